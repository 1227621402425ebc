//! Findings that are accepted by an entry in the settings.

use serde_json::{Value, json};

use super::{CONLL, TEXT, WARNINGS, root, session, wait_for};
use crate::client::Client;
use crate::folder::Folder;

/// A session in a folder whose client lets files be edited and created.
fn editing(folder: &Folder) -> Client {
    let edit = json!({"documentChanges": true, "resourceOperations": ["create"]});
    let capabilities = json!({"workspace": {"applyEdit": true, "workspaceEdit": edit}});
    session(&capabilities, &json!([root(folder, "")]))
}

fn accept(client: &mut Client, uri: &str, scope: &str, reason: &Value) -> i64 {
    let position = json!({"line": 0, "character": 18});
    let argument = json!({
        "uri": uri, "code": "label-case", "position": position, "scope": scope, "reason": reason,
    });
    let params = json!({"command": "glossator.accept", "arguments": [argument]});
    client.request("workspace/executeCommand", &params)
}

#[test]
fn a_finding_is_accepted_by_an_entry_in_the_settings() {
    let folder = Folder::new("projects-accept");
    folder.write("glossator.toml", format!("# ours\n{CONLL}"));
    let uri = folder.uri("sub/x.ner");
    let mut client = editing(&folder);
    client.open(&uri, TEXT);
    wait_for(&mut client, &uri, &WARNINGS);
    let id = accept(&mut client, &uri, "name", &json!("a \"pen name\""));
    let request = client.expect("workspace/applyEdit");
    let change = &request["params"]["edit"]["documentChanges"][0];
    let settings = folder.uri("glossator.toml");
    assert_eq!(
        change["textDocument"],
        json!({"uri": settings, "version": null})
    );
    let end = json!({"line": 2, "character": 0});
    let entry = "\n[[accept]]\nrule = \"label-case\"\nname = \"Ada Bay\"\nreason = \"a \\\"pen name\\\"\"\n";
    assert_eq!(
        change["edits"],
        json!([{"range": {"start": end, "end": end}, "newText": entry}])
    );
    client.respond(&request, &json!({"applied": true}));
    let answer = client.answer(id)["result"].clone();
    assert_eq!(
        answer,
        json!({"applied": true, "message": "save glossator.toml to keep this"})
    );
    // It holds at once, and another entry goes behind it though nothing was saved.
    wait_for(&mut client, &uri, &[(1, 2)]);
    let id = accept(&mut client, &uri, "name", &Value::Null);
    let refused = client.answer(id)["result"].clone();
    assert_eq!(
        refused,
        json!({"applied": false, "message": "there is no “label-case” here"})
    );
    let position = json!({"line": 1, "character": 6});
    let argument = json!({"uri": uri, "code": "label-case", "position": position, "scope": "file"});
    let params = json!({"command": "glossator.accept", "arguments": [argument]});
    let id = client.request("workspace/executeCommand", &params);
    let request = client.expect("workspace/applyEdit");
    let edit = &request["params"]["edit"]["documentChanges"][0]["edits"][0];
    assert_eq!(edit["range"]["start"], json!({"line": 7, "character": 0}));
    let entry = "\n[[accept]]\nrule = \"label-case\"\nfile = \"sub/x.ner\"\nreason = \"accepted in the editor\"\n";
    assert_eq!(edit["newText"], entry);
    client.respond(&request, &json!({"applied": true}));
    assert_eq!(client.answer(id)["result"]["applied"], true);
    wait_for(&mut client, &uri, &[]);
}

#[test]
fn settings_are_begun_where_the_client_can_create_files() {
    let folder = Folder::new("projects-create");
    let uri = folder.uri("sub/x.ner");
    let options = json!({"labelSet": "conll4"});
    let settings = folder.uri("glossator.toml");
    let mut client = editing(&folder);
    client.notify(
        "workspace/didChangeConfiguration",
        &json!({"settings": options}),
    );
    client.open(&uri, TEXT);
    let id = accept(&mut client, &uri, "project", &Value::Null);
    let request = client.expect("workspace/applyEdit");
    let changes = &request["params"]["edit"]["documentChanges"];
    assert_eq!(changes[0]["kind"], "create");
    assert_eq!(changes[0]["uri"], settings.as_str());
    assert_eq!(changes[1]["textDocument"]["uri"], settings.as_str());
    client.respond(
        &request,
        &json!({"applied": false, "failureReason": "read only"}),
    );
    let answer = client.answer(id)["result"].clone();
    assert_eq!(answer, json!({"applied": false, "message": "read only"}));

    let mut client = session(
        &json!({"workspace": {"applyEdit": true}}),
        &json!([root(&folder, "")]),
    );
    client.notify(
        "workspace/didChangeConfiguration",
        &json!({"settings": options}),
    );
    client.open(&uri, TEXT);
    let id = accept(&mut client, &uri, "project", &Value::Null);
    let answer = client.answer(id)["result"].clone();
    let message = answer["message"].as_str().unwrap();
    assert!(
        message.contains("this editor cannot create it"),
        "{message}"
    );
}

#[test]
fn arguments_that_make_no_sense_are_refused() {
    let folder = Folder::new("projects-arguments");
    folder.write("glossator.toml", "nothing = 1\n");
    let uri = folder.uri("x.ner");
    let mut client = editing(&folder);
    client.open(&uri, TEXT);
    for argument in [
        json!(null),
        json!({"uri": uri, "code": "no-such", "position": {"line": 0, "character": 0}, "scope": "name"}),
        json!({"uri": uri, "code": "label-case", "position": {"line": 0, "character": 0}, "scope": "all"}),
        json!({"uri": uri, "code": "label-case", "position": {"line": 99, "character": 0}, "scope": "name"}),
    ] {
        let params = json!({"command": "glossator.accept", "arguments": [argument]});
        assert_eq!(
            client.call_error("workspace/executeCommand", &params),
            -32602
        );
    }
    let settings = json!({"settings": {"labelSet": "conll4"}});
    client.notify("workspace/didChangeConfiguration", &settings);
    let id = accept(&mut client, &uri, "name", &Value::Null);
    let answer = client.answer(id)["result"].clone();
    let message = answer["message"].as_str().unwrap();
    assert!(
        message.contains("must be put right first: there is no setting “nothing”"),
        "{message}"
    );
}
