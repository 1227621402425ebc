//! `glossator.accept`: writes into the project's settings that a finding is right as it is.
//!
//! The argument is `{ uri, code, position, scope, reason?, tell? }`: which finding, and whether the
//! like is accepted about the same name (`name`), in the file (`file`) or everywhere (`project`).
//! The client makes the edit; it holds from then on, and stays if the user saves the file. With
//! `tell` the user is shown what came of it: of a command in a menu no editor tells.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{ExecuteCommandParams, MessageType, Position, Uri};

use super::{Outcome, apply};
use crate::features::Code;
use crate::features::rules::name_of;
use crate::model::Document;
use crate::server::convert::{edits, from_lsp};
use crate::server::projects::path_of;
use crate::server::{Server, transport};
use crate::text::{Edit, Text};
use crate::workspace::{Acceptance, FILE_NAME, Project, Scope, accepting, settings_for};

/// The command's id.
pub(in crate::server) const ID: &str = "glossator.accept";

/// Why, where nobody said.
const REASON: &str = "accepted in the editor";

#[derive(Debug, Deserialize)]
struct Arguments {
    uri: Uri,
    code: String,
    position: Position,
    scope: String,
    reason: Option<String>,
    #[serde(default)]
    tell: bool,
}

/// Carries out the command.
///
/// # Errors
/// The argument is not as it should be, or the document is not open.
pub(super) async fn accept(server: &Server, params: &ExecuteCommandParams) -> Result<Outcome> {
    let argument = params.arguments.first().cloned().unwrap_or_default();
    let arguments = Arguments::deserialize(argument)
        .map_err(|error| Error::invalid_params(format!("the argument of {ID}: {error}")))?;
    let wrong = |what: &str| Error::invalid_params(format!("the argument of {ID}: {what}"));
    let code = Code::of(&arguments.code).ok_or_else(|| wrong("there is no such code"))?;
    let scope = Scope::of(&arguments.scope).ok_or_else(|| wrong("there is no such scope"))?;
    let outcome = accept_within(server, &arguments, code, scope).await?;
    if arguments.tell {
        tell(server, &outcome);
    }
    Ok(outcome)
}

fn tell(server: &Server, outcome: &Outcome) {
    let Some(message) = &outcome.message else {
        return;
    };
    let (kind, said) = if outcome.applied {
        (MessageType::INFO, "accepted")
    } else {
        (MessageType::WARNING, "not accepted")
    };
    server.tell(kind, format!("Glossator: {said}; {message}."));
}

async fn accept_within(
    server: &Server,
    arguments: &Arguments,
    code: Code,
    scope: Scope,
) -> Result<Outcome> {
    let Some(about) = finding(server, arguments, code).await? else {
        return Ok(Outcome::refused(format!("there is no `{code}` here")));
    };
    let Some(file) = path_of(&arguments.uri) else {
        return Ok(Outcome::refused(
            "the document must be saved as a file first",
        ));
    };
    let reason = arguments.reason.as_deref().unwrap_or(REASON);
    let prepared = Target::of(server, &file).and_then(|target| {
        let inside = file.strip_prefix(target.folder()).unwrap_or(&file);
        let acceptance = Acceptance::new(code, scope, about.name.as_deref(), inside, reason)?;
        let edit = accepting(&target.text, &acceptance)?;
        Ok((target, edit))
    });
    Ok(match prepared {
        Ok((target, edit)) => target.write(server, edit, code).await,
        Err(reason) => Outcome::refused(reason),
    })
}

/// What a finding is about.
struct About {
    name: Option<String>,
}

/// The finding with `code` where the argument says.
async fn finding(server: &Server, arguments: &Arguments, code: Code) -> Result<Option<About>> {
    let (rules, encoding) = (
        server.projects().terms(&arguments.uri).rules,
        server.abilities().encoding,
    );
    let position = arguments.position;
    let find = move |document: &Document, cancel: &transport::Cancel| {
        let offset = from_lsp::offset(document.text(), position, encoding)?;
        let found = rules.judge(document, &|| cancel.is_cancelled()).findings;
        let alike = || found.list.iter().filter(|finding| finding.code == code);
        // Of two that touch, the one that begins there is meant.
        let begins = alike().find(|finding| finding.span.start == offset);
        let found = begins.or_else(|| alike().find(|finding| finding.span.touches(offset)));
        Ok(found.map(|finding| About {
            name: name_of(document, finding),
        }))
    };
    server.by_size(&arguments.uri, find).await
}

/// The settings that are written.
struct Target {
    path: PathBuf,
    uri: Uri,
    text: String,
    /// The version of the document, if the settings are open.
    version: Option<i32>,
    project: Option<Project>,
}

impl Target {
    /// The settings for the document at `file`.
    fn of(server: &Server, file: &Path) -> std::result::Result<Self, String> {
        let projects = server.projects();
        let root = projects.root(file);
        let path = settings_for(file, root.as_deref()).ok_or("the document lies in no folder")?;
        let uri = Uri::from_file_path(&path).ok_or("the settings have no address")?;
        let exists = path.symlink_metadata().is_ok();
        if exists {
            projects.look_at(&path);
        }
        let project = projects.at(&path).filter(|_| exists);
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

    fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(&self.path)
    }

    /// Has the client write `edit`, and takes it for saved.
    async fn write(self, server: &Server, edit: Edit, code: Code) -> Outcome {
        let abilities = server.abilities();
        let text = Text::from(self.text.as_str());
        let change = if self.project.is_some() {
            edits::file_edit(&self.uri, self.version, &text, &edit, &abilities)
        } else if abilities.begins_files() {
            edits::new_file(&self.uri, &edit.text)
        } else {
            return Outcome::refused(format!(
                "there is no {FILE_NAME} yet, and this editor cannot create it; create it in {}",
                self.folder().display()
            ));
        };
        if let Err(reason) = apply::request(server, format!("Accept {code}"), change).await {
            return Outcome::refused(reason);
        }
        let mut after = text;
        after.apply(&edit);
        let after = after.slice(after.span());
        server.projects().put(match &self.project {
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
