//! Settings that change while documents are open.

use serde_json::{Value, json};

use super::{
    CONLL, HINT, HINTS, OFF, TEXT, WARNINGS, changed, plain, published, root, session, wait_for,
};
use crate::client::Client;
use crate::folder::Folder;

#[test]
fn what_changed_without_a_word_is_seen_when_a_document_is_saved_or_opened() {
    let folder = Folder::new("projects-saved");
    folder.write("glossator.toml", HINT);
    let (uri, other) = (folder.uri("x.ner"), folder.uri("y.ner"));
    let mut client = plain(&json!([root(&folder, "")]));
    client.open(&uri, TEXT);
    assert_eq!(published(&mut client, &uri), HINTS);
    folder.write("glossator.toml", CONLL);
    client.notify(
        "textDocument/didSave",
        &json!({"textDocument": {"uri": uri}}),
    );
    wait_for(&mut client, &uri, &WARNINGS);
    // The document that was open is not forgotten.
    folder.write("glossator.toml", OFF);
    client.open(&other, TEXT);
    assert_eq!(published(&mut client, &other), []);
    wait_for(&mut client, &uri, &[]);
    // Settings saved in the editor.
    folder.write("glossator.toml", HINT);
    let saved = json!({"textDocument": {"uri": folder.uri("glossator.toml")}});
    client.notify("textDocument/didSave", &saved);
    wait_for(&mut client, &uri, &HINTS);
}

#[test]
fn clients_that_can_watch_and_are_told_to_ask_anew() {
    let folder = Folder::new("projects-watch");
    folder.write("glossator.toml", CONLL);
    let refresh = json!({"refreshSupport": true});
    let mut client = session(
        &json!({"workspace": {
            "didChangeWatchedFiles": {"dynamicRegistration": true},
            "semanticTokens": refresh, "inlayHint": refresh, "codeLens": refresh,
        }}),
        &json!([root(&folder, "")]),
    );
    let registered = client.expect("client/registerCapability");
    let registration = &registered["params"]["registrations"][0];
    assert_eq!(registration["method"], "workspace/didChangeWatchedFiles");
    let watchers = &registration["registerOptions"]["watchers"];
    assert_eq!(watchers[0]["globPattern"], "**/glossator.toml");
    client.respond(&registered, &Value::Null);
    client.open(&folder.uri("x.ner"), TEXT);
    for method in ["semanticTokens", "inlayHint", "codeLens"] {
        let request = client.expect(&format!("workspace/{method}/refresh"));
        client.respond(&request, &Value::Null);
    }
}

#[test]
fn a_pulling_client_is_told_that_the_rules_changed() {
    let folder = Folder::new("projects-pull");
    folder.write("glossator.toml", CONLL);
    let mut client = session(
        &json!({
            "textDocument": {"diagnostic": {}},
            "workspace": {"diagnostics": {"refreshSupport": true}},
        }),
        &json!([root(&folder, "")]),
    );
    let uri = folder.uri("x.ner");
    client.open(&uri, TEXT);
    let refresh = client.expect("workspace/diagnostic/refresh");
    client.respond(&refresh, &Value::Null);
    let here = json!({"textDocument": {"uri": uri}});
    let first = client.call("textDocument/diagnostic", &here);
    let again = json!({"textDocument": {"uri": uri}, "previousResultId": first["resultId"]});
    assert_eq!(
        client.call("textDocument/diagnostic", &again)["kind"],
        "unchanged"
    );
    folder.write("glossator.toml", OFF);
    client.notify("workspace/didChangeWatchedFiles", &changed(&folder));
    client.expect("workspace/diagnostic/refresh");
    let second = client.call("textDocument/diagnostic", &again);
    assert_eq!(second["kind"], "full");
    let count = |report: &Value| report["items"].as_array().unwrap().len();
    assert_eq!(count(&second) + 2, count(&first), "{second}");
}

#[test]
fn however_much_changes_the_client_is_told_to_ask_anew_once_at_a_time() {
    let tokens = json!({"semanticTokens": {"refreshSupport": true}});
    let mut client = Client::with(&json!({ "workspace": tokens }));
    client.open("untitled:Untitled-1", TEXT);
    let refreshes = |client: &Client| {
        let unasked = client.unasked().iter();
        let refresh = "workspace/semanticTokens/refresh";
        unasked
            .filter(|message| message["method"] == refresh)
            .count()
    };
    for level in ["hint", "off", "warning", "error", "hint"] {
        let settings = json!({"settings": {"rules": {"label-case": level}}});
        client.notify("workspace/didChangeConfiguration", &settings);
    }
    // The first has not been answered, so there is no other; behind it there is one for the rest.
    let first = client.expect("workspace/semanticTokens/refresh");
    client.check_alive();
    assert_eq!(refreshes(&client), 0);
    client.respond(&first, &Value::Null);
    let second = client.expect("workspace/semanticTokens/refresh");
    client.respond(&second, &Value::Null);
    client.check_alive();
    assert_eq!(refreshes(&client), 0);
    // It is told of what comes later as well.
    let settings = json!({"settings": {"rules": {"label-case": "off"}}});
    client.notify("workspace/didChangeConfiguration", &settings);
    client.expect("workspace/semanticTokens/refresh");
}
