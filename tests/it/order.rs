//! Order: what is sent without waiting arrives as if each message had been waited for.

use serde_json::{Value, json};

use crate::client::{Client, URI, change, framed, notification};
use crate::model::{Encoding, Random, Text};

const KEYS: usize = 1_000;

#[test]
fn a_thousand_keystrokes_at_once_in_utf_8() {
    keystrokes(Encoding::Utf8, "utf-8");
}

#[test]
fn a_thousand_keystrokes_at_once_in_utf_16() {
    keystrokes(Encoding::Utf16, "utf-16");
}

#[test]
fn a_thousand_keystrokes_at_once_in_utf_32() {
    keystrokes(Encoding::Utf32, "utf-32");
}

/// Sends keystrokes and questions in one piece; each answer must be the text of its moment.
fn keystrokes(encoding: Encoding, name: &str) {
    let mut client = Client::with(&json!({"general": {"positionEncodings": [name]}}));
    let mut random = Random::new(name.len() as u64 * 7919);
    let mut text = Text::new("[PER Ada  ] and 😀\r\nthe [ORG DBWG  ] .\n", encoding);
    client.open(URI, text.as_str());
    let mut bytes = Vec::new();
    let mut expected = Vec::new();
    for version in (2..).take(KEYS) {
        let edits: Vec<_> = (0..=random.below(3))
            .map(|_| text.edit(&mut random))
            .collect();
        let change = notification("textDocument/didChange", &change(version, &json!(edits)));
        bytes.extend(framed(change.to_string()));
        if random.below(10) == 0 {
            let params = json!({"textDocument": {"uri": URI}});
            let (id, request) = client.request_message("glossator/documentText", &params);
            bytes.extend(framed(request.to_string()));
            expected.push((id, version, text.as_str().to_owned()));
        }
    }
    client.send_raw(bytes);
    for (id, version, text) in expected {
        let answer = client.answer(id);
        let result = &answer["result"];
        assert_eq!(result["version"], version);
        assert_eq!(result["text"], text, "at version {version}");
    }
    assert_eq!(client.text(), text.as_str());
}

/// Everything a client may do, in random order, with garbage in between.
#[test]
fn random_sessions() {
    for seed in 1..=20 {
        random_session(&mut Random::new(seed));
    }
}

fn random_session(random: &mut Random) {
    let mut client = Client::start();
    let mut open: Option<Text> = None;
    let document = json!({"textDocument": {"uri": URI}});
    let mut answers: Vec<(i64, Option<String>)> = Vec::new();
    for version in 1..300 {
        match random.below(8) {
            0 => {
                let text = Text::new(&"a¶\n".repeat(random.below(5)), Encoding::Utf16);
                client.open(URI, text.as_str());
                open = Some(text);
            }
            1 if random.below(4) == 0 => {
                client.notify("textDocument/didClose", &document);
                open = None;
            }
            2 => client.send_raw("garbage\r\n"),
            3 => client.send_raw(framed("{")),
            4 => {
                let id = client.request("glossator/documentText", &document);
                answers.push((id, open.as_ref().map(|text| text.as_str().to_owned())));
            }
            5 => {
                let probe = ["panic", "panic-later", "panic-in-pool", "nothing"][random.below(4)];
                client.request("glossator/probe", &json!({"do": probe}));
            }
            _ => {
                let edit = open
                    .as_mut()
                    .map_or(json!({"text": ""}), |text| text.edit(random));
                client.change(version, &json!([edit]));
            }
        }
    }
    for (id, expected) in answers {
        let answer = client.answer(id);
        let text = expected.map_or(Value::Null, Value::String);
        assert_eq!(answer["result"]["text"], text, "{answer}");
    }
}
