//! URIs as clients spell them: any spelling is taken, and answered in.

use serde_json::{Value, json};

use crate::client::{Client, change};
use crate::folder::Folder;

const TEXT: &str = "[ORG OTW  ] , see para 2 , and [ORG OTW .\n\
    <a id='par2' href='#par2'>¶</a>2 . [ORG OTW  ] [LOC Ada  ]\n";

fn able() -> Client {
    Client::with(&json!({
        "textDocument": {
            "rename": {"prepareSupport": true},
            "codeAction": {
                "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}},
                "resolveSupport": {"properties": ["edit"]}, "dataSupport": true,
            },
        },
        "workspace": {
            "applyEdit": true,
            "workspaceEdit": {"documentChanges": true, "resourceOperations": ["create"]},
        },
    }))
}

/// All strings in `answer` that look like URIs of files.
fn uris(answer: &Value) -> Vec<String> {
    match answer {
        Value::String(text) if text.to_lowercase().starts_with("file:") => vec![text.clone()],
        Value::Array(all) => all.iter().flat_map(uris).collect(),
        Value::Object(all) => {
            let keys = all.keys().filter(|key| key.starts_with("file:")).cloned();
            keys.chain(all.values().flat_map(uris)).collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn any_spelling_is_taken_and_answered_in() {
    for uri in [
        "file:///é/my texts/[a]{1}.txt",
        "file:///a(b)!'*+,@&=;:$/x.txt",
        "file:///a%28b)!%27*%2b,@%26=;:$/x%5b.txt",
        "file:///100%/x.txt",
        "untitled:é x[1]",
    ] {
        let mut client = able();
        client.open(uri, TEXT);
        let published = client.expect("textDocument/publishDiagnostics")["params"].clone();
        assert_eq!(published["uri"], uri);
        let shown = published["diagnostics"].clone();
        assert!(!shown.as_array().unwrap().is_empty(), "{uri}");
        let here = json!({"textDocument": {"uri": uri}});
        let with = |key: &str, value: Value| {
            let mut params = here.clone();
            params["position"] = json!({"line": 0, "character": 6});
            params[key] = value;
            params
        };
        let links = client.call("textDocument/documentLink", &here);
        let link = client.call("documentLink/resolve", &links[0]);
        let target = link["target"].as_str().unwrap();
        assert!(target.starts_with(&format!("{uri}#L2")), "{target}");
        let context = json!({"includeDeclaration": true});
        let found = client.call("textDocument/references", &with("context", context));
        let renamed = client.call("textDocument/rename", &with("newName", json!("OAW")));
        let symbols = client.call("workspace/symbol", &json!({"query": "Ada"}));
        let range = shown[0]["range"].clone();
        let context = json!({"diagnostics": shown});
        let mut asked = with("range", range);
        asked["context"] = context;
        let fixes = client.call("textDocument/codeAction", &asked);
        for answer in [&found, &renamed, &symbols, &fixes] {
            let named = uris(answer);
            assert!(!named.is_empty() || uri.starts_with("untitled"), "{answer}");
            for named in named {
                let settings = named.ends_with("glossator.toml");
                assert!(named == uri || settings, "{named} for {uri}: {answer}");
            }
        }
    }
}

#[test]
fn a_document_is_found_by_another_spelling() {
    let (opened, asked) = ("file:///a(b)/é.txt", "file:///a%28b%29/%C3%A9.txt");
    let mut client = able();
    client.open(opened, "[PER Ida .\n");
    client.expect("textDocument/publishDiagnostics");
    let here = json!({"textDocument": {"uri": asked}});
    let text = client.call("glossator/documentText", &here);
    assert_eq!(text["text"], "[PER Ida .\n");
    let mut edit = change(2, &json!([{"text": "] [PER Ida .\n"}]));
    edit["textDocument"]["uri"] = json!(asked);
    client.notify("textDocument/didChange", &edit);
    let published = client.expect("textDocument/publishDiagnostics")["params"].clone();
    assert_eq!(
        (&published["uri"], &published["version"]),
        (&json!(opened), &json!(2))
    );
    client.notify("textDocument/didClose", &here);
    let published = client.expect("textDocument/publishDiagnostics")["params"].clone();
    assert_eq!(published["uri"], opened);
    assert_eq!(published["diagnostics"], json!([]));
}

#[test]
fn settings_are_known_again_however_they_are_spelt() {
    let folder = Folder::new("uris");
    folder.write("a(b)/glossator.toml", "labels = [\"Ship\"]\n");
    folder.write("a(b)/x.txt", "[Ship Oru  ]\n");
    let root = folder.uri("");
    let root = root.trim_end_matches('/');
    let (text, settings) = (
        format!("{root}/a(b)/x.txt"),
        format!("{root}/a(b)/glossator.toml"),
    );
    let mut client = able();
    // What is not saved yet: the label stands in another line.
    client.open(&settings, "\n\nlabels = [\"Ship\"]\n");
    client.open(&text, "[Ship Oru  ]\n");
    let at = json!({"textDocument": {"uri": text}, "position": {"line": 0, "character": 2}});
    let place = client.call("textDocument/declaration", &at);
    assert_eq!(place["uri"], settings, "{place}");
    assert_eq!(place["range"]["start"]["line"], 2);
}

#[test]
fn what_cannot_be_taken_is_told_once() {
    let mut client = able();
    for uri in ["no uri", "", "x"] {
        client.open(uri, "[PER Ida .\n");
    }
    client.check_alive();
    let told = client.expect("window/showMessage")["params"].clone();
    assert!(
        told["message"].as_str().unwrap().contains("cannot take"),
        "{told}"
    );
    let again = client.unasked().iter();
    assert_eq!(
        again
            .filter(|message| message["method"] == "window/showMessage")
            .count(),
        0
    );
}
