//! Nothing that a client sends, or fails to read, ends a session.

use std::io::Write;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::client::{Client, DEADLINE, URI, change, edit, framed, notification};

/// Sends `bytes`, shows that the session goes on, and returns the codes of the errors sent for
/// no request.
fn codes_after(bytes: impl AsRef<[u8]>) -> Vec<i64> {
    let mut client = Client::start();
    client.send_raw(bytes);
    client.check_alive();
    let unasked = client.unasked().iter();
    unasked
        .filter(|message| message["id"] == Value::Null && message.get("method").is_none())
        .map(|message| message["error"]["code"].as_i64().unwrap())
        .collect()
}

const NO_ERRORS: [i64; 0] = [];
const PARSE_ERROR: i64 = -32700;
const INVALID_REQUEST: i64 = -32600;

#[test]
fn content_that_is_no_json() {
    for content in [
        "{",
        "nonsense",
        "",
        "{\"jsonrpc\":\"2.0\",}",
        "{}{}",
        "\u{feff}{}",
    ] {
        assert_eq!(codes_after(framed(content)), [PARSE_ERROR], "{content}");
    }
}

#[test]
fn content_that_is_not_utf_8() {
    let content = b"{\"jsonrpc\":\"2.0\",\"method\":\"a/b\",\"params\":{\"a\":\"\xff\xfe\"}}";
    assert_eq!(codes_after(framed(content)), [PARSE_ERROR]);
}

#[test]
fn content_that_is_no_message() {
    for content in [
        "5",
        "null",
        "{}",
        r#"{"jsonrpc":"1.0","method":"a"}"#,
        r#"{"jsonrpc":"2.0","id":{},"method":"a"}"#,
        r#"{"jsonrpc":"2.0","method":"a","method":"b"}"#,
    ] {
        assert_eq!(codes_after(framed(content)), [INVALID_REQUEST], "{content}");
    }
}

#[test]
fn a_batch() {
    let message = json!([
        notification("a/b", &json!({})),
        notification("a/c", &json!({}))
    ]);
    assert_eq!(codes_after(framed(message.to_string())), [INVALID_REQUEST]);
}

#[test]
fn a_length_that_is_too_short() {
    let content = notification("a/b", &json!({"text": "x"})).to_string();
    let wrong = format!("Content-Length: {}\r\n\r\n{content}", content.len() - 7);
    assert_eq!(codes_after(wrong), [PARSE_ERROR]);
}

#[test]
fn a_length_that_is_too_long() {
    let content = notification("a/b", &json!({"text": "x"})).to_string();
    for more in [1, 7, 30, 60] {
        let wrong = format!("Content-Length: {}\r\n\r\n{content}", content.len() + more);
        assert_eq!(codes_after(wrong), NO_ERRORS, "{more} more");
    }
}

#[test]
fn odd_headers() {
    let content = notification("a/b", &json!({})).to_string();
    let length = content.len();
    for header in [
        format!("content-length:{length}\n\n"),
        format!("Content-Type: x; charset=utf-16\r\nCONTENT-LENGTH: {length} \r\n\r\n"),
        format!("\r\n\r\nContent-Length: {length}\r\nX-Other: :::\r\n\r\n"),
    ] {
        assert_eq!(codes_after(header + &content), NO_ERRORS);
    }
}

#[test]
fn garbage_between_messages() {
    let long = "x".repeat(100_000);
    for garbage in [
        "hello\r\n",
        "\0\0\0\n",
        "{\"a\":1}\r\n",
        "GET / HTTP/1.1\r\n",
        &long,
    ] {
        assert_eq!(codes_after(garbage), NO_ERRORS, "{}", &garbage[..5]);
    }
}

#[test]
fn a_header_without_length() {
    assert_eq!(codes_after("Content-Type: x\r\n\r\n{}"), [PARSE_ERROR]);
}

#[test]
fn a_length_that_is_negative_huge_or_no_number() {
    for length in [
        "-5",
        "",
        "many",
        "1e3",
        "4294967296",
        "99999999999999999999999",
    ] {
        let header = format!("Content-Length: {length}\r\n\r\n{{}}");
        assert_eq!(codes_after(header), [PARSE_ERROR], "{length}");
    }
}

#[test]
fn deep_nesting() {
    let mut client = Client::start();
    let deep = |levels| "[".repeat(levels) + &"]".repeat(levels);
    for levels in [200, 1_000_000] {
        let nested = deep(levels);
        client.send_raw(framed(format!(
            r#"{{"jsonrpc":"2.0","id":"deep","method":"glossator/probe","params":{nested}}}"#
        )));
        assert_eq!(client.error_code("deep"), -32602);
        client.send_raw(framed(format!(
            r#"{{"jsonrpc":"2.0","method":"textDocument/didSave","params":{nested}}}"#
        )));
        client.send_raw(framed(nested));
        client.check_alive();
    }
}

#[test]
fn unknown_messages() {
    let mut client = Client::start();
    for method in [
        "$/unknown",
        "unknown",
        "textDocument/unknown",
        "glossator/unknown",
        "",
    ] {
        assert_eq!(client.call_error(method, &json!({})), -32601, "{method}");
        client.notify(method, &json!({}));
    }
    client.respond(&json!({"id": 12345}), &json!("for nobody"));
    client.respond(&json!({"id": "x"}), &Value::Null);
    // A request sent as a notification and the other way round.
    client.notify("textDocument/hover", &json!({}));
    client.check_alive();
    assert!(client.call_error("textDocument/didSave", &json!({})) < 0);
    assert!(client.call_error("textDocument/didOpen", &json!({})) < 0);
    client.check_alive();
}

#[test]
fn requests_with_bad_parameters() {
    let mut client = Client::with_document("x");
    for params in [
        json!({}),
        json!([]),
        json!(5),
        Value::Null,
        json!({"do": "fly"}),
    ] {
        assert_eq!(
            client.call_error("glossator/probe", &params),
            -32602,
            "{params}"
        );
        assert_eq!(
            client.call_error("glossator/documentText", &params),
            -32602,
            "{params}"
        );
    }
    let unknown = json!({"textDocument": {"uri": "file:///unknown.txt"}});
    assert_eq!(
        client.call_error("glossator/documentText", &unknown),
        -32602
    );
}

#[test]
fn a_handler_that_panics() {
    let mut client = Client::with_document("x");
    for panic in ["panic", "panic-later", "panic-in-pool"] {
        let params = json!({"do": panic});
        assert_eq!(
            client.call_error("glossator/probe", &params),
            -32603,
            "{panic}"
        );
    }
    assert_eq!(client.text(), "x");
}

/// Notifications that cannot be read: the document is out of step, and the user told once.
#[test]
fn an_edit_that_cannot_be_read() {
    let position = json!({"line": -1, "character": 0});
    let bad_range = json!({"range": {"start": position, "end": position}, "text": "x"});
    let no_text = json!({"range": null});
    let not_utf_8 = change(2, &json!([{"text": "?"}]));
    let not_utf_8 = notification("textDocument/didChange", &not_utf_8).to_string();
    let not_utf_8: Vec<u8> = not_utf_8
        .bytes()
        .map(|b| if b == b'?' { 0xff } else { b })
        .collect();
    for bytes in [
        framed(notification("textDocument/didChange", &change(2, &json!([bad_range]))).to_string()),
        framed(notification("textDocument/didChange", &change(2, &json!([no_text]))).to_string()),
        framed(not_utf_8),
    ] {
        let mut client = Client::with_document("x");
        client.send_raw(&bytes);
        client.send_raw(&bytes);
        assert_eq!(client.document_text()["inStep"], false);
        client.expect("window/showMessage");
        client.change(3, &json!([{"text": "whole"}]));
        let document = client.document_text();
        assert_eq!(document["inStep"], true);
        assert_eq!(document["text"], "whole");
        let told = client.unasked().iter();
        assert_eq!(
            told.filter(|message| message["method"] == "window/showMessage")
                .count(),
            0
        );
    }
}

#[test]
fn other_notifications_that_cannot_be_read() {
    let mut client = Client::with_document("x");
    for method in [
        "textDocument/didOpen",
        "textDocument/didClose",
        "textDocument/didSave",
        "workspace/didChangeConfiguration",
        "workspace/didChangeWatchedFiles",
        "$/cancelRequest",
        "$/setTrace",
        "initialized",
    ] {
        for params in [json!({}), json!([]), json!(5), Value::Null] {
            client.notify(method, &params);
        }
    }
    assert_eq!(client.text(), "x");
}

#[cfg(target_os = "linux")]
#[test]
fn a_client_that_does_not_read_costs_bounded_memory_and_loses_nothing() {
    const ANSWER: usize = 1 << 20;
    let mut client = Client::spawn(&["--probes"]);
    client.send(&json!({"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {}}));
    client.open(URI, "");
    let mut asked = Vec::new();
    for version in 2..200 {
        asked.push(client.request("glossator/probe", &json!({"do": "fill", "bytes": ANSWER})));
        client.change(version, &json!([edit((0, 0), (0, 0), "x")]));
    }
    let started = Instant::now();
    while client.memory("VmRSS") < 30 * ANSWER {
        assert!(started.elapsed() < DEADLINE, "the server answers nothing");
        thread::sleep(Duration::from_millis(1));
    }
    client.start_reading();
    for id in asked {
        assert_eq!(client.answer(id)["result"].as_str().unwrap().len(), ANSWER);
    }
    assert_eq!(client.text().len(), 198);
    let most = client.memory("VmHWM");
    assert!(most < 120 * ANSWER, "{} MB", most >> 20);
}

#[cfg(target_os = "linux")]
#[test]
fn refusals_that_nobody_reads_are_bounded_too() {
    const LENGTH: usize = 256 << 10;
    const MANY: usize = 500;
    let mut client = Client::spawn(&[]);
    let refused = json!({"jsonrpc": "2.0", "id": "x".repeat(LENGTH), "method": "early"});
    let refused = framed(refused.to_string());
    // The server stops reading before its memory is full, and so this client's writing blocks.
    let mut input = client.take_input();
    let writer = thread::spawn(move || {
        for _ in 0..MANY {
            input.write_all(&refused).unwrap();
        }
        input
    });
    let started = Instant::now();
    while client.memory("VmRSS") < 40 << 20 {
        assert!(started.elapsed() < DEADLINE, "the server refuses nothing");
        thread::sleep(Duration::from_millis(1));
    }
    client.start_reading();
    for _ in 0..MANY {
        client.wait("refusal", |message| message["error"]["code"] == -32002);
    }
    let most = client.memory("VmHWM");
    assert!(most < 90 << 20, "{} MB", most >> 20);
    drop(writer.join());
}

#[test]
fn too_many_requests_at_once() {
    let mut client = Client::start();
    let sleep = json!({"do": "sleep", "milliseconds": 60_000});
    let (last, mut bytes) = (10_001, Vec::new());
    for _ in 0..last {
        let (_, message) = client.request_message("glossator/probe", &sleep);
        bytes.extend(framed(message.to_string()));
    }
    let from = client.call_id();
    client.send_raw(bytes);
    assert_eq!(client.error_code(from), -32803);
    client.check_alive();
}

#[test]
fn a_client_that_never_reads_can_still_end_the_server() {
    for end in [
        |client: &mut Client| client.close_input(),
        |client: &mut Client| {
            client.notify("exit", &Value::Null);
        },
    ] {
        never_reads_and_ends_by(end);
    }
}

fn never_reads_and_ends_by(end: fn(&mut Client)) {
    let mut client = Client::spawn(&["--probes"]);
    client.send(&json!({"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {}}));
    for _ in 0..100 {
        client.request("glossator/probe", &json!({"do": "fill", "bytes": 1 << 20}));
    }
    client.request("shutdown", &Value::Null);
    end(&mut client);
    assert_eq!(client.exit_code(), Some(0));
}

#[test]
fn a_log_that_nobody_reads() {
    let mut client = Client::spawn(&["--probes", "--log-level", "trace"]);
    client.start_reading();
    client.call("initialize", &json!({}));
    for _ in 0..5_000 {
        client.send_raw("garbage garbage garbage garbage garbage garbage\r\n");
    }
    client.check_alive();
}
