//! The edits of a renaming, those to confirm grouped by reason.

use rustc_hash::FxHashMap;

use crate::text::Edit;

/// Most reasons to doubt edits that are told apart: clients ask about each of them.
pub(super) const MAX_REASONS: usize = 100;

/// The edits of a renaming.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renaming {
    /// The edits that are surely meant.
    pub certain: Vec<Edit>,
    /// The edits that may not be meant, by reason.
    pub doubtful: Vec<Doubtful>,
}

/// Edits to confirm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubtful {
    /// The reason, in the user's words.
    pub reason: String,
    /// The edits.
    pub edits: Vec<Edit>,
}

/// A renaming as it grows. There may be as many reasons as mentions, one for each label.
pub(super) struct RenamingBuilder {
    pub(super) renaming: Renaming,
    /// The index of each reason's group in `renaming.doubtful`.
    groups: FxHashMap<String, usize>,
    /// The reason that stands for all beyond the first [`MAX_REASONS`].
    further: String,
}

impl RenamingBuilder {
    /// `further` is the reason that stands for all beyond the first [`MAX_REASONS`].
    pub(super) fn new(further: String) -> Self {
        Self {
            renaming: Renaming::default(),
            groups: FxHashMap::default(),
            further,
        }
    }

    pub(super) fn add(&mut self, edit: Option<Edit>, doubt: Option<String>) {
        let Some(reason) = doubt else {
            return self.renaming.certain.extend(edit);
        };
        let Some(edit) = edit else {
            return;
        };
        let doubtful = &mut self.renaming.doubtful;
        let is_kept = doubtful.len() < MAX_REASONS || self.groups.contains_key(&reason);
        let reason = if is_kept {
            reason
        } else {
            self.further.clone()
        };
        if let Some(group) = self.groups.get(&reason) {
            return doubtful[*group].edits.push(edit);
        }
        self.groups.insert(reason.clone(), doubtful.len());
        doubtful.push(Doubtful {
            reason,
            edits: vec![edit],
        });
    }
}
