//! Which files are checked.
//!
//! Invariant: a walk never leaves the folder that it was given. Links to folders are not followed;
//! a link to a file in the folder is taken, once, where that file is not found by itself; what a
//! link leads to outside is left out, and told. A link that the user names is taken for what it
//! leads to.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs::{self, File, Metadata};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::project::contained::contained;
use crate::project::detect::is_annotated;

/// What a walk comes to.
#[derive(Debug)]
pub enum Met {
    /// A file to be looked at.
    File(PathBuf),
    /// A path that could not be read, and why.
    Unread(PathBuf, io::Error),
    /// A link that leads outside the folder that was given.
    Outside(PathBuf),
}

/// Names that only annotated files have.
const ANNOTATED: [&str; 5] = [".ner", ".annotated", ".ann.txt", ".bracket.txt", ".ner.txt"];

/// Names that annotated files have among others.
const PERHAPS: [&str; 3] = [".txt", ".html", ".htm"];

/// How much of a file is looked at to see whether it is annotated, in bytes.
const HEAD: u64 = 64 << 10;

/// The files that `paths` name, and in folders those that look annotated: by their names, links
/// behind all others. What lies in a folder and is `excluded` is left out.
pub fn walk(paths: &[PathBuf], excluded: impl Fn(&Path) -> bool) -> impl Iterator<Item = Met> {
    let named = paths.iter().rev().cloned();
    let mut walk = Walk {
        excluded,
        waiting: named.map(Waiting::Named).collect(),
        folders: BTreeMap::new(),
        links: VecDeque::new(),
        linked: BTreeSet::new(),
    };
    std::iter::from_fn(move || walk.next())
}

/// What is still to be looked at.
enum Waiting {
    /// A path that the user names.
    Named(PathBuf),
    /// A path in a folder of the walk through the folder `root`, a real path.
    Inside(PathBuf, Rc<Path>),
    /// What became of a folder's entry that could not be read.
    Failed(PathBuf, io::Error),
}

struct Walk<E> {
    excluded: E,
    /// The next one last.
    waiting: Vec<Waiting>,
    /// The folders that were looked at, by their real paths, each as it was seen: two of the paths
    /// that were named may have folders in common.
    folders: BTreeMap<PathBuf, PathBuf>,
    /// The links that were met, with the real paths of the folders that were given.
    links: VecDeque<(PathBuf, Rc<Path>)>,
    /// What links led to, by its real path.
    linked: BTreeSet<PathBuf>,
}

impl<E: Fn(&Path) -> bool> Walk<E> {
    fn next(&mut self) -> Option<Met> {
        loop {
            let (path, met) = match self.waiting.pop() {
                Some(Waiting::Named(path)) => (path.clone(), self.named(path)),
                Some(Waiting::Inside(path, root)) => (path.clone(), self.inside(path, &root)),
                Some(Waiting::Failed(path, error)) => (path, Err(error)),
                None => {
                    let (link, root) = self.links.pop_front()?;
                    (link.clone(), self.link(link, &root))
                }
            };
            match met {
                Ok(None) => {}
                Ok(Some(met)) => return Some(met),
                Err(error) => return Some(Met::Unread(path, error)),
            }
        }
    }

    fn named(&mut self, path: PathBuf) -> io::Result<Option<Met>> {
        if path.as_os_str() == "-" || !fs::metadata(&path)?.is_dir() {
            return Ok(Some(Met::File(path)));
        }
        let root = fs::canonicalize(&path)?.into();
        self.enter(&path, &root)?;
        Ok(None)
    }

    fn inside(&mut self, path: PathBuf, root: &Rc<Path>) -> io::Result<Option<Met>> {
        if (self.excluded)(&path) {
            return Ok(None);
        }
        let metadata = fs::symlink_metadata(&path)?;
        if metadata.is_symlink() {
            self.links.push_back((path, Rc::clone(root)));
        } else if metadata.is_dir() {
            self.enter(&path, root)?;
        } else if is_wanted(&path, &metadata)? {
            return Ok(Some(Met::File(path)));
        }
        Ok(None)
    }

    /// Puts what is in `folder` in its order before all else that waits.
    fn enter(&mut self, folder: &Path, root: &Rc<Path>) -> io::Result<()> {
        let real = fs::canonicalize(folder)?;
        // A folder may have become a link since it was looked at.
        if self.folders.contains_key(&real) || !real.starts_with(root) {
            return Ok(());
        }
        let (mut entries, mut failed) = (Vec::new(), None);
        for entry in fs::read_dir(folder)? {
            match entry {
                Ok(entry) if is_hidden(&entry.path()) => {}
                Ok(entry) => entries.push(entry.path()),
                Err(error) => failed = Some(Waiting::Failed(folder.to_owned(), error)),
            }
        }
        self.folders.insert(real, folder.to_owned());
        entries.sort_unstable_by(|a, b| b.cmp(a));
        let inside = |path| Waiting::Inside(path, Rc::clone(root));
        self.waiting.extend(failed);
        self.waiting.extend(entries.into_iter().map(inside));
        Ok(())
    }

    fn link(&mut self, link: PathBuf, root: &Path) -> io::Result<Option<Met>> {
        let real = fs::canonicalize(&link)?;
        let metadata = fs::metadata(&real)?;
        if !real.starts_with(root) {
            let named = metadata.is_dir() || kind(&link).is_some();
            return Ok(named.then_some(Met::Outside(link)));
        }
        if self.finds(&real)? || !is_wanted(&link, &metadata)? {
            return Ok(None);
        }
        Ok(self.linked.insert(real).then_some(Met::File(link)))
    }

    /// Whether the walk takes the file at `real`, a real path, without a link.
    fn finds(&self, real: &Path) -> io::Result<bool> {
        let folder = real.parent().and_then(|folder| self.folders.get(folder));
        let (Some(folder), Some(name)) = (folder, real.file_name()) else {
            return Ok(false);
        };
        let seen = folder.join(name);
        let passed_over = is_hidden(&seen) || (self.excluded)(&seen);
        Ok(!passed_over && is_wanted(&seen, &fs::symlink_metadata(real)?)?)
    }
}

fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    name.as_encoded_bytes().starts_with(b".")
}

/// What the name of a file says about it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Annotated,
    Perhaps,
}

fn kind(path: &Path) -> Option<Kind> {
    let name = path.file_name()?.to_string_lossy().to_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    if ends(&ANNOTATED) {
        return Some(Kind::Annotated);
    }
    ends(&PERHAPS).then_some(Kind::Perhaps)
}

/// Whether what is at `path` is a file that looks annotated. Others, such as pipes, are not
/// opened.
fn is_wanted(path: &Path, metadata: &Metadata) -> io::Result<bool> {
    match kind(path) {
        Some(kind) if metadata.is_file() => {
            Ok(kind == Kind::Annotated || contained(|| looks_annotated(path))??)
        }
        _ => Ok(false),
    }
}

fn looks_annotated(path: &Path) -> io::Result<bool> {
    let mut head = Vec::new();
    File::open(path)?.take(HEAD).read_to_end(&mut head)?;
    Ok(is_annotated(&String::from_utf8_lossy(&head)))
}
