//! Tests of the abilities.

use serde_json::json;

use super::*;

#[test]
fn a_client_that_says_nothing_can_nothing() {
    assert_eq!(
        ClientCapabilities::of_client(&json!({})),
        ClientCapabilities::default()
    );
    assert_eq!(
        ClientCapabilities::of_client(&json!("?")),
        ClientCapabilities::default()
    );
}

#[test]
fn the_first_known_encoding_of_the_client_is_taken() {
    let encoding = |capabilities| ClientCapabilities::of_client(&capabilities).encoding;
    let offered = |names: &[&str]| encoding(json!({"general": {"positionEncodings": names}}));
    assert_eq!(offered(&["utf-32", "utf-8", "utf-16"]), Encoding::Utf32);
    assert_eq!(offered(&["utf-7", "utf-8"]), Encoding::Utf8);
    assert_eq!(offered(&[]), Encoding::Utf16);
    assert_eq!(
        encoding(json!({"offsetEncoding": ["utf-8"]})),
        Encoding::Utf8
    );
    let both = json!({"general": {"positionEncodings": ["utf-16"]}, "offsetEncoding": ["utf-8"]});
    assert_eq!(encoding(both), Encoding::Utf16);
}

#[test]
fn pulling_needs_refresh() {
    let pull = |capabilities| ClientCapabilities::of_client(&capabilities).diagnostics_pull;
    assert!(!pull(json!({"textDocument": {"diagnostic": {}}})));
    let refresh = json!({"diagnostics": {"refreshSupport": true}});
    assert!(pull(
        json!({"textDocument": {"diagnostic": {}}, "workspace": refresh})
    ));
    assert!(!pull(json!({"workspace": refresh})));
}

#[test]
fn details_count_as_a_yes() {
    let range = |range: Value| {
        let tokens = json!({"requests": {"range": range}});
        let client = json!({"textDocument": {"semanticTokens": tokens}});
        ClientCapabilities::of_client(&client).tokens_range
    };
    assert!(range(json!({})));
    assert!(range(json!(true)));
    assert!(!range(json!(false)));
}

/// A recorded editor's abilities.
fn editor(name: &str) -> ClientCapabilities {
    let path = format!(
        "{}/tests/data/clients/{name}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let params: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    ClientCapabilities::of_client(&params["capabilities"])
}

#[test]
fn real_editors_are_understood() {
    let mut seen = String::new();
    for name in [
        "emacs-eglot-30.1",
        "helix-25.01",
        "helix-25.07",
        "kakoune-lsp-22.0",
        "neovim-0.10.4",
        "neovim-0.11.4",
        "neovim-0.12.4",
        "vscode-1.100",
        "vscode-1.139",
    ] {
        let can = editor(name);
        let mut words = vec![name];
        let capabilities = [
            (can.hover_markup == Markup::Markdown, "markdown"),
            (can.symbol_tree, "tree"),
            (can.tokens_range, "range"),
            (can.tokens_delta, "delta"),
            (can.tokens_augment_syntax, "augment"),
            (can.tokens_multiline, "multiline"),
            (can.diagnostics_pull, "pull"),
            (can.diagnostic_related, "related"),
            (can.folding_lines_only, "lines"),
            (can.completion_snippets, "snippets"),
            (can.edit_versions, "versions"),
            (can.edit_annotations, "annotations"),
            (can.watched_files, "watch"),
        ];
        words.extend(
            capabilities
                .iter()
                .filter(|(can, _)| *can)
                .map(|(_, word)| *word),
        );
        seen += &(words.join(" ") + "\n");
    }
    expect_test::expect![[r"
        emacs-eglot-30.1 tree versions watch
        helix-25.01 markdown snippets versions watch
        helix-25.07 markdown pull snippets versions watch
        kakoune-lsp-22.0 markdown tree related snippets versions annotations
        neovim-0.10.4 markdown tree delta augment related
        neovim-0.11.4 markdown tree delta augment related lines snippets
        neovim-0.12.4 markdown tree range delta augment multiline pull related lines snippets annotations
        vscode-1.100 markdown tree range delta augment pull related lines snippets versions annotations watch
        vscode-1.139 markdown tree range delta augment pull related lines snippets versions annotations watch
    "]].assert_eq(&seen);
}
