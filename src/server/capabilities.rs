//! What the server offers to a client (LSP 3.17 §serverCapabilities).

use tower_lsp::ls_types::{
    DiagnosticOptions, DiagnosticServerCapabilities, ExecuteCommandOptions, OneOf,
    PositionEncodingKind, SemanticTokensFullOptions, SemanticTokensOptions, ServerCapabilities,
    TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions,
    TextDocumentSyncSaveOptions, WorkDoneProgressOptions, WorkspaceFoldersServerCapabilities,
    WorkspaceServerCapabilities,
};

use crate::server::convert::legend;
use crate::server::convert::legend::Vocabulary;
use crate::server::handlers;
use crate::server::handlers::code_action;
use crate::server::handlers::execute_command::{ALIASES, COMMANDS, OF_SETTINGS};
use crate::server::session::client::capabilities::ClientCapabilities;
use crate::text::Encoding;

/// What the protocol calls `encoding`.
pub(crate) fn encoding_kind(encoding: Encoding) -> PositionEncodingKind {
    match encoding {
        Encoding::Utf8 => PositionEncodingKind::UTF8,
        Encoding::Utf16 => PositionEncodingKind::UTF16,
        Encoding::Utf32 => PositionEncodingKind::UTF32,
    }
}

/// What the server offers to a client with `capabilities` (LSP 3.17 §serverCapabilities).
///
/// A provider is named here and answered in [`Server`](super::Server).
pub(crate) fn server_capabilities(
    capabilities: &ClientCapabilities,
    vocabulary: Vocabulary,
) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(encoding_kind(capabilities.encoding)),
        text_document_sync: Some(TextDocumentSyncCapability::Options(
            TextDocumentSyncOptions {
                open_close: Some(true),
                change: Some(TextDocumentSyncKind::INCREMENTAL),
                will_save: None,
                will_save_wait_until: None,
                save: Some(TextDocumentSyncSaveOptions::Supported(true)),
            },
        )),
        hover_provider: Some(true.into()),
        document_highlight_provider: Some(OneOf::Left(true)),
        document_symbol_provider: Some(OneOf::Left(true)),
        folding_range_provider: Some(true.into()),
        selection_range_provider: Some(true.into()),
        code_action_provider: Some(code_action::provider(capabilities)),
        execute_command_provider: Some(commands()),
        semantic_tokens_provider: Some(semantic_tokens(vocabulary).into()),
        workspace: Some(WorkspaceServerCapabilities {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(OneOf::Left(true)),
            }),
            ..WorkspaceServerCapabilities::default()
        }),
        diagnostic_provider: capabilities
            .diagnostics_pull
            .then(|| DiagnosticServerCapabilities::Options(diagnostics())),
        ..handlers::capabilities(capabilities)
    }
}

/// Of requests whose progress is shown to clients that give a token for it.
pub(super) const PROGRESS: WorkDoneProgressOptions = WorkDoneProgressOptions {
    work_done_progress: Some(true),
};

fn commands() -> ExecuteCommandOptions {
    // Editors ask for commands by ids that are among these only.
    let before = ALIASES.iter().map(|(alias, _)| *alias);
    let ids = COMMANDS.iter().map(|(id, ..)| *id).chain(OF_SETTINGS);
    let ids = ids.chain(before);
    ExecuteCommandOptions {
        commands: ids.map(str::to_owned).collect(),
        work_done_progress_options: PROGRESS,
    }
}

fn semantic_tokens(vocabulary: Vocabulary) -> SemanticTokensOptions {
    SemanticTokensOptions {
        legend: legend::legend(vocabulary),
        range: Some(true),
        full: Some(SemanticTokensFullOptions::Delta { delta: Some(true) }),
        ..SemanticTokensOptions::default()
    }
}

fn diagnostics() -> DiagnosticOptions {
    DiagnosticOptions {
        identifier: Some("glossator".to_owned()),
        inter_file_dependencies: false,
        workspace_diagnostics: false,
        ..DiagnosticOptions::default()
    }
}
