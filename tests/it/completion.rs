//! Completion over the protocol: for clients that take snippets, ranges, details and Markdown, and
//! for those that take none of it.

use serde_json::{Value, json};

use super::client::{Client, URI, edit};

const TEXT: &str = "The [ORG Oru Tea Works  ] ( [ORG OTW  ] ) opened in [LOC Ada Bay  ] . \n\
    [ORG OTW’s  ] tea grew . \n \n";

fn able() -> Client {
    let item = json!({
        "snippetSupport": true, "insertReplaceSupport": true, "labelDetailsSupport": true,
        "documentationFormat": ["markdown", "plaintext"],
    });
    let information = json!({
        "documentationFormat": ["markdown"], "parameterInformation": {"labelOffsetSupport": true},
    });
    let mut client = Client::with(&json!({"textDocument": {
        "completion": {"completionItem": item},
        "signatureHelp": {"signatureInformation": information},
    }}));
    client.open(URI, TEXT);
    client
}

fn poor() -> Client {
    Client::with_document(TEXT)
}

fn at(line: u32, character: u32) -> Value {
    json!({"textDocument": {"uri": URI}, "position": {"line": line, "character": character}})
}

/// Types `text` into the empty line and asks what could follow.
fn type_and_ask(client: &mut Client, text: &str, context: &Value) -> Value {
    client.change(2, &json!([edit((2, 0), (2, 0), text)]));
    let mut params = at(2, text.encode_utf16().count() as u32);
    params["context"] = context.clone();
    client.call("textDocument/completion", &params)
}

fn invoked() -> Value {
    json!({"triggerKind": 1})
}

fn sign(sign: &str) -> Value {
    json!({"triggerKind": 2, "triggerCharacter": sign})
}

fn labels(answer: &Value) -> Vec<&str> {
    let items = answer["items"].as_array().unwrap().iter();
    items.map(|item| item["label"].as_str().unwrap()).collect()
}

fn range(from: u32, to: u32) -> Value {
    json!({"start": {"line": 2, "character": from}, "end": {"line": 2, "character": to}})
}

#[test]
fn labels_are_snippets_where_the_client_takes_them() {
    let answer = type_and_ask(&mut able(), "in [O", &invoked());
    assert_eq!(labels(&answer), ["ORG", "LOC"]);
    let item = &answer["items"][0];
    assert_eq!(item["insertTextFormat"], 2);
    assert_eq!(item["textEdit"]["newText"], "ORG $0  ]");
    assert_eq!(item["textEdit"]["range"], range(4, 5));
    assert_eq!(item["labelDetails"]["description"], "An organisation");
    assert_eq!(item.get("detail"), None);
}

#[test]
fn a_label_takes_the_bracket_that_the_editor_closed() {
    let mut client = able();
    client.change(2, &json!([edit((2, 0), (2, 0), "in [O] now")]));
    let mut params = at(2, 5);
    params["context"] = invoked();
    let answer = client.call("textDocument/completion", &params);
    let edit = &answer["items"][0]["textEdit"];
    assert_eq!(edit["newText"], "ORG $0  ]");
    // Both for those who insert and for those who replace: the bracket comes with the mention.
    assert_eq!(edit["range"], range(4, 6));
}

#[test]
fn labels_are_plain_for_others() {
    let answer = type_and_ask(&mut poor(), "in [O", &invoked());
    let item = &answer["items"][0];
    assert_eq!(item.get("insertTextFormat"), None);
    assert_eq!(
        item["textEdit"],
        json!({"newText": "ORG ", "range": range(4, 5)})
    );
    assert_eq!(item["detail"], "An organisation");
    assert_eq!(item.get("labelDetails"), None);
}

#[test]
fn a_label_closes_the_mention_of_the_name_behind_it() {
    let mut client = able();
    client.change(2, &json!([edit((2, 0), (2, 0), "in [Ada Bay now")]));
    let mut params = at(2, 4);
    params["context"] = sign("[");
    let answer = client.call("textDocument/completion", &params);
    let item = &answer["items"][0];
    assert_eq!(item["label"], "LOC");
    assert_eq!(item["textEdit"]["newText"], "LOC ");
    assert_eq!(item["additionalTextEdits"][0]["newText"], "  ]");
    assert_eq!(item["additionalTextEdits"][0]["range"], range(11, 11));
}

#[test]
fn names_close_the_mention_and_replace_the_word() {
    let answer = type_and_ask(&mut able(), "in [LOC ad", &invoked());
    let item = &answer["items"][0];
    assert_eq!(item["label"], "Ada Bay");
    assert_eq!(item["textEdit"]["newText"], "Ada Bay  ]");
    assert_eq!(item["textEdit"]["replace"], range(8, 10));
    assert_eq!(item["sortText"], "000");
    // Neovim 0.11 would take “Ada” alone of a text that is no snippet.
    assert_eq!(item["insertTextFormat"], 2);
    let answer = type_and_ask(&mut poor(), "in [LOC ad", &invoked());
    assert_eq!(answer["items"][0].get("insertTextFormat"), None);
}

#[test]
fn plain_text_becomes_a_mention() {
    let answer = type_and_ask(&mut poor(), "the OTW", &invoked());
    let item = &answer["items"][0];
    assert_eq!(item["detail"], "tag as ORG (2×)");
    assert_eq!(item["filterText"], "OTW");
    assert_eq!(
        item["textEdit"],
        json!({"newText": "[ORG OTW  ]", "range": range(4, 7)})
    );
    assert_eq!(answer["isIncomplete"], true);
}

#[test]
fn signs_ask_only_where_they_mean_something() {
    assert_eq!(
        type_and_ask(&mut poor(), "the OTW ", &sign(" ")),
        Value::Null
    );
    assert_eq!(type_and_ask(&mut poor(), "the (", &sign("(")), Value::Null);
    let answer = type_and_ask(&mut poor(), "[LOC ", &sign(" "));
    assert_eq!(labels(&answer)[0], "Ada Bay");
    let answer = type_and_ask(&mut poor(), "[", &sign("["));
    assert_eq!(labels(&answer), ["ORG", "LOC", "PER", "MISC"]);
}

#[test]
fn names_of_other_documents_are_known() {
    let mut client = poor();
    client.open("file:///other.txt", "[PER Keld Quill  ] . \n");
    let answer = type_and_ask(&mut client, "said keld", &invoked());
    assert_eq!(labels(&answer), ["Keld Quill"]);
    let item = client.call("completionItem/resolve", &answer["items"][0]);
    let said = item["documentation"]["value"].as_str().unwrap();
    assert!(said.starts_with("Keld Quill PER"), "{said}");
}

#[test]
fn what_an_item_means_is_told_when_asked() {
    let mut client = able();
    let answer = type_and_ask(&mut client, "the OTW", &invoked());
    assert_eq!(answer["items"][0].get("documentation"), None);
    let item = client.call("completionItem/resolve", &answer["items"][0]);
    assert_eq!(item["documentation"]["kind"], "markdown");
    let said = item["documentation"]["value"].as_str().unwrap();
    assert!(said.contains("**OTW** `ORG`"), "{said}");

    let mut client = poor();
    let answer = type_and_ask(&mut client, "[", &sign("["));
    let item = client.call("completionItem/resolve", &answer["items"][0]);
    assert_eq!(item["documentation"]["kind"], "plaintext");
    let said = item["documentation"]["value"].as_str().unwrap();
    assert!(said.contains("3 mentions in this document"), "{said}");
}

#[test]
fn the_form_of_a_mention_is_shown_while_it_is_typed() {
    let mut client = able();
    client.change(2, &json!([edit((2, 0), (2, 0), "in [LOC Ada")]));
    let help = client.call("textDocument/signatureHelp", &at(2, 11));
    let signature = &help["signatures"][0];
    assert_eq!(signature["label"], "[LOC name  ]");
    assert_eq!(signature["parameters"][1]["label"], json!([5, 9]));
    assert_eq!(help["activeParameter"], 1);
    assert_eq!(
        client.call("textDocument/signatureHelp", &at(2, 2)),
        Value::Null
    );

    let mut client = poor();
    client.change(2, &json!([edit((2, 0), (2, 0), "in [")]));
    let help = client.call("textDocument/signatureHelp", &at(2, 4));
    assert_eq!(help["activeParameter"], 0);
    let signature = &help["signatures"][0];
    assert_eq!(signature["parameters"][0]["label"], "LABEL");
    assert_eq!(signature["documentation"]["kind"], "plaintext");
}

#[test]
fn a_client_that_can_is_asked_to_suggest_names_behind_a_label() {
    let item = json!({"snippetSupport": true});
    let suggest = "editor.action.triggerSuggest";
    let mut client = Client::with(&json!({
        "textDocument": {"completion": {"completionItem": item}},
        "experimental": {"commands": {"commands": [suggest]}},
    }));
    client.open(URI, TEXT);
    let answer = type_and_ask(&mut client, "in [O", &invoked());
    assert_eq!(answer["items"][0]["command"]["command"], suggest);
    // A name ends what there is to choose.
    client.change(3, &json!([edit((2, 0), (2, 5), "in [ORG O")]));
    let mut params = at(2, 9);
    params["context"] = invoked();
    let answer = client.call("textDocument/completion", &params);
    assert_eq!(labels(&answer), ["OTW", "Oru Tea Works"]);
    assert_eq!(answer["items"][0].get("command"), None);
    let answer = type_and_ask(&mut able(), "in [O", &invoked());
    assert_eq!(answer["items"][0].get("command"), None);
}

#[test]
fn names_of_this_document_come_first_and_others_say_where_they_are() {
    let mut client = able();
    let other = "[ORG Oru Guild  ] [ORG Oru Guild  ] [ORG Oru Guild  ] \n";
    client.open("file:///b/guild%20book.ner", other);
    let answer = type_and_ask(&mut client, "in [ORG Oru", &invoked());
    assert_eq!(labels(&answer)[..2], ["Oru Tea Works", "Oru Guild"]);
    let card = |client: &mut Client, item: &Value| {
        let item = client.call("completionItem/resolve", item);
        item["documentation"]["value"].as_str().unwrap().to_owned()
    };
    let own = card(&mut client, &answer["items"][0]);
    assert!(
        own.contains("in the document") && !own.contains("guild"),
        "{own}"
    );
    let others = card(&mut client, &answer["items"][1]);
    assert!(
        others.contains("3 mentions in `guild book.ner`"),
        "{others}"
    );
    assert!(!others.contains("in this document"), "{others}");
}
