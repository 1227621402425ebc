//! Our commands (LSP 3.17 `workspace/executeCommand`).
//!
//! A command takes one argument, an object: `{ uri, range, label }` for `glossator.tag`,
//! `{ uri, position, label }` for those that give a label, `{ uri, position }` for the others. It
//! has the client make the edit, and answers `{ applied, message?, selection? }`: whether it was
//! made, why it was not, and what to select now. What cannot be done is no error of the request.
//! Those of [`mod@edit`] edit the document, [`accept`] and [`labels`] the project's settings.

pub(crate) mod accept;
mod apply;
pub(crate) mod call;
pub(crate) mod edit;
pub(crate) mod labels;
mod outcome;
mod settings_edit;

use serde_json::Value;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::ExecuteCommandParams;

use self::apply::Prepared;
use self::call::CommandCall;
use self::outcome::Outcome;
use crate::server::Server;
use crate::server::respond::Place;

/// The ids of all commands, and those that some had before: editors ask for commands by ids that
/// are among these only.
pub(crate) fn command_ids() -> impl Iterator<Item = &'static str> {
    let of_edits = edit::COMMANDS.iter().map(|(id, ..)| *id);
    let of_settings = [accept::ID, labels::ADD, labels::USE];
    let before = edit::ALIASES.iter().map(|(alias, _)| *alias);
    of_edits.chain(of_settings).chain(before)
}

/// Carries out a command.
///
/// # Errors
/// There is no such command or document, or the argument is not as it should be.
pub(crate) async fn execute(server: Server, params: ExecuteCommandParams) -> Result<Option<Value>> {
    let outcome = match params.command.as_str() {
        accept::ID => accept::accept(&server, &params).await?,
        labels::ADD | labels::USE => labels::choose(&server, &params).await?,
        _ => edit(&server, &params).await?,
    };
    outcome.written()
}

async fn edit(server: &Server, params: &ExecuteCommandParams) -> Result<Outcome> {
    let call = CommandCall::read(params)?;
    let capabilities = server.capabilities();
    let document = server.document(call.uri())?;
    let place = Place::for_bytes(document.text().len());
    let prepared = place.compute(server, move |_| {
        let change = call.change(&document, capabilities.encoding)?;
        let prepare = |change| Prepared::new(call.uri(), &document, &change, &capabilities);
        Ok(change.map(prepare))
    });
    Ok(match prepared.await? {
        Ok(prepared) => apply::apply(server, prepared).await,
        Err(refusal) => Outcome::refused(refusal.to_string()),
    })
}
