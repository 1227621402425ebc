//! Cancelling (LSP 3.17 §cancelRequest).

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::client::{Client, DEADLINE, URI};

const CANCELLED: i64 = -32800;

fn cancel(client: &mut Client, id: impl Into<Value>) {
    client.notify("$/cancelRequest", &json!({"id": id.into()}));
}

fn probe(client: &mut Client, what: &str) -> i64 {
    client.request(
        "glossator/probe",
        &json!({"do": what, "milliseconds": 60_000}),
    )
}

#[test]
fn cancels_at_once_however_many_handlers_run() {
    let mut client = Client::start();
    let mut running: Vec<_> = (0..40).map(|_| probe(&mut client, "burn")).collect();
    running.extend((0..40).map(|_| probe(&mut client, "sleep")));
    running.extend((0..40).map(|_| probe(&mut client, "ask-client")));
    let started = Instant::now();
    for &id in running.iter().rev() {
        cancel(&mut client, id);
    }
    for &id in &running {
        assert_eq!(client.error_code(id), CANCELLED);
    }
    assert!(
        started.elapsed() < Duration::from_secs(2),
        "{:?}",
        started.elapsed()
    );
    // Those that had begun have noticed, and left their threads to others.
    while client
        .call("glossator/probe", &json!({"do": "cancelled"}))
        .as_u64()
        < Some(4)
    {
        assert!(started.elapsed() < DEADLINE, "the work goes on");
    }
    let burn = json!({"do": "burn", "milliseconds": 1});
    assert_eq!(client.call("glossator/probe", &burn), Value::Null);
}

#[test]
fn a_request_is_answered_once() {
    let mut client = Client::with_document(&"[PER Ada  ] . \n".repeat(20_000));
    let params = json!({"textDocument": {"uri": URI}});
    let ids: Vec<_> = (0..50)
        .map(|_| {
            let id = client.request("glossator/documentText", &params);
            cancel(&mut client, id);
            cancel(&mut client, id);
            id
        })
        .collect();
    for id in ids {
        let answer = client.answer(id);
        assert!(answer["error"]["code"] == CANCELLED || answer["result"]["inStep"] == true);
    }
    client.check_alive();
    assert!(
        client
            .unasked()
            .iter()
            .all(|message| message["method"].is_string())
    );
}

#[test]
fn cancelling_what_is_not_there_does_nothing() {
    let mut client = Client::start();
    for id in [
        json!(77),
        json!("x"),
        json!(u64::MAX),
        json!(1.5),
        Value::Null,
        json!({}),
    ] {
        cancel(&mut client, id);
    }
    client.check_alive();
}

#[test]
fn ids_are_strings_or_any_number_and_can_be_used_again() {
    let mut client = Client::start();
    for id in [
        json!("one"),
        json!(i64::from(i32::MAX) + 5),
        json!(-3),
        json!(0),
        json!(""),
    ] {
        for _ in 0..2 {
            let params = json!({"do": "sleep", "milliseconds": 60_000});
            let method = "glossator/probe";
            client.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
            cancel(&mut client, id.clone());
            assert_eq!(client.error_code(id.clone()), CANCELLED, "{id}");
        }
    }
}

#[test]
fn an_id_in_use_is_refused() {
    let mut client = Client::start();
    let params = json!({"do": "sleep", "milliseconds": 60_000});
    let message =
        json!({"jsonrpc": "2.0", "id": "a", "method": "glossator/probe", "params": params});
    client.send(&message);
    client.send(&message);
    assert_eq!(client.error_code("a"), -32600);
    cancel(&mut client, "a");
    assert_eq!(client.error_code("a"), CANCELLED);
}
