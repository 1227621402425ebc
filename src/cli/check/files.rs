//! Which files are checked.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::model::Document;

/// A file, or a path that could not be read and why.
pub(in crate::cli) type Found = Result<PathBuf, (PathBuf, io::Error)>;

/// Names that only annotated files have.
const ANNOTATED: [&str; 5] = [".ner", ".annotated", ".ann.txt", ".bracket.txt", ".ner.txt"];

/// Names that annotated files have among others.
const PERHAPS: [&str; 3] = [".txt", ".html", ".htm"];

/// How much of a file is looked at to see whether it is annotated, in bytes.
const HEAD: u64 = 64 << 10;

/// The files that `paths` name, and in folders those that look annotated, by their names. What
/// lies in a folder and is `excluded` is left out.
pub(in crate::cli) fn walk(
    paths: &[PathBuf],
    excluded: impl Fn(&Path) -> bool,
) -> impl Iterator<Item = Found> {
    let mut walk = Walk {
        excluded,
        waiting: paths
            .iter()
            .rev()
            .map(|path| (path.clone(), Named::ByUser))
            .collect(),
        folders: HashSet::new(),
    };
    std::iter::from_fn(move || walk.next())
}

/// How a path came to be looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    ByUser,
    ByFolder,
}

struct Walk<E> {
    excluded: E,
    /// What is still to be looked at, the next one last.
    waiting: Vec<(PathBuf, Named)>,
    /// The folders that were looked at, by their real paths: links may lead in circles.
    folders: HashSet<PathBuf>,
}

impl<E: Fn(&Path) -> bool> Walk<E> {
    fn next(&mut self) -> Option<Found> {
        loop {
            let (path, named) = self.waiting.pop()?;
            if named == Named::ByUser && path.as_os_str() == "-" {
                return Some(Ok(path));
            }
            if named == Named::ByFolder && (self.excluded)(&path) {
                continue;
            }
            let looked = fs::metadata(&path).and_then(|metadata| {
                if metadata.is_dir() {
                    self.enter(&path)?;
                    return Ok(false);
                }
                Ok(named == Named::ByUser || (metadata.is_file() && looks_annotated(&path)?))
            });
            match looked {
                Ok(true) => return Some(Ok(path)),
                Ok(false) => {}
                Err(error) => return Some(Err((path, error))),
            }
        }
    }

    fn enter(&mut self, folder: &Path) -> io::Result<()> {
        if !self.folders.insert(fs::canonicalize(folder)?) {
            return Ok(());
        }
        let mut entries = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
            if !hidden {
                entries.push(entry.path());
            }
        }
        entries.sort_unstable_by(|a, b| b.cmp(a));
        self.waiting
            .extend(entries.into_iter().map(|path| (path, Named::ByFolder)));
        Ok(())
    }
}

fn looks_annotated(path: &Path) -> io::Result<bool> {
    let Some(name) = path
        .file_name()
        .map(|name| name.to_string_lossy().to_lowercase())
    else {
        return Ok(false);
    };
    if ANNOTATED.iter().any(|ending| name.ends_with(ending)) {
        return Ok(true);
    }
    if !PERHAPS.iter().any(|ending| name.ends_with(ending)) {
        return Ok(false);
    }
    let mut head = Vec::new();
    File::open(path)?.take(HEAD).read_to_end(&mut head)?;
    let document = Document::new(&String::from_utf8_lossy(&head), 0);
    Ok(document.summary().mentions > 0 || document.is_cable())
}
