//! What the client can, settled once in `initialize`.
//!
//! The abilities are read leniently from the JSON itself: clients spell some in ways the typed
//! structures refuse, and one of those must not keep a client out. What cannot be read is an
//! ability that the client does not have.

mod json;

use serde_json::Value;

use self::json::Client;
pub(crate) use self::json::Markup;

use crate::text::Encoding;

/// The command of a client by which it asks for completions.
pub(crate) const SUGGEST: &str = "editor.action.triggerSuggest";

/// What the client can.
///
/// Plain booleans by intent: each is asked at one place and named by what it allows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "a list of independent capabilities"
)]
pub(crate) struct ClientCapabilities {
    /// What columns count.
    pub(crate) encoding: Encoding,
    /// The encoding was agreed on by the older extension `offsetEncoding`.
    pub(crate) offset_encoding_extension: bool,

    /// The markup shown in a hover.
    pub(crate) hover_markup: Markup,
    /// Takes symbols as a tree.
    pub(crate) symbol_tree: bool,
    /// Takes `LocationLink`s for a definition.
    pub(crate) definition_link: bool,
    /// Shows what a link says of itself.
    pub(crate) link_tooltip: bool,

    /// Lays semantic tokens over its own colours.
    pub(crate) tokens_augment_syntax: bool,
    /// Takes tokens over several lines.
    pub(crate) tokens_multiline: bool,
    /// Asks for tokens of a range.
    pub(crate) tokens_range: bool,
    /// Asks for what changed among the tokens.
    pub(crate) tokens_delta: bool,
    /// Token types it knows.
    pub(crate) token_types: Vec<String>,
    /// Token modifiers it knows.
    pub(crate) token_modifiers: Vec<String>,
    /// Asks anew for tokens when told to.
    pub(crate) tokens_refresh: bool,

    /// Asks for diagnostics itself, and anew when told to; then none are published.
    pub(crate) diagnostics_pull: bool,
    /// Shows related places of a diagnostic.
    pub(crate) diagnostic_related: bool,
    /// Takes the version that diagnostics are for.
    pub(crate) diagnostic_version: bool,
    /// Takes a link with a diagnostic's code.
    pub(crate) diagnostic_code_link: bool,
    /// Fades out what is tagged as unnecessary.
    pub(crate) diagnostic_unnecessary: bool,
    /// Hands a diagnostic's data back with a code action request.
    pub(crate) diagnostic_data: bool,

    /// Folds whole lines only.
    pub(crate) folding_lines_only: bool,
    /// Shows a text in place of what is folded.
    pub(crate) folding_text: bool,
    /// The most folding ranges it takes.
    pub(crate) folding_limit: Option<usize>,

    /// Takes snippets from a completion.
    pub(crate) completion_snippets: bool,
    /// Takes an insert and a replace range.
    pub(crate) completion_insert_replace: bool,
    /// Takes label details.
    pub(crate) completion_label_details: bool,
    /// The markup shown about an item.
    pub(crate) completion_markup: Markup,
    /// Has a command of its own that asks for completions, and lets items carry it: said as
    /// `experimental.commands.commands`, a list of the client's commands.
    pub(crate) suggests_again: bool,
    /// Takes the parts of a signature by their places.
    pub(crate) signature_offsets: bool,
    /// The markup shown about a signature.
    pub(crate) signature_markup: Markup,

    /// Takes code actions, not only commands.
    pub(crate) action_literals: bool,
    /// Lets an action's edit be computed when it is chosen.
    pub(crate) action_resolve_edit: bool,
    /// Shows why an action is disabled.
    pub(crate) action_disabled: bool,

    /// Asks whether a rename is possible first.
    pub(crate) rename_prepare: bool,
    /// Takes edits of a certain version of a document.
    pub(crate) edit_versions: bool,
    /// Takes edits that create files.
    pub(crate) edit_creates: bool,
    /// Takes edits that need confirmation.
    pub(crate) edit_annotations: bool,
    /// Lets the server edit.
    pub(crate) apply_edit: bool,

    /// Asks anew for inlay hints when told to.
    pub(crate) hints_refresh: bool,
    /// Asks anew for code lenses when told to.
    pub(crate) lens_refresh: bool,
    /// Answers `workspace/configuration`.
    pub(crate) configuration: bool,
    /// Lets file watchers be registered.
    pub(crate) watched_files: bool,
    /// Shows progress that the server begins.
    pub(crate) progress: bool,
    /// Shows a document when asked to.
    pub(crate) show_document: bool,
}

impl ClientCapabilities {
    /// Whether the client can create a file with something in it.
    pub(crate) fn begins_files(&self) -> bool {
        self.edit_creates && self.edit_versions
    }

    /// Reads the client's capabilities (LSP 3.17 §clientCapabilities).
    pub(crate) fn of_client(capabilities: &Value) -> Self {
        let client = Client(capabilities);
        let (encoding, offset_encoding_extension) = client.encoding();
        Self {
            encoding,
            offset_encoding_extension,
            hover_markup: client.markup("/textDocument/hover/contentFormat"),
            symbol_tree: client
                .can("/textDocument/documentSymbol/hierarchicalDocumentSymbolSupport"),
            definition_link: client.can("/textDocument/definition/linkSupport"),
            link_tooltip: client.can("/textDocument/documentLink/tooltipSupport"),
            folding_lines_only: client.can("/textDocument/foldingRange/lineFoldingOnly"),
            folding_text: client.can("/textDocument/foldingRange/foldingRange/collapsedText"),
            folding_limit: client.number("/textDocument/foldingRange/rangeLimit"),
            rename_prepare: client.can("/textDocument/rename/prepareSupport"),
            edit_versions: client.can("/workspace/workspaceEdit/documentChanges"),
            edit_creates: client.has("/workspace/workspaceEdit/resourceOperations", "create"),
            edit_annotations: client.offers("/workspace/workspaceEdit/changeAnnotationSupport"),
            apply_edit: client.can("/workspace/applyEdit"),
            hints_refresh: client.can("/workspace/inlayHint/refreshSupport"),
            lens_refresh: client.can("/workspace/codeLens/refreshSupport"),
            configuration: client.can("/workspace/configuration"),
            watched_files: client.can("/workspace/didChangeWatchedFiles/dynamicRegistration"),
            progress: client.can("/window/workDoneProgress"),
            show_document: client.can("/window/showDocument/support"),
            ..Self::default()
        }
        .with_tokens(&client)
        .with_diagnostics(&client)
        .with_completion_and_actions(&client)
    }

    fn with_tokens(self, client: &Client) -> Self {
        let at = |name: &str| format!("/textDocument/semanticTokens/{name}");
        Self {
            tokens_augment_syntax: client.can(&at("augmentsSyntaxTokens")),
            tokens_multiline: client.can(&at("multilineTokenSupport")),
            tokens_range: client.offers(&at("requests/range")),
            tokens_delta: client.can(&at("requests/full/delta")),
            token_types: client.words(&at("tokenTypes")),
            token_modifiers: client.words(&at("tokenModifiers")),
            tokens_refresh: client.can("/workspace/semanticTokens/refreshSupport"),
            ..self
        }
    }

    fn with_diagnostics(self, client: &Client) -> Self {
        // 3.17 spelt the workspace's part in the plural, later versions of the prose as well.
        let refresh = client.can("/workspace/diagnostics/refreshSupport")
            || client.can("/workspace/diagnostic/refreshSupport");
        let pull = refresh && client.offers("/textDocument/diagnostic");
        let part = if pull {
            "/textDocument/diagnostic"
        } else {
            "/textDocument/publishDiagnostics"
        };
        // A pulling client tells the abilities of its display in either place.
        let can = |name: &str| {
            client.can(&format!("{part}/{name}"))
                || client.can(&format!("/textDocument/publishDiagnostics/{name}"))
        };
        let unnecessary = [part, "/textDocument/publishDiagnostics"]
            .iter()
            .any(|part| client.has(&format!("{part}/tagSupport/valueSet"), 1));
        Self {
            diagnostics_pull: pull,
            diagnostic_related: can("relatedInformation"),
            diagnostic_version: can("versionSupport"),
            diagnostic_code_link: can("codeDescriptionSupport"),
            diagnostic_unnecessary: unnecessary,
            diagnostic_data: can("dataSupport"),
            ..self
        }
    }

    fn with_completion_and_actions(self, client: &Client) -> Self {
        let item =
            |name: &str| client.can(&format!("/textDocument/completion/completionItem/{name}"));
        let signature =
            |name: &str| format!("/textDocument/signatureHelp/signatureInformation/{name}");
        let action = |name: &str| format!("/textDocument/codeAction/{name}");
        Self {
            completion_snippets: item("snippetSupport"),
            completion_insert_replace: item("insertReplaceSupport"),
            completion_label_details: item("labelDetailsSupport"),
            completion_markup: client
                .markup("/textDocument/completion/completionItem/documentationFormat"),
            suggests_again: client.has("/experimental/commands/commands", SUGGEST),
            signature_offsets: client.can(&signature("parameterInformation/labelOffsetSupport")),
            signature_markup: client.markup(&signature("documentationFormat")),
            action_literals: client.offers(&action("codeActionLiteralSupport")),
            action_resolve_edit: client.has(&action("resolveSupport/properties"), "edit"),
            action_disabled: client.can(&action("disabledSupport")),
            ..self
        }
    }
}

#[cfg(test)]
mod tests;
