//! Quick fixes over the protocol.

use serde_json::{Value, json};

use super::client::{Client, URI};

const TEXT: &str = "[PER Una  ] , [PER Ula  ] and [PER Uma  ] sleep . \n\
                    [per Ida  ] drinks tea . \n[per Ole  ] too . \n";

/// A session with `text` open, of a client that takes actions, and the findings it was sent.
fn session(text: &str) -> (Client, Value) {
    let action =
        json!({"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}});
    session_with(&json!({"textDocument": {"codeAction": action}}), text)
}

/// A session of a client that can this.
fn session_with(capabilities: &Value, text: &str) -> (Client, Value) {
    let mut client = Client::with(capabilities);
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
fn all_of_a_kind_are_offered_where_this_one_is_among_them() {
    let (mut client, found) = session(
        "[PER Ida  ] and [PER Ida’s  ] tea . \n[PER Ole  ] and [PER Ole’s  ] tea . \n[PER Una’s  ] . \n",
    );
    let mut offered = Vec::new();
    for found in found.as_array().unwrap() {
        if found["code"] == "entity-trailing-possessive" {
            let actions = actions(&mut client, found, &json!(["quickfix"]));
            let titles = actions.iter().map(|action| action["title"].as_str());
            offered.push(titles.flatten().any(|title| title.starts_with("Fix all 2")));
        }
    }
    offered.sort_unstable();
    assert_eq!(offered, [false, true, true]);
}

#[test]
fn what_is_elsewhere_on_the_line_comes_last_and_says_where() {
    let text = "in [LOC Oru  ] they met [PER Ida  ] , not [PER Una  ] and [per Ole  ] of Oru . \n";
    let (mut client, found) = session(text);
    let place = json!({"line": 0, "character": text.find("Una").unwrap()});
    let params = json!({
        "textDocument": {"uri": URI},
        "range": {"start": place, "end": place},
        "context": {"diagnostics": found},
    });
    let actions = client.call("textDocument/codeAction", &params);
    let actions = actions.as_array().unwrap();
    let of_finding = |action: &Value| action["kind"].as_str().unwrap().starts_with("quickfix");
    let first = actions.iter().position(of_finding).unwrap();
    assert!(
        first > 0 && actions[first..].iter().all(of_finding),
        "{actions:#?}"
    );
    for action in &actions[first..] {
        let title = action["title"].as_str().unwrap();
        let column = action["diagnostics"][0]["range"]["start"]["character"]
            .as_u64()
            .unwrap()
            + 1;
        assert!(title.ends_with(&format!(" at column {column}")), "{title}");
        assert_eq!(action["isPreferred"], Value::Null, "{title}");
    }
    // There it is offered first, and as what most would do.
    let wrong = found
        .as_array()
        .unwrap()
        .iter()
        .find(|found| found["code"] == "label-case");
    let there = self::actions(&mut client, wrong.unwrap(), &json!(["quickfix"]));
    assert_eq!(
        (&there[0]["title"], &there[0]["isPreferred"]),
        (&json!("Use PER"), &json!(true))
    );
}

#[test]
fn what_does_the_same_is_offered_once_and_of_some_findings_only() {
    let text = "[PER Ida Oru  ] .\n".to_owned() + &"and Ida Oru went .\n".repeat(40);
    let (mut client, found) = session(&text);
    let all = json!({"start": {"line": 0, "character": 0}, "end": {"line": 40, "character": 0}});
    let context = json!({"diagnostics": found, "only": ["quickfix"]});
    let params = json!({"textDocument": {"uri": URI}, "range": all, "context": context});
    let actions = client.call("textDocument/codeAction", &params);
    let titles: Vec<&str> = actions
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|action| action["title"].as_str())
        .collect();
    let everywhere = titles
        .iter()
        .filter(|title| title.starts_with("Tag all 40"));
    assert_eq!(everywhere.count(), 1, "{titles:#?}");
    assert_eq!(titles.len(), 17, "{titles:#?}");
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

#[test]
fn what_changes_the_text_is_told_by_its_kind_and_done_by_name_only() {
    let text = "SECRET EO 12958 DECL: 2031/04/17 TAGS PGOV SUBJ: Quays <a id='par1' href='#par1'>¶</a>1 . \n( S ) One . \n";
    let (mut client, found) = session(text);
    let mut styles = 0;
    for found in found.as_array().unwrap() {
        let fixes = actions(&mut client, found, &json!(["quickfix"]));
        for fix in fixes.iter().filter(|fix| fix["edit"].is_object()) {
            assert_eq!(fix["kind"], "quickfix.glossator.source", "{fix}");
            assert_eq!(fix["isPreferred"], Value::Null, "{fix}");
        }
        styles += usize::from(found["code"] == "header-field-style" && !fixes.is_empty());
    }
    assert_eq!(styles, 4);
    let all = actions(&mut client, &found[0], &json!(["source.fixAll"]));
    assert_eq!(all, Vec::<Value>::new());
}

#[test]
fn what_a_finding_is_about_goes_along_where_the_client_hands_it_back() {
    let text = "[PER Ida  ] met [per Ole  ] . \n<a id='par1' href='#par2'>¶</a>1 . One . \n";
    let data = json!({"textDocument": {"publishDiagnostics": {"dataSupport": true}}});
    let layers = |can: &Value| -> Vec<(Value, Value)> {
        let (_, found) = session_with(can, text);
        let found = found.as_array().unwrap().iter();
        let pairs = found.map(|found| (found["code"].clone(), found["data"]["layer"].clone()));
        pairs.collect()
    };
    let expected = [
        (json!("label-case"), json!("annotation")),
        (json!("anchor-mismatch"), json!("layout")),
    ];
    assert_eq!(layers(&data), expected);
    assert!(layers(&json!({})).iter().all(|(_, layer)| layer.is_null()));
}

#[test]
fn a_second_document_gets_a_file_where_the_client_creates_files() {
    const MIXED: &str = "UNCLAS VELM 000083 SUBJECT: Quays <a id='par1' href='#par1'>¶</a>1. (U) One.\n\
        UNCLAS VELM 000084 SUBJECT: Ships <a id='par1' href='#par1'>¶</a>1. (U) Two.\n";
    let action =
        json!({"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}});
    let mut can = json!({
        "textDocument": {"codeAction": action},
        "workspace": {"workspaceEdit": {"documentChanges": true}},
    });
    let offered = |can: &Value| {
        let (mut client, found) = session_with(can, MIXED);
        let found = found.as_array().unwrap().iter();
        let mut mixed = found.filter(|found| found["code"] == "mixed-documents");
        let actions = actions(&mut client, mixed.next().unwrap(), &json!(["quickfix"]));
        let own = |action: &Value| {
            action["title"]
                .as_str()
                .unwrap()
                .starts_with("Move the second")
        };
        actions.into_iter().find(own)
    };
    assert_eq!(offered(&can), None);
    can["workspace"]["workspaceEdit"]["resourceOperations"] = json!(["create"]);
    let changes = offered(&can).unwrap()["edit"]["documentChanges"].clone();
    assert_eq!(changes[0]["kind"], "create");
    let new = changes[0]["uri"].as_str().unwrap();
    assert!(new.contains("-2."), "{new}");
    let text = changes[1]["edits"][0]["newText"].as_str().unwrap();
    assert!(
        text.starts_with("UNCLAS VELM 000084") && text.ends_with("Two.\n"),
        "{text}"
    );
    assert_eq!(changes[2]["textDocument"]["uri"], URI);
    assert_eq!(changes[2]["edits"][0]["newText"], "");
}

#[test]
fn paragraphs_are_numbered_anew_by_a_source_action() {
    let text = "[PER Ida  ] <a id='par1' href='#par1'>¶</a>1 . One . \n\
                <a id='par3' href='#par3'>¶</a>3 . Three . \n";
    let (mut client, found) = session(text);
    let organize = json!(["source.organize"]);
    let offered = actions(&mut client, &found[0], &organize);
    assert_eq!(offered.len(), 1, "{offered:?}");
    assert_eq!(offered[0]["title"], "Renumber 1 paragraph");
    let edits = &offered[0]["edit"]["changes"][URI];
    assert_eq!(edits[0]["newText"], "<a id='par2' href='#par2'>¶</a>2");
    client.change(
        2,
        &json!([{"text": "<a id='par1' href='#par1'>¶</a>1 . One . \n"}]),
    );
    assert_eq!(actions(&mut client, &found[0], &organize), [Value::Null; 0]);
}
