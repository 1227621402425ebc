//! The files and folders that the arguments of a command name.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::projects::{Projects, absolute};
use super::words::{print_note, shown};
use crate::project::{Found, Ignored, walk};

/// The arguments of a command that name its files.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Files {
    /// Files and folders; `-` stands for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Also take files in folders that git ignores
    #[arg(long)]
    no_ignore: bool,
}

impl Files {
    /// The arguments `paths`.
    #[cfg(test)]
    pub(super) fn of(paths: Vec<PathBuf>) -> Self {
        let no_ignore = false;
        Self { paths, no_ignore }
    }

    /// The files named, and those in the folders named that their `projects` do not exclude.
    pub(super) fn walk(&self, projects: &Arc<Projects>) -> impl Iterator<Item = Found> {
        let ignored = if self.no_ignore {
            Ignored::Taken
        } else {
            Ignored::LeftOut
        };
        self.walk_with(ignored, projects)
    }

    fn walk_with(&self, ignored: Ignored, projects: &Arc<Projects>) -> impl Iterator<Item = Found> {
        walk(&self.paths, ignored, Arc::clone(projects) as Arc<_>)
    }

    /// Returns true if git ignores files beside the `count` that the walk took.
    pub(super) fn are_more_ignored(&self, count: usize, projects: &Arc<Projects>) -> bool {
        let all = self.walk_with(Ignored::Taken, projects);
        let files = all.filter(|found| matches!(found, Found::File(_)));
        !self.no_ignore && files.count() > count
    }

    /// Returns true if nothing but standard input is named.
    pub(super) fn are_standard_input(&self) -> bool {
        self.paths.iter().all(|path| path.as_os_str() == "-")
    }

    /// Prints a note that the folders hold no files, since git may ignore them.
    pub(super) fn note_nothing_found(&self) {
        if !self.no_ignore && self.paths.iter().all(|path| path.is_dir()) {
            print_note("no files were found; those that git ignores are taken with --no-ignore");
        }
    }

    /// The folders named, as absolute paths.
    pub(super) fn folders(&self) -> Vec<PathBuf> {
        let folders = self.paths.iter().filter(|path| path.is_dir());
        folders.filter_map(|path| absolute(path).ok()).collect()
    }
}

/// Prints a note that the link at `path` was not followed.
pub(super) fn note_left_out(path: &Path) {
    let path = shown(path);
    print_note(&format!(
        "{path} is left out: it is a link that leads outside the folder"
    ));
}
