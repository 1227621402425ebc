//! `glossator.addLabel`, `glossator.useLabelSet`: write into the project's settings which labels
//! its documents may use.
//!
//! The argument is `{ uri, label, notify? }`: the label is added to those that the document may use
//! now; or `{ uri, labelSet, notify? }` with the name of a built-in set. `notify` is as that of
//! `glossator.accept`.

use std::path::Path;

use serde::Deserialize;
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{ExecuteCommandParams, Uri};

use super::outcome::Outcome;
use crate::project::{Choice, choosing};
use crate::server::Server;
use crate::server::handlers::execute_command::settings_edit::{Notice, SettingsEdit};
use crate::server::session::projects::path_of;
use crate::syntax::LabelSet;

/// The id of the command that adds a label.
pub(crate) const ADD: &str = "glossator.addLabel";
/// The id of the command that names another set.
pub(crate) const USE: &str = "glossator.useLabelSet";

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Arguments {
    uri: Uri,
    label: Option<String>,
    label_set: Option<String>,
    #[serde(flatten)]
    notice: Notice,
}

/// Carries out the command.
///
/// # Errors
/// The argument is not as it should be, or the document is not open.
pub(crate) async fn choose(server: &Server, params: &ExecuteCommandParams) -> Result<Outcome> {
    let id = &params.command;
    let argument = params.arguments.first().unwrap_or(&Value::Null);
    let wrong = |what: String| Error::invalid_params(format!("the argument of {id}: {what}"));
    let arguments = Arguments::deserialize(argument).map_err(|error| wrong(error.to_string()))?;
    let labels = server.document(&arguments.uri)?.labels().clone();
    let choice = choice(id, &arguments, &labels).map_err(wrong)?;
    let outcome = match path_of(&arguments.uri) {
        Some(file) => write(server, &file, &choice).await,
        None => Outcome::refused("the document must be saved as a file first"),
    };
    arguments.notice.show(server, &outcome);
    Ok(outcome)
}

fn choice(
    id: &str,
    arguments: &Arguments,
    labels: &LabelSet,
) -> std::result::Result<Choice, String> {
    if id == USE {
        let name = arguments.label_set.as_deref().unwrap_or_default();
        let set = LabelSet::built_in(name);
        let set = set.ok_or_else(|| format!("there is no label set `{name}`"))?;
        return Ok(Choice::Set(set.name().to_owned()));
    }
    let label = arguments.label.as_deref().unwrap_or_default();
    if !LabelSet::is_label(label) {
        return Err(format!("“{label}” is no label"));
    }
    let known = labels.labels().filter(|known| *known != label);
    let known = known.map(str::to_owned).collect();
    Ok(Choice::With(label.to_owned(), known))
}

async fn write(server: &Server, file: &Path, choice: &Choice) -> Outcome {
    let prepared = SettingsEdit::of(server, file).and_then(|target| {
        let edit = choosing(&target.text, choice)?;
        Ok((target, edit))
    });
    let title = match choice {
        Choice::With(label, _) => format!("Add the label {label}"),
        Choice::Set(name) => format!("Use label set {name}"),
    };
    match prepared {
        Ok((target, edit)) => target.write(server, edit, title).await,
        Err(reason) => Outcome::refused(reason),
    }
}
