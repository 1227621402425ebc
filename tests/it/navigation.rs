//! Navigation over the protocol: definitions, references, links, search, counts and notes, for
//! clients that can everything and for those that can little.

use serde_json::{Value, json};

use super::client::{Client, URI, edit};

const OTHER: &str = "file:///other.txt";

const CABLE: &str = "<code><pre>C O N F I D E N T I A L VELM 000083 SUBJECT: Tea \
    <a id='par1' href='#par1'>¶</a>1 . \n\
    ( C ) The [ORG Oru Tea Works  ] ( [ORG OTW  ] ) opened in [LOC Ada Bay  ] . \n\
    What next ------ <a id='par2' href='#par2'>¶</a>2 . \n\
    ( C ) The [ORG OTW  ] will grow , see para 1 and https://example.org/tea . \n\
    Ada Bay or [MISC Ada Bay  ] knows . \nIDA</pre></code> \n";

fn open(client: &mut Client) {
    client.open(URI, CABLE);
    client.open(OTHER, "[ORG OTW’s  ] tea from [LOC Ada Bay  ] . \n");
}

fn able() -> Client {
    let text_document = json!({
        "definition": {"linkSupport": true}, "documentLink": {"tooltipSupport": true}
    });
    let mut client = Client::with(&json!({"textDocument": text_document}));
    open(&mut client);
    client
}

fn poor() -> Client {
    let mut client = Client::start();
    open(&mut client);
    client
}

fn with_settings(settings: &Value) -> Client {
    let mut client = Client::fresh();
    let params = json!({"capabilities": {}, "initializationOptions": settings});
    client.call("initialize", &params);
    open(&mut client);
    client
}

fn here() -> Value {
    json!({"textDocument": {"uri": URI}})
}

fn at(line: u32, character: u32) -> Value {
    json!({"textDocument": {"uri": URI}, "position": {"line": line, "character": character}})
}

fn start(range: &Value) -> (u64, u64) {
    let start = &range["start"];
    (
        start["line"].as_u64().unwrap(),
        start["character"].as_u64().unwrap(),
    )
}

fn places(answer: &Value) -> Vec<(&str, u64, u64)> {
    let locations = answer.as_array().unwrap().iter();
    locations
        .map(|location| {
            let (line, column) = start(&location["range"]);
            (location["uri"].as_str().unwrap(), line, column)
        })
        .collect()
}

#[test]
fn a_definition_is_a_link_with_its_sentence_where_the_client_takes_one() {
    let answer = able().call("textDocument/definition", &at(3, 16));
    let link = &answer[0];
    assert_eq!(link["targetUri"], URI);
    assert_eq!(start(&link["targetSelectionRange"]), (1, 15), "{answer}");
    assert_eq!(start(&link["targetRange"]), (1, 0));
    assert_eq!(start(&link["originSelectionRange"]), (3, 10));
}

#[test]
fn a_definition_is_a_place_for_others() {
    let mut client = poor();
    let answer = client.call("textDocument/definition", &at(3, 16));
    assert_eq!(answer["uri"], URI);
    assert_eq!(start(&answer["range"]), (1, 15));
    let nothing = client.call("textDocument/definition", &at(3, 27));
    assert_eq!(nothing, Value::Null);
    assert_eq!(
        client.call_error("textDocument/definition", &at(99, 0)),
        -32602
    );
}

#[test]
fn a_reference_to_a_paragraph_leads_there() {
    let answer = poor().call("textDocument/definition", &at(3, 42));
    assert_eq!(start(&answer["range"]), (0, 60), "{answer}");
}

#[test]
fn labels_are_declared_nowhere() {
    assert_eq!(
        poor().call("textDocument/declaration", &at(3, 12)),
        Value::Null
    );
}

fn references(client: &mut Client, line: u32, character: u32, declaration: bool) -> Value {
    let mut params = at(line, character);
    params["context"] = json!({ "includeDeclaration": declaration });
    client.call("textDocument/references", &params)
}

#[test]
fn references_reach_over_all_open_documents() {
    let mut client = poor();
    let answer = references(&mut client, 3, 16, true);
    assert_eq!(places(&answer), [(URI, 1, 39), (URI, 3, 15), (OTHER, 0, 5)]);
    let answer = references(&mut client, 1, 65, false);
    assert_eq!(places(&answer), [(URI, 4, 17), (OTHER, 0, 28)]);
    assert_eq!(references(&mut client, 3, 30, true), Value::Null);
}

#[test]
fn references_include_untagged_repeats_where_that_is_set() {
    let mut client = with_settings(&json!({"references": {"untagged": true}}));
    let answer = references(&mut client, 4, 20, false);
    assert_eq!(places(&answer), [(URI, 4, 0), (URI, 4, 17), (OTHER, 0, 28)]);
}

#[test]
fn references_to_a_paragraph() {
    let mut client = poor();
    let answer = references(&mut client, 0, 90, true);
    assert_eq!(places(&answer), [(URI, 0, 60), (URI, 3, 38)]);
    let answer = references(&mut client, 0, 90, false);
    assert_eq!(places(&answer), [(URI, 3, 38)]);
}

#[test]
fn links_to_paragraphs_are_looked_up_when_followed() {
    let mut client = able();
    let links = client.call("textDocument/documentLink", &here());
    assert_eq!(links.as_array().unwrap().len(), 2, "{links}");
    assert_eq!(links[0].get("target"), None);
    assert_eq!(links[0]["tooltip"], "Paragraph 1");
    assert_eq!(links[1]["target"], "https://example.org/tea");
    let followed = client.call("documentLink/resolve", &links[0]);
    assert_eq!(followed["target"], format!("{URI}#L1,61"));
    assert_eq!(client.call("documentLink/resolve", &links[1]), links[1]);

    let links = poor().call("textDocument/documentLink", &here());
    assert_eq!(links[0].get("tooltip"), None);
}

#[test]
fn entities_and_headings_of_all_open_documents_are_found() {
    let mut client = poor();
    let found = client.call("workspace/symbol", &json!({"query": "otw"}));
    let names: Vec<_> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|symbol| {
            let uri = symbol["location"]["uri"].as_str().unwrap();
            (
                symbol["name"].as_str().unwrap(),
                uri,
                symbol["containerName"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        names,
        [
            ("OTW", URI, "ORG 2 · text.txt"),
            ("OTW", OTHER, "ORG 1 · other.txt"),
            ("Oru Tea Works", URI, "ORG 1 · text.txt"),
        ]
    );
    let found = client.call("workspace/symbol", &json!({"query": "what"}));
    assert_eq!(found[0]["name"], "What next");
    assert_eq!(start(&found[0]["location"]["range"]), (2, 0));
}

#[test]
fn counts_stand_on_the_first_line_and_on_headings() {
    let mut client = poor();
    let lenses = client.call("textDocument/codeLens", &here());
    assert_eq!(lenses.as_array().unwrap().len(), 2);
    assert_eq!(lenses[0].get("command"), None);
    let first = client.call("codeLens/resolve", &lenses[0]);
    assert_eq!(
        first["command"]["title"],
        "3 findings, 3 hints · 5 mentions of 3 names: ORG 3, LOC 1, MISC 1"
    );
    let heading = client.call("codeLens/resolve", &lenses[1]);
    assert_eq!(start(&heading["range"]), (2, 0));
    assert_eq!(
        heading["command"]["title"], "2 findings, 3 hints · 2 mentions: ORG 1, MISC 1",
        "{heading}"
    );
}

#[test]
fn counts_are_off_in_large_documents_and_where_that_is_set() {
    let large = CABLE.to_owned() + &"It rains . \n".repeat(100_000);
    let mut client = Client::with_document(&large);
    assert_eq!(client.call("textDocument/codeLens", &here()), Value::Null);
    client.notify(
        "workspace/didChangeConfiguration",
        &json!({"settings": {"glossator": {"codeLens": true}}}),
    );
    let lenses = client.call("textDocument/codeLens", &here());
    assert_eq!(lenses.as_array().unwrap().len(), 2);
    let mut client = with_settings(&json!({"codeLens": false}));
    assert_eq!(client.call("textDocument/codeLens", &here()), Value::Null);
}

fn hints(client: &mut Client, first: u32, last: u32) -> Vec<(u64, String)> {
    let range = json!({
        "start": {"line": first, "character": 0}, "end": {"line": last, "character": 0}
    });
    let params = json!({"textDocument": {"uri": URI}, "range": range});
    let hints = client.call("textDocument/inlayHint", &params);
    let hints = hints.as_array().unwrap().iter();
    hints
        .map(|hint| {
            let text = hint["label"][0]["value"].as_str().unwrap();
            (hint["position"]["line"].as_u64().unwrap(), text.to_owned())
        })
        .collect()
}

#[test]
fn notes_are_given_for_the_range_asked_for() {
    let mut client = poor();
    assert_eq!(
        hints(&mut client, 2, 99),
        [
            (3, "= Oru Tea Works".to_owned()),
            (4, "also LOC ×1".to_owned())
        ]
    );
    assert_eq!(hints(&mut client, 0, 2), [(1, "also MISC ×1".to_owned())]);
    let off = json!({"inlayHints": {"acronyms": false, "conflicts": false, "paragraphs": true}});
    let mut client = with_settings(&off);
    assert_eq!(
        hints(&mut client, 1, 3),
        [(1, "¶1".to_owned()), (3, "¶2".to_owned())]
    );
}

#[test]
fn notes_keep_away_from_the_line_that_is_edited() {
    let mut client = poor();
    client.change(2, &json!([edit((3, 25), (3, 25), "l")]));
    assert_eq!(hints(&mut client, 2, 99), [(4, "also LOC ×1".to_owned())]);
    client.notify("textDocument/didSave", &here());
    assert_eq!(hints(&mut client, 2, 99).len(), 2);
}

#[test]
fn notes_and_counts_are_asked_for_anew_when_they_change() {
    let workspace = json!({
        "inlayHint": {"refreshSupport": true}, "codeLens": {"refreshSupport": true}
    });
    let mut client = Client::with(&json!({ "workspace": workspace }));
    open(&mut client);
    client.notify("textDocument/didSave", &here());
    client.change(2, &json!([edit((3, 25), (3, 25), "l")]));
    client.notify("textDocument/didSave", &here());
    let request = client.expect("workspace/inlayHint/refresh");
    client.respond(&request, &Value::Null);
    client.notify(
        "workspace/didChangeConfiguration",
        &json!({"settings": {"glossator": {"inlayHints": {"acronyms": false}}}}),
    );
    let request = client.expect("workspace/inlayHint/refresh");
    client.respond(&request, &Value::Null);
    client.expect("workspace/codeLens/refresh");
    let asked = |message: &Value| message["method"] == "workspace/inlayHint/refresh";
    assert!(!client.unasked().iter().any(asked));
}
