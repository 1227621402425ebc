//! Many things at once: nothing waits for what it does not need.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::client::{Client, URI, edit};

#[test]
fn handlers_that_wait_for_the_client_hold_nothing_up() {
    let mut client = Client::with_document("x");
    let asking: Vec<_> = (0..8)
        .map(|_| client.request("glossator/probe", &json!({"do": "ask-client"})))
        .collect();
    let others: Vec<_> = (0..100)
        .map(|_| client.request("glossator/probe", &json!({"do": "nothing"})))
        .collect();
    for id in others {
        assert_eq!(client.answer(id)["result"], Value::Null);
    }
    for _ in &asking {
        let request = client.expect("workspace/workspaceFolders");
        client.respond(&request, &json!([{"uri": "file:///a", "name": "a"}]));
    }
    for id in asking {
        assert_eq!(client.answer(id)["result"]["folders"], 1);
    }
}

#[test]
fn an_error_of_the_client_reaches_who_asked() {
    let mut client = Client::start();
    let id = client.request("glossator/probe", &json!({"do": "ask-client"}));
    let request = client.expect("workspace/workspaceFolders");
    let error = json!({"code": -32601, "message": "no such method"});
    client.send(&json!({"jsonrpc": "2.0", "id": request["id"], "error": error}));
    assert_eq!(client.error_code(id), -32601);
}

#[test]
fn handlers_that_compute_hold_nothing_up() {
    let mut client = Client::with_document("");
    for _ in 0..20 {
        client.request(
            "glossator/probe",
            &json!({"do": "burn", "milliseconds": 5_000}),
        );
    }
    let started = Instant::now();
    for version in 2..=101 {
        client.change(version, &json!([edit((0, 0), (0, 0), "x")]));
    }
    assert_eq!(client.text().len(), 100);
    assert!(
        started.elapsed() < Duration::from_secs(2),
        "{:?}",
        started.elapsed()
    );
}

/// Versions of the diagnostics published for the document, up to and with version `last`.
fn published(client: &mut Client, last: i64) -> Vec<i64> {
    let mut versions = Vec::new();
    while versions.last() != Some(&last) {
        let message = client.expect("textDocument/publishDiagnostics");
        versions.extend(message["params"]["version"].as_i64());
    }
    versions
}

#[test]
fn diagnostics_are_published_for_the_newest_version_and_cleared_on_closing() {
    let mut client = Client::with_document("x");
    for version in 2..=200 {
        client.change(version, &json!([edit((0, 0), (0, 0), "] ")]));
    }
    let versions = published(&mut client, 200);
    assert!(versions.is_sorted(), "{versions:?}");
    client.notify(
        "textDocument/didClose",
        &json!({"textDocument": {"uri": URI}}),
    );
    let cleared = client.expect("textDocument/publishDiagnostics");
    assert_eq!(cleared["params"]["diagnostics"], json!([]));
    assert!(cleared["params"].get("version").is_none());
}

#[test]
fn what_is_shown_already_is_not_sent_again() {
    let mut client = Client::with_document(&("a ] b\n".to_owned() + &"word ".repeat(100_000)));
    let shown = client.expect("textDocument/publishDiagnostics");
    for version in 2..=200 {
        client.change(version, &json!([edit((1, 0), (1, 0), "x")]));
    }
    assert_eq!(client.text().len(), 500_000 + 6 + 199);
    client.change(201, &json!([edit((0, 2), (0, 3), "")]));
    let next = client.expect("textDocument/publishDiagnostics");
    assert_ne!(shown["params"]["diagnostics"], json!([]));
    assert_eq!(next["params"]["diagnostics"], json!([]));
    assert_eq!(next["params"]["version"], 201);
}

#[test]
fn a_client_that_pulls_diagnostics_is_sent_none() {
    let mut client = Client::with(&json!({
        "textDocument": {"diagnostic": {}},
        "workspace": {"diagnostics": {"refreshSupport": true}},
    }));
    client.open(URI, "x");
    // Another document's lost edit is told by the same path, after what the first would have.
    client.change(2, &json!([edit((9, 9), (9, 9), "x")]));
    client.expect("window/showMessage");
    let unasked = client.unasked().iter();
    assert_eq!(
        unasked
            .filter(|message| message["method"] != Value::Null)
            .count(),
        0
    );
}
