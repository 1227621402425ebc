//! The files that a command is about, as its arguments name them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::projects::{Projects, absolute};
use super::words::{remark, shown};
use crate::project::{Found, Ignored, walk};

/// Files and folders.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Files {
    /// Files and folders; `-` stands for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Take files in folders that git ignores, too
    #[arg(long)]
    no_ignore: bool,
}

impl Files {
    /// Files and folders at `paths`.
    #[cfg(test)]
    pub(super) fn of(paths: Vec<PathBuf>) -> Self {
        let no_ignore = false;
        Self { paths, no_ignore }
    }

    /// These files, and those in these folders that their `projects` do not leave out.
    pub(super) fn walk(&self, projects: &Arc<Projects>) -> impl Iterator<Item = Found> {
        let ignored = if self.no_ignore {
            Ignored::Taken
        } else {
            Ignored::LeftOut
        };
        self.walk_with(ignored, projects)
    }

    fn walk_with(&self, ignored: Ignored, projects: &Arc<Projects>) -> impl Iterator<Item = Found> {
        let projects = Arc::clone(projects);
        walk(&self.paths, ignored, move |path| projects.exclude(path))
    }

    /// Whether git ignores files beside the `count` that the walk took.
    pub(super) fn are_more_ignored(&self, count: usize, projects: &Arc<Projects>) -> bool {
        let all = self.walk_with(Ignored::Taken, projects);
        let files = all.filter(|found| matches!(found, Found::File(_)));
        !self.no_ignore && files.count() > count
    }

    /// Whether nothing but standard input is named.
    pub(super) fn are_standard_input(&self) -> bool {
        self.paths.iter().all(|path| path.as_os_str() == "-")
    }

    /// Tells that there were no files in these folders, and what might hide them.
    pub(super) fn tell_nothing_found(&self) {
        if !self.no_ignore && self.paths.iter().all(|path| path.is_dir()) {
            remark("no files were found; those that git ignores are taken with --no-ignore");
        }
    }

    /// The folders among them, from the root of the file system.
    pub(super) fn folders(&self) -> Vec<PathBuf> {
        let folders = self.paths.iter().filter(|path| path.is_dir());
        folders.filter_map(|path| absolute(path).ok()).collect()
    }
}

/// Tells that the link at `path` was not followed.
pub(super) fn tell_left_out(path: &Path) {
    let path = shown(path);
    remark(&format!(
        "{path} is left out: it is a link that leads outside the folder"
    ));
}
