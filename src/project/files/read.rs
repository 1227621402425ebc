//! Reads files that settings name: files only, inside the folder only, so many bytes and no more.

use std::fs::{self, File, Metadata};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::project::pattern::Pattern;

/// What is said of what lies elsewhere.
const OUTSIDE: &str = "it is a link that leads outside the folder of the settings";

/// How many entries of folders are looked at for all patterns of a project.
pub(in crate::project) const MOST_ENTRIES: usize = 100_000;

/// The text of the file at `path` if it has at most `most` bytes and lies in `folder`.
///
/// # Errors
/// It does not, cannot be read, or is not UTF-8.
pub(in crate::project) fn read(path: &Path, folder: &Path, most: u64) -> io::Result<String> {
    let real = inside(path, folder)?;
    // Opening a pipe would wait for who writes to it.
    if !fs::metadata(&real)?.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    let file = File::open(&real)?;
    // A link may have been put in its way since.
    if inside(path, folder)? != real || !is_same(&file.metadata()?, &fs::symlink_metadata(&real)?) {
        return Err(io::Error::other("it was replaced while it was read"));
    }
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(io::Error::other(format!("it is larger than {most} bytes")));
    }
    let text = String::from_utf8(bytes);
    text.map_err(|error| {
        let byte = error.utf8_error().valid_up_to() + 1;
        io::Error::other(format!("it is not text in UTF-8 (byte {byte})"))
    })
}

/// Where `path`, which must lie in `folder`, really is.
fn inside(path: &Path, folder: &Path) -> io::Result<PathBuf> {
    let real = fs::canonicalize(path)?;
    if real.starts_with(fs::canonicalize(folder)?) {
        return Ok(real);
    }
    Err(io::Error::other(OUTSIDE))
}

/// Whether both are of one file, as far as the system tells.
#[cfg(unix)]
fn is_same(a: &Metadata, b: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    (a.dev(), a.ino()) == (b.dev(), b.ino())
}

#[cfg(not(unix))]
fn is_same(a: &Metadata, b: &Metadata) -> bool {
    a.is_file() == b.is_file() && a.len() == b.len()
}

/// The files in `folder` that match `pattern`, in the order of their names. Links to folders are
/// not followed, but where the pattern names one that stays in the folder. `left` is how many
/// entries may still be looked at.
///
/// # Errors
/// A folder cannot be read or is not in `folder`, or there is too much in it.
pub(in crate::project) fn matching(
    folder: &Path,
    pattern: &Pattern,
    left: &mut usize,
) -> io::Result<Vec<PathBuf>> {
    let start = folder.join(literal_start(pattern.as_str()));
    let found = match inside(&start, folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(error),
        Ok(real) => found_from(&start, &real, (folder, pattern), left)?,
    };
    Ok(found)
}

fn found_from(
    start: &Path,
    real: &Path,
    (folder, pattern): (&Path, &Pattern),
    left: &mut usize,
) -> io::Result<Vec<PathBuf>> {
    let (mut found, mut waiting) = (Vec::new(), vec![start.to_owned()]);
    while let Some(path) = waiting.pop() {
        let looked = if path == *start { real } else { &path };
        let Ok(metadata) = looked.symlink_metadata() else {
            continue;
        };
        if !metadata.is_dir() {
            let inside = path.strip_prefix(folder).unwrap_or(&path);
            if pattern.matches(inside) {
                found.push(path);
            }
            continue;
        }
        for entry in fs::read_dir(&path)? {
            *left = left.checked_sub(1).ok_or_else(|| {
                let message = format!("there are more than {MOST_ENTRIES} files to look through");
                io::Error::other(message)
            })?;
            waiting.push(entry?.path());
        }
    }
    found.sort();
    Ok(found)
}

/// The folders or file that `pattern` begins with, up to the first that is a pattern itself.
/// Names match anywhere, so they begin with nothing.
fn literal_start(pattern: &str) -> PathBuf {
    let is_literal = |part: &&str| !part.contains(['*', '?', '[', '{', '\\']);
    let parts = pattern.split('/').take_while(is_literal);
    if pattern.contains('/') {
        parts.filter(|part| *part != ".").collect()
    } else {
        PathBuf::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_patterns_begin_with() {
        for (pattern, start) in [
            ("names/*.txt", "names"),
            ("./a/b/c.txt", "a/b/c.txt"),
            ("*.txt", ""),
            ("names.txt", ""),
            ("**/a.txt", ""),
        ] {
            assert_eq!(literal_start(pattern), Path::new(start), "{pattern}");
        }
    }
}
