//! `glossator.toml` open in an editor.

use serde_json::{Value, json};

use super::client::Client;
use super::folder::Folder;

const TEXT: &str = "label-set = \"conll4\"\n[rules]\nwhitespace = \"\" # [PER Ida  ]\n";

fn begun(folder: &Folder, capabilities: &Value) -> (Client, String) {
    folder.write("glossator.toml", "label-set = \"conll4\"\n");
    let mut client = Client::with(capabilities);
    let uri = folder.uri("glossator.toml");
    client.open(&uri, TEXT);
    (client, uri)
}

fn at(uri: &str, line: u32, character: u32) -> Value {
    let position = json!({"line": line, "character": character});
    json!({"textDocument": {"uri": uri}, "position": position})
}

#[test]
fn keys_and_values_are_completed() {
    let folder = Folder::new("settings-completion");
    let (mut client, uri) = begun(&folder, &json!({}));
    let items = client.call("textDocument/completion", &at(&uri, 2, 14));
    let labels: Vec<_> = items
        .as_array()
        .unwrap()
        .iter()
        .map(|item| &item["label"])
        .collect();
    assert_eq!(labels, ["off", "hint", "information", "warning", "error"]);
    let edit = &items[0]["textEdit"];
    let range = json!({"start": {"line": 2, "character": 13}, "end": {"line": 2, "character": 15}});
    assert_eq!(edit, &json!({"range": range, "newText": "\"off\""}));

    let items = client.call("textDocument/completion", &at(&uri, 3, 0));
    let found = items.as_array().unwrap().iter();
    let mut found = found.filter(|item| item["label"] == "label-case");
    let item = found.next().unwrap();
    let said = "A label whose letters are of the wrong case.";
    let said = json!({"kind": "plaintext", "value": said});
    assert_eq!(item["documentation"], said);
}

#[test]
fn what_stands_there_is_explained() {
    let folder = Folder::new("settings-hover");
    let markdown = json!({"textDocument": {"hover": {"contentFormat": ["markdown"]}}});
    for (capabilities, kind) in [(json!({}), "plaintext"), (markdown, "markdown")] {
        let (mut client, uri) = begun(&folder, &capabilities);
        let hover = client.call("textDocument/hover", &at(&uri, 2, 3));
        assert_eq!(hover["contents"]["kind"], kind);
        let said = hover["contents"]["value"].as_str().unwrap();
        assert!(
            said.contains("White space that the tokenised form"),
            "{said}"
        );
        assert_eq!(hover["range"]["end"], json!({"line": 2, "character": 10}));
        let comment = client.call("textDocument/hover", &at(&uri, 2, 25));
        assert_eq!(comment, Value::Null);
    }
}

#[test]
fn nothing_is_said_of_it_as_of_annotated_text() {
    let folder = Folder::new("settings-text");
    let (mut client, uri) = begun(&folder, &json!({}));
    let place = json!({"line": 2, "character": 26});
    let range = json!({"start": {"line": 0, "character": 0}, "end": place});
    for method in [
        "semanticTokens/full",
        "semanticTokens/range",
        "documentSymbol",
        "foldingRange",
        "documentHighlight",
        "definition",
        "references",
        "codeAction",
        "codeLens",
        "inlayHint",
        "documentLink",
        "formatting",
    ] {
        let params = json!({
            "textDocument": {"uri": uri}, "position": place, "range": range,
            "context": {"diagnostics": [], "includeDeclaration": true},
            "options": {"tabSize": 1, "insertSpaces": true},
        });
        let answer = client.call(&format!("textDocument/{method}"), &params);
        assert_eq!(answer, Value::Null, "{method}");
    }
    // Nor do other documents know of its names.
    let other = folder.uri("x.ner");
    client.open(&other, "[PER Ida  ] . \n");
    let mut params = at(&other, 0, 6);
    params["context"] = json!({"includeDeclaration": true});
    let places = client.call("textDocument/references", &params);
    assert_eq!(places.as_array().unwrap().len(), 1, "{places}");
    let found = client.call("workspace/symbol", &json!({"query": "Ida"}));
    assert_eq!(found.as_array().unwrap().len(), 1, "{found}");
    // What is not open is an error here as elsewhere.
    let closed = at(&folder.uri("a/glossator.toml"), 0, 0);
    assert_eq!(client.call_error("textDocument/hover", &closed), -32602);
}
