//! The requests about names, places and structure, by their methods: navigation, search, notes,
//! changes, actions.
//!
//! They are answered in ready-made JSON (see `router`): most are asked for at every key or may be
//! long. Each module reads the parameters of its requests, asks a feature, and converts.

pub(crate) mod code_action;
mod code_lens;
mod completion;
mod declaration;
mod document_links;
pub(crate) mod execute_command;
pub(crate) mod ext;
mod formatting;
mod inlay_hints;
pub(crate) mod lifecycle;
mod navigation;
pub(crate) mod probe;
mod rename;
pub(crate) mod semantic_tokens;
pub(crate) mod settings_file;
mod structure;
mod workspace_symbols;

use serde::Serialize;
use serde::de::DeserializeOwned;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{
    CodeLensOptions, CompletionOptions, CompletionOptionsCompletionItem, DeclarationCapability,
    DocumentFormattingOptions, DocumentLinkOptions, DocumentOnTypeFormattingOptions,
    LinkedEditingRangeServerCapabilities, OneOf, ReferenceOptions, RenameOptions,
    ServerCapabilities, SignatureHelpOptions, Uri, WorkDoneProgressOptions, WorkspaceSymbolOptions,
};

use super::Server;
use super::capabilities::PROGRESS;
use super::transport::{Cancel, Raw};
use crate::model::Document;
use crate::server::router;
use crate::server::session::client::capabilities::ClientCapabilities;
use crate::server::session::projects::is_settings;

/// The answer to `method`; `None` if it is none of these.
pub(crate) fn answer(server: &Server, method: &str, params: &str) -> Option<Result<Raw>> {
    Some(match method {
        "textDocument/definition" => call(server, params, navigation::definition),
        "textDocument/declaration" => call(server, params, |server, params| {
            declaration::declaration(server, &params)
        }),
        "textDocument/references" => call(server, params, navigation::references),
        "textDocument/documentHighlight" => call(server, params, navigation::highlights),
        "textDocument/documentSymbol" => call(server, params, structure::symbols),
        "textDocument/foldingRange" => call(server, params, |server, params| {
            structure::folds(server, &params)
        }),
        "textDocument/selectionRange" => call(server, params, structure::selections),
        "textDocument/codeAction" => call(server, params, code_action::actions),
        "codeAction/resolve" => call(server, params, code_action::resolved),
        "textDocument/documentLink" => call(server, params, document_links::links),
        "documentLink/resolve" => call(server, params, document_links::resolve),
        "workspace/symbol" => call(server, params, |server, params| {
            Ok(workspace_symbols::search(server, params))
        }),
        "textDocument/codeLens" => call(server, params, code_lens::lenses),
        "codeLens/resolve" => call(server, params, code_lens::resolve),
        "textDocument/inlayHint" => call(server, params, inlay_hints::hints),
        "textDocument/prepareRename" => call(server, params, |server, params| {
            rename::prepare(server, &params)
        }),
        "textDocument/rename" => call(server, params, rename::rename),
        "textDocument/linkedEditingRange" => call(server, params, rename::linked),
        "textDocument/completion" => call(server, params, completion::completion),
        "completionItem/resolve" => call(server, params, completion::resolve),
        "textDocument/signatureHelp" => call(server, params, completion::signature),
        "textDocument/formatting" => call(server, params, |server, params| {
            formatting::document(server, &params)
        }),
        "textDocument/rangeFormatting" => call(server, params, |server, params| {
            formatting::range(server, &params)
        }),
        "textDocument/onTypeFormatting" => call(server, params, formatting::on_type),
        _ => return None,
    })
}

/// What of the server's offers is answered here.
pub(crate) fn capabilities(capabilities: &ClientCapabilities) -> ServerCapabilities {
    let work_done_progress_options = WorkDoneProgressOptions::default();
    ServerCapabilities {
        declaration_provider: Some(DeclarationCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Right(ReferenceOptions {
            work_done_progress_options: PROGRESS,
        })),
        workspace_symbol_provider: Some(OneOf::Right(WorkspaceSymbolOptions {
            work_done_progress_options: PROGRESS,
            resolve_provider: None,
        })),
        document_link_provider: Some(DocumentLinkOptions {
            resolve_provider: Some(true),
            work_done_progress_options,
        }),
        code_lens_provider: Some(CodeLensOptions {
            resolve_provider: Some(true),
        }),
        inlay_hint_provider: Some(OneOf::Left(true)),
        rename_provider: Some(renaming(capabilities)),
        linked_editing_range_provider: Some(LinkedEditingRangeServerCapabilities::Simple(true)),
        completion_provider: Some(CompletionOptions {
            resolve_provider: Some(true),
            trigger_characters: Some(signs(&["[", " ", "("])),
            completion_item: Some(CompletionOptionsCompletionItem {
                label_details_support: Some(capabilities.completion_label_details),
            }),
            ..CompletionOptions::default()
        }),
        signature_help_provider: Some(SignatureHelpOptions {
            // It would stand where the completions do.
            trigger_characters: None,
            retrigger_characters: Some(signs(&[" "])),
            work_done_progress_options,
        }),
        document_formatting_provider: Some(OneOf::Right(DocumentFormattingOptions {
            work_done_progress_options: PROGRESS,
        })),
        document_range_formatting_provider: Some(OneOf::Left(true)),
        document_on_type_formatting_provider: Some(DocumentOnTypeFormattingOptions {
            first_trigger_character: "]".to_owned(),
            more_trigger_character: None,
        }),
        ..ServerCapabilities::default()
    }
}

fn signs(signs: &[&str]) -> Vec<String> {
    signs.iter().map(|sign| (*sign).to_owned()).collect()
}

/// A client that does not prepare takes no details.
fn renaming(capabilities: &ClientCapabilities) -> OneOf<bool, RenameOptions> {
    if !capabilities.rename_prepare {
        return OneOf::Left(true);
    }
    OneOf::Right(RenameOptions {
        prepare_provider: Some(true),
        work_done_progress_options: PROGRESS,
    })
}

fn call<P: DeserializeOwned>(
    server: &Server,
    params: &str,
    answer: fn(&Server, P) -> Result<Raw>,
) -> Result<Raw> {
    answer(server, router::read(params)?)
}

/// Answers about a document at once: for answers that take less than a millisecond whatever the
/// document's size.
fn at_once<T: Serialize>(
    server: &Server,
    uri: &Uri,
    answer: impl FnOnce(&Document) -> Result<T>,
) -> Result<Raw> {
    Ok(Raw::Now(
        answer(&server.document(uri)?).and_then(|answer| json(&answer)),
    ))
}

/// Answers about a document: at once if it is small, else on the blocking pool.
///
/// # Errors
/// The document is not open, or out of step.
pub(crate) fn by_size<T: Serialize>(
    server: &Server,
    uri: &Uri,
    answer: impl FnOnce(&Document, &Cancel) -> Result<T> + Send + 'static,
) -> Result<Raw> {
    router::by_size(server, uri, move |document, cancel| {
        json(&answer(document, cancel)?)
    })
}

/// The other open documents that are in step, in the order of their URIs.
fn others(server: &Server, uri: &Uri) -> impl Iterator<Item = (Uri, Document)> {
    let uris = server.shared.session.uris().into_iter();
    let others = uris.filter(move |other| other != uri && !is_settings(other));
    others.filter_map(|other| {
        let document = server.document(&other).ok()?;
        Some((other, document))
    })
}

/// Answers with what is known already.
pub(crate) fn known<T: Serialize>(answer: &T) -> Raw {
    Raw::Now(json(answer))
}

fn json<T: Serialize>(answer: &T) -> Result<String> {
    serde_json::to_string(answer).map_err(|error| {
        tracing::error!("an answer cannot be written: {error}");
        Error::internal_error()
    })
}
