//! Position encodings: as each real editor asks for them.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::client::{Client, URI, edit};

/// What an editor says in `initialize`.
fn editor(name: &str) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/clients");
    let text = fs::read_to_string(folder.join(format!("{name}.json"))).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// A session with that editor.
fn session(name: &str) -> (Client, Value) {
    let mut client = Client::fresh();
    let mut params = editor(name);
    params["processId"] = std::process::id().into();
    let result = client.call("initialize", &params);
    client.notify("initialized", &json!({}));
    (client, result)
}

const EDITORS: [(&str, &str); 9] = [
    ("emacs-eglot-30.1", "utf-32"),
    ("helix-25.01", "utf-8"),
    ("helix-25.07", "utf-8"),
    ("kakoune-lsp-22.0", "utf-8"),
    ("neovim-0.10.4", "utf-16"),
    ("neovim-0.11.4", "utf-8"),
    ("neovim-0.12.4", "utf-8"),
    ("vscode-1.100", "utf-16"),
    ("vscode-1.139", "utf-16"),
];

#[test]
fn every_editor_gets_its_first_choice_and_is_understood() {
    for (name, encoding) in EDITORS {
        let (mut client, result) = session(name);
        assert_eq!(
            result["capabilities"]["positionEncoding"], encoding,
            "{name}"
        );
        client.open(URI, "😀¶x");
        let column = match encoding {
            "utf-8" => 6,
            "utf-16" => 3,
            _ => 2,
        };
        client.change(2, &json!([edit((0, column), (0, column + 1), "y")]));
        assert_eq!(client.text(), "😀¶y", "{name}");
    }
}

#[test]
fn every_recorded_editor_is_replayed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/clients");
    assert_eq!(fs::read_dir(folder).unwrap().count(), EDITORS.len());
}

#[test]
fn the_older_extension_is_answered_as_it_asks() {
    let mut client = Client::fresh();
    let params = json!({"capabilities": {"offsetEncoding": ["utf-8", "utf-16"]}});
    let result = client.call("initialize", &params);
    assert_eq!(result["offsetEncoding"], "utf-8");
}

#[test]
fn an_editor_that_knows_none_of_ours_gets_utf_16() {
    for offered in [json!([]), json!(["utf-7"]), Value::Null, json!("utf-8")] {
        let mut client = Client::fresh();
        let params = json!({"capabilities": {"general": {"positionEncodings": offered}}});
        let result = client.call("initialize", &params);
        assert_eq!(
            result["capabilities"]["positionEncoding"], "utf-16",
            "{offered}"
        );
    }
}
