//! Replaces a file as a whole: whatever happens, it holds the old text or the new one.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Puts `text` in the place of the file at `path`, which keeps its permissions. A link stays a
/// link, to the new text.
pub(super) fn replace(path: &Path, text: &str) -> io::Result<()> {
    replace_by(path, |temporary| {
        let mut file = File::create_new(temporary)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()
    })
}

/// As [`replace`], with the text that `write` writes to a new file in the same folder.
fn replace_by(path: &Path, write: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    let metadata = fs::metadata(&path)?;
    if metadata.permissions().readonly() {
        let reason = "the file is read-only";
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, reason));
    }
    let temporary = temporary(&path);
    let replaced = write(&temporary)
        .and_then(|()| fs::set_permissions(&temporary, metadata.permissions()))
        .and_then(|()| keep_owner(&temporary, &metadata))
        .and_then(|()| fs::rename(&temporary, &path));
    if replaced.is_err() {
        // There may be none; and what went wrong is told already.
        let _ = fs::remove_file(&temporary);
    }
    replaced
}

/// A name beside `path` that nothing has: hidden, so that no walk takes it for a text.
fn temporary(path: &Path) -> PathBuf {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!(".glossator-{}-{count}.tmp", std::process::id());
    path.with_file_name(name)
}

/// A file that somebody else owns stays theirs, where we may give it back.
#[cfg(unix)]
fn keep_owner(temporary: &Path, metadata: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, chown};
    let now = fs::metadata(temporary)?;
    if (now.uid(), now.gid()) == (metadata.uid(), metadata.gid()) {
        return Ok(());
    }
    chown(temporary, Some(metadata.uid()), Some(metadata.gid()))
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "as on other systems")]
fn keep_owner(_: &Path, _: &fs::Metadata) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("glossator-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.collect()
    }

    #[test]
    fn a_full_disk_leaves_the_old_text_and_nothing_else() {
        let folder = folder("full");
        let path = folder.join("a.txt");
        fs::write(&path, "old").unwrap();
        let full = |temporary: &Path| {
            fs::write(temporary, "ne")?;
            Err(io::Error::from(io::ErrorKind::StorageFull))
        };
        let error = replace_by(&path, full).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::StorageFull);
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(names(&folder), ["a.txt"]);
        fs::remove_dir_all(folder).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_are_kept() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let folder = folder("kept");
        let (path, link) = (folder.join("a.txt"), folder.join("b.txt"));
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&path, &link).unwrap();
        replace(&link, "new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).unwrap();
        let error = replace(&path, "newer").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::PermissionDenied);
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        fs::remove_dir_all(folder).unwrap();
    }
}
