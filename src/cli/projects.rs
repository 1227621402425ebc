//! The projects of the files of a command; each `glossator.toml` is read once.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::{fs, io};

use super::words::from_here;
use crate::model::LabelChoice;
use crate::project::{Cache, Project, WalkSettings, nearest};
use crate::syntax::LabelSet;

/// The projects read so far. Shared with the walk through folders, which asks for exclusions.
#[derive(Debug, Default)]
pub(super) struct Projects {
    cache: Cache,
    /// The labels that the command line gives for all files.
    labels: Option<Arc<LabelSet>>,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// The nearest settings of the folders seen so far.
    folders: BTreeMap<PathBuf, Option<PathBuf>>,
    /// The exceptions that left out a finding: project, and index in its list.
    used: BTreeSet<(PathBuf, usize)>,
}

impl Projects {
    /// The projects of files for which the command line gives `labels`.
    pub(super) fn with_labels(labels: Option<LabelSet>) -> Self {
        Self {
            labels: labels.map(Arc::new),
            ..Self::default()
        }
    }

    /// The project of the file or folder at the absolute path `path`; `None` without settings.
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

    /// The choice of labels for a file of `project`.
    pub(super) fn labels_in(&self, project: Option<&Project>) -> LabelChoice {
        match (&self.labels, project) {
            (Some(labels), _) => LabelChoice::Given(Arc::clone(labels)),
            (None, Some(project)) => project.config().labels.clone(),
            (None, None) => LabelChoice::Recognised,
        }
    }

    /// Returns true at the first call for `project`, whose problems are reported once.
    pub(super) fn begin_reporting(&self, project: &Project) -> bool {
        self.cache.begin_reporting(project.path())
    }

    /// Notes that the exceptions of `project` at `places` left out a finding.
    pub(super) fn use_exceptions(
        &self,
        project: &Project,
        places: impl IntoIterator<Item = usize>,
    ) {
        let places = places.into_iter();
        let named = places.map(|place| (project.path().to_owned(), place));
        self.lock().used.extend(named);
    }

    /// The projects that lie wholly in one of `folders`, with the indices of their exceptions that
    /// left out nothing. In other projects, files that were not checked may need the exception.
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

impl WalkSettings for Projects {
    fn exclude(&self, path: &Path) -> bool {
        let path = absolute(path).unwrap_or_else(|_| path.to_owned());
        let project = self.of(&path);
        project.is_some_and(|project| project.excludes(&path))
    }

    fn labels(&self, path: &Path) -> io::Result<LabelChoice> {
        if self.labels.is_some() {
            return Ok(self.labels_in(None));
        }
        let project = self.of(&absolute(path)?);
        match project
            .as_deref()
            .filter(|project| !project.is_understood())
        {
            Some(project) => Err(not_understood(project)),
            None => Ok(self.labels_in(project.as_deref())),
        }
    }
}

/// The error of a file whose settings, those of `project`, cannot be used.
fn not_understood(project: &Project) -> io::Error {
    let said = project.problems().next().map(|problem| {
        let (line, column) = problem.line_column(project.text());
        let path = from_here(project.path());
        format!(": {}:{line}:{column}: {}", path.display(), problem.message)
    });
    io::Error::other(format!(
        "its settings are wrong{}",
        said.unwrap_or_default()
    ))
}

/// `path` as an absolute path. Links are kept, since a file belongs to the folder where a person
/// sees it.
///
/// # Errors
/// There is no current folder, or no file at a path with `..` in it.
pub(super) fn absolute(path: &Path) -> io::Result<PathBuf> {
    if path.components().any(|part| part == Component::ParentDir) {
        return fs::canonicalize(path);
    }
    // `absolute` keeps the dot of `./a`; collecting the components drops it.
    Ok(std::path::absolute(path)?.components().collect())
}
