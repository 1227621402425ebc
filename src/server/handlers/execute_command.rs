//! Our commands (LSP 3.17 `workspace/executeCommand`): the edits of
//! [`edits`], one id each.
//!
//! A command takes one argument, an object: `{ uri, range, label }` for `glossator.tag`,
//! `{ uri, position, label }` for those that give a label, `{ uri, position }` for the others. It
//! has the client make the edit, and answers `{ applied, message?, selection? }`: whether it was
//! made, why it was not, and what to select now. What cannot be done is no error of the request.
//! [`accept`] and [`labels`] edit the project's settings.

pub(crate) mod accept;
mod apply;
mod call;
pub(crate) mod labels;
mod settings_edit;

use serde::Serialize;
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{ExecuteCommandParams, Range};

use self::apply::Prepared;
use crate::edits;
use crate::edits::{Change, Refusal};
use crate::model::Document;
use crate::server::Server;
use crate::server::convert::to_lsp;
use crate::text::{Offset, Span};
pub(crate) use call::CommandCall;

/// What a command does: which edit, and what that needs to know.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Command {
    /// What is selected, and a label.
    OfSelection(fn(&Document, Span, &str) -> Edited),
    /// Where the cursor is, and a label.
    WithLabel(fn(&Document, Offset, &str) -> Edited),
    /// Where the cursor is.
    AtCursor(fn(&Document, Offset) -> Edited),
}

impl Command {
    /// Why it cannot be used where `span` is selected, with `label` if it takes one.
    pub(crate) fn refusal(self, document: &Document, span: Span, label: &str) -> Option<Refusal> {
        let edited = match self {
            Self::OfSelection(edit) => edit(document, span, label),
            Self::WithLabel(edit) => edit(document, span.start, label),
            Self::AtCursor(edit) => edit(document, span.start),
        };
        edited.err()
    }
}

type Edited = std::result::Result<Change, Refusal>;

/// What the ids begin with; the command's name follows.
const PREFIX: &str = "glossator.";

/// The id of the command called `name`: `tag` ⇒ `glossator.tag`.
pub(crate) fn command_id(name: &str) -> String {
    format!("{PREFIX}{name}")
}

/// All commands that edit the document, by their ids, with what they do in the user's words.
pub(crate) const COMMANDS: [(&str, &str, Command); 15] = [
    ("glossator.tag", "Tag", Command::OfSelection(edits::tag)),
    (
        "glossator.relabel",
        "Relabel",
        Command::WithLabel(edits::relabel),
    ),
    (
        "glossator.relabelAll",
        "Relabel all",
        Command::WithLabel(edits::relabel_all),
    ),
    (
        "glossator.unwrap",
        "Unwrap",
        Command::AtCursor(edits::unwrap),
    ),
    (
        "glossator.unwrapAll",
        "Unwrap all",
        Command::AtCursor(edits::unwrap_all),
    ),
    (
        "glossator.tagAll",
        "Tag all repeats",
        Command::AtCursor(edits::tag_all),
    ),
    (
        "glossator.extendLeft",
        "Extend left",
        Command::AtCursor(edits::extend_left),
    ),
    (
        "glossator.extendRight",
        "Extend right",
        Command::AtCursor(edits::extend_right),
    ),
    (
        "glossator.shrinkLeft",
        "Shrink left",
        Command::AtCursor(edits::shrink_left),
    ),
    (
        "glossator.shrinkRight",
        "Shrink right",
        Command::AtCursor(edits::shrink_right),
    ),
    ("glossator.merge", "Merge", Command::AtCursor(edits::merge)),
    ("glossator.split", "Split", Command::AtCursor(edits::split)),
    (
        "glossator.trimMention",
        "Move signs out",
        Command::AtCursor(edits::trim_mention),
    ),
    (
        "glossator.flatten",
        "Make one of nested mentions",
        Command::AtCursor(crate::features::flatten::flatten),
    ),
    (
        "glossator.renumber",
        "Renumber paragraphs",
        Command::AtCursor(edits::renumber),
    ),
];

/// Ids that commands had before, which editors of that time give.
pub(crate) const ALIASES: [(&str, &str); 2] = [
    ("glossator.moveOut", "glossator.trimMention"),
    ("glossator.unnest", "glossator.flatten"),
];

/// The ids of those that edit the project's settings.
pub(crate) const OF_SETTINGS: [&str; 3] = [accept::ID, labels::ADD, labels::USE];

/// What the user is told of a command.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Outcome {
    applied: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    selection: Option<Range>,
}

impl Outcome {
    fn refused(reason: impl Into<String>) -> Self {
        Self {
            message: Some(reason.into()),
            ..Self::default()
        }
    }
}

/// Carries out a command.
///
/// # Errors
/// There is no such command or document, or the argument is not as it should be.
pub(crate) async fn execute(
    server: &Server,
    params: &ExecuteCommandParams,
) -> Result<Option<Value>> {
    match params.command.as_str() {
        accept::ID => return written(&accept::accept(server, params).await?),
        labels::ADD | labels::USE => return written(&labels::choose(server, params).await?),
        _ => {}
    }
    let call = CommandCall::read(params)?;
    let capabilities = server.capabilities();
    let uri = call.uri().clone();
    let prepare = move |document: &Document, _: &_| {
        let change = call.change(document, capabilities.encoding)?;
        let prepare = |change| Prepared::new(call.uri(), document, &change, &capabilities);
        Ok(change.map(prepare))
    };
    let outcome = match server.by_size(&uri, prepare).await? {
        Ok(prepared) => apply::apply(server, prepared).await,
        Err(refusal) => Outcome::refused(refusal.to_string()),
    };
    written(&outcome)
}

fn written(outcome: &Outcome) -> Result<Option<Value>> {
    let message = outcome.message.as_deref().map(to_lsp::message);
    let outcome = Outcome {
        message,
        ..*outcome
    };
    let outcome = serde_json::to_value(outcome).map_err(|error| {
        tracing::error!("an outcome cannot be written: {error}");
        Error::internal_error()
    })?;
    Ok(Some(outcome))
}
