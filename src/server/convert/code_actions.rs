//! Code actions in the protocol's form (LSP 3.17 `textDocument/codeAction`).

use serde_json::Value;
use tower_lsp::ls_types::{
    CodeAction, CodeActionDisabled, CodeActionKind, CodeActionOrCommand, Command, Diagnostic,
    Range, WorkspaceEdit,
};

use super::to_lsp;
use crate::edits::Refusal;
use crate::features::code_actions::Offer;
use crate::rules::fixes::Fix;

/// The action of `kind` that makes `edit`, called `title`.
pub(crate) fn change(title: &str, kind: &str, edit: WorkspaceEdit) -> CodeAction {
    CodeAction {
        edit: Some(edit),
        ..titled(title, kind)
    }
}

/// The action of `kind` for `fix`, which is `edit`, of what is shown as `shown`, or of all there is.
pub(crate) fn fix(
    fix: &Fix,
    kind: &str,
    edit: WorkspaceEdit,
    shown: Option<&Diagnostic>,
) -> CodeAction {
    CodeAction {
        diagnostics: shown.map(|shown| vec![shown.clone()]),
        is_preferred: fix.preferred.then_some(true),
        ..change(&fix.title, kind, edit)
    }
}

/// The quick fix of what is shown as `shown` that is a command of ours.
pub(crate) fn fix_by_command(
    title: &str,
    id: &str,
    argument: Value,
    shown: &Diagnostic,
) -> CodeAction {
    CodeAction {
        diagnostics: Some(vec![shown.clone()]),
        command: Some(command(title, id, argument)),
        ..titled(title, CodeActionKind::QUICKFIX.as_str())
    }
}

/// The action of `kind` for `offer`, with no edit yet.
pub(crate) fn refactoring(offer: &Offer, kind: &str) -> CodeAction {
    CodeAction {
        is_preferred: offer.preferred.then_some(true),
        ..titled(&offer.title, kind)
    }
}

/// The action of `kind` that cannot be done, and why.
pub(crate) fn disabled(title: &str, kind: &str, refusal: &Refusal) -> CodeActionOrCommand {
    let reason = to_lsp::message(&refusal.to_string());
    CodeActionOrCommand::CodeAction(CodeAction {
        disabled: Some(CodeActionDisabled { reason }),
        ..titled(title, kind)
    })
}

/// The command `id` of ours, called `title`.
pub(crate) fn command(title: &str, id: &str, argument: Value) -> Command {
    Command::new(to_lsp::message(title), id.to_owned(), Some(vec![argument]))
}

/// `action`, of a finding that is not at `range`: it says where that is and is not to be taken for
/// what is meant at `range`.
pub(crate) fn set_apart(mut action: CodeAction, range: Range) -> CodeAction {
    action.is_preferred = None;
    // What changes the settings names what it is about.
    if action.edit.is_none() {
        return action;
    }
    let shown = action.diagnostics.as_ref().and_then(|shown| shown.first());
    let Some(start) = shown.map(|shown| shown.range.start) else {
        return action;
    };
    let (line, column) = (start.line + 1, start.character + 1);
    let place = if start.line == range.start.line {
        format!(" at column {column}")
    } else {
        format!(" in line {line}, at column {column}")
    };
    action.title.push_str(&place);
    action
}

fn titled(title: &str, kind: &str) -> CodeAction {
    CodeAction {
        title: to_lsp::message(title),
        kind: Some(CodeActionKind::from(kind.to_owned())),
        ..CodeAction::default()
    }
}
