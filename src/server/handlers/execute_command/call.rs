//! A command with its argument, as a client gives it.

use serde::Deserialize;
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{ExecuteCommandParams, Position, Range, Uri};

use super::edit::{ALIASES, COMMANDS, Command, Edited};
use crate::model::Document;
use crate::server::convert::from_lsp;
use crate::text::{Encoding, Offset, Span, Text};

/// A command and what it is about.
#[derive(Debug)]
pub(crate) struct CommandCall {
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

impl CommandCall {
    /// The order that a request gives.
    ///
    /// # Errors
    /// See [`CommandCall::new`].
    pub(crate) fn read(params: &ExecuteCommandParams) -> Result<Self> {
        let id = &params.command;
        find(id)?;
        let [argument] = params.arguments.as_slice() else {
            let count = params.arguments.len();
            return Err(Error::invalid_params(format!(
                "{id} takes one argument, an object, not {count}"
            )));
        };
        Self::new(id, argument)
    }

    /// The command `id` with this argument.
    ///
    /// # Errors
    /// There is no such command, or the argument is not as it should be.
    pub(crate) fn new(id: &str, argument: &Value) -> Result<Self> {
        let (id, command) = find(id)?;
        let arguments = Arguments::deserialize(argument)
            .map_err(|error| Error::invalid_params(format!("the argument of {id}: {error}")))?;
        Ok(Self {
            id,
            command,
            arguments,
        })
    }

    /// The document that it is about.
    pub(crate) fn uri(&self) -> &Uri {
        &self.arguments.uri
    }

    /// What it would do to `document`.
    ///
    /// # Errors
    /// The argument lacks what the command needs, or names a line that does not exist.
    pub(crate) fn change(&self, document: &Document, encoding: Encoding) -> Result<Edited> {
        let text = document.text();
        Ok(match self.command {
            Command::OfSelection(edit) => edit(document, self.span(text, encoding)?, self.label()?),
            Command::WithLabel(edit) => edit(document, self.offset(text, encoding)?, self.label()?),
            Command::AtCursor(edit) => edit(document, self.offset(text, encoding)?),
        })
    }

    fn label(&self) -> Result<&str> {
        let label = self.arguments.label.as_deref();
        label.ok_or_else(|| self.lacks("label"))
    }

    fn offset(&self, text: &Text, encoding: Encoding) -> Result<Offset> {
        let position = self
            .arguments
            .position
            .ok_or_else(|| self.lacks("position"))?;
        Ok(from_lsp::offset(text, position, encoding)?)
    }

    fn span(&self, text: &Text, encoding: Encoding) -> Result<Span> {
        let range = self.arguments.range.ok_or_else(|| self.lacks("range"))?;
        Ok(from_lsp::span(text, range, encoding)?)
    }

    fn lacks(&self, field: &str) -> Error {
        Error::invalid_params(format!("the argument of {} lacks `{field}`", self.id))
    }
}

/// The command with this id, or that had it before.
fn find(id: &str) -> Result<(&'static str, Command)> {
    let alias = ALIASES.iter().find(|(alias, _)| *alias == id);
    let id = alias.map_or(id, |(_, id)| id);
    let known = COMMANDS.iter().find(|(known, ..)| *known == id);
    let known = known.map(|(id, _, command)| (*id, *command));
    known.ok_or_else(|| Error::invalid_params(format!("there is no command {id}")))
}
