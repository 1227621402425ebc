//! The settings of the files that a command is about, each file of settings read once.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::{fs, io};

use super::words::from_here;
use crate::model::LabelChoice;
use crate::project::{Cache, Project, nearest};

/// The projects that were met. The walk asks about them as well.
#[derive(Debug, Default)]
pub(super) struct Projects {
    cache: Cache,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// The files of settings for the folders that were met.
    folders: BTreeMap<PathBuf, Option<PathBuf>>,
    /// The exceptions that were of use, by project and place.
    used: BTreeSet<(PathBuf, usize)>,
}

impl Projects {
    /// The project of the file or folder at `path`, an absolute path.
    pub(super) fn of(&self, path: &Path) -> Option<Arc<Project>> {
        let folder = path.parent()?.to_owned();
        let find = || nearest(path, None);
        let settings = self
            .lock()
            .folders
            .entry(folder)
            .or_insert_with(find)
            .clone()?;
        Some(self.cache.load(&settings))
    }

    /// Whether the file or folder at `path` is left out by its project.
    pub(super) fn exclude(&self, path: &Path) -> bool {
        let path = absolute(path).unwrap_or_else(|_| path.to_owned());
        let project = self.of(&path);
        project.is_some_and(|project| project.excludes(&path))
    }

    /// How the labels of the file at `path` are chosen.
    ///
    /// # Errors
    /// The settings of its project are not understood.
    pub(super) fn labels(&self, path: &Path) -> io::Result<LabelChoice> {
        let Some(project) = self.of(&absolute(path)?) else {
            return Ok(LabelChoice::Recognised);
        };
        match project.problems().next() {
            Some(problem) if !project.is_understood() => {
                let (line, column) = problem.line_column(project.text());
                let path = from_here(project.path());
                let (path, message) = (path.display(), &problem.message);
                let said = format!("its settings are wrong: {path}:{line}:{column}: {message}");
                Err(io::Error::other(said))
            }
            _ => Ok(project.config().labels.clone()),
        }
    }

    /// Whether the problems of `project` are told for the first time, now.
    pub(super) fn is_first_told(&self, project: &Project) -> bool {
        self.cache.begin_reporting(project.path())
    }

    /// Exceptions of `project` left something out.
    pub(super) fn use_exceptions(
        &self,
        project: &Project,
        places: impl IntoIterator<Item = usize>,
    ) {
        let places = places.into_iter();
        let named = places.map(|place| (project.path().to_owned(), place));
        self.lock().used.extend(named);
    }

    /// The projects that lie wholly in one of `folders`, with the places of the exceptions that
    /// were of no use: of no other is it known.
    pub(super) fn unused(&self, folders: &[PathBuf]) -> Vec<(Arc<Project>, Vec<usize>)> {
        let state = self.lock();
        let whole = |project: &&Arc<Project>| {
            let inside = |folder| project.folder().starts_with(folder);
            project.is_understood() && folders.iter().any(inside)
        };
        let unused = |project: &Arc<Project>| {
            let places = 0..project.config().accepted.len();
            let used = |place| state.used.contains(&(project.path().to_owned(), place));
            let unused = places.filter(|place| !used(*place)).collect();
            (Arc::clone(project), unused)
        };
        let all = self.cache.all();
        all.iter().filter(whole).map(unused).collect()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// `path` from the root of the file system. Links are kept: what counts is where a person sees
/// the file.
///
/// # Errors
/// There is no current folder, or no file behind a path with `..` in it.
pub(super) fn absolute(path: &Path) -> io::Result<PathBuf> {
    if path.components().any(|part| part == Component::ParentDir) {
        return fs::canonicalize(path);
    }
    // It keeps the dot of `./a`.
    Ok(std::path::absolute(path)?.components().collect())
}
