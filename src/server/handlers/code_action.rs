//! Code actions (LSP 3.17 `textDocument/codeAction`, `codeAction/resolve`): the editing commands
//! that make sense where the cursor is, in a menu.
//!
//! The edit of an action is computed when it is chosen, where the client can wait for it; clients
//! that take no actions get the commands themselves.

pub(crate) mod add_label;
pub(crate) mod quick_fix;
pub(crate) mod suppress;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types::{
    CodeAction, CodeActionDisabled, CodeActionKind, CodeActionOptions, CodeActionOrCommand,
    CodeActionParams, CodeActionProviderCapability, CodeActionResponse, Command, Range, Uri,
    WorkspaceEdit,
};

use crate::edits::renumber;
use crate::features::code_actions::{Offer, offers};
use crate::model::Document;
use crate::server::Server;
use crate::server::capabilities::PROGRESS;
use crate::server::convert::{edits, from_lsp, to_lsp};
use crate::server::handlers::execute_command::{COMMANDS, CommandCall, command_id};
use crate::server::handlers::{by_size, known};
use crate::server::session::client::capabilities::ClientCapabilities;
use crate::server::transport::{Cancel, Raw, error};
use crate::text::{Offset, Span};

/// The request is right but cannot be done (LSP 3.17 §errorCodes).
const REQUEST_FAILED: ErrorCode = ErrorCode::ServerError(-32803);

/// What the kinds of our actions begin with; the command's name and the label follow.
const KIND: &str = "refactor.rewrite.glossator";

/// The kind of the action that numbers all paragraphs anew.
const RENUMBER: &str = "source.organize.glossator";

/// What is offered to a client with `capabilities`.
pub(crate) fn provider(capabilities: &ClientCapabilities) -> CodeActionProviderCapability {
    if !capabilities.action_literals {
        return CodeActionProviderCapability::Simple(true);
    }
    CodeActionProviderCapability::Options(CodeActionOptions {
        code_action_kinds: Some(vec![
            CodeActionKind::QUICKFIX,
            CodeActionKind::REFACTOR_REWRITE,
            CodeActionKind::from(quick_fix::FIX_ALL),
            CodeActionKind::from(RENUMBER),
        ]),
        resolve_provider: Some(capabilities.action_resolve_edit),
        work_done_progress_options: PROGRESS,
    })
}

/// The actions for a range.
///
/// # Errors
/// The document is not open, or out of step.
pub(crate) fn actions(server: &Server, params: CodeActionParams) -> Result<Raw> {
    let only = params.context.only.unwrap_or_default();
    // Most requests want quick fixes, or all there is; the rest is not worth a look.
    let asked = |ours: &str| only.iter().any(|only| is_within(ours, only.as_str()));
    let fixes = (only.is_empty() || asked(CodeActionKind::QUICKFIX.as_str()))
        && server.capabilities().action_literals;
    let fix_all = asked(quick_fix::FIX_ALL);
    let renumber = asked(RENUMBER);
    let edits = only.is_empty() || only.iter().any(|only| concerns_ours(only.as_str()));
    if !fixes && !fix_all && !renumber && !edits {
        return Ok(known(&None::<CodeActionResponse>));
    }
    let capabilities = server.capabilities();
    let (uri, range) = (params.text_document.uri, params.range);
    let shown = params.context.diagnostics;
    let rules = server.projects().effective_settings(&uri).rules;
    let writable = server
        .projects()
        .writable(&uri, capabilities.begins_files());
    let writable = writable.filter(|_| capabilities.apply_edit);
    by_size(server, &uri.clone(), move |document, cancel| {
        let span = from_lsp::span(document.text(), range, capabilities.encoding)?;
        let place = Place {
            uri: &uri,
            range,
            document,
            capabilities: &capabilities,
        };
        let wanted = |offer: &Offer| {
            let kind = kind(offer);
            only.is_empty() || only.iter().any(|only| is_within(&kind, only.as_str()))
        };
        let findings = quick_fix::Place {
            uri: &uri,
            document,
            capabilities: &capabilities,
            rules: &rules,
            writable,
            cancel,
        };
        let mut actions = Vec::new();
        let mut elsewhere = Vec::new();
        if fixes {
            let offered = findings.quick_fixes(range, &shown);
            actions.extend(offered.here);
            elsewhere = offered.elsewhere;
        }
        if edits {
            let offers = offers(document, span);
            let offered = offers.iter().filter(|offer| wanted(offer));
            let offered = offered.map(|offer| place.action(offer));
            actions.extend(offered.collect::<Result<Vec<_>>>()?);
            if capabilities.action_disabled {
                actions.extend(disabled(document, span, &offers, &only));
            }
        }
        if fix_all {
            actions.extend(findings.fix_all());
        }
        if renumber {
            actions.extend(place.renumbering());
        }
        // Whoever takes the first one means the place of the cursor.
        actions.append(&mut elsewhere);
        Ok(actions)
    })
}

/// `action` with its edit.
///
/// # Errors
/// It is none of ours, or the document is not the one that it was offered for.
pub(crate) fn resolved(server: &Server, mut action: CodeAction) -> Result<Raw> {
    let data = Data::deserialize(action.data.as_ref().unwrap_or(&Value::Null))
        .map_err(|error| Error::invalid_params(format!("the action is none of ours: {error}")))?;
    let call = CommandCall::new(&data.command, &data.argument)?;
    let capabilities = server.capabilities();
    let uri = call.uri().clone();
    by_size(server, &uri, move |document: &Document, _: &Cancel| {
        if document.version() != data.version {
            let reason = "the document has changed since";
            return Err(error(ErrorCode::ContentModified, reason));
        }
        action.edit = Some(edit(&call, document, &capabilities)?);
        Ok(action)
    })
}

fn edit(
    call: &CommandCall,
    document: &Document,
    capabilities: &ClientCapabilities,
) -> Result<WorkspaceEdit> {
    let change = call.change(document, capabilities.encoding)?;
    let change =
        change.map_err(|refusal| error(REQUEST_FAILED, to_lsp::message(&refusal.to_string())))?;
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

/// Where actions are asked for.
struct Place<'a> {
    uri: &'a Uri,
    range: Range,
    document: &'a Document,
    capabilities: &'a ClientCapabilities,
}

impl Place<'_> {
    /// `offer` in the form that the client takes.
    fn action(&self, offer: &Offer) -> Result<CodeActionOrCommand> {
        let encoding = self.capabilities.encoding;
        let position = to_lsp::position(self.document.text(), offer.cursor, encoding);
        let argument = json!({
            "uri": self.uri, "range": self.range, "position": position, "label": offer.label,
        });
        let (id, title) = (command_id(offer.command), to_lsp::message(&offer.title));
        if !self.capabilities.action_literals {
            let command = Command::new(title, id, Some(vec![argument]));
            return Ok(CodeActionOrCommand::Command(command));
        }
        let mut action = CodeAction {
            title,
            kind: Some(kind(offer).into()),
            is_preferred: offer.preferred.then_some(true),
            ..CodeAction::default()
        };
        if self.capabilities.action_resolve_edit {
            let data = Data {
                version: self.document.version(),
                command: id,
                argument,
            };
            action.data = serde_json::to_value(data).ok();
        } else {
            let call = CommandCall::new(&id, &argument)?;
            action.edit = Some(edit(&call, self.document, self.capabilities)?);
        }
        Ok(CodeActionOrCommand::CodeAction(action))
    }
}

impl Place<'_> {
    /// All paragraphs numbered anew, where that changes something.
    fn renumbering(&self) -> Option<CodeActionOrCommand> {
        let change = renumber(self.document, Offset::default()).ok()?;
        let edit = edits::workspace_edit(self.uri, self.document, &change.edits, self.capabilities);
        Some(CodeActionOrCommand::CodeAction(CodeAction {
            title: to_lsp::message(&change.title),
            kind: Some(CodeActionKind::from(RENUMBER)),
            edit: Some(edit),
            ..CodeAction::default()
        }))
    }
}

/// The kind of the action for `offer`: `refactor.rewrite.glossator.tag.ORG`.
fn kind(offer: &Offer) -> String {
    let label = offer.label.as_ref();
    let label = label.map_or(String::new(), |label| format!(".{label}"));
    format!("{KIND}.{}{label}", offer.command)
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
    let refused = COMMANDS.iter().filter_map(|(id, title, command)| {
        let kind = format!("{}.{id}", CodeActionKind::REFACTOR_REWRITE.as_str());
        let asked = only.iter().any(|only| is_within(only.as_str(), &kind));
        let offered = offers.iter().any(|offer| command_id(offer.command) == *id);
        let refusal = (asked && !offered).then(|| command.refusal(document, span, label));
        Some((kind, title, refusal.flatten()?))
    });
    let actions = refused.map(|(kind, title, refusal)| {
        CodeActionOrCommand::CodeAction(CodeAction {
            title: (*title).to_owned(),
            kind: Some(kind.into()),
            disabled: Some(CodeActionDisabled {
                reason: to_lsp::message(&refusal.to_string()),
            }),
            ..CodeAction::default()
        })
    });
    actions.collect()
}

/// Whether some of our kinds are `only` or within it.
fn concerns_ours(only: &str) -> bool {
    is_within(KIND, only) || is_within(only, KIND)
}

/// Whether `kind` is `only` or one of its kinds (LSP 3.17 §codeActionKind).
fn is_within(kind: &str, only: &str) -> bool {
    let rest = kind.strip_prefix(only);
    only.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Offset, Span};

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

    #[test]
    fn kinds_hold_what_goes_on_behind_a_dot() {
        for only in ["", "refactor", "refactor.rewrite", KIND] {
            assert!(is_within(KIND, only), "{only}");
        }
        for only in ["quickfix", "refactor.rew", "refactor.rewrite.glossator.tag"] {
            assert!(!is_within(KIND, only), "{only}");
        }
    }
}
