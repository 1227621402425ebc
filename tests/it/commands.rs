//! Commands and our own requests over the protocol: the edit goes through the client, whose
//! answer the command waits for.

use serde_json::{Value, json};

use super::client::{Client, URI, edit};

const TEXT: &str =
    "The [ORG Oru Works  ] 😀 met Ada Quill in Oru’s hall . \nThe Oru Works closed . \n";

/// A client that lets the server edit, and takes versions.
fn able(encoding: &str) -> Client {
    let mut client = Client::with(&json!({
        "general": {"positionEncodings": [encoding]},
        "workspace": {"applyEdit": true, "workspaceEdit": {"documentChanges": true}},
    }));
    client.open(URI, TEXT);
    client
}

fn at(line: u32, character: u32) -> Value {
    json!({"uri": URI, "position": {"line": line, "character": character}})
}

fn run(client: &mut Client, id: &str, argument: &Value) -> i64 {
    let params = json!({"command": id, "arguments": [argument]});
    client.request("workspace/executeCommand", &params)
}

/// The byte at a position, its column in units of `encoding`.
fn offset(text: &str, position: &Value, encoding: &str) -> usize {
    let (line, column) = (&position["line"], &position["character"]);
    let line = line.as_u64().unwrap() as usize;
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let mut left = column.as_u64().unwrap() as usize;
    let mut at = start;
    while left > 0 {
        let c = text[at..].chars().next().unwrap();
        left -= match encoding {
            "utf-8" => c.len_utf8(),
            "utf-16" => c.len_utf16(),
            _ => 1,
        };
        at += c.len_utf8();
    }
    at
}

fn slice<'t>(text: &'t str, range: &Value, encoding: &str) -> &'t str {
    &text[offset(text, &range["start"], encoding)..offset(text, &range["end"], encoding)]
}

/// `text` after these edits.
fn edited(text: &str, edits: &Value, encoding: &str) -> String {
    let mut after = text.to_owned();
    for edit in edits.as_array().unwrap().iter().rev() {
        let start = offset(text, &edit["range"]["start"], encoding);
        let end = offset(text, &edit["range"]["end"], encoding);
        after.replace_range(start..end, edit["newText"].as_str().unwrap());
    }
    after
}

#[test]
fn a_command_edits_through_the_client_in_every_encoding() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut client = able(encoding);
        let column = match encoding {
            "utf-8" => 35,
            "utf-16" => 33,
            _ => 32,
        };
        let cursor = json!({"line": 0, "character": column});
        let argument =
            json!({"uri": URI, "range": {"start": cursor, "end": cursor}, "label": "PER"});
        let id = run(&mut client, "glossator.tag", &argument);
        let request = client.expect("workspace/applyEdit");
        assert_eq!(request["params"]["label"], "Tag “Ada Quill” as PER");
        let change = &request["params"]["edit"]["documentChanges"][0];
        assert_eq!(change["textDocument"], json!({"uri": URI, "version": 1}));
        let after = edited(TEXT, &change["edits"], encoding);
        assert_eq!(after, TEXT.replace("Ada Quill", "[PER Ada Quill  ]"));

        // The command is answered behind the client's answer, and holds nothing up till then.
        client.check_alive();
        client.change(2, &json!([{ "text": after }]));
        client.respond(&request, &json!({"applied": true}));
        let answer = client.answer(id)["result"].clone();
        assert_eq!(answer["applied"], true, "{answer}");
        assert_eq!(slice(&after, &answer["selection"], encoding), "Ada Quill");
    }
}

#[test]
fn clients_without_versions_get_plain_changes() {
    let mut client = Client::with(&json!({"workspace": {"applyEdit": true}}));
    client.open(URI, TEXT);
    let id = run(&mut client, "glossator.unwrap", &at(0, 10));
    let request = client.expect("workspace/applyEdit");
    let edits = &request["params"]["edit"]["changes"][URI];
    let after = edited(TEXT, edits, "utf-16");
    assert_eq!(after, TEXT.replace("[ORG Oru Works  ]", "Oru Works"));
    client.respond(
        &request,
        &json!({"applied": false, "failureReason": "read only"}),
    );
    let answer = client.answer(id)["result"].clone();
    assert_eq!(answer, json!({"applied": false, "message": "read only"}));
}

#[test]
fn what_cannot_be_done_is_told_and_no_error() {
    let mut client = able("utf-16");
    let refusal = |client: &mut Client, id: &str, argument: &Value| {
        let id = run(client, id, argument);
        let answer = client.answer(id)["result"].clone();
        assert_eq!(answer["applied"], false, "{answer}");
        answer["message"].as_str().unwrap().to_owned()
    };
    let message = refusal(&mut client, "glossator.extendRight", &at(1, 4));
    assert_eq!(message, "the cursor is in no mention");
    let mut argument = at(0, 10);
    argument["label"] = json!("GPE");
    let message = refusal(&mut client, "glossator.relabel", &argument);
    assert!(message.contains("PER, ORG, LOC, MISC"), "{message}");

    let mut unable = Client::with_document(TEXT);
    let message = refusal(&mut unable, "glossator.unwrap", &at(0, 10));
    assert_eq!(message, "this editor does not let Glossator edit");
}

#[test]
fn wrong_arguments_and_unknown_documents_are_errors() {
    let mut client = able("utf-16");
    let wrong = [
        json!({"command": "glossator.fly", "arguments": []}),
        json!({"command": "glossator.unwrap", "arguments": []}),
        json!({"command": "glossator.unwrap"}),
        json!({"command": "glossator.unwrap", "arguments": [7]}),
        json!({"command": "glossator.unwrap", "arguments": [{"uri": URI}]}),
        json!({"command": "glossator.unwrap", "arguments": [at(99, 0)]}),
        json!({"command": "glossator.relabel", "arguments": [at(0, 10)]}),
        json!({"command": "glossator.unwrap", "arguments": [{
            "uri": "file:///other", "position": {"line": 0, "character": 0},
        }]}),
    ];
    for params in wrong {
        let code = client.call_error("workspace/executeCommand", &params);
        assert_eq!(code, -32602, "{params}");
    }
}

#[test]
fn every_announced_command_is_known() {
    let mut client = Client::fresh();
    let answer = client.call("initialize", &json!({"capabilities": {}}));
    client.notify("initialized", &json!({}));
    client.open(URI, TEXT);
    let ids = &answer["capabilities"]["executeCommandProvider"]["commands"];
    assert_eq!(ids.as_array().unwrap().len(), 20);
    for id in ids.as_array().unwrap() {
        let mut argument = at(0, 10);
        argument["label"] = json!("LOC");
        argument["range"] = json!({"start": argument["position"], "end": argument["position"]});
        argument["code"] = json!("label-case");
        argument["scope"] = json!("name");
        argument["labelSet"] = json!("ace");
        let id = run(&mut client, id.as_str().unwrap(), &argument);
        assert_eq!(client.answer(id)["result"]["applied"], false);
    }
}

#[test]
fn ids_that_commands_had_before_still_work() {
    let mut client = able("utf-16");
    client.open(
        "file:///old.ner",
        "[ORG [LOC Oru  ] Guild  ] of [LOC Velm’s  ] . \n",
    );
    for (before, now, column) in [
        ("glossator.unnest", "glossator.flatten", 7),
        ("glossator.moveOut", "glossator.trimMention", 36),
    ] {
        let edits = [before, now].map(|id| {
            let argument = json!({
                "uri": "file:///old.ner", "position": {"line": 0, "character": column},
            });
            let id = run(&mut client, id, &argument);
            let request = client.expect("workspace/applyEdit");
            client.respond(&request, &json!({"applied": false}));
            client.answer(id);
            request["params"]["edit"].clone()
        });
        assert_eq!(edits[0], edits[1], "{before}");
    }
}

#[test]
fn all_repeats_in_one_edit() {
    let mut client = able("utf-16");
    let id = run(&mut client, "glossator.tagAll", &at(0, 10));
    let request = client.expect("workspace/applyEdit");
    let edits = &request["params"]["edit"]["documentChanges"][0]["edits"];
    let after = edited(TEXT, edits, "utf-16");
    let expected = TEXT.replace("\nThe Oru Works", "\nThe [ORG Oru Works  ]");
    assert_eq!(after, expected);
    // What was edited meanwhile is for the client to see, by the version.
    client.change(2, &json!([edit((0, 0), (0, 0), "x")]));
    client.respond(&request, &json!({"applied": false}));
    let answer = client.answer(id)["result"].clone();
    assert_eq!(answer["message"], "the editor did not make the edit");
}

#[test]
fn from_mention_to_mention() {
    let mut client = Client::with_document("x [ORG Oru  ] \n😀 [PER Ida  ] \n");
    let mut next = |line: u32, character: u32, direction: &str| {
        let params = json!({
            "textDocument": {"uri": URI}, "direction": direction,
            "position": {"line": line, "character": character},
        });
        client.call("glossator/nextMention", &params)["start"].clone()
    };
    let (oru, ida) = (
        json!({"line": 0, "character": 7}),
        json!({"line": 1, "character": 8}),
    );
    assert_eq!(next(0, 0, "next"), oru);
    assert_eq!(next(0, 7, "next"), ida);
    assert_eq!(next(1, 8, "next"), oru);
    assert_eq!(next(0, 0, "previous"), ida);
    let mut client = Client::with_document("nothing");
    let params = json!({
        "textDocument": {"uri": URI}, "direction": "next",
        "position": {"line": 0, "character": 0},
    });
    assert_eq!(client.call("glossator/nextMention", &params), Value::Null);
    let mut wrong = params.clone();
    wrong["direction"] = json!("up");
    assert_eq!(client.call_error("glossator/nextMention", &wrong), -32602);
}

#[test]
fn from_finding_to_finding_in_the_order_of_the_text() {
    let mut client = Client::with_document("é [LOC Ada Bay’s  ] .\n😀 ] two .\n[LOC Oru’s  ] .\n");
    let mut next = |line: u32, character: u32, direction: &str| {
        let params = json!({
            "textDocument": {"uri": URI}, "direction": direction,
            "position": {"line": line, "character": character},
        });
        client.call("glossator/nextFinding", &params)
    };
    let found = next(0, 18, "next");
    assert_eq!(
        found["range"]["start"],
        json!({"line": 1, "character": 3}),
        "{found}"
    );
    assert_eq!(
        (&found["severity"], &found["code"]),
        (&json!(1), &json!("stray-close-bracket"))
    );
    assert_eq!((&found["number"], &found["count"]), (&json!(2), &json!(3)));
    assert_eq!(found["wrapped"], false);
    assert_eq!(next(1, 3, "next")["severity"], 4);
    let round = next(2, 9, "next");
    assert_eq!(
        (&round["number"], &round["wrapped"]),
        (&json!(1), &json!(true))
    );
    let round = next(0, 0, "previous");
    assert_eq!(
        (&round["number"], &round["wrapped"]),
        (&json!(3), &json!(true))
    );

    let mut client = Client::with_document("nothing");
    let params = json!({
        "textDocument": {"uri": URI}, "direction": "next",
        "position": {"line": 0, "character": 0},
    });
    assert_eq!(client.call("glossator/nextFinding", &params), Value::Null);
    client.open("file:///a/glossator.toml", "labels = 5\n");
    let settings = json!({"textDocument": {"uri": "file:///a/glossator.toml"}});
    assert_eq!(client.call("glossator/status", &settings), Value::Null);
}

#[test]
fn the_document_in_numbers() {
    let mut client = Client::with_document("[PER Ida  ] , [PER IDA  ] [ORG Oru .\n");
    let status = client.call("glossator/status", &json!({"textDocument": {"uri": URI}}));
    assert_eq!(status["version"], 1);
    assert_eq!(status["labelSet"], "conll4");
    assert_eq!(status["labels"][1]["name"], "ORG");
    assert_eq!(status["labels"][1]["tokenType"], "organization");
    assert!(status["labels"][1]["meaning"].is_string());
    assert_eq!(
        (&status["mentions"], &status["entities"]),
        (&json!(2), &json!(1))
    );
    assert_eq!(status["findings"]["error"], 1, "{status}");
}

#[test]
fn lines_as_they_read() {
    let mut client = Client::with_document("one\n😀 [PER Ida  ] met\nthree\n");
    let params = json!({"textDocument": {"uri": URI}, "startLine": 1, "endLine": 2});
    let reading = client.call("glossator/reading", &params);
    let runs = json!([
        {"text": "😀 ", "kind": "text", "character": 0},
        {"text": "Ida", "kind": "name", "label": "PER", "character": 8},
        {"text": " met", "kind": "text", "character": 14},
    ]);
    let lines = json!([{"line": 1, "cut": false, "runs": runs}]);
    assert_eq!(
        reading,
        json!({"version": 1, "lineCount": 4, "lines": lines})
    );
}
