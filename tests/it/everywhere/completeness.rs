//! Nothing that the server can be asked is left out: what it offers and what its sources name is
//! asked, and answered at some place.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::Met;
use super::ask::{capabilities, commands};
use super::places::Encoding;
use crate::client::Client;

/// What a capability stands for.
const OFFERED: &[(&str, &[&str])] = &[
    ("positionEncoding", &[]),
    ("textDocumentSync", &[]),
    ("workspace", &[]),
    ("hoverProvider", &["textDocument/hover"]),
    (
        "completionProvider",
        &["textDocument/completion", "completionItem/resolve"],
    ),
    ("signatureHelpProvider", &["textDocument/signatureHelp"]),
    ("declarationProvider", &["textDocument/declaration"]),
    ("definitionProvider", &["textDocument/definition"]),
    ("referencesProvider", &["textDocument/references"]),
    (
        "documentHighlightProvider",
        &["textDocument/documentHighlight"],
    ),
    ("documentSymbolProvider", &["textDocument/documentSymbol"]),
    (
        "codeActionProvider",
        &["textDocument/codeAction", "codeAction/resolve"],
    ),
    (
        "codeLensProvider",
        &["textDocument/codeLens", "codeLens/resolve"],
    ),
    (
        "documentLinkProvider",
        &["textDocument/documentLink", "documentLink/resolve"],
    ),
    ("documentFormattingProvider", &["textDocument/formatting"]),
    (
        "documentRangeFormattingProvider",
        &["textDocument/rangeFormatting"],
    ),
    (
        "documentOnTypeFormattingProvider",
        &["textDocument/onTypeFormatting"],
    ),
    (
        "renameProvider",
        &["textDocument/rename", "textDocument/prepareRename"],
    ),
    ("foldingRangeProvider", &["textDocument/foldingRange"]),
    ("executeCommandProvider", &["workspace/executeCommand"]),
    ("selectionRangeProvider", &["textDocument/selectionRange"]),
    (
        "linkedEditingRangeProvider",
        &["textDocument/linkedEditingRange"],
    ),
    ("inlayHintProvider", &["textDocument/inlayHint"]),
    ("workspaceSymbolProvider", &["workspace/symbol"]),
    ("diagnosticProvider", &["textDocument/diagnostic"]),
    (
        "semanticTokensProvider",
        &[
            "textDocument/semanticTokens/full",
            "textDocument/semanticTokens/full/delta",
            "textDocument/semanticTokens/range",
        ],
    ),
];

/// Methods that the sources name and that are no requests of a client: notifications, what the
/// server asks itself, and what only its own tests ask.
const OTHERS: &[&str] = &[
    "textDocument/didOpen",
    "textDocument/didChange",
    "textDocument/didClose",
    "textDocument/didSave",
    "textDocument/willSave",
    "textDocument/publishDiagnostics",
    "workspace/didChangeConfiguration",
    "workspace/didChangeWatchedFiles",
    "workspace/didChangeWorkspaceFolders",
    "workspace/didCreateFiles",
    "workspace/didRenameFiles",
    "workspace/didDeleteFiles",
    "workspace/configuration",
    "workspace/applyEdit",
    "glossator/probe",
];

/// What the server offers to a client that can everything.
pub(super) fn offered() -> Value {
    let mut client = Client::fresh();
    let capabilities = capabilities(Encoding::Utf16, true);
    let params = json!({ "capabilities": capabilities });
    client.call("initialize", &params)["capabilities"].clone()
}

/// Fails where something was never asked, or never answered with anything.
pub(super) fn check(met: &Met) {
    let mut expected: BTreeSet<String> = methods_of_sources();
    for key in offered().as_object().unwrap().keys() {
        let methods = OFFERED.iter().find(|(known, _)| known == key);
        let (_, methods) = methods.unwrap_or_else(|| panic!("{key} is asked nowhere"));
        expected.extend(methods.iter().map(|method| (*method).to_owned()));
    }
    // Findings are asked for, or waited for, before anything else; without any settings and names
    // that a project knows there is nothing to declare.
    for aside in ["textDocument/diagnostic", "textDocument/declaration"] {
        expected.remove(aside);
    }
    let missing: Vec<_> = expected.difference(&met.methods).collect();
    assert!(missing.is_empty(), "never answered: {missing:?}");
    let all: BTreeSet<String> = commands().iter().cloned().collect();
    let missing: Vec<_> = all.difference(&met.commands).collect();
    assert!(missing.is_empty(), "never made an edit: {missing:?}");
}

/// The requests that the server's sources name.
fn methods_of_sources() -> BTreeSet<String> {
    let mut methods = BTreeSet::new();
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src/server"),
        &mut methods,
    );
    assert!(methods.len() > 20, "{methods:?}");
    methods
}

fn collect(folder: &Path, methods: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, methods);
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let literals = GROUPS.iter().flat_map(|group| {
            let starts = text.match_indices(group).map(|(at, _)| at + 1);
            starts.filter_map(|start| Some(text[start..].split_once('"')?.0))
        });
        let methods_here = literals.filter(|literal| is_method(literal));
        let requests = methods_here.filter(|literal| !OTHERS.contains(literal));
        methods.extend(requests.map(str::to_owned));
    }
}

/// What requests begin with, behind a quotation mark.
const GROUPS: [&str; 7] = [
    "\"textDocument/",
    "\"workspace/",
    "\"glossator/",
    "\"codeLens/",
    "\"documentLink/",
    "\"completionItem/",
    "\"codeAction/",
];

/// Whether it is the whole name of a request, rather than what some begin with.
fn is_method(literal: &str) -> bool {
    let name = |c: char| c.is_ascii_alphabetic() || c == '/';
    !literal.ends_with('/') && literal.chars().all(name)
}
