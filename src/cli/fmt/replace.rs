//! Replaces a file as a whole: whatever happens, it holds the old text or the new one, and nothing
//! that somebody else wrote to it meanwhile is lost.
//!
//! The new text is written to a file beside it, which then takes its name. That file is never
//! readable by more people than the old one. A file is refused if the new one could not keep all of
//! it: a second name (a hard link), or an owner to whom we may not give files.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// The error that kept a file from being replaced.
#[derive(Debug)]
pub(super) enum ReplaceError {
    /// The file changed since it was read.
    Changed,
    /// Any other error.
    Other(io::Error),
}

impl From<io::Error> for ReplaceError {
    fn from(error: io::Error) -> Self {
        Self::Other(error)
    }
}

/// Replaces the text of the file at `path`, which was `before` when it was read, with `text`. The
/// file keeps its owner and permissions; a symbolic link stays one, to the new text.
///
/// # Errors
/// [`ReplaceError::Changed`] if the file no longer holds `before`; any error of reading or writing.
pub(super) fn replace(path: &Path, before: &str, text: &str) -> Result<(), ReplaceError> {
    replace_by(path, before, |file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    })
}

/// As [`replace`], with the text that `write` writes to a new file in the same folder.
fn replace_by(
    path: &Path,
    before: &str,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> Result<(), ReplaceError> {
    let real = fs::canonicalize(path)?;
    let metadata = fs::metadata(&real)?;
    refuse(&metadata)?;
    let temporary = temporary(&real);
    let mut file = create(&temporary, &metadata)?;
    let replaced = keep(&file, &metadata)
        .and_then(|()| write(&mut file))
        .map_err(ReplaceError::Other)
        .and_then(|()| still_holds(path, &real, &metadata, before))
        .and_then(|()| fs::rename(&temporary, &real).map_err(ReplaceError::Other));
    if replaced.is_err() {
        // The first error is returned already.
        let _ = fs::remove_file(&temporary);
    }
    replaced
}

/// Checks that `path` still leads to the file at `real` with the metadata `then`, and that it holds
/// `before`.
fn still_holds(
    path: &Path,
    real: &Path,
    then: &Metadata,
    before: &str,
) -> Result<(), ReplaceError> {
    if fs::canonicalize(path)? != real {
        return Err(ReplaceError::Changed);
    }
    let file = File::open(real)?;
    if !is_same(&file.metadata()?, then) || !holds(file, before.as_bytes())? {
        return Err(ReplaceError::Changed);
    }
    Ok(())
}

/// Returns true if `file` holds `bytes` and nothing else.
fn holds(mut file: File, mut bytes: &[u8]) -> io::Result<bool> {
    let mut part = vec![0; 64 << 10];
    loop {
        let read = file.read(&mut part)?;
        if read == 0 {
            return Ok(bytes.is_empty());
        }
        let Some(rest) = bytes.strip_prefix(&part[..read]) else {
            return Ok(false);
        };
        bytes = rest;
    }
}

/// An unused name beside `path`, hidden so that no walk takes it for a text.
fn temporary(path: &Path) -> PathBuf {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!(".glossator-{}-{count}.tmp", std::process::id());
    path.with_file_name(name)
}

/// Refuses a file that cannot be replaced without a loss.
fn refuse(metadata: &Metadata) -> io::Result<()> {
    if metadata.permissions().readonly() {
        let reason = "the file is read-only";
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, reason));
    }
    match names(metadata) {
        0 | 1 => Ok(()),
        count => Err(io::Error::other(format!(
            "it has {count} names (hard links), and a new text under one of them would part them; \
             it stays as it is"
        ))),
    }
}

/// The number of names (hard links) of a file.
#[cfg(unix)]
fn names(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(metadata)
}

/// The standard library gives no number of names here.
#[cfg(not(unix))]
fn names(_: &Metadata) -> u64 {
    1
}

/// Creates the file at `path` with no permissions for others, and for its owner those in
/// `metadata`.
#[cfg(unix)]
fn create(path: &Path, metadata: &Metadata) -> io::Result<File> {
    use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
    let owners = metadata.permissions().mode() & 0o700;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true).mode(owners).open(path)
}

#[cfg(not(unix))]
fn create(path: &Path, _: &Metadata) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

/// Gives `file` the owner and permissions in `metadata`. The owner comes first, since the
/// permissions are meant for that one and a change of owner cuts them.
#[cfg(unix)]
fn keep(file: &File, metadata: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let now = file.metadata()?;
    if (now.uid(), now.gid()) != (metadata.uid(), metadata.gid()) {
        fchown(file, Some(metadata.uid()), Some(metadata.gid())).map_err(|error| {
            let reason =
                format!("it is another user's or group's, to whom a copy cannot be given: {error}");
            io::Error::new(error.kind(), reason)
        })?;
    }
    file.set_permissions(metadata.permissions())
}

#[cfg(not(unix))]
fn keep(file: &File, metadata: &Metadata) -> io::Result<()> {
    file.set_permissions(metadata.permissions())
}

/// Returns true if both describe one file with the same number of names, owner and permissions.
#[cfg(unix)]
fn is_same(a: &Metadata, b: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let all = |of: &Metadata| {
        (
            of.dev(),
            of.ino(),
            of.nlink(),
            of.mode(),
            of.uid(),
            of.gid(),
        )
    };
    all(a) == all(b)
}

#[cfg(not(unix))]
fn is_same(a: &Metadata, b: &Metadata) -> bool {
    a.permissions() == b.permissions()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder that is gone when the test ends.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let own = format!("glossator-{name}-{}", std::process::id());
            let folder = std::env::temp_dir().join(own);
            let _ = fs::remove_dir_all(&folder);
            fs::create_dir_all(&folder).unwrap();
            Self(folder)
        }

        fn file(&self, text: &str) -> PathBuf {
            let path = self.0.join("a.txt");
            fs::write(&path, text).unwrap();
            path
        }

        fn names(&self) -> Vec<String> {
            let entries = fs::read_dir(&self.0).unwrap();
            let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
            names.collect()
        }

        /// The only other file there is.
        fn temporary(&self) -> PathBuf {
            let mut names = self.names();
            names.retain(|name| name != "a.txt");
            assert_eq!(names.len(), 1, "{names:?}");
            self.0.join(&names[0])
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn error(failure: ReplaceError) -> io::Error {
        match failure {
            ReplaceError::Other(error) => error,
            ReplaceError::Changed => panic!("it was not changed"),
        }
    }

    #[test]
    fn a_full_disk_leaves_the_old_text_and_nothing_else() {
        let folder = Folder::new("full");
        let path = folder.file("old");
        let full = |file: &mut File| {
            file.write_all(b"ne")?;
            Err(io::Error::from(io::ErrorKind::StorageFull))
        };
        let error = error(replace_by(&path, "old", full).unwrap_err());
        assert_eq!(error.kind(), io::ErrorKind::StorageFull);
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(folder.names(), ["a.txt"]);
    }

    #[test]
    fn what_was_written_meanwhile_stays() {
        let folder = Folder::new("meanwhile");
        let path = folder.file("old");
        let other = folder.0.join("b");
        let changes: [&dyn Fn(); 3] = [
            &|| fs::write(&path, "old and more").unwrap(),
            &|| fs::write(&path, "odd").unwrap(),
            // As editors save: another file of the same name.
            &|| {
                fs::write(&other, "old").unwrap();
                fs::rename(&other, &path).unwrap();
            },
        ];
        for change in &changes[..if cfg!(unix) { 3 } else { 2 }] {
            fs::write(&path, "old").unwrap();
            let written = |file: &mut File| {
                change();
                file.write_all(b"new")
            };
            let failure = replace_by(&path, "old", written).unwrap_err();
            assert!(matches!(failure, ReplaceError::Changed), "{failure:?}");
            assert_ne!(fs::read_to_string(&path).unwrap(), "new");
            assert_eq!(folder.names(), ["a.txt"]);
        }
        let gone = |file: &mut File| {
            fs::remove_file(&path)?;
            file.write_all(b"new")
        };
        let gone = error(replace_by(&path, "old", gone).unwrap_err());
        assert_eq!(gone.kind(), io::ErrorKind::NotFound);
        assert_eq!(folder.names(), [""; 0]);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_are_kept() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let folder = Folder::new("kept");
        let (path, link) = (folder.file("old"), folder.0.join("b.txt"));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&path, &link).unwrap();
        replace(&link, "old", "new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).unwrap();
        let error = error(replace(&path, "new", "newer").unwrap_err());
        assert_eq!(error.kind(), io::ErrorKind::PermissionDenied);
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
    }

    #[cfg(unix)]
    #[test]
    fn the_copy_is_never_open_to_more_people_than_the_file() {
        use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
        let folder = Folder::new("private");
        let path = folder.file("old");
        let is_root = fs::metadata(&path).unwrap().uid() == 0;
        for mode in [0o600, 0o640, 0o660, 0o664, 0o200] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            if is_root {
                chown(&path, Some(65_534), Some(65_534)).unwrap();
            }
            let of = |path: &Path| {
                let metadata = fs::metadata(path).unwrap();
                (metadata.mode() & 0o7777, metadata.uid(), metadata.gid())
            };
            let before = of(&path);
            let first = create(&folder.0.join(".first"), &fs::metadata(&path).unwrap()).unwrap();
            let owners = before.0 & 0o700;
            assert_eq!(first.metadata().unwrap().mode() & 0o777 & !owners, 0);
            fs::remove_file(folder.0.join(".first")).unwrap();
            let write = |_: &mut File| {
                assert_eq!(of(&folder.temporary()), before);
                Err(io::Error::from(io::ErrorKind::StorageFull))
            };
            error(replace_by(&path, "old", write).unwrap_err());
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_file_with_two_names_stays_one_file() {
        let folder = Folder::new("names");
        let path = folder.file("old");
        fs::hard_link(&path, folder.0.join("b.txt")).unwrap();
        let error = error(replace(&path, "old", "new").unwrap_err());
        assert!(error.to_string().contains("it has 2 names"), "{error}");
        for name in ["a.txt", "b.txt"] {
            assert_eq!(fs::read_to_string(folder.0.join(name)).unwrap(), "old");
        }
        fs::remove_file(folder.0.join("b.txt")).unwrap();
        replace(&path, "old", "new").unwrap();
    }
}
