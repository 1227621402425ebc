//! Accepting a finding from the menu of its quick fixes.

use serde_json::{Value, json};

use super::client::Client;
use super::folder::Folder;

const TEXT: &str = "[PER Ida  ] met [per Ada Bay  ] . \n[per Oru  ] and [per Ada Bay  ] too . \n\
                    [PER Una ran . \n";
const SETTINGS: &str = "# ours\nlabel-set = \"conll4\"\n";

/// A client that takes actions and can what `workspace` says, in `folder`.
pub(crate) fn session(folder: &Folder, workspace: &Value) -> Client {
    let kinds = json!({"codeActionKind": {"valueSet": ["quickfix"]}});
    let mut client = Client::fresh();
    client.call(
        "initialize",
        &json!({
            "workspaceFolders": [{"uri": folder.uri(""), "name": "root"}],
            "capabilities": {
                "textDocument": {"codeAction": {"codeActionLiteralSupport": kinds}},
                "workspace": workspace,
            },
        }),
    );
    client.notify("initialized", &json!({}));
    client
}

pub(crate) fn editing(folder: &Folder) -> Client {
    let edit = json!({"documentChanges": true, "resourceOperations": ["create"]});
    session(folder, &json!({"applyEdit": true, "workspaceEdit": edit}))
}

/// What a document is published with next: the diagnostics with `code`.
pub(crate) fn shown(client: &mut Client, uri: &str, code: &str) -> Vec<Value> {
    let message = client.wait(&format!("diagnostics of {uri}"), |message| {
        message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri
    });
    let found = message["params"]["diagnostics"].as_array().unwrap();
    let of_code = found.iter().filter(|found| found["code"] == code);
    of_code.cloned().collect()
}

/// The quick fixes for what is shown.
pub(crate) fn fixes(client: &mut Client, uri: &str, shown: &[Value]) -> Vec<Value> {
    let params = json!({
        "textDocument": {"uri": uri}, "range": shown[0]["range"],
        "context": {"diagnostics": shown, "only": ["quickfix"]},
    });
    let actions = client.call("textDocument/codeAction", &params);
    actions.as_array().cloned().unwrap_or_default()
}

fn accepting(actions: &[Value]) -> Vec<&str> {
    let carried = actions
        .iter()
        .filter(|action| action["command"]["command"] == "glossator.accept");
    carried
        .map(|action| action["title"].as_str().unwrap())
        .collect()
}

#[test]
fn a_finding_is_accepted_by_the_last_of_its_fixes() {
    let folder = Folder::new("acceptances-menu");
    folder.write("glossator.toml", SETTINGS);
    let uri = folder.uri("sub/x.ner");
    let mut client = editing(&folder);
    client.open(&uri, TEXT);
    let found = shown(&mut client, &uri, "label-case");
    let actions = fixes(&mut client, &uri, &found[..1]);
    let titles = accepting(&actions);
    assert_eq!(
        titles,
        [
            "Accept “Ada Bay” in this file",
            "Accept “Ada Bay” in this project",
            "Accept “label-case” for every name in this file",
            "Turn “label-case” off in this project",
        ]
    );
    // The real fixes come first, and only they are preferred.
    let last = &actions[actions.len() - titles.len()..];
    assert!(actions.len() > titles.len() && actions[0]["isPreferred"] == true);
    for action in last {
        assert_eq!(action["kind"], "quickfix");
        assert_eq!(action["diagnostics"], json!([found[0]]));
        assert!(action.get("isPreferred").is_none() && action.get("edit").is_none());
    }

    let id = client.request("workspace/executeCommand", &last[0]["command"]);
    let request = client.expect("workspace/applyEdit");
    let change = &request["params"]["edit"]["documentChanges"][0];
    assert_eq!(
        change["textDocument"]["uri"],
        folder.uri("glossator.toml").as_str()
    );
    let entry = change["edits"][0]["newText"].as_str().unwrap();
    assert!(
        entry.contains("\nrule = \"label-case\"\nname = \"Ada Bay\"\nfile = \"sub/x.ner\"\n"),
        "{entry}"
    );
    client.respond(&request, &json!({"applied": true}));
    assert_eq!(client.answer(id)["result"]["applied"], true);
    // No editor shows the answer to a command of the menu.
    let told = client.expect("window/showMessage");
    assert_eq!(
        told["params"],
        json!({"type": 3, "message": "Glossator: save glossator.toml to keep this."})
    );
    let left = shown(&mut client, &uri, "label-case");
    assert_eq!(left.len(), 1, "{left:?}");
    assert_eq!(left[0]["range"]["start"]["line"], 1);
}

#[test]
fn an_editor_that_tells_by_itself_is_heeded() {
    let folder = Folder::new("acceptances-told");
    folder.write("glossator.toml", SETTINGS);
    let uri = folder.uri("x.ner");
    let mut client = editing(&folder);
    client.open(&uri, TEXT);
    let found = shown(&mut client, &uri, "label-case");
    let actions = fixes(&mut client, &uri, &found[..1]);
    let mut command = actions.last().unwrap()["command"].clone();
    assert_eq!(command["arguments"][0]["notify"], true);
    // As editors say it that know the older name.
    command["arguments"][0]["tell"] = json!(false);
    let id = client.request("workspace/executeCommand", &command);
    let request = client.expect("workspace/applyEdit");
    client.respond(&request, &json!({"applied": false, "failureReason": "no"}));
    let answer = client.wait("an answer and nothing before it", |message| {
        assert_ne!(message["method"], "window/showMessage");
        message["id"] == id
    });
    assert_eq!(answer["result"]["message"], "no");
}

#[test]
fn what_one_entry_accepts_is_offered_once() {
    let folder = Folder::new("acceptances-once");
    folder.write("glossator.toml", SETTINGS);
    let uri = folder.uri("x.ner");
    let mut client = editing(&folder);
    client.open(&uri, TEXT);
    let found = shown(&mut client, &uri, "label-case");
    assert_eq!(found.len(), 3);
    let actions = fixes(&mut client, &uri, &found);
    assert_eq!(
        accepting(&actions),
        [
            "Accept “Ada Bay” in this file",
            "Accept “Ada Bay” in this project",
            "Accept “label-case” for every name in this file",
            "Turn “label-case” off in this project",
            "Accept “Oru” in this file",
            "Accept “Oru” in this project",
        ]
    );
}

#[test]
fn an_error_is_accepted_in_its_file_only() {
    let folder = Folder::new("acceptances-error");
    folder.write("glossator.toml", SETTINGS);
    let uri = folder.uri("x.ner");
    let mut client = editing(&folder);
    client.open(&uri, TEXT);
    let found = shown(&mut client, &uri, "unclosed-entity");
    let actions = fixes(&mut client, &uri, &found);
    assert_eq!(
        accepting(&actions),
        ["Accept “unclosed-entity” in this file"]
    );
}

#[test]
fn nothing_is_accepted_where_it_cannot_be_written() {
    let folder = Folder::new("acceptances-none");
    folder.write("set/glossator.toml", SETTINGS);
    folder.write(
        "broken/glossator.toml",
        "label-set = \"conll4\"\nnothing = 1\n",
    );
    let can_create = json!({
        "applyEdit": true,
        "workspaceEdit": {"documentChanges": true, "resourceOperations": ["create"]},
    });
    for (workspace, uri, offered) in [
        (&json!({"applyEdit": true}), folder.uri("set/x.ner"), true),
        (&can_create, folder.uri("new/x.ner"), true),
        // The client lets nobody edit, or cannot create the file.
        (&json!({}), folder.uri("set/x.ner"), false),
        (&json!({"applyEdit": true}), folder.uri("new/x.ner"), false),
        // The document is not saved, or the settings are to be put right first.
        (&can_create, "untitled:Untitled-1".to_owned(), false),
        (&can_create, folder.uri("broken/x.ner"), false),
    ] {
        let mut client = session(&folder, workspace);
        client.notify(
            "workspace/didChangeConfiguration",
            &json!({"settings": {"labelSet": "conll4"}}),
        );
        client.open(&uri, TEXT);
        let found = shown(&mut client, &uri, "label-case");
        let actions = fixes(&mut client, &uri, &found[..1]);
        assert!(!actions.is_empty());
        assert_eq!(!accepting(&actions).is_empty(), offered, "{uri}");
    }
}

#[test]
fn a_finding_is_settled_and_accepted_however_many_others_there_are() {
    let folder = Folder::new("acceptances-many");
    folder.write("glossator.toml", SETTINGS);
    let uri = folder.uri("x.ner");
    let mut client = editing(&folder);
    // More errors than are listed at once stand before it.
    let text = format!(
        "{}[PER Ida  ] met [per Ada Bay  ] . \n",
        "a ] b\n".repeat(1_500)
    );
    client.open(&uri, &text);
    let start = json!({"line": 1_500, "character": 17});
    let end = json!({"line": 1_500, "character": 20});
    let range = json!({"start": start, "end": end});
    let shown = json!({"range": range, "code": "label-case", "message": ""});
    let actions = fixes(&mut client, &uri, &[shown]);
    assert_eq!(actions[0]["title"], "Use PER");
    let argument = json!({"uri": uri, "code": "label-case", "position": start, "scope": "file"});
    let params = json!({"command": "glossator.accept", "arguments": [argument]});
    let id = client.request("workspace/executeCommand", &params);
    let request = client.expect("workspace/applyEdit");
    client.respond(&request, &json!({"applied": true}));
    assert_eq!(client.answer(id)["result"]["applied"], true);
}
