//! `glossator.toml` in the server: the settings that hold for a document.

mod accepting;
mod changes;
mod named_files;
mod problems;

use serde_json::{Value, json};

use super::client::Client;
use super::folder::Folder;

const TEXT: &str = "[PER Ida  ] met [per Ada Bay  ] . \nThe [per Oru  ] . \n";
const CONLL: &str = "label-set = \"conll4\"\n";
const OFF: &str = "label-set = \"conll4\"\n[rules]\nlabel-case = \"off\"\n";
const ERROR: &str = "label-set = \"conll4\"\n[rules]\nlabel-case = \"error\"\n";
const HINT: &str = "label-set = \"conll4\"\n[rules]\nlabel-case = \"hint\"\n";

/// A session in these workspace folders, of a client that can what `capabilities` say.
fn session(capabilities: &Value, folders: &Value) -> Client {
    let mut client = Client::fresh();
    let params = json!({"capabilities": capabilities, "workspaceFolders": folders});
    client.call("initialize", &params);
    client.notify("initialized", &json!({}));
    client
}

fn plain(folders: &Value) -> Client {
    session(&json!({}), folders)
}

fn root(folder: &Folder, name: &str) -> Value {
    json!({"uri": folder.uri(name), "name": "root"})
}

/// The findings about labels of a document, as `line severity`, when they are published next.
fn published(client: &mut Client, uri: &str) -> Vec<(u64, u64)> {
    let message = client.wait(&format!("diagnostics of {uri}"), |message| {
        message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri
    });
    let found = message["params"]["diagnostics"].as_array().unwrap();
    let labels = found
        .iter()
        .filter(|finding| finding["code"] == "label-case");
    labels
        .map(|finding| {
            let line = finding["range"]["start"]["line"].as_u64().unwrap();
            (line, finding["severity"].as_u64().unwrap())
        })
        .collect()
}

/// Waits until a document is published with `expected`.
fn wait_for(client: &mut Client, uri: &str, expected: &[(u64, u64)]) {
    while published(client, uri) != expected {}
}

const WARNINGS: [(u64, u64); 2] = [(0, 2), (1, 2)];
const HINTS: [(u64, u64); 2] = [(0, 4), (1, 4)];

fn changed(folder: &Folder) -> Value {
    json!({"changes": [{"uri": folder.uri("glossator.toml"), "type": 2}]})
}

#[test]
fn a_document_is_judged_by_the_nearest_settings_in_its_workspace_folder() {
    let folder = Folder::new("projects-nearest");
    folder
        .write("glossator.toml", HINT)
        .write("a/b/x.ner", TEXT);
    folder.write("a/glossator.toml", CONLL);
    let mut client = plain(&json!([root(&folder, "")]));
    for (name, expected) in [
        ("x.ner", HINTS),
        ("sub/x.ner", HINTS),
        ("a/b/x.ner", WARNINGS),
    ] {
        let uri = folder.uri(name);
        client.open(&uri, TEXT);
        assert_eq!(published(&mut client, &uri), expected, "{name}");
    }
    // The settings above the workspace folder are not its own; the other root has none.
    let mut client = plain(&json!([root(&folder, "a/b"), root(&folder, "c")]));
    for name in ["a/b/x.ner", "c/x.ner"] {
        let uri = folder.uri(name);
        client.open(&uri, TEXT);
        assert_eq!(published(&mut client, &uri), [], "{name}");
    }
    // Loose files find the nearest.
    let mut client = plain(&Value::Null);
    let uri = folder.uri("c/x.ner");
    client.open(&uri, TEXT);
    assert_eq!(published(&mut client, &uri), HINTS);
}

#[test]
fn a_document_without_a_file_belongs_to_the_only_folder() {
    let folder = Folder::new("projects-untitled");
    folder.write("glossator.toml", HINT);
    for (folders, expected) in [
        (json!([root(&folder, "")]), &HINTS[..]),
        (json!([root(&folder, ""), root(&folder, "other")]), &[]),
        (json!([]), &[]),
    ] {
        let mut client = plain(&folders);
        client.open("untitled:Untitled-1", TEXT);
        assert_eq!(published(&mut client, "untitled:Untitled-1"), expected);
    }
}

#[test]
fn folders_come_and_go() {
    let folder = Folder::new("projects-folders");
    folder.write("glossator.toml", HINT);
    let mut client = plain(&json!([]));
    client.open("untitled:Untitled-1", TEXT);
    assert_eq!(published(&mut client, "untitled:Untitled-1"), []);
    let event = json!({"added": [root(&folder, "")], "removed": []});
    client.notify(
        "workspace/didChangeWorkspaceFolders",
        &json!({ "event": event }),
    );
    wait_for(&mut client, "untitled:Untitled-1", &HINTS);
}

#[test]
fn what_the_editor_says_goes_before_the_file() {
    let folder = Folder::new("projects-editor");
    folder.write(
        "glossator.toml",
        "label-set = \"ace\"\n[rules]\nlabel-case = \"off\"\n",
    );
    let uri = folder.uri("x.ner");
    let mut client = plain(&json!([root(&folder, "")]));
    client.open(&uri, TEXT);
    assert_eq!(published(&mut client, &uri), []);
    let settings = json!({"labelSet": "conll4", "rules": {"label-case": "hint"}});
    client.notify(
        "workspace/didChangeConfiguration",
        &json!({"settings": settings}),
    );
    wait_for(&mut client, &uri, &HINTS);
    let status = client.call("glossator/status", &json!({"textDocument": {"uri": uri}}));
    assert_eq!(status["labelSet"], "conll4");
}
