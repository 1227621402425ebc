//! The editing commands that make sense where the cursor is, in a menu.
//!
//! The edit of an action is computed when it is chosen, where the client can wait for it; clients
//! that take no actions get the commands themselves.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types::{CodeAction, CodeActionKind, CodeActionOrCommand, Range, WorkspaceEdit};

use super::kinds::{REFACTOR, RENUMBER, is_within};
use crate::edits::renumber;
use crate::features::code_actions::{Offer, offers};
use crate::model::Document;
use crate::server::Server;
use crate::server::convert::to_lsp::refused;
use crate::server::convert::{code_actions, edits, to_lsp};
use crate::server::handlers::execute_command::call::CommandCall;
use crate::server::handlers::execute_command::edit::{COMMANDS, command_id};
use crate::server::respond::{Context, Job, Place};
use crate::server::session::client::capabilities::ClientCapabilities;
use crate::server::transport::error;
use crate::text::{Offset, Span};

/// The refactorings for `range` of kinds within one of `only`, all if that is empty.
pub(super) fn refactorings(
    context: &Context,
    range: Range,
    only: &[CodeActionKind],
) -> Result<Vec<CodeActionOrCommand>> {
    let span = context.span(range)?;
    let offers = offers(&context.document, span);
    let wanted = |offer: &&Offer| {
        let kind = kind(offer);
        only.is_empty() || only.iter().any(|only| is_within(&kind, only.as_str()))
    };
    let offered = offers.iter().filter(wanted);
    let actions = offered.map(|offer| action(context, offer, range));
    let mut actions = actions.collect::<Result<Vec<_>>>()?;
    if context.capabilities.action_disabled {
        actions.extend(disabled(&context.document, span, &offers, only));
    }
    Ok(actions)
}

/// `action` with its edit.
///
/// # Errors
/// It is none of ours, or the document is not the one that it was offered for.
pub(crate) fn resolve(server: &Server, mut action: CodeAction) -> Result<Job<CodeAction>> {
    let data = Data::deserialize(action.data.as_ref().unwrap_or(&Value::Null))
        .map_err(|error| Error::invalid_params(format!("the action is none of ours: {error}")))?;
    let call = CommandCall::new(&data.command, &data.argument)?;
    let capabilities = server.capabilities();
    let document = server.document(call.uri())?;
    let place = Place::for_bytes(document.text().len());
    if document.version() != data.version {
        let reason = "the document has changed since";
        return Err(error(ErrorCode::ContentModified, reason));
    }
    Ok(Job::new(place, move |_| {
        action.edit = Some(edit(&call, &document, &capabilities)?);
        Ok(action)
    }))
}

fn edit(
    call: &CommandCall,
    document: &Document,
    capabilities: &ClientCapabilities,
) -> Result<WorkspaceEdit> {
    let change = call.change(document, capabilities.encoding)?;
    let change = change.map_err(|refusal| refused(&refusal))?;
    Ok(edits::workspace_edit(
        call.uri(),
        document,
        &change.edits,
        capabilities,
    ))
}

/// What an action hands back when it is chosen.
#[derive(Debug, Deserialize, Serialize)]
struct Data {
    /// The version of the document that it was offered for.
    version: i32,
    command: String,
    argument: Value,
}

/// `offer` in the form that the client takes.
fn action(context: &Context, offer: &Offer, range: Range) -> Result<CodeActionOrCommand> {
    let encoding = context.encoding();
    let position = to_lsp::position(context.text(), offer.cursor, encoding);
    let argument = json!({
        "uri": context.uri, "range": range, "position": position, "label": offer.label,
    });
    let id = command_id(offer.command);
    if !context.capabilities.action_literals {
        return Ok(code_actions::command(&offer.title, &id, argument).into());
    }
    let mut action = code_actions::refactoring(offer, &kind(offer));
    if context.capabilities.action_resolve_edit {
        let data = Data {
            version: context.document.version(),
            command: id,
            argument,
        };
        action.data = serde_json::to_value(data).ok();
    } else {
        let call = CommandCall::new(&id, &argument)?;
        action.edit = Some(edit(&call, &context.document, &context.capabilities)?);
    }
    Ok(action.into())
}

/// All paragraphs numbered anew, where that changes something.
pub(super) fn renumbering(context: &Context) -> Option<CodeAction> {
    let change = renumber(&context.document, Offset::default()).ok()?;
    let edit = edits::workspace_edit(
        &context.uri,
        &context.document,
        &change.edits,
        &context.capabilities,
    );
    Some(code_actions::change(&change.title, RENUMBER, edit))
}

/// The kind of the action for `offer`: `refactor.rewrite.glossator.tag.ORG`.
fn kind(offer: &Offer) -> String {
    let label = offer.label.as_ref();
    let label = label.map_or(String::new(), |label| format!(".{label}"));
    format!("{REFACTOR}.{}{label}", offer.command)
}

/// What of our kinds in `only` cannot be done, and why. Nothing where the user asks for whatever
/// there is.
fn disabled(
    document: &Document,
    span: Span,
    offers: &[Offer],
    only: &[CodeActionKind],
) -> Vec<CodeActionOrCommand> {
    let label = document.labels().labels().next().unwrap_or_default();
    let disabled = COMMANDS.iter().filter_map(|(id, title, command)| {
        let kind = format!("{}.{id}", CodeActionKind::REFACTOR_REWRITE.as_str());
        let asked = only.iter().any(|only| is_within(only.as_str(), &kind));
        let offered = offers.iter().any(|offer| command_id(offer.command) == *id);
        let refusal = (asked && !offered).then(|| command.refusal(document, span, label));
        Some((kind, title, refusal.flatten()?))
    });
    let actions =
        disabled.map(|(kind, title, refusal)| code_actions::disabled(title, &kind, &refusal));
    actions.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_offered_is_a_command() {
        let text = "The [ORG Oru Works  ] Office [LOC Oru Works  ] [PER Ida  ] Oru Works, \
                    [LOC Velm’s  ] and [ORG [LOC Oru  ] Guild  ]";
        let document = Document::new(text, 0);
        let mut offered: Vec<String> = (0..text.len())
            .flat_map(|at| offers(&document, Span::empty(Offset::new(at))))
            .map(|offer| command_id(offer.command))
            .collect();
        offered.sort();
        offered.dedup();
        let known = COMMANDS.iter().map(|(id, ..)| *id);
        // It is about the whole document and offered as such.
        let known = known.filter(|id| *id != "glossator.renumber");
        let mut known: Vec<&str> = known.collect();
        known.sort_unstable();
        assert_eq!(offered, known);
    }
}
