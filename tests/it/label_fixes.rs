//! Letting a project's documents use a label, from the menu of quick fixes.

use std::time::Instant;

use serde_json::{Value, json};

use super::acceptances::{editing, fixes, shown};
use super::client::{Client, DEADLINE};
use super::folder::Folder;

const TEXT: &str = "[PER Ida  ] of [GPE Oru  ] and [LOC Velm  ] met [GPE Orun  ] . \n\
                    [PERSON Ada  ] too . \n";
const UNKNOWN: &str = "unknown-label";

/// The fixes of the project's settings among `actions`, by their titles.
fn of_settings(actions: &[Value]) -> Vec<(String, Value)> {
    let commands = ["glossator.addLabel", "glossator.useLabelSet"].map(Value::from);
    let ours = actions
        .iter()
        .filter(|action| commands.contains(&action["command"]["command"]));
    ours.map(|action| {
        assert_eq!(action["kind"], "quickfix");
        assert!(action.get("isPreferred").is_none());
        let title = action["title"].as_str().unwrap();
        (title.to_owned(), action["command"].clone())
    })
    .collect()
}

fn titles(actions: &[Value]) -> Vec<String> {
    let ours = of_settings(actions).into_iter();
    ours.map(|(title, _)| title).collect()
}

/// A session in `folder` with `settings`, where the document is open and has findings.
fn begun(folder: &Folder, settings: &str) -> (Client, String) {
    folder.write("glossator.toml", settings);
    let uri = folder.uri("x.ner");
    let mut client = editing(folder);
    client.open(&uri, TEXT);
    (client, uri)
}

/// Chooses the fix called `title` of `actions`, and returns the text that it writes.
fn choose(client: &mut Client, actions: &[Value], title: &str) -> String {
    let ours = of_settings(actions);
    let (_, command) = ours.iter().find(|(known, _)| known == title).unwrap();
    let id = client.request("workspace/executeCommand", command);
    let request = client.expect("workspace/applyEdit");
    client.respond(&request, &json!({"applied": true}));
    assert_eq!(client.answer(id)["result"]["applied"], true);
    let told = client.expect("window/showMessage");
    let message = "Glossator: save glossator.toml to keep this.";
    assert_eq!(told["params"]["message"], message);
    let changes = request["params"]["edit"]["documentChanges"].as_array();
    let edits = &changes.unwrap().last().unwrap()["edits"];
    edits[0]["newText"].as_str().unwrap().to_owned()
}

#[test]
fn a_label_is_added_and_known_at_once() {
    let folder = Folder::new("labels-add");
    let (mut client, uri) = begun(&folder, "label-set = \"conll4\" # ours\n");
    let found = shown(&mut client, &uri, UNKNOWN);
    let actions = fixes(&mut client, &uri, &found[..1]);
    assert_eq!(
        titles(&actions),
        [
            "Add “GPE” to the project's labels",
            "Use label set “ontonotes18” in this project",
            "Use label set “ace” in this project",
        ]
    );
    let written = choose(&mut client, &actions, "Add “GPE” to the project's labels");
    let labels = "labels = [\"PER\", \"ORG\", \"LOC\", \"MISC\", \"GPE\"]";
    assert_eq!(written, labels);
    assert_eq!(shown(&mut client, &uri, UNKNOWN), [Value::Null; 0]);
}

#[test]
fn another_label_set_is_used() {
    let folder = Folder::new("labels-switch");
    let (mut client, uri) = begun(&folder, "label-set = \"conll4\"\n");
    let found = shown(&mut client, &uri, "label-prefix-collision");
    let actions = fixes(&mut client, &uri, &found);
    // Both labels in one set would be no better.
    let title = "Use label set “ontonotes18” in this project";
    assert_eq!(titles(&actions), [title]);
    let written = choose(&mut client, &actions, title);
    assert_eq!(written, "label-set = \"ontonotes18\"");
    // Documents are read anew in the background.
    let document = json!({"textDocument": {"uri": uri}});
    let deadline = Instant::now() + DEADLINE;
    while client.call("glossator/status", &document)["labelSet"] != "ontonotes18" {
        assert!(Instant::now() < deadline, "the set is still the old one");
    }
}

#[test]
fn labels_of_the_projects_own_are_not_given_up_for_a_set() {
    let folder = Folder::new("labels-own");
    let settings = "labels = [\n  \"PER\",\n  \"LOC\",\n]\n";
    let (mut client, uri) = begun(&folder, settings);
    let found = shown(&mut client, &uri, UNKNOWN);
    let actions = fixes(&mut client, &uri, &found[..1]);
    let title = "Add “GPE” to the project's labels";
    assert_eq!(titles(&actions), [title]);
    assert_eq!(choose(&mut client, &actions, title), ",\n  \"GPE\"");
}

#[test]
fn settings_are_begun_with_the_labels_in_use() {
    let folder = Folder::new("labels-begin");
    let uri = folder.uri("x.ner");
    let text = format!("{}[QQQ Oru  ] . \n", "[PER Ida  ] . \n".repeat(20));
    let mut client = editing(&folder);
    client.open(&uri, &text);
    let found = shown(&mut client, &uri, UNKNOWN);
    let actions = fixes(&mut client, &uri, &found);
    let title = "Add “QQQ” to the project's labels";
    assert_eq!(titles(&actions), [title]);
    let written = choose(&mut client, &actions, title);
    let labels = "labels = [\"PER\", \"ORG\", \"LOC\", \"MISC\", \"QQQ\"]\n";
    assert_eq!(written, labels);
}

#[test]
fn where_the_editor_says_the_labels_the_project_cannot() {
    let folder = Folder::new("labels-editor");
    let uri = folder.uri("x.ner");
    let mut client = editing(&folder);
    let settings = json!({"settings": {"labelSet": "conll4"}});
    client.notify("workspace/didChangeConfiguration", &settings);
    client.open(&uri, TEXT);
    let found = shown(&mut client, &uri, UNKNOWN);
    let actions = fixes(&mut client, &uri, &found[..1]);
    assert!(!actions.is_empty());
    assert_eq!(titles(&actions), [""; 0]);
}

#[test]
fn what_is_no_label_or_set_is_an_error() {
    let folder = Folder::new("labels-errors");
    let (mut client, uri) = begun(&folder, "");
    for (command, argument) in [
        (
            "glossator.addLabel",
            json!({"uri": uri, "label": "two words"}),
        ),
        ("glossator.addLabel", json!({"uri": uri})),
        (
            "glossator.useLabelSet",
            json!({"uri": uri, "labelSet": "none"}),
        ),
        ("glossator.useLabelSet", json!({"labelSet": "ace"})),
        (
            "glossator.useLabelSet",
            json!({"uri": folder.uri("y.ner"), "labelSet": "ace"}),
        ),
    ] {
        let params = json!({"command": command, "arguments": [argument]});
        let code = client.call_error("workspace/executeCommand", &params);
        assert_eq!(code, -32602, "{params}");
    }
}
