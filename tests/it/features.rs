//! The features over the protocol: what a client gets that can everything, and one that can little.

use serde_json::{Value, json};

use super::client::{Client, URI, edit};

const CABLE: &str = "<code><pre>C O N F I D E N T I A L VELM 000083 TAGS PGOV , VL SUBJECT: Tea \
    <a id='par1' href='#par1'>¶</a>1 . \n\
    ( C ) Summary: The [ORG Oru Tea Works  ] ( [ORG OTW  ] ) opened in [LOC Ada Bay  ] . \n\
    What next ------ <a id='par2' href='#par2'>¶</a>2 . \n\
    ( C ) The [ORG OTW  ] will grow . \nNobody in [LOC Ada Bay  ] knows . \nIDA</pre></code> \n";

/// A client that can what good editors can.
fn able() -> Client {
    let text_document = json!({
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
        "semanticTokens": {"tokenTypes": ["organization"], "requests": {"range": true, "full": {"delta": true}}},
        "publishDiagnostics": {
            "relatedInformation": true, "versionSupport": true, "codeDescriptionSupport": true,
        },
    });
    let mut client = Client::with(&json!({"textDocument": text_document}));
    client.open(URI, CABLE);
    client
}

fn here() -> Value {
    json!({"textDocument": {"uri": URI}})
}

fn at(line: u32, character: u32) -> Value {
    json!({"textDocument": {"uri": URI}, "position": {"line": line, "character": character}})
}

fn names(symbols: &Value) -> Vec<&str> {
    symbols
        .as_array()
        .unwrap()
        .iter()
        .map(|symbol| symbol["name"].as_str().unwrap())
        .collect()
}

#[test]
fn the_outline_is_a_tree_for_clients_that_take_one() {
    let symbols = able().call("textDocument/documentSymbol", &here());
    assert_eq!(
        names(&symbols),
        [
            "Header",
            "¶1 (C) Summary: The Oru Tea Works ( OTW ) opened in Ada Bay .",
            "What next",
            "IDA"
        ]
    );
    assert_eq!(names(&symbols[0]["children"]), ["TAGS", "SUBJECT"]);
    assert_eq!(names(&symbols[2]["children"]).len(), 1);
    assert_eq!(
        symbols[2]["children"][0]["range"]["start"],
        json!({"line": 3, "character": 0})
    );
}

#[test]
fn the_outline_is_a_list_for_others() {
    let mut client = Client::with_document(CABLE);
    let symbols = client.call("textDocument/documentSymbol", &here());
    assert_eq!(symbols.as_array().unwrap().len(), 8, "{symbols}");
    assert_eq!(symbols[1]["name"], "TAGS");
    assert_eq!(symbols[1]["containerName"], "Header");
    assert_eq!(symbols[1]["location"]["uri"], URI);
}

#[test]
fn the_outline_lists_entities_where_that_is_set() {
    let mut client = Client::fresh();
    let capabilities =
        json!({"textDocument": {"documentSymbol": {"hierarchicalDocumentSymbolSupport": true}}});
    let options = json!({"outline": {"entities": true}});
    client.call(
        "initialize",
        &json!({"capabilities": capabilities, "initializationOptions": options}),
    );
    client.open(URI, CABLE);
    let symbols = client.call("textDocument/documentSymbol", &here());
    assert_eq!(
        names(&symbols[1]["children"]),
        ["Summary", "Oru Tea Works", "OTW", "Ada Bay"]
    );
}

#[test]
fn hover_is_markdown_or_plain() {
    let hover = able().call("textDocument/hover", &at(1, 74));
    assert_eq!(hover["contents"]["kind"], "markdown");
    assert_eq!(
        hover["range"]["start"],
        json!({"line": 1, "character": 67}),
        "{hover}"
    );
    let value = hover["contents"]["value"].as_str().unwrap();
    assert!(value.contains("**Ada Bay**"), "{value}");

    let hover = Client::with_document(CABLE).call("textDocument/hover", &at(1, 74));
    assert_eq!(hover["contents"]["kind"], "plaintext");
    let value = hover["contents"]["value"].as_str().unwrap();
    assert!(value.contains("Ada Bay") && !value.contains('*'), "{value}");
}

#[test]
fn tokens_of_a_range_a_document_and_a_change() {
    let mut client = able();
    let full = client.call("textDocument/semanticTokens/full", &here());
    let data: Vec<u64> = full["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|n| n.as_u64().unwrap())
        .collect();
    assert_eq!(data.len() % 5, 0);
    // `<code><pre>` and what comes behind it.
    assert_eq!(data[..2], [0, 0]);
    let range = json!({"start": {"line": 1, "character": 0}, "end": {"line": 2, "character": 0}});
    let some = client.call(
        "textDocument/semanticTokens/range",
        &json!({"textDocument": {"uri": URI}, "range": range}),
    );
    let some = some["data"].as_array().unwrap();
    assert_eq!(some[0], 1);
    assert!(
        some.len() < data.len() && some.len() >= 60,
        "{}",
        some.len()
    );

    client.change(2, &json!([edit((3, 0), (3, 0), "[PER Ida  ] ")]));
    let previous = json!({"textDocument": {"uri": URI}, "previousResultId": full["resultId"]});
    let delta = client.call("textDocument/semanticTokens/full/delta", &previous);
    assert_eq!(delta["edits"].as_array().unwrap().len(), 1, "{delta}");
    let edit = &delta["edits"][0];
    let (start, count) = (
        edit["start"].as_u64().unwrap() as usize,
        edit["deleteCount"].as_u64().unwrap() as usize,
    );
    let added = edit["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|n| n.as_u64().unwrap());
    let mut data = data;
    data.splice(start..start + count, added);
    let anew = client.call("textDocument/semanticTokens/full", &here());
    let anew: Vec<u64> = anew["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|n| n.as_u64().unwrap())
        .collect();
    assert_eq!(data, anew);

    // An answer that is not the last is no ground for a change: all tokens come.
    let delta = client.call("textDocument/semanticTokens/full/delta", &previous);
    assert!(delta["data"].is_array(), "{delta}");
}

#[test]
fn too_many_tokens_are_refused_but_ranges_are_not() {
    let mut client = Client::with_document(&"[ORG A  ] [ORG B  ] [ORG C  ] \n".repeat(45_000));
    assert_eq!(
        client.call_error("textDocument/semanticTokens/full", &here()),
        -32801
    );
    let range =
        json!({"start": {"line": 44_000, "character": 0}, "end": {"line": 44_001, "character": 0}});
    let some = client.call(
        "textDocument/semanticTokens/range",
        &json!({"textDocument": {"uri": URI}, "range": range}),
    );
    assert_eq!(some["data"].as_array().unwrap().len(), 60);
}

#[test]
fn highlights_are_the_mentions_of_the_entity() {
    let found = able().call("textDocument/documentHighlight", &at(3, 16));
    let found: Vec<_> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|found| (&found["range"]["start"]["line"], &found["kind"]))
        .collect();
    assert_eq!(found, [(&json!(1), &json!(3)), (&json!(3), &json!(2))]);
}

#[test]
fn selections_widen() {
    let params = json!({"textDocument": {"uri": URI}, "positions": [{"line": 1, "character": 27}]});
    let answer = able().call("textDocument/selectionRange", &params);
    let mut selection = &answer[0];
    let mut lengths = Vec::new();
    while selection.is_object() {
        lengths.push(selection["range"]["start"].clone());
        selection = &selection["parent"];
    }
    assert!(lengths.len() >= 6, "{answer}");
}

#[test]
fn folds_keep_to_what_the_client_folds() {
    let folding =
        json!({"textDocument": {"foldingRange": {"lineFoldingOnly": true, "rangeLimit": 1}}});
    let mut client = Client::with(&folding);
    client.open(URI, CABLE);
    let folds = client.call("textDocument/foldingRange", &here());
    assert_eq!(folds.as_array().unwrap().len(), 1);
    assert_eq!(folds[0].get("startCharacter"), None);
}

#[test]
fn a_broken_tag_is_published_with_its_version_and_goes_when_repaired() {
    let mut client = able();
    let published = client.expect("textDocument/publishDiagnostics")["params"].clone();
    let errors = |published: &Value| -> Vec<Value> {
        let all = published["diagnostics"].as_array().unwrap().iter();
        all.filter(|found| found["severity"] == 1)
            .cloned()
            .collect()
    };
    assert!(errors(&published).is_empty(), "{published}");
    client.change(2, &json!([edit((3, 20), (3, 21), "")]));
    let published = client.wait("findings of version 2", |message| {
        message["params"]["version"] == 2
    })["params"]
        .clone();
    let found = &errors(&published)[0];
    assert_eq!(found["code"], "unclosed-entity", "{published}");
    assert_eq!(found["source"], "glossator");
    assert_eq!(found["range"]["start"], json!({"line": 3, "character": 10}));
    assert!(
        found["codeDescription"]["href"]
            .as_str()
            .unwrap()
            .ends_with("#unclosed-entity")
    );
    client.change(3, &json!([edit((3, 20), (3, 20), "]")]));
    let published = client.wait("findings of version 3", |message| {
        message["params"]["version"] == 3
    })["params"]
        .clone();
    assert!(errors(&published).is_empty(), "{published}");
}

#[test]
fn pulled_findings_are_unchanged_while_the_document_is() {
    let mut client = Client::with(&json!({
        "textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": true}}
    }));
    client.open(URI, "[PER Ida .\n");
    let report = client.call("textDocument/diagnostic", &here());
    assert_eq!(report["kind"], "full");
    assert_eq!(report["items"].as_array().unwrap().len(), 1);
    let again = json!({"textDocument": {"uri": URI}, "previousResultId": report["resultId"]});
    assert_eq!(
        client.call("textDocument/diagnostic", &again)["kind"],
        "unchanged"
    );
    client.change(2, &json!([edit((0, 0), (0, 1), "")]));
    assert_eq!(
        client.call("textDocument/diagnostic", &again)["items"],
        json!([])
    );
    // The same list is the same, however it came about.
    client.change(3, &json!([edit((0, 0), (0, 0), "[")]));
    let same = client.call("textDocument/diagnostic", &again);
    assert_eq!(same["kind"], "unchanged");
    // What a client was given of a document that it has closed, it may have no more.
    let text = client.text();
    client.notify("textDocument/didClose", &here());
    client.open(URI, &text);
    let anew = client.call("textDocument/diagnostic", &again);
    assert_eq!(anew["items"], report["items"]);
}

#[test]
fn settings_come_at_any_time_and_typos_are_told() {
    let mut client = Client::with_document("[Ship Oru  ] [Ship Adda  ] [PER Ida  ] \n");
    client.expect("textDocument/publishDiagnostics");
    client.notify(
        "workspace/didChangeConfiguration",
        &json!({"settings": {"glossator": {"labelSet": "conll4"}}}),
    );
    let published = client.expect("textDocument/publishDiagnostics")["params"].clone();
    let codes: Vec<_> = published["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| found["code"].as_str().unwrap())
        .collect();
    assert_eq!(codes, ["unknown-label", "unknown-label"]);
    client.notify(
        "workspace/didChangeConfiguration",
        &json!({"settings": {"glossator": {"labelSet": "conll5"}}}),
    );
    let told = client.expect("window/showMessage")["params"].clone();
    assert!(
        told["message"].as_str().unwrap().contains("conll5"),
        "{told}"
    );
}
