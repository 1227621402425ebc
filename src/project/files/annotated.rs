//! Which files look annotated: by their names, and where these do not say, by what they begin with.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use crate::project::contained::contained;
use crate::project::detect::is_annotated;
use crate::syntax::LabelSet;

/// Names that only annotated files have.
const ANNOTATED: [&str; 5] = [".ner", ".annotated", ".ann.txt", ".bracket.txt", ".ner.txt"];

/// Names that annotated files have among others.
const PERHAPS: [&str; 3] = [".txt", ".html", ".htm"];

/// How much of a file is looked at to see whether it is annotated, in bytes.
const HEAD: u64 = 64 << 10;

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

/// Whether a file with this name may be annotated.
pub(super) fn may_be_annotated(path: &Path) -> bool {
    kind(path).is_some()
}

/// Returns true if the file at `path` looks annotated; mentions of the labels of `own` are sure
/// ones.
pub(super) fn looks_annotated(path: &Path, own: Option<&LabelSet>) -> io::Result<bool> {
    match kind(path) {
        Some(Kind::Annotated) => Ok(true),
        Some(Kind::Perhaps) => contained(|| begins_annotated(path, own))?,
        None => Ok(false),
    }
}

fn begins_annotated(path: &Path, own: Option<&LabelSet>) -> io::Result<bool> {
    let mut head = Vec::new();
    File::open(path)?.take(HEAD).read_to_end(&mut head)?;
    Ok(is_annotated(&String::from_utf8_lossy(&head), own))
}
