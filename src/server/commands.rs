//! Our commands (LSP 3.17 `workspace/executeCommand`): the edits of
//! [`edits`](crate::features::edits), one id each.
//!
//! A command takes one argument, an object: `{ uri, range, label }` for `glossator.tag`,
//! `{ uri, position, label }` for those that give a label, `{ uri, position }` for the others. It
//! has the client make the edit, and answers `{ applied, message?, selection? }`: whether it was
//! made, why it was not, and what to select now. What cannot be done is no error of the request.

mod apply;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{ExecuteCommandParams, Position, Range, Uri};

use self::apply::Prepared;
use super::Server;
use super::abilities::Abilities;
use super::convert::from_lsp;
use crate::features::edits::{self, Change, Refusal};
use crate::model::Document;
use crate::text::{Encoding, Offset, Span};

/// What a command does: which edit, and what that needs to know.
#[derive(Clone, Copy, Debug)]
pub(super) enum Command {
    /// What is selected, and a label.
    OfSelection(fn(&Document, Span, &str) -> Edited),
    /// Where the cursor is, and a label.
    WithLabel(fn(&Document, Offset, &str) -> Edited),
    /// Where the cursor is.
    AtCursor(fn(&Document, Offset) -> Edited),
}

type Edited = std::result::Result<Change, Refusal>;

/// All commands by their ids.
pub(super) const COMMANDS: [(&str, Command); 12] = [
    ("glossator.tag", Command::OfSelection(edits::tag)),
    ("glossator.relabel", Command::WithLabel(edits::relabel)),
    (
        "glossator.relabelAll",
        Command::WithLabel(edits::relabel_all),
    ),
    ("glossator.unwrap", Command::AtCursor(edits::unwrap)),
    ("glossator.unwrapAll", Command::AtCursor(edits::unwrap_all)),
    ("glossator.tagAll", Command::AtCursor(edits::tag_all)),
    (
        "glossator.extendLeft",
        Command::AtCursor(edits::extend_left),
    ),
    (
        "glossator.extendRight",
        Command::AtCursor(edits::extend_right),
    ),
    (
        "glossator.shrinkLeft",
        Command::AtCursor(edits::shrink_left),
    ),
    (
        "glossator.shrinkRight",
        Command::AtCursor(edits::shrink_right),
    ),
    ("glossator.merge", Command::AtCursor(edits::merge)),
    ("glossator.split", Command::AtCursor(edits::split)),
];

/// What the user is told of a command.
#[derive(Debug, Default, Serialize)]
struct Outcome {
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
pub(super) async fn execute(
    server: &Server,
    params: &ExecuteCommandParams,
) -> Result<Option<Value>> {
    let order = Order::read(params)?;
    let abilities = server.abilities();
    let uri = order.arguments.uri.clone();
    let prepare = move |document: &Document, _: &_| order.prepare(document, &abilities);
    let outcome = match server.by_size(&uri, prepare).await? {
        Ok(prepared) => apply::apply(server, prepared).await,
        Err(refusal) => Outcome::refused(refusal.to_string()),
    };
    let outcome = serde_json::to_value(outcome).map_err(|error| {
        tracing::error!("an outcome cannot be written: {error}");
        Error::internal_error()
    })?;
    Ok(Some(outcome))
}

/// A command and what it is about.
#[derive(Debug)]
struct Order {
    id: &'static str,
    command: Command,
    arguments: Arguments,
}

#[derive(Debug, Deserialize)]
struct Arguments {
    uri: Uri,
    position: Option<Position>,
    range: Option<Range>,
    label: Option<String>,
}

impl Order {
    fn read(params: &ExecuteCommandParams) -> Result<Self> {
        let known = COMMANDS.iter().find(|(id, _)| *id == params.command);
        let &(id, command) = known.ok_or_else(|| {
            let id = &params.command;
            Error::invalid_params(format!("there is no command {id}"))
        })?;
        let [argument] = params.arguments.as_slice() else {
            let count = params.arguments.len();
            return Err(Error::invalid_params(format!(
                "{id} takes one argument, an object, not {count}"
            )));
        };
        let arguments = Arguments::deserialize(argument)
            .map_err(|error| Error::invalid_params(format!("the argument of {id}: {error}")))?;
        Ok(Self {
            id,
            command,
            arguments,
        })
    }

    /// What the command would do to `document`.
    fn prepare(
        &self,
        document: &Document,
        abilities: &Abilities,
    ) -> Result<std::result::Result<Prepared, Refusal>> {
        let changed = match self.command {
            Command::OfSelection(edit) => {
                edit(document, self.span(document, abilities)?, self.label()?)
            }
            Command::WithLabel(edit) => edit(
                document,
                self.offset(document, abilities.encoding)?,
                self.label()?,
            ),
            Command::AtCursor(edit) => edit(document, self.offset(document, abilities.encoding)?),
        };
        let uri = &self.arguments.uri;
        Ok(changed.map(|change| Prepared::new(uri, document, &change, abilities)))
    }

    fn label(&self) -> Result<&str> {
        let label = self.arguments.label.as_deref();
        label.ok_or_else(|| self.lacks("label"))
    }

    fn offset(&self, document: &Document, encoding: Encoding) -> Result<Offset> {
        let position = self
            .arguments
            .position
            .ok_or_else(|| self.lacks("position"))?;
        Ok(from_lsp::offset(document.text(), position, encoding)?)
    }

    fn span(&self, document: &Document, abilities: &Abilities) -> Result<Span> {
        let range = self.arguments.range.ok_or_else(|| self.lacks("range"))?;
        Ok(from_lsp::span(document.text(), range, abilities.encoding)?)
    }

    fn lacks(&self, field: &str) -> Error {
        Error::invalid_params(format!("the argument of {} lacks `{field}`", self.id))
    }
}
