//! Which project each document belongs to, and what of it holds for the document.
//!
//! The lock is held for look-ups and swaps, never while a file is looked at. What is asked for at
//! every key reads no file: files are looked at when a document is opened or saved, and when the
//! client says that they changed.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tower_lsp::ls_types::Uri;

use super::settings::Settings;
use crate::model::{Gazetteer, Guide, LabelChoice};
use crate::project::{Cache, FILE_NAME, Project, Resources, SettingsChange, nearest};
use crate::rules::policy::{Levels, Rules};

/// The projects of the session.
#[derive(Debug, Default)]
pub(crate) struct Projects {
    cache: Cache,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// The workspace folders.
    folders: Vec<PathBuf>,
    /// The files of the projects that documents belong to.
    config_of: HashMap<Uri, PathBuf>,
    /// What the editor's settings say, which goes before.
    labels: LabelChoice,
    levels: Levels,
    /// Grows with everything beside the cache that changes what holds for documents.
    generation: u64,
}

/// Whether the client can begin a file with settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NewSettings {
    Possible,
    Impossible,
}

/// What of a project's settings can be written to some effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Writable {
    /// Exceptions only: the editor's settings say which labels there are.
    Exceptions,
    /// Labels of its own, too.
    Labels,
    /// The name of a label set, too: there are no labels of its own that would be lost.
    LabelSet,
}

/// What holds for one document.
#[derive(Clone, Debug, Default)]
pub(crate) struct EffectiveSettings {
    /// How its labels are chosen.
    pub(crate) labels: LabelChoice,
    /// How its findings are taken.
    pub(crate) rules: Rules,
    resources: Arc<Resources>,
}

impl EffectiveSettings {
    /// What is said of labels.
    pub(crate) fn guide(&self) -> &Guide {
        &self.resources.guide
    }

    /// Names that are known beforehand.
    pub(crate) fn names(&self) -> &Gazetteer {
        &self.resources.names
    }
}

impl Projects {
    /// The projects that were loaded.
    pub(crate) fn cache(&self) -> &Cache {
        &self.cache
    }

    /// Sets the workspace folders.
    pub(crate) fn set_folders(&self, folders: &[Uri]) {
        self.lock().folders = folders.iter().filter_map(path_of).collect();
    }

    /// Takes workspace folders away and adds others.
    pub(crate) fn change_folders(&self, removed: &[Uri], added: &[Uri]) {
        let removed: Vec<PathBuf> = removed.iter().filter_map(path_of).collect();
        let mut state = self.lock();
        state.folders.retain(|folder| !removed.contains(folder));
        state.folders.extend(added.iter().filter_map(path_of));
    }

    /// Takes over what the editor's settings say.
    pub(crate) fn set_editor(&self, settings: &Settings) {
        let mut state = self.lock();
        state.labels = settings.labels.clone();
        state.levels = settings.levels.clone();
        state.generation += 1;
    }

    /// Finds the project of a document, and reads it if it has changed.
    pub(crate) fn locate(&self, uri: &Uri) -> SettingsChange {
        let home = self.nearest_config(uri);
        let read = home
            .as_deref()
            .map_or(SettingsChange::None, |home| self.cache.look_at(home));
        let mut state = self.lock();
        let before = match home {
            Some(home) => state.config_of.insert(uri.clone(), home),
            None => state.config_of.remove(uri),
        };
        if before.as_ref() == state.config_of.get(uri) {
            return read;
        }
        state.generation += 1;
        SettingsChange::Some
    }

    /// A document was closed.
    pub(crate) fn forget(&self, uri: &Uri) {
        self.lock().config_of.remove(uri);
    }

    /// The file with the settings for a document.
    fn nearest_config(&self, uri: &Uri) -> Option<PathBuf> {
        let folders = self.lock().folders.clone();
        match (path_of(uri), folders.as_slice()) {
            (Some(file), _) => nearest(&file, root_of(&file, &folders)),
            // What is not saved yet belongs to the folder, if there is one only.
            (None, [folder]) => nearest(&folder.join(FILE_NAME), Some(folder)),
            (None, _) => None,
        }
    }

    /// What of the settings for the document can be written: of those that there are, if they are
    /// understood, or else of new ones, where `new` says that these are possible.
    pub(crate) fn writable(&self, uri: &Uri, new: NewSettings) -> Option<Writable> {
        path_of(uri)?;
        let has_settings = self.lock().config_of.contains_key(uri);
        let project = self.of(uri);
        let is_broken = project
            .as_ref()
            .is_some_and(|project| !project.is_understood());
        if is_broken || !has_settings && new == NewSettings::Impossible {
            return None;
        }
        let own = project.is_some_and(|project| project.config().lists_labels());
        Some(match self.lock().labels {
            LabelChoice::Given(_) => Writable::Exceptions,
            LabelChoice::Recognised if own => Writable::Labels,
            LabelChoice::Recognised => Writable::LabelSet,
        })
    }

    /// The workspace folder of the file at `path`.
    pub(crate) fn root(&self, path: &Path) -> Option<PathBuf> {
        root_of(path, &self.lock().folders).map(Path::to_owned)
    }

    /// The project of a document, if it has one.
    pub(crate) fn of(&self, uri: &Uri) -> Option<Arc<Project>> {
        let config = self.lock().config_of.get(uri)?.clone();
        self.cache.at(&config)
    }

    /// What holds for a document.
    pub(crate) fn effective_settings(&self, uri: &Uri) -> EffectiveSettings {
        let (labels, levels) = {
            let state = self.lock();
            (state.labels.clone(), state.levels.clone())
        };
        let mut settings = self
            .of(uri)
            .map_or_else(EffectiveSettings::default, |project| EffectiveSettings {
                labels: project.config().labels.clone(),
                rules: project.rules_for(path_of(uri).as_deref()),
                resources: Arc::clone(project.resources()),
            });
        settings.rules.overrule(&levels);
        if labels != LabelChoice::Recognised {
            settings.labels = labels;
        }
        settings
    }

    /// Which state of all this it is: what was computed in another one may not hold any more.
    pub(crate) fn generation(&self) -> u64 {
        // Both only grow.
        self.lock().generation + self.cache.generation()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The innermost of `folders` that holds the file at `path`.
fn root_of<'f>(path: &Path, folders: &'f [PathBuf]) -> Option<&'f Path> {
    let holding = folders.iter().filter(|folder| path.starts_with(folder));
    let innermost = holding.max_by_key(|folder| folder.as_os_str().len());
    innermost.map(PathBuf::as_path)
}

/// The file that `uri` names, if it names one.
pub(crate) fn path_of(uri: &Uri) -> Option<PathBuf> {
    let is_file = uri
        .as_str()
        .get(..7)
        .is_some_and(|start| start.eq_ignore_ascii_case("file://"));
    let path = uri.to_file_path().filter(|_| is_file)?;
    // Without what does not count: `/a/./b//c/`.
    let path: PathBuf = path.components().collect();
    path.is_absolute().then_some(path)
}

/// Whether `uri` is that of settings.
pub(crate) fn is_settings(uri: &Uri) -> bool {
    path_of(uri).is_some_and(|path| path.file_name().is_some_and(|name| name == FILE_NAME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    fn path(uri: &str) -> Option<PathBuf> {
        path_of(&uri.parse().unwrap())
    }

    #[cfg(unix)]
    #[test]
    fn only_files_have_paths() {
        assert_eq!(path("file:///a/./b%20c/"), Some(PathBuf::from("/a/b c")));
        for uri in [
            "untitled:Untitled-1",
            "vscode-vfs://github/a/b",
            "untitled:/a/b",
        ] {
            assert_eq!(path(uri), None, "{uri}");
        }
        assert!(is_settings(&"file:///a/glossator.toml".parse().unwrap()));
        assert!(!is_settings(
            &"file:///a/my-glossator.toml".parse().unwrap()
        ));
    }

    #[test]
    fn the_innermost_folder_counts() {
        let folders = ["/a", "/a/b", "/c"].map(PathBuf::from);
        let root = |path: &str| root_of(Path::new(path), &folders).map(Path::to_owned);
        assert_eq!(root("/a/b/c"), Some(PathBuf::from("/a/b")));
        assert_eq!(root("/a/bc"), Some(PathBuf::from("/a")));
        assert_eq!(root("/d"), None);
    }

    #[test]
    fn what_the_editor_says_goes_before() {
        use crate::rules::Code;
        use serde_json::json;
        let projects = Projects::default();
        let uri = "untitled:Untitled-1".parse().unwrap();
        let before = projects.generation();
        projects.set_editor(&Settings::read(&json!({
            "labelSet": "ace", "rules": { "whitespace": "off" }
        })));
        let settings = projects.effective_settings(&uri);
        assert!(matches!(&settings.labels, LabelChoice::Given(set) if set.name() == "ace"));
        assert!(!settings.rules.is_on(Code::Whitespace));
        assert_ne!(projects.generation(), before);
    }
}
