//! Tests of the table: what is offered is answered, and what is answered is tested.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::*;
use crate::server::capabilities::{Client, Offer, server_capabilities};
use crate::server::convert::legend::Vocabulary;
use crate::server::session::client::capabilities::ClientCapabilities;

/// Where each request is offered.
const OFFERED: [(&str, &str); 32] = [
    ("/hoverProvider", "textDocument/hover"),
    ("/definitionProvider", "textDocument/definition"),
    ("/declarationProvider", "textDocument/declaration"),
    ("/referencesProvider", "textDocument/references"),
    (
        "/documentHighlightProvider",
        "textDocument/documentHighlight",
    ),
    ("/renameProvider", "textDocument/rename"),
    (
        "/renameProvider/prepareProvider",
        "textDocument/prepareRename",
    ),
    (
        "/linkedEditingRangeProvider",
        "textDocument/linkedEditingRange",
    ),
    ("/signatureHelpProvider", "textDocument/signatureHelp"),
    ("/selectionRangeProvider", "textDocument/selectionRange"),
    ("/completionProvider", "textDocument/completion"),
    (
        "/completionProvider/resolveProvider",
        "completionItem/resolve",
    ),
    ("/codeActionProvider", "textDocument/codeAction"),
    ("/codeActionProvider/resolveProvider", "codeAction/resolve"),
    ("/executeCommandProvider", "workspace/executeCommand"),
    ("/documentFormattingProvider", "textDocument/formatting"),
    (
        "/documentRangeFormattingProvider",
        "textDocument/rangeFormatting",
    ),
    (
        "/documentOnTypeFormattingProvider",
        "textDocument/onTypeFormatting",
    ),
    ("/documentSymbolProvider", "textDocument/documentSymbol"),
    ("/foldingRangeProvider", "textDocument/foldingRange"),
    ("/documentLinkProvider", "textDocument/documentLink"),
    (
        "/documentLinkProvider/resolveProvider",
        "documentLink/resolve",
    ),
    ("/workspaceSymbolProvider", "workspace/symbol"),
    ("/codeLensProvider", "textDocument/codeLens"),
    ("/codeLensProvider/resolveProvider", "codeLens/resolve"),
    ("/inlayHintProvider", "textDocument/inlayHint"),
    (
        "/semanticTokensProvider",
        "textDocument/semanticTokens/range",
    ),
    (
        "/semanticTokensProvider/range",
        "textDocument/semanticTokens/range",
    ),
    (
        "/semanticTokensProvider/full",
        "textDocument/semanticTokens/full",
    ),
    (
        "/semanticTokensProvider/full/delta",
        "textDocument/semanticTokens/full/delta",
    ),
    ("/diagnosticProvider", "textDocument/diagnostic"),
    ("", "glossator/probe"),
];

/// What is offered to a client that can everything.
fn offered(offers: impl Iterator<Item = Offer>) -> Value {
    let capabilities = ClientCapabilities {
        diagnostics_pull: true,
        action_literals: true,
        action_resolve_edit: true,
        rename_prepare: true,
        ..ClientCapabilities::default()
    };
    let client = Client {
        capabilities: &capabilities,
        vocabulary: Vocabulary::Standard,
    };
    serde_json::to_value(server_capabilities(client, offers)).unwrap()
}

/// The pointers to all that is called a provider, or offers a request within one.
fn providers(value: &Value, at: &str, found: &mut Vec<String>) {
    for (name, inner) in value.as_object().into_iter().flatten() {
        let here = format!("{at}/{name}");
        let of_tokens =
            at.starts_with("/semanticTokensProvider") && !at.contains("legend") && name != "legend";
        if (name.ends_with("Provider") || of_tokens) && *inner != json!(false) {
            found.push(here.clone());
        }
        providers(inner, &here, found);
    }
}

#[test]
fn what_is_offered_has_a_row_and_is_offered_by_one() {
    let mut found = Vec::new();
    providers(&offered(ROUTER.all_offers()), "", &mut found);
    for pointer in &found {
        let known = OFFERED.iter().find(|(known, _)| known == pointer);
        let (_, method) = known.unwrap_or_else(|| panic!("{pointer} is answered by nothing"));
        assert!(ROUTER.row(method).is_some(), "{method} has no row");
    }
    assert_eq!(found.len(), OFFERED.len() - 1, "{found:?}");
    let mut without = Vec::new();
    providers(&offered(std::iter::empty()), "", &mut without);
    assert_eq!(without, [""; 0], "offered by no row");
}

#[test]
fn what_has_a_row_is_offered_or_our_own() {
    for row in &ROUTER.rows {
        let ours = row.method.starts_with("glossator/");
        let offered = OFFERED.iter().any(|(_, method)| *method == row.method);
        assert!(ours || offered, "nobody is told of {}", row.method);
    }
    assert_eq!(ROUTER.places.len(), ROUTER.rows.len(), "a row twice");
}

/// All that stands in the tests of whole sessions.
fn tests_of_sessions(folder: &Path) -> String {
    let mut all = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all += &tests_of_sessions(&path);
        } else {
            all += &fs::read_to_string(path).unwrap();
        }
    }
    all
}

#[test]
fn every_row_is_asked_for_in_a_whole_session() {
    let tests = tests_of_sessions(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it"));
    for row in &ROUTER.rows {
        let asked = tests.contains(&format!("\"{}\"", row.method));
        assert!(asked, "no test in tests/it asks for {}", row.method);
    }
}
