//! What the server offers to a client (LSP 3.17 §serverCapabilities): how text is synchronised, and
//! what the rows of the [`router`](super::router) name, one function each.

use tower_lsp::ls_types::{
    CodeActionKind, CodeActionOptions, CodeActionProviderCapability, CodeLensOptions,
    CompletionOptions, CompletionOptionsCompletionItem, DeclarationCapability, DiagnosticOptions,
    DiagnosticServerCapabilities, DocumentFormattingOptions, DocumentLinkOptions,
    DocumentOnTypeFormattingOptions, ExecuteCommandOptions, InitializeResult,
    LinkedEditingRangeServerCapabilities, OneOf, PositionEncodingKind, ReferenceOptions,
    RenameOptions, SemanticTokensFullOptions, SemanticTokensOptions, ServerCapabilities,
    ServerInfo, SignatureHelpOptions, TextDocumentSyncCapability, TextDocumentSyncKind,
    TextDocumentSyncOptions, TextDocumentSyncSaveOptions, WorkDoneProgressOptions,
    WorkspaceFoldersServerCapabilities, WorkspaceServerCapabilities, WorkspaceSymbolOptions,
};

use super::convert::legend::{Vocabulary, legend};
use super::handlers::code_action::kinds;
use super::handlers::execute_command::command_ids;
use super::session::client::capabilities::ClientCapabilities;
use crate::text::Encoding;

/// Names in what the server offers that it answers a request.
pub(crate) type Offer = fn(&mut ServerCapabilities, Client<'_>);

/// To whom something is offered.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Client<'a> {
    pub(crate) capabilities: &'a ClientCapabilities,
    pub(crate) vocabulary: Vocabulary,
}

/// What the protocol calls `encoding`.
fn encoding_kind(encoding: Encoding) -> PositionEncodingKind {
    match encoding {
        Encoding::Utf8 => PositionEncodingKind::UTF8,
        Encoding::Utf16 => PositionEncodingKind::UTF16,
        Encoding::Utf32 => PositionEncodingKind::UTF32,
    }
}

/// What the server says of itself at the beginning, with these `offers` of requests.
pub(crate) fn introduction(
    client: Client<'_>,
    offers: impl Iterator<Item = Offer>,
) -> InitializeResult {
    let known = client.capabilities;
    let encoding = encoding_kind(known.encoding);
    InitializeResult {
        capabilities: server_capabilities(client, offers),
        server_info: Some(ServerInfo {
            name: env!("CARGO_PKG_NAME").to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
        offset_encoding: known
            .offset_encoding_extension
            .then(|| encoding.as_str().to_owned()),
    }
}

/// What the server offers to `client`, with these `offers` of requests.
pub(crate) fn server_capabilities(
    client: Client<'_>,
    offers: impl Iterator<Item = Offer>,
) -> ServerCapabilities {
    let mut offered = ServerCapabilities {
        position_encoding: Some(encoding_kind(client.capabilities.encoding)),
        text_document_sync: Some(TextDocumentSyncCapability::Options(
            TextDocumentSyncOptions {
                open_close: Some(true),
                change: Some(TextDocumentSyncKind::INCREMENTAL),
                will_save: None,
                will_save_wait_until: None,
                save: Some(TextDocumentSyncSaveOptions::Supported(true)),
            },
        )),
        workspace: Some(WorkspaceServerCapabilities {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(OneOf::Left(true)),
            }),
            ..WorkspaceServerCapabilities::default()
        }),
        ..ServerCapabilities::default()
    };
    for offer in offers {
        offer(&mut offered, client);
    }
    offered
}

/// Of requests whose progress is shown to clients that give a token for it.
const PROGRESS: WorkDoneProgressOptions = WorkDoneProgressOptions {
    work_done_progress: Some(true),
};

/// Of those that last for no time.
const NO_PROGRESS: WorkDoneProgressOptions = WorkDoneProgressOptions {
    work_done_progress: None,
};

pub(crate) fn hover(offered: &mut ServerCapabilities, _: Client<'_>) {
    offered.hover_provider = Some(true.into());
}

pub(crate) fn definition(offered: &mut ServerCapabilities, _: Client<'_>) {
    offered.definition_provider = Some(OneOf::Left(true));
}

pub(crate) fn declaration(offered: &mut ServerCapabilities, _: Client<'_>) {
    offered.declaration_provider = Some(DeclarationCapability::Simple(true));
}

pub(crate) fn references(offered: &mut ServerCapabilities, _: Client<'_>) {
    offered.references_provider = Some(OneOf::Right(ReferenceOptions {
        work_done_progress_options: PROGRESS,
    }));
}

pub(crate) fn document_highlights(offered: &mut ServerCapabilities, _: Client<'_>) {
    offered.document_highlight_provider = Some(OneOf::Left(true));
}

/// A client that does not prepare takes no details.
pub(crate) fn rename(offered: &mut ServerCapabilities, client: Client<'_>) {
    offered.rename_provider = Some(if client.capabilities.rename_prepare {
        OneOf::Right(RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: PROGRESS,
        })
    } else {
        OneOf::Left(true)
    });
}

pub(crate) fn linked_editing(offered: &mut ServerCapabilities, _: Client<'_>) {
    let simple = LinkedEditingRangeServerCapabilities::Simple(true);
    offered.linked_editing_range_provider = Some(simple);
}

pub(crate) fn signature_help(offered: &mut ServerCapabilities, _: Client<'_>) {
    offered.signature_help_provider = Some(SignatureHelpOptions {
        // It would stand where the completions do.
        trigger_characters: None,
        retrigger_characters: Some(signs(&[" "])),
        work_done_progress_options: NO_PROGRESS,
    });
}

pub(crate) fn selection_ranges(offered: &mut ServerCapabilities, _: Client<'_>) {
    offered.selection_range_provider = Some(true.into());
}

pub(crate) fn completion(offered: &mut ServerCapabilities, client: Client<'_>) {
    offered.completion_provider = Some(CompletionOptions {
        resolve_provider: Some(true),
        trigger_characters: Some(signs(&["[", " ", "("])),
        completion_item: Some(CompletionOptionsCompletionItem {
            label_details_support: Some(client.capabilities.completion_label_details),
        }),
        ..CompletionOptions::default()
    });
}

fn signs(signs: &[&str]) -> Vec<String> {
    signs.iter().map(|sign| (*sign).to_owned()).collect()
}

pub(crate) fn code_actions(offered: &mut ServerCapabilities, client: Client<'_>) {
    offered.code_action_provider = Some(if client.capabilities.action_literals {
        CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![
                CodeActionKind::QUICKFIX,
                CodeActionKind::REFACTOR_REWRITE,
                CodeActionKind::from(kinds::FIX_ALL),
                CodeActionKind::from(kinds::RENUMBER),
            ]),
            resolve_provider: Some(client.capabilities.action_resolve_edit),
            work_done_progress_options: PROGRESS,
        })
    } else {
        CodeActionProviderCapability::Simple(true)
    });
}

pub(crate) fn commands(offered: &mut ServerCapabilities, _: Client<'_>) {
    offered.execute_command_provider = Some(ExecuteCommandOptions {
        commands: command_ids().map(str::to_owned).collect(),
        work_done_progress_options: PROGRESS,
    });
}

pub(crate) fn formatting(offered: &mut ServerCapabilities, _: Client<'_>) {
    offered.document_formatting_provider = Some(OneOf::Right(DocumentFormattingOptions {
        work_done_progress_options: PROGRESS,
    }));
}

pub(crate) fn range_formatting(offered: &mut ServerCapabilities, _: Client<'_>) {
    offered.document_range_formatting_provider = Some(OneOf::Left(true));
}

pub(crate) fn on_type_formatting(offered: &mut ServerCapabilities, _: Client<'_>) {
    offered.document_on_type_formatting_provider = Some(DocumentOnTypeFormattingOptions {
        first_trigger_character: "]".to_owned(),
        more_trigger_character: None,
    });
}

pub(crate) fn document_symbols(offered: &mut ServerCapabilities, _: Client<'_>) {
    offered.document_symbol_provider = Some(OneOf::Left(true));
}

pub(crate) fn folding_ranges(offered: &mut ServerCapabilities, _: Client<'_>) {
    offered.folding_range_provider = Some(true.into());
}

pub(crate) fn document_links(offered: &mut ServerCapabilities, _: Client<'_>) {
    offered.document_link_provider = Some(DocumentLinkOptions {
        resolve_provider: Some(true),
        work_done_progress_options: NO_PROGRESS,
    });
}

pub(crate) fn workspace_symbols(offered: &mut ServerCapabilities, _: Client<'_>) {
    offered.workspace_symbol_provider = Some(OneOf::Right(WorkspaceSymbolOptions {
        work_done_progress_options: PROGRESS,
        resolve_provider: None,
    }));
}

pub(crate) fn code_lenses(offered: &mut ServerCapabilities, _: Client<'_>) {
    offered.code_lens_provider = Some(CodeLensOptions {
        resolve_provider: Some(true),
    });
}

pub(crate) fn inlay_hints(offered: &mut ServerCapabilities, _: Client<'_>) {
    offered.inlay_hint_provider = Some(OneOf::Left(true));
}

pub(crate) fn semantic_tokens(offered: &mut ServerCapabilities, client: Client<'_>) {
    let options = SemanticTokensOptions {
        legend: legend(client.vocabulary),
        range: Some(true),
        full: Some(SemanticTokensFullOptions::Delta { delta: Some(true) }),
        ..SemanticTokensOptions::default()
    };
    offered.semantic_tokens_provider = Some(options.into());
}

pub(crate) fn diagnostics(offered: &mut ServerCapabilities, client: Client<'_>) {
    let options = DiagnosticOptions {
        identifier: Some("glossator".to_owned()),
        inter_file_dependencies: false,
        workspace_diagnostics: false,
        ..DiagnosticOptions::default()
    };
    offered.diagnostic_provider = client
        .capabilities
        .diagnostics_pull
        .then_some(DiagnosticServerCapabilities::Options(options));
}
