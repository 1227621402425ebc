//! The requests that the server answers: one row a request.
//!
//! A row says its method (by the request's type), where its handler runs, and, where there is
//! something to say, what of it is offered to the client and what is shown of it while it lasts.
//! What is answered here, is offered by it: see [`capabilities`].

mod rows;

use std::sync::LazyLock;

use tower_lsp::ls_types::request::{
    CodeActionRequest, CodeActionResolveRequest, CodeLensRequest, CodeLensResolve, Completion,
    DocumentDiagnosticRequest, DocumentHighlightRequest, DocumentLinkRequest, DocumentLinkResolve,
    DocumentSymbolRequest, ExecuteCommand, FoldingRangeRequest, Formatting, GotoDeclaration,
    GotoDefinition, HoverRequest, InlayHintRequest, LinkedEditingRange, OnTypeFormatting,
    PrepareRenameRequest, RangeFormatting, References, Rename, ResolveCompletionItem,
    SelectionRangeRequest, SemanticTokensFullDeltaRequest, SemanticTokensFullRequest,
    SemanticTokensRangeRequest, SignatureHelpRequest, WorkspaceSymbolRequest,
};

use self::rows::Router;
use super::capabilities;
use super::handlers::ext::document_text::{self, DocumentText};
use super::handlers::ext::next_finding::{self, NextFinding};
use super::handlers::ext::next_mention::{self, NextMention};
use super::handlers::ext::reading::{self, Reading};
use super::handlers::ext::status::{self, Status};
use super::handlers::probe::{self, Probe};
use super::handlers::{
    code_action, code_lens, completion, declaration, definition, diagnostic, document_highlights,
    document_links, document_symbols, execute_command, folding_ranges, formatting, hover,
    inlay_hints, linked_editing, references, rename, selection_ranges, semantic_tokens,
    settings_file, signature_help, workspace_symbols,
};
use super::progress::Progress;

/// All requests by their methods.
pub(crate) static ROUTER: LazyLock<Router> = LazyLock::new(router);

fn router() -> Router {
    use capabilities as offer;
    Router::default()
        // Where the cursor is.
        .now_in_any::<HoverRequest>(hover::hover, settings_file::hover)
        .offers(offer::hover)
        .by_size::<GotoDefinition>(definition::definition)
        .offers(offer::definition)
        .pool::<GotoDeclaration>(declaration::declaration)
        .offers(offer::declaration)
        .pool::<References>(references::references)
        .offers(offer::references)
        .shows(Progress::Always("Glossator: looking for mentions"))
        .by_size::<DocumentHighlightRequest>(document_highlights::highlights)
        .offers(offer::document_highlights)
        .now::<PrepareRenameRequest>(rename::prepare)
        .by_size::<Rename>(rename::rename)
        .offers(offer::rename)
        .shows(Progress::Always("Glossator: renaming"))
        .now::<LinkedEditingRange>(linked_editing::linked_ranges)
        .offers(offer::linked_editing)
        .now::<SignatureHelpRequest>(signature_help::signature)
        .offers(offer::signature_help)
        .by_size::<SelectionRangeRequest>(selection_ranges::selections)
        .offers(offer::selection_ranges)
        // What could be typed.
        .now_in_any::<Completion>(completion::completion, settings_file::completion)
        .offers(offer::completion)
        .session::<ResolveCompletionItem>(completion::resolve)
        // What is done.
        .by_size::<CodeActionRequest>(code_action::actions)
        .offers(offer::code_actions)
        .shows(Progress::ByParams(code_action::progress))
        .session::<CodeActionResolveRequest>(code_action::resolve)
        .task::<ExecuteCommand, _>(execute_command::execute)
        .offers(offer::commands)
        .shows(Progress::Always("Glossator: changing the text"))
        .by_size::<Formatting>(formatting::document)
        .offers(offer::formatting)
        .shows(Progress::Always("Glossator: formatting"))
        .by_size::<RangeFormatting>(formatting::range)
        .offers(offer::range_formatting)
        .now::<OnTypeFormatting>(formatting::on_type)
        .offers(offer::on_type_formatting)
        // What a document consists of.
        .written::<DocumentSymbolRequest>(document_symbols::symbols)
        .offers(offer::document_symbols)
        .written::<FoldingRangeRequest>(folding_ranges::folds)
        .offers(offer::folding_ranges)
        .by_size::<DocumentLinkRequest>(document_links::links)
        .offers(offer::document_links)
        .session::<DocumentLinkResolve>(document_links::resolve)
        .session::<WorkspaceSymbolRequest>(workspace_symbols::symbols)
        .offers(offer::workspace_symbols)
        .shows(Progress::WhenAsked("Glossator: searching"))
        // What is shown with the text.
        .by_size::<CodeLensRequest>(code_lens::lenses)
        .offers(offer::code_lenses)
        .session::<CodeLensResolve>(code_lens::resolve)
        .now::<InlayHintRequest>(inlay_hints::hints)
        .offers(offer::inlay_hints)
        .written::<SemanticTokensRangeRequest>(semantic_tokens::range)
        .offers(offer::semantic_tokens)
        .written::<SemanticTokensFullRequest>(semantic_tokens::full)
        .written::<SemanticTokensFullDeltaRequest>(semantic_tokens::delta)
        .task::<DocumentDiagnosticRequest, _>(diagnostic::diagnostic)
        .offers(offer::diagnostics)
        // Our own.
        .by_size::<NextFinding>(next_finding::next_finding)
        .now::<NextMention>(next_mention::next_mention)
        .by_size::<Reading>(reading::reading)
        .by_size::<Status>(status::status)
        .session::<DocumentText>(document_text::document_text)
        .task::<Probe, _>(probe::probe)
        .shows(Progress::Always("Glossator: probing"))
}

#[cfg(test)]
mod tests;
