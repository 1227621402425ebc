//! Quick fixes over the protocol.

use serde_json::{Value, json};

use super::client::{Client, URI};

const TEXT: &str = "[PER Una  ] , [PER Ula  ] and [PER Uma  ] sleep . \n\
                    [per Ida  ] drinks tea . \n[per Ole  ] too . \n";

/// A session with `text` open, of a client that takes actions, and the findings it was sent.
fn session(text: &str) -> (Client, Value) {
    let action =
        json!({"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}});
    let mut client = Client::with(&json!({"textDocument": {"codeAction": action}}));
    client.open(URI, text);
    let published = client.expect("textDocument/publishDiagnostics");
    (client, published["params"]["diagnostics"].clone())
}

fn actions(client: &mut Client, found: &Value, only: &Value) -> Vec<Value> {
    let context = json!({"diagnostics": [found], "only": only});
    let params = json!({"textDocument": {"uri": URI}, "range": found["range"], "context": context});
    let actions = client.call("textDocument/codeAction", &params);
    actions.as_array().cloned().unwrap_or_default()
}

#[test]
fn a_finding_has_its_fixes_with_their_edits() {
    let (mut client, found) = session(TEXT);
    let found = found
        .as_array()
        .unwrap()
        .iter()
        .find(|found| found["code"] == "label-case")
        .unwrap();
    let actions = actions(&mut client, found, &json!(["quickfix"]));
    let first = &actions[0];
    assert_eq!(first["kind"], "quickfix", "{actions:?}");
    assert_eq!(first["isPreferred"], true);
    assert_eq!(first["diagnostics"][0], *found);
    assert_eq!(
        first["edit"]["changes"][URI][0]["newText"], "PER",
        "{first}"
    );
    let all = actions
        .iter()
        .find(|action| action["title"].as_str().unwrap().starts_with("Fix all 2"));
    assert_eq!(
        all.unwrap()["edit"]["changes"][URI]
            .as_array()
            .unwrap()
            .len(),
        2
    );
}

#[test]
fn all_safe_fixes_at_once_are_a_source_action() {
    let (mut client, found) = session(TEXT);
    let all = actions(&mut client, &found[0], &json!(["source.fixAll"]));
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!(all[0]["kind"], "source.fixAll.glossator");
    // Nothing that was not asked for.
    assert_eq!(
        actions(&mut client, &found[0], &json!(["source.organizeImports"])),
        Vec::<Value>::new()
    );
}
