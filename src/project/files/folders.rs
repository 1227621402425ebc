//! The folders of a walk: which entries of them are looked at, each once.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::{fs, io};

use ignore::{DirEntry, WalkBuilder};

use super::annotated::{looks_annotated, may_be_annotated};
use super::found::Found;
use super::unread::endless_list;
use crate::model::LabelChoice;

/// What becomes of files that git ignores: by `.gitignore`, `.git/info/exclude` or the user's own
/// list, in a repository, or by `.ignore` anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ignored {
    /// They are left out in folders, like hidden files.
    LeftOut,
    /// They are files like others.
    Taken,
}

/// What settings say of the files in folders.
pub trait WalkSettings: Send + Sync {
    /// Returns true if the file or folder at `path` is left out.
    fn exclude(&self, path: &Path) -> bool;

    /// The choice of labels for the file at `path`.
    ///
    /// # Errors
    /// The settings cannot be used.
    fn labels(&self, path: &Path) -> io::Result<LabelChoice>;
}

/// The folders of a walk, and which entries of them are looked at.
pub(super) struct Folders {
    ignored: Ignored,
    settings: Arc<dyn WalkSettings>,
    /// Those that were looked at, by their real paths, each as it was seen: two of the paths that
    /// were named may have folders in common.
    seen: Mutex<BTreeMap<PathBuf, PathBuf>>,
    /// Why folders were not looked at, until that is returned.
    refused: Mutex<VecDeque<Found>>,
}

impl Folders {
    pub(super) fn new(ignored: Ignored, settings: Arc<dyn WalkSettings>) -> Self {
        Self {
            ignored,
            settings,
            seen: Mutex::default(),
            refused: Mutex::default(),
        }
    }

    /// All that there is to a walk through `folder`, by names.
    pub(super) fn builder(&self, folder: &Path) -> WalkBuilder {
        let mut builder = WalkBuilder::new(folder);
        builder
            .standard_filters(self.ignored == Ignored::LeftOut)
            .hidden(true)
            .sort_by_file_name(Ord::cmp);
        builder
    }

    /// Whether `entry`, in the folder `root`, a real path, is looked at.
    pub(super) fn has(&self, entry: &DirEntry, root: &Path) -> bool {
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        !self.settings.exclude(entry.path())
            && (!is_folder || self.begin(entry.path(), root) && !self.refuse([entry.path()]))
    }

    /// Returns true if one of `folders`, whose lists a walk would read, has one that never ends.
    pub(super) fn refuse<'f>(&self, folders: impl IntoIterator<Item = &'f Path>) -> bool {
        if self.ignored == Ignored::Taken {
            return false;
        }
        let Some(refused) = folders.into_iter().find_map(endless_list) else {
            return false;
        };
        self.refused().push_back(refused);
        true
    }

    /// Whether `folder` is looked at for the first time, and in `root`.
    pub(super) fn begin(&self, folder: &Path, root: &Path) -> bool {
        // What cannot be found cannot be read, which is told then.
        let Ok(real) = fs::canonicalize(folder) else {
            return true;
        };
        let mut seen = self.seen();
        // A folder may have become a link since it was listed.
        if seen.contains_key(&real) || !real.starts_with(root) {
            return false;
        }
        seen.insert(real, folder.to_owned());
        true
    }

    /// The names of what is looked at in `folder`.
    pub(super) fn list(self: &Arc<Self>, folder: &Path) -> BTreeSet<OsString> {
        let folders = Arc::clone(self);
        let mut builder = self.builder(folder);
        builder
            .max_depth(Some(1))
            .filter_entry(move |entry| !folders.settings.exclude(entry.path()));
        let entries = builder.build().flatten();
        entries.map(|entry| entry.file_name().to_owned()).collect()
    }

    /// Returns true if the file at `path` looks annotated, by the labels given for it. One whose
    /// settings cannot be used is taken, so that somebody is told.
    pub(super) fn is_annotated(&self, path: &Path) -> io::Result<bool> {
        if !may_be_annotated(path) {
            return Ok(false);
        }
        match self.settings.labels(path) {
            Ok(LabelChoice::Given(own)) => looks_annotated(path, Some(&own)),
            Ok(LabelChoice::Recognised) => looks_annotated(path, None),
            Err(_) => Ok(true),
        }
    }

    pub(super) fn refused(&self) -> MutexGuard<'_, VecDeque<Found>> {
        self.refused.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn seen(&self) -> MutexGuard<'_, BTreeMap<PathBuf, PathBuf>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
