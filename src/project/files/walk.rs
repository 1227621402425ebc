//! The files of folders that are checked.
//!
//! Invariant: a walk never leaves the folder that it was given. Links to folders are not followed;
//! a link to a file in the folder is taken, once, where that file is not found by itself; what a
//! link leads to outside is left out, and told. A link that the user names is taken for what it
//! leads to.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io, iter, slice};

use ignore::DirEntry;

use super::annotated::may_be_annotated;
use super::folders::{Folders, Ignored, WalkSettings};
use super::found::Found;
use super::unread::unread;

/// The files that `paths` name, and in folders those that look annotated and that `settings` do not
/// exclude: by their names, links behind all others.
pub fn walk(
    paths: &[PathBuf],
    ignored: Ignored,
    settings: Arc<dyn WalkSettings>,
) -> impl Iterator<Item = Found> {
    let folders = Folders::new(ignored, settings);
    Walk {
        named: paths.iter(),
        entries: None,
        folders: Arc::new(folders),
        links: VecDeque::new(),
        linked: BTreeSet::new(),
        listed: BTreeMap::new(),
    }
}

struct Walk<'p> {
    /// The paths that the user names.
    named: slice::Iter<'p, PathBuf>,
    /// What is still to be looked at in one of these, with its real path.
    entries: Option<(ignore::Walk, Arc<Path>)>,
    folders: Arc<Folders>,
    /// The links that were met, with the real paths of the folders that were given.
    links: VecDeque<(PathBuf, Arc<Path>)>,
    /// What links led to, by its real path.
    linked: BTreeSet<PathBuf>,
    /// The names in folders that links led to.
    listed: BTreeMap<PathBuf, BTreeSet<OsString>>,
}

impl Iterator for Walk<'_> {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        loop {
            let refused = self.folders.refused().pop_front();
            let found = if refused.is_some() {
                refused
            } else if self.entries.is_some() {
                match self.next_entry() {
                    Some(Ok(entry)) => self.entry(&entry),
                    Some(Err(error)) => unread(&error),
                    None => None,
                }
            } else if let Some(path) = self.named.next() {
                let found = self.named(path);
                found.unwrap_or_else(|error| Some(Found::Unread(path.clone(), error)))
            } else {
                let (link, root) = self.links.pop_front()?;
                let found = self.link(&link, &root);
                found.unwrap_or_else(|error| Some(Found::Unread(link, error)))
            };
            if found.is_some() {
                return found;
            }
        }
    }
}

impl Walk<'_> {
    fn next_entry(&mut self) -> Option<Result<DirEntry, ignore::Error>> {
        let (entries, _) = self.entries.as_mut()?;
        let entry = entries.next();
        if entry.is_none() {
            self.entries = None;
        }
        entry
    }

    fn named(&mut self, path: &Path) -> io::Result<Option<Found>> {
        if path.as_os_str() == "-" || !fs::metadata(path)?.is_dir() {
            return Ok(Some(Found::File(path.to_owned())));
        }
        let root: Arc<Path> = fs::canonicalize(path)?.into();
        // The lists of folders above count as well.
        let with_lists = iter::once(path).chain(root.ancestors().skip(1));
        if self.folders.begin(path, &root) && !self.folders.refuse(with_lists) {
            let (folders, inside) = (Arc::clone(&self.folders), Arc::clone(&root));
            let mut builder = self.folders.builder(path);
            builder.filter_entry(move |entry| folders.has(entry, &inside));
            self.entries = Some((builder.build(), root));
        }
        Ok(None)
    }

    fn entry(&mut self, entry: &DirEntry) -> Option<Found> {
        let (_, root) = self.entries.as_ref()?;
        let (path, kind) = (entry.path(), entry.file_type()?);
        if entry.depth() == 0 {
            return None;
        }
        if kind.is_symlink() {
            self.links.push_back((path.to_owned(), Arc::clone(root)));
            return None;
        }
        // Others, such as pipes, are not opened.
        match kind.is_file().then(|| self.folders.is_annotated(path))? {
            Ok(is_annotated) => is_annotated.then(|| Found::File(path.to_owned())),
            Err(error) => Some(Found::Unread(path.to_owned(), error)),
        }
    }

    fn link(&mut self, link: &Path, root: &Path) -> io::Result<Option<Found>> {
        let real = fs::canonicalize(link)?;
        let metadata = fs::metadata(&real)?;
        if !real.starts_with(root) {
            let named = metadata.is_dir() || may_be_annotated(link);
            return Ok(named.then(|| Found::Outside(link.to_owned())));
        }
        if !metadata.is_file() || self.finds(&real)? || !self.folders.is_annotated(link)? {
            return Ok(None);
        }
        let is_first = self.linked.insert(real);
        Ok(is_first.then(|| Found::File(link.to_owned())))
    }

    /// Whether the walk takes the file at `real`, a real path, without a link.
    fn finds(&mut self, real: &Path) -> io::Result<bool> {
        let (Some(parent), Some(name)) = (real.parent(), real.file_name()) else {
            return Ok(false);
        };
        let Some(folder) = self.folders.seen().get(parent).cloned() else {
            return Ok(false);
        };
        let list = || self.folders.list(&folder);
        let names = self.listed.entry(parent.to_owned()).or_insert_with(list);
        Ok(names.contains(name) && self.folders.is_annotated(&folder.join(name))?)
    }
}
