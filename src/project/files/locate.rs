//! Where the settings of a document are: the nearest `glossator.toml` upwards from it.
//!
//! The search ends at the workspace folder. For a document outside of any it ends at the folder
//! with `.git` in it, else at the root of the file system.

use std::path::{Path, PathBuf};

/// What the file with a project's settings is called.
pub const FILE_NAME: &str = "glossator.toml";

/// The settings of the document at `file`, an absolute path, in the workspace folder `root`.
pub fn nearest(file: &Path, root: Option<&Path>) -> Option<PathBuf> {
    for folder in file.ancestors().skip(1) {
        let candidate = folder.join(FILE_NAME);
        if candidate.symlink_metadata().is_ok() {
            return Some(candidate);
        }
        if ends(folder, root) {
            return None;
        }
    }
    None
}

/// The file with the settings for the document at `file` in the workspace folder `root`, or where
/// it would be begun.
pub fn settings_for(file: &Path, root: Option<&Path>) -> Option<PathBuf> {
    let begun = || Some(home(file, root)?.join(FILE_NAME));
    nearest(file, root).or_else(begun)
}

/// The folder in which the settings of the document at `file` would be begun.
fn home(file: &Path, root: Option<&Path>) -> Option<PathBuf> {
    let mut folders = file.ancestors().skip(1);
    let end = folders.find(|folder| ends(folder, root));
    end.or_else(|| file.parent()).map(Path::to_owned)
}

/// Whether what lies above `folder` is no business of a document in it.
fn ends(folder: &Path, root: Option<&Path>) -> bool {
    root.map_or_else(|| folder.join(".git").exists(), |root| folder == root)
}
