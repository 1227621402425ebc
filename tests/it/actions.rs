//! Code actions over the protocol, for clients that can much, little and nothing.

use serde_json::{Value, json};

use super::client::{Client, URI, edit};

const TEXT: &str = "The [ORG Oru Works  ] met DBWG . \n[ORG Oru Works  ] closed . \n";

/// A client that takes actions, and lets their edits be computed later if `resolves`.
fn able(resolves: bool) -> Client {
    let mut action = json!({"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}});
    if resolves {
        action["resolveSupport"] = json!({"properties": ["edit"]});
    }
    let mut client = Client::with(&json!({
        "textDocument": {"codeAction": action},
        "workspace": {"applyEdit": true, "workspaceEdit": {"documentChanges": true}},
    }));
    client.open(URI, TEXT);
    client
}

fn at(line: u32, character: u32, only: &Value) -> Value {
    let cursor = json!({"line": line, "character": character});
    let mut context = json!({"diagnostics": []});
    if !only.is_null() {
        context["only"] = only.clone();
    }
    json!({
        "textDocument": {"uri": URI}, "context": context,
        "range": {"start": cursor, "end": cursor},
    })
}

fn titles(actions: &Value) -> Vec<&str> {
    let actions = actions.as_array().unwrap().iter();
    actions
        .map(|action| action["title"].as_str().unwrap())
        .collect()
}

#[test]
fn edits_come_when_an_action_is_chosen() {
    let mut client = able(true);
    let actions = client.call("textDocument/codeAction", &at(0, 28, &Value::Null));
    let tags = ["PER", "ORG", "LOC", "MISC"].map(|label| format!("Tag “DBWG” as {label}"));
    assert_eq!(titles(&actions), tags);
    assert_eq!(actions[1]["kind"], "refactor.rewrite.glossator.tag.ORG");
    assert_eq!(actions[1].get("edit"), None);
    let chosen = client.call("codeAction/resolve", &actions[1]);
    let change = &chosen["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({"uri": URI, "version": 1}));
    let texts: Vec<_> = change["edits"]
        .as_array()
        .unwrap()
        .iter()
        .map(|edit| &edit["newText"])
        .collect();
    assert_eq!(texts, ["[ORG ", "  ]"]);

    // Of a document that is no more, there is no edit.
    client.change(2, &json!([edit((0, 0), (0, 0), "x")]));
    assert_eq!(client.call_error("codeAction/resolve", &actions[1]), -32801);
    let strange = json!({"title": "of someone else"});
    assert_eq!(client.call_error("codeAction/resolve", &strange), -32602);
}

#[test]
fn edits_come_at_once_where_the_client_cannot_wait() {
    let mut client = able(false);
    let actions = client.call("textDocument/codeAction", &at(1, 7, &Value::Null));
    let titles = titles(&actions);
    assert_eq!(titles[0], "Extend right to “closed”");
    assert!(titles.contains(&"Unwrap all 2 “Oru Works”"), "{titles:?}");
    for action in actions.as_array().unwrap() {
        assert!(action["edit"]["documentChanges"].is_array(), "{action}");
        assert_eq!(action.get("data"), None);
    }
}

#[test]
fn clients_without_actions_get_commands_that_work() {
    let mut client = Client::with(&json!({"workspace": {"applyEdit": true}}));
    client.open(URI, TEXT);
    let commands = client.call("textDocument/codeAction", &at(1, 7, &Value::Null));
    let command = &commands[0];
    assert_eq!(command["command"], "glossator.extendRight");
    let params = json!({"command": command["command"], "arguments": command["arguments"]});
    let id = client.request("workspace/executeCommand", &params);
    let request = client.expect("workspace/applyEdit");
    client.respond(&request, &json!({"applied": true}));
    assert_eq!(client.answer(id)["result"]["applied"], true);
}

#[test]
fn only_what_is_asked_for() {
    let mut client = able(true);
    let mut kinds = |only: Value| {
        let actions = client.call("textDocument/codeAction", &at(1, 7, &only));
        actions.as_array().map_or(0, Vec::len)
    };
    let all = kinds(json!(["refactor"]));
    assert!(all > 8);
    assert_eq!(kinds(json!(["refactor.rewrite", "quickfix"])), all);
    assert_eq!(kinds(json!(["quickfix", "source"])), 0);
    assert_eq!(kinds(json!(["refactor.rewrite.glossator.relabel"])), 3);
    assert_eq!(kinds(json!(["refactor.rewrite.glossator.relabel.LOC"])), 1);
    assert_eq!(kinds(json!(["refactor.rewrite.glossator.unwrap"])), 1);
}

#[test]
fn nothing_is_offered_where_nothing_can_be_done() {
    let mut client = able(true);
    let actions = client.call("textDocument/codeAction", &at(1, 30, &Value::Null));
    assert_eq!(actions, json!([]));
    let nowhere = at(99, 0, &Value::Null);
    assert_eq!(
        client.call_error("textDocument/codeAction", &nowhere),
        -32602
    );
}

#[test]
fn what_is_asked_for_by_name_and_cannot_be_done_says_why() {
    let disabled = |can: bool| {
        let mut action = json!({"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}});
        if can {
            action["disabledSupport"] = json!(true);
        }
        let mut client = Client::with(&json!({"textDocument": {"codeAction": action}}));
        client.open(URI, TEXT);
        let only = json!(["refactor.rewrite.glossator.unwrap"]);
        let actions = client.call("textDocument/codeAction", &at(0, 28, &only));
        let general = client.call(
            "textDocument/codeAction",
            &at(0, 28, &json!(["refactor.rewrite"])),
        );
        let general = general.as_array().unwrap().iter();
        assert!(general.clone().count() > 0);
        assert!(
            general
                .map(|action| &action["disabled"])
                .all(Value::is_null)
        );
        actions
    };
    assert_eq!(titles(&disabled(false)), [""; 0]);
    let actions = disabled(true);
    assert_eq!(titles(&actions), ["Unwrap"]);
    assert_eq!(actions[0]["kind"], "refactor.rewrite.glossator.unwrap");
    assert_eq!(
        actions[0]["disabled"]["reason"],
        "the cursor is in no mention"
    );
    assert_eq!(actions[0].get("edit"), None);
}
