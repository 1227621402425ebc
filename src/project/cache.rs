//! The projects that were loaded, by the files of their settings.
//!
//! The lock is held for look-ups and swaps, never while a file is looked at.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::snapshot::Project;
use crate::text::Text;

/// The projects that were loaded, each once while its files stay as they are.
#[derive(Debug, Default)]
pub struct Cache {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    loaded: BTreeMap<PathBuf, Arc<Project>>,
    /// Files that were read and nobody was told of.
    changed: BTreeSet<PathBuf>,
    /// Files whose problems the user was told of, until they have none.
    reported: BTreeSet<PathBuf>,
    /// Grows with everything that changes here.
    generation: u64,
}

/// Whether something holds now that did not before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingsChange {
    /// There may be.
    Some,
    /// There is nothing.
    None,
}

/// Whether a project took the place of another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Replaced {
    Yes,
    No,
}

impl State {
    fn put(&mut self, project: Project) {
        let path = project.path().to_owned();
        self.changed.insert(path.clone());
        self.loaded.insert(path, Arc::new(project));
        self.generation += 1;
    }
}

impl Cache {
    /// The project with the settings at `path`, if it was loaded.
    pub fn at(&self, path: &Path) -> Option<Arc<Project>> {
        self.lock().loaded.get(path).cloned()
    }

    /// All projects that were loaded, by their files.
    pub fn all(&self) -> Vec<Arc<Project>> {
        self.lock().loaded.values().cloned().collect()
    }

    /// The project with the settings at `path`, read with all files that it names if it was not
    /// loaded yet. Whether these have changed since is not looked at.
    pub fn load(&self, path: &Path) -> Arc<Project> {
        if let Some(loaded) = self.at(path) {
            return loaded;
        }
        let project = Arc::new(Project::read(path, None).with_resources());
        let mut state = self.lock();
        state.generation += 1;
        Arc::clone(state.loaded.entry(path.to_owned()).or_insert(project))
    }

    /// Looks at the settings at `path` and reads them if they have changed; the files that they
    /// name are read by [`Self::take_changed`].
    pub fn look_at(&self, path: &Path) -> SettingsChange {
        let mut change = SettingsChange::None;
        loop {
            let known = self.at(path);
            if known.as_ref().is_some_and(|known| !known.is_stale()) {
                return change;
            }
            change = SettingsChange::Some;
            let read = Project::read(path, known.as_deref());
            if self.replace(known.as_ref(), read) == Replaced::Yes {
                return change;
            }
        }
    }

    /// Puts `project` in the place of `known`, unless somebody else read it meanwhile: what was
    /// read first may be older than what is there.
    fn replace(&self, known: Option<&Arc<Project>>, project: Project) -> Replaced {
        let mut state = self.lock();
        let now = state.loaded.get(project.path());
        if now.map(Arc::as_ptr) != known.map(Arc::as_ptr) {
            return Replaced::No;
        }
        state.put(project);
        Replaced::Yes
    }

    /// The project whose settings at `path` are `text` in the editor: that which was loaded if
    /// they are saved so.
    pub fn written(&self, path: &Path, text: &Text) -> Arc<Project> {
        let text = text.slice(text.span());
        if let Some(loaded) = self.at(path).filter(|loaded| loaded.has_text(&text)) {
            return loaded;
        }
        Arc::new(Project::of_new_text(path, &text))
    }

    /// Takes `project` for what it is now.
    pub fn put(&self, project: Project) {
        self.lock().put(project);
    }

    /// Reads the files that changed settings name, and returns these projects. This may take a
    /// while.
    pub fn take_changed(&self) -> Vec<Arc<Project>> {
        let changed = std::mem::take(&mut self.lock().changed);
        let mut told = Vec::new();
        for path in changed {
            let Some(before) = self.at(&path) else {
                continue;
            };
            let project = Arc::new(Project::clone(&before).with_resources());
            let mut state = self.lock();
            // It may have been read anew meanwhile; then it is among those that change next.
            let now = state.loaded.get(&path);
            if now.is_some_and(|now| Arc::ptr_eq(now, &before)) {
                state.loaded.insert(path, Arc::clone(&project));
                state.generation += 1;
                told.push(project);
            }
        }
        told
    }

    /// Forgets the projects whose settings are gone, and returns the files that these were.
    pub fn take_gone(&self) -> Vec<PathBuf> {
        let loaded: Vec<PathBuf> = self.lock().loaded.keys().cloned().collect();
        let gone = |path: &PathBuf| path.symlink_metadata().is_err();
        let gone: Vec<PathBuf> = loaded.into_iter().filter(gone).collect();
        let mut state = self.lock();
        for path in &gone {
            state.loaded.remove(path);
            state.generation += 1;
        }
        gone
    }

    /// Whether the user was not told yet that something is wrong in the settings at `path`. Asked
    /// again it is false, until they are right.
    pub fn begin_reporting(&self, path: &Path) -> bool {
        self.lock().reported.insert(path.to_owned())
    }

    /// Nothing is wrong in the settings at `path`.
    pub fn end_reporting(&self, path: &Path) {
        self.lock().reported.remove(path);
    }

    /// Which state of the cache it is.
    pub fn generation(&self) -> u64 {
        self.lock().generation
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests;
