//! Progress of what may last, and stopping it (LSP 3.17 §workDoneProgress).

use serde_json::{Value, json};

use super::client::{Client, URI};
use super::folder::Folder;

const CANCELLED: i64 = -32800;
const TEXT: &str = "[PER Ida Ek  ] and [PER Una  ] met Ida Ek . \n";

/// A client that shows progress.
fn able() -> Client {
    Client::with(&json!({"window": {"workDoneProgress": true}}))
}

/// Works until it is stopped.
fn endless(client: &mut Client, what: &str, token: &Value) -> i64 {
    let mut params = json!({"do": what, "milliseconds": 60_000});
    if !token.is_null() {
        params["workDoneToken"] = token.clone();
    }
    client.request("glossator/probe", &params)
}

/// The next message about a progress: its token, and what is said.
fn said(client: &mut Client) -> (Value, Value) {
    let message = client.expect("$/progress");
    let params = &message["params"];
    (params["token"].clone(), params["value"].clone())
}

fn stop(client: &mut Client, token: &Value) {
    client.notify("window/workDoneProgress/cancel", &json!({"token": token}));
}

#[test]
fn a_token_that_comes_with_a_request_begins_and_ends_before_the_answer() {
    let mut client = Client::with_document(TEXT);
    let here = json!({"uri": URI});
    let position = json!({"line": 0, "character": 6});
    let range = json!({"start": position, "end": position});
    for (method, mut params) in [
        (
            "textDocument/references",
            json!({"position": position, "context": {"includeDeclaration": true}}),
        ),
        (
            "textDocument/rename",
            json!({"position": position, "newName": "Ada"}),
        ),
        (
            "textDocument/formatting",
            json!({"options": {"tabSize": 1, "insertSpaces": true}}),
        ),
        (
            "textDocument/codeAction",
            json!({"range": range, "context": {"diagnostics": [], "only": ["source.fixAll"]}}),
        ),
        ("workspace/symbol", json!({"query": "ida"})),
        (
            "workspace/executeCommand",
            json!({"command": "glossator.unwrap", "arguments": [{"uri": URI, "position": position}]}),
        ),
        // What is refused has ended, too.
        (
            "workspace/executeCommand",
            json!({"command": "none", "arguments": []}),
        ),
    ] {
        params["textDocument"] = here.clone();
        params["workDoneToken"] = json!(method);
        let id = client.request(method, &params);
        client.answer(id);
        let told: Vec<_> = client
            .unasked()
            .iter()
            .filter(|message| message["method"] == "$/progress")
            .map(|message| message["params"]["value"]["kind"].clone())
            .collect();
        assert_eq!(told, ["begin", "end"], "{method}");
        let (token, begun) = said(&mut client);
        assert_eq!(
            (token, &begun["cancellable"]),
            (json!(method), &json!(true))
        );
        assert!(begun["title"].as_str().unwrap().starts_with("Glossator: "));
        said(&mut client);
    }
}

#[test]
fn stopping_a_progress_cancels_its_request() {
    for what in ["burn", "sleep"] {
        let mut client = Client::start();
        let id = endless(&mut client, what, &json!(7));
        assert_eq!(said(&mut client).0, 7);
        // Tokens that nobody knows stop nothing.
        stop(&mut client, &json!(8));
        stop(&mut client, &json!("7"));
        client.notify("window/workDoneProgress/cancel", &json!({}));
        client.check_alive();
        stop(&mut client, &json!(7));
        assert_eq!(client.error_code(id), CANCELLED);
        assert_eq!(said(&mut client), (json!(7), json!({"kind": "end"})));
        stop(&mut client, &json!(7));
        client.check_alive();
    }
}

#[test]
fn what_lasts_is_shown_unasked_and_can_be_stopped() {
    let mut client = able();
    let id = endless(&mut client, "burn", &Value::Null);
    let request = client.expect("window/workDoneProgress/create");
    let token = request["params"]["token"].clone();
    client.respond(&request, &Value::Null);
    let (begun, value) = said(&mut client);
    assert_eq!((&begun, &value["kind"]), (&token, &json!("begin")));
    stop(&mut client, &token);
    assert_eq!(client.error_code(id), CANCELLED);
    assert_eq!(said(&mut client), (token, json!({"kind": "end"})));
}

#[test]
fn a_progress_that_the_client_does_not_want_or_know_is_not_begun() {
    // It refuses.
    let mut client = able();
    let id = endless(&mut client, "sleep", &Value::Null);
    let request = client.expect("window/workDoneProgress/create");
    let error = json!({"code": -32803, "message": "no room"});
    client.send(&json!({"jsonrpc": "2.0", "id": request["id"], "error": error}));
    client.notify("$/cancelRequest", &json!({"id": id}));
    assert_eq!(client.error_code(id), CANCELLED);
    // The work ends before it says yes.
    let id = endless(&mut client, "sleep", &Value::Null);
    let request = client.expect("window/workDoneProgress/create");
    client.notify("$/cancelRequest", &json!({"id": id}));
    assert_eq!(client.error_code(id), CANCELLED);
    client.respond(&request, &Value::Null);
    client.check_alive();
    // It cannot.
    let mut poor = Client::start();
    let params = json!({"do": "sleep", "milliseconds": 400});
    poor.call("glossator/probe", &params);
    for client in [&client, &poor] {
        let mut unasked = client.unasked().iter();
        let progress = |message: &&Value| {
            let method = message["method"].as_str().unwrap_or_default();
            method.to_lowercase().contains("progress")
        };
        assert_eq!(unasked.find(progress), None);
    }
}

#[test]
fn reading_a_large_gazetteer_is_shown() {
    use std::fmt::Write as _;
    let folder = Folder::new("progress-gazetteer");
    let names = (0..300_000_u64).fold(String::new(), |mut names, at| {
        let _ = writeln!(names, "PER\tIda Ek {}", at * 7_919 % 300_007);
        names
    });
    folder.write("names.txt", names);
    folder.write("glossator.toml", "gazetteers = [\"names.txt\"]\n");
    let mut client = able();
    client.open(&folder.uri("x.ner"), TEXT);
    let request = client.expect("window/workDoneProgress/create");
    client.respond(&request, &Value::Null);
    let (token, begun) = said(&mut client);
    assert_eq!(token, request["params"]["token"]);
    assert_eq!(begun["title"], "Glossator: reading the project");
    assert_eq!(begun["cancellable"], false);
    assert_eq!(said(&mut client), (token, json!({"kind": "end"})));
}
