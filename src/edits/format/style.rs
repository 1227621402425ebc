//! The spacing that the formatter gives a document.

use crate::model::Document;
use crate::model::style::{has_mixed_padding, is_tokenised, usual_padding};
use crate::syntax::{AnomalyGroup, Summary};

/// The spacing of the document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    /// The number of blanks before a `]`.
    pub(super) padding: usize,
    /// True if blanks stand around words, punctuation and mentions.
    pub(super) tokenised: bool,
    /// True if mentions are padded in several ways, which all stay.
    pub(super) mixed: bool,
}

impl Style {
    pub(super) fn of(document: &Document) -> Self {
        let mut spacing = document.summary().spacing;
        let padding = usual_padding(spacing);
        // Counted as after formatting: odd padding becomes the usual one.
        spacing[padding] += std::mem::take(&mut spacing[3]);
        Self {
            padding,
            tokenised: is_tokenised(document),
            mixed: has_mixed_padding(spacing),
        }
    }

    /// Returns true if a block with `summary` may need an edit.
    pub(super) fn may_offend(self, summary: &Summary) -> bool {
        let lines = summary.lines;
        let mentions = summary.mentions > summary.spacing[self.padding];
        let glued = summary.anomalies_in(AnomalyGroup::Brackets) > 0;
        let touching = summary.anomalies_in(AnomalyGroup::Touching) > 0;
        mentions || glued || lines.stray > 0 || self.tokenised && (touching || lines.bare > 0)
    }

    /// The number of blanks to put before a `]` that now has `blanks`.
    pub(super) fn padding(self, blanks: usize) -> usize {
        if self.mixed && !self.tokenised && blanks < 3 {
            blanks
        } else {
            self.padding
        }
    }
}
