//! A project's settings, as commands write to them: where they are, how they stand, and who makes
//! the edit. What is written holds at once, and stays if the user saves the file.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use tower_lsp::ls_types::{MessageType, Uri};

use super::apply;
use super::outcome::Outcome;
use crate::project::{FILE_NAME, Project, settings_for};
use crate::server::Server;
use crate::server::convert::edits;
use crate::text::{Edit, Text};

/// Whether the user is shown what came of a command: of those in a menu no editor tells.
#[derive(Debug, Deserialize)]
pub(crate) struct Notice {
    notify: Option<bool>,
    /// Its name before. Editors that tell themselves set it to false.
    tell: Option<bool>,
}

impl Notice {
    /// Shows the user `outcome`, if that is wanted.
    pub(crate) fn show(&self, server: &Server, outcome: &Outcome) {
        if self.tell.or(self.notify) == Some(true) {
            show(server, outcome);
        }
    }
}

fn show(server: &Server, outcome: &Outcome) {
    let Some(message) = &outcome.message else {
        return;
    };
    let kind = if outcome.applied {
        MessageType::INFO
    } else {
        MessageType::WARNING
    };
    server.notify(kind, format!("Glossator: {message}."));
}

/// The settings that are written.
pub(crate) struct SettingsEdit {
    path: PathBuf,
    uri: Uri,
    pub(crate) text: String,
    /// The version of the document, if the settings are open.
    version: Option<i32>,
    project: Option<Project>,
}

impl SettingsEdit {
    /// The settings for the document at `file`.
    pub(crate) fn of(server: &Server, file: &Path) -> std::result::Result<Self, String> {
        let projects = server.projects();
        let root = projects.root(file);
        let path = settings_for(file, root.as_deref()).ok_or("the document lies in no folder")?;
        let uri = Uri::from_file_path(&path).ok_or("the settings have no address")?;
        let exists = path.symlink_metadata().is_ok();
        if exists {
            projects.cache().look_at(&path);
        }
        let project = projects.cache().at(&path).filter(|_| exists);
        let text_of = |text: &Text| text.slice(text.span()).into_owned();
        let open = server.snapshot(&uri).ok().map(|snapshot| snapshot.document);
        let text = match (&open, &project) {
            (Some(open), _) => text_of(open.text()),
            (None, Some(project)) => text_of(project.text()),
            (None, None) => String::new(),
        };
        // What is open is judged as it stands there.
        let broken = project
            .as_ref()
            .filter(|project| open.is_none() && !project.is_understood());
        if let Some(problem) = broken.and_then(|project| project.problems().next()) {
            return Err(format!(
                "{FILE_NAME} must be put right first: {}",
                problem.message
            ));
        }
        Ok(Self {
            path,
            uri,
            text,
            version: open.map(|open| open.version()),
            project: project.map(|project| Project::clone(&project)),
        })
    }

    /// The folder that they are for.
    pub(crate) fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(&self.path)
    }

    /// Has the client write `edit`, which is shown as `title`, and takes it for saved.
    pub(crate) async fn write(self, server: &Server, edit: Edit, title: String) -> Outcome {
        let capabilities = server.capabilities();
        let text = Text::from(self.text.as_str());
        let change = if self.project.is_some() {
            edits::file_edit(&self.uri, self.version, &text, &edit, &capabilities)
        } else if capabilities.begins_files() {
            edits::new_file(&self.uri, &edit.text)
        } else {
            return Outcome::refused(format!(
                "there is no {FILE_NAME} yet, and this editor cannot create it; create it in {}",
                self.folder().display()
            ));
        };
        if let Err(reason) = apply::request(server, title, change).await {
            return Outcome::refused(reason);
        }
        let mut after = text;
        after.apply(&edit);
        let after = after.slice(after.span());
        server.projects().cache().put(match &self.project {
            Some(project) => project.with_text(&after),
            None => Project::of_new_text(&self.path, &after),
        });
        server.reload();
        Outcome {
            applied: true,
            message: Some(format!("save {FILE_NAME} to keep this")),
            selection: None,
        }
    }
}
