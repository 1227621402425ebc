//! Code actions (LSP 3.17 `textDocument/codeAction`, `codeAction/resolve`): quick fixes of what is
//! found, refactorings, and what is done to the whole document.

mod add_label;
pub(crate) mod kinds;
mod quick_fix;
mod refactor;
mod settings_fix;
mod suppress;

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{CodeActionParams, CodeActionResponse};

use self::kinds::{FIX_ALL, QUICK_FIX, RENUMBER, concerns_refactorings, is_within};
use self::quick_fix::Fixes;
use crate::server::progress::Progress;
use crate::server::respond::Context;

pub(crate) use self::refactor::resolve;

/// The actions for a range.
///
/// # Errors
/// The range is not in the document.
pub(crate) fn actions(
    context: &Context,
    params: CodeActionParams,
) -> Result<Option<CodeActionResponse>> {
    let only = params.context.only.unwrap_or_default();
    // Most requests want quick fixes, or all there is; the rest is not worth a look.
    let asked = |ours: &str| only.iter().any(|only| is_within(ours, only.as_str()));
    let fixes = (only.is_empty() || asked(QUICK_FIX)) && context.capabilities.action_literals;
    let refactorings =
        only.is_empty() || only.iter().any(|only| concerns_refactorings(only.as_str()));
    if !fixes && !refactorings && !asked(FIX_ALL) && !asked(RENUMBER) {
        return Ok(None);
    }
    let mut actions = Vec::new();
    let mut elsewhere = Vec::new();
    if fixes {
        let offered = Fixes::new(context).of_shown(params.range, &params.context.diagnostics)?;
        actions.extend(offered.here.into_iter().map(Into::into));
        elsewhere = offered.elsewhere;
    }
    if refactorings {
        actions.extend(refactor::refactorings(context, params.range, &only)?);
    }
    if asked(FIX_ALL) {
        actions.extend(Fixes::new(context).of_all()?.map(Into::into));
    }
    if asked(RENUMBER) {
        actions.extend(refactor::renumbering(context).map(Into::into));
    }
    // Whoever takes the first one means the place of the cursor.
    actions.extend(elsewhere.into_iter().map(Into::into));
    Ok(Some(actions))
}

/// What is shown while actions are looked for. For fixing, options say so.
pub(crate) fn progress(params: &str) -> Progress {
    if params.contains("\"source.fixAll") {
        Progress::Always("Glossator: fixing")
    } else {
        Progress::WhenAsked("Glossator: looking for fixes")
    }
}
