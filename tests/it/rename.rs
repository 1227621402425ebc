//! Renaming over the protocol: with versions and questions for clients that take them, plain for
//! others.

use serde_json::{Value, json};

use super::client::{Client, URI, edit};

const TEXT: &str = "[LOC Velm  ] and [LOC Velm’s  ] tea , [ORG VELM  ] . \nVelm , [PER Ida  ] . \n";

fn client(workspace_edit: &Value) -> Client {
    let mut client = Client::with(&json!({
        "textDocument": {"rename": {"prepareSupport": true}},
        "workspace": {"workspaceEdit": workspace_edit},
    }));
    client.open(URI, TEXT);
    client.change(7, &json!([edit((1, 4), (1, 4), "")]));
    client
}

fn at(line: u32, character: u32) -> Value {
    json!({"textDocument": {"uri": URI}, "position": {"line": line, "character": character}})
}

fn rename(client: &mut Client, line: u32, character: u32, new: &str) -> Value {
    let mut params = at(line, character);
    params["newName"] = json!(new);
    client.call("textDocument/rename", &params)
}

fn texts(edits: &Value) -> Vec<(u64, &str)> {
    let edits = edits.as_array().unwrap().iter();
    edits
        .map(|edit| {
            let column = edit["range"]["start"]["character"].as_u64().unwrap();
            (column, edit["newText"].as_str().unwrap())
        })
        .collect()
}

#[test]
fn edits_are_of_a_version_and_doubtful_ones_are_asked_about() {
    let mut client = client(&json!({"documentChanges": true, "changeAnnotationSupport": {}}));
    let answer = rename(&mut client, 0, 6, "Oru");
    assert_eq!(answer.get("changes"), None);
    let change = &answer["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({"uri": URI, "version": 7}));
    assert_eq!(
        texts(&change["edits"]),
        [(5, "Oru"), (22, "Oru"), (43, "ORU")]
    );
    assert_eq!(change["edits"][0].get("annotationId"), None);
    let id = change["edits"][2]["annotationId"].as_str().unwrap();
    assert_eq!(
        answer["changeAnnotations"][id],
        json!({"label": "Tagged ORG, not LOC", "needsConfirmation": true})
    );
}

#[test]
fn clients_that_cannot_ask_get_all_edits() {
    let mut client = client(&json!({"documentChanges": true}));
    let answer = rename(&mut client, 0, 6, "Oru");
    assert_eq!(answer.get("changeAnnotations"), None);
    let edits = &answer["documentChanges"][0]["edits"];
    assert_eq!(texts(edits), [(5, "Oru"), (22, "Oru"), (43, "ORU")]);
}

#[test]
fn clients_without_versions_get_changes() {
    let mut client = client(&json!({"changeAnnotationSupport": {}}));
    let answer = rename(&mut client, 0, 2, "MISC");
    assert_eq!(answer.get("documentChanges"), None);
    assert_eq!(
        texts(&answer["changes"][URI]),
        [(1, "MISC"), (18, "MISC"), (39, "MISC")]
    );
}

#[test]
fn what_can_be_renamed_is_told_first() {
    let mut client = client(&json!({}));
    let answer = client.call("textDocument/prepareRename", &at(0, 26));
    assert_eq!(answer["placeholder"], "Velm", "{answer}");
    assert_eq!(
        answer["range"],
        json!({"start": {"line": 0, "character": 22}, "end": {"line": 0, "character": 26}})
    );
    let answer = client.call("textDocument/prepareRename", &at(0, 1));
    assert_eq!(answer["placeholder"], "LOC");
}

#[test]
fn plain_text_is_refused_with_a_reason() {
    let mut client = client(&json!({}));
    let id = client.request("textDocument/prepareRename", &at(1, 1));
    let error = client.answer(id)["error"].clone();
    assert_eq!(error["code"], -32803);
    let reason = error["message"].as_str().unwrap();
    assert!(reason.contains("“Velm” is not tagged here"), "{reason}");
    let mut params = at(0, 6);
    params["newName"] = json!("a [b] c");
    assert_eq!(client.call_error("textDocument/rename", &params), -32803);
}

#[test]
fn preparing_is_offered_to_clients_that_prepare() {
    let offered = |capabilities: &Value| {
        let mut client = Client::fresh();
        let answer = client.call("initialize", &json!({ "capabilities": capabilities }));
        answer["capabilities"]["renameProvider"].clone()
    };
    assert_eq!(offered(&json!({})), json!(true));
    let able = json!({"textDocument": {"rename": {"prepareSupport": true}}});
    assert_eq!(
        offered(&able),
        json!({"prepareProvider": true, "workDoneProgress": true})
    );
}

#[test]
fn labels_of_one_entity_in_a_sentence_are_linked() {
    let mut client = client(&json!({}));
    assert_eq!(
        client.call("textDocument/linkedEditingRange", &at(0, 2)),
        Value::Null
    );
    client.change(8, &json!([edit((0, 39), (0, 42), "LOC")]));
    let answer = client.call("textDocument/linkedEditingRange", &at(0, 2));
    let ranges = answer["ranges"].as_array().unwrap().iter();
    let columns: Vec<_> = ranges
        .map(|range| range["start"]["character"].as_u64().unwrap())
        .collect();
    assert_eq!(columns, [1, 18, 39]);
}
