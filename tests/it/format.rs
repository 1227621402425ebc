//! Formatting over the protocol: the document, some lines, a mention that was just closed.

use serde_json::{Value, json};

use super::client::{Client, URI, edit};

const TEXT: &str = "The [ORG Oru Works  ] opened , at last . \nIt closed . \n\
    In [LOC Velm ] ,  [PER Ida  ] met[ORG OTW  ]\nin 😀  [LOC Velm] . \n";

fn options() -> Value {
    json!({"tabSize": 4, "insertSpaces": true})
}

fn with(extra: &Value) -> Value {
    let mut params = json!({"textDocument": {"uri": URI}, "options": options()});
    for (name, value) in extra.as_object().unwrap() {
        params[name] = value.clone();
    }
    params
}

/// Has the client make `edits`, last first, and reads the text.
fn after(client: &mut Client, edits: &Value) -> String {
    let changes: Vec<_> = edits
        .as_array()
        .unwrap()
        .iter()
        .rev()
        .map(|edit| json!({"range": edit["range"], "text": edit["newText"]}))
        .collect();
    client.change(9, &json!(changes));
    client.text()
}

fn range(first: u32, last: u32) -> Value {
    json!({"range": {
        "start": {"line": first, "character": 0}, "end": {"line": last, "character": 0}
    }})
}

#[test]
fn a_document_is_formatted_once() {
    let mut client = Client::with_document(TEXT);
    let edits = client.call("textDocument/formatting", &with(&json!({})));
    assert_eq!(edits.as_array().unwrap().len(), 6, "{edits}");
    assert_eq!(
        after(&mut client, &edits),
        "The [ORG Oru Works  ] opened , at last . \nIt closed . \n\
         In [LOC Velm  ] , [PER Ida  ] met [ORG OTW  ] \nin 😀 [LOC Velm  ] . \n"
    );
    let edits = client.call("textDocument/formatting", &with(&json!({})));
    assert_eq!(edits, json!([]));
}

#[test]
fn lines_are_formatted_alone() {
    let mut client = Client::with_document(TEXT);
    let edits = client.call("textDocument/rangeFormatting", &with(&range(3, 4)));
    assert_eq!(
        after(&mut client, &edits),
        TEXT.replace("😀  [LOC Velm]", "😀 [LOC Velm  ]")
    );
    let nowhere = with(&range(90, 99));
    assert_eq!(
        client.call_error("textDocument/rangeFormatting", &nowhere),
        -32602
    );
}

#[test]
fn a_bracket_completes_its_mention_while_it_is_typed() {
    let mut client = Client::with_document("[PER Ida  ] \n[LOC Velm  x\n");
    client.change(2, &json!([edit((1, 9), (1, 12), "]")]));
    let typed = |sign: &str| json!({"position": {"line": 1, "character": 10}, "ch": sign});
    let edits = client.call("textDocument/onTypeFormatting", &with(&typed("]")));
    assert_eq!(edits.as_array().unwrap().len(), 1, "{edits}");
    let newline = client.call("textDocument/onTypeFormatting", &with(&typed("\n")));
    assert_eq!(newline, json!([]));
    assert_eq!(after(&mut client, &edits), "[PER Ida  ] \n[LOC Velm  ]\n");
}

#[test]
fn the_bracket_is_the_sign_that_is_offered() {
    let mut client = Client::fresh();
    let answer = client.call("initialize", &json!({"capabilities": {}}));
    assert_eq!(
        answer["capabilities"]["documentOnTypeFormattingProvider"],
        json!({"firstTriggerCharacter": "]"})
    );
}
