//! Text synchronization: the server's text is the client's, or the user is told.

use serde_json::json;

use crate::client::{Client, URI, edit};

/// The text after one change made of `edits`, columns in UTF-16.
fn edited(text: &str, edits: &[serde_json::Value]) -> String {
    let mut client = Client::with_document(text);
    client.change(2, &json!(edits));
    let document = client.document_text();
    assert_eq!(document["inStep"], true);
    assert_eq!(document["version"], 2);
    document["text"].as_str().unwrap().to_owned()
}

#[test]
fn many_edits_in_one_change_apply_in_order() {
    let edits: Vec<_> = (0..500)
        .map(|n| edit((0, n), (0, n), if n % 2 == 0 { "a" } else { "¶" }))
        .chain([
            edit((0, 500), (0, 503), ""),
            edit((0, 500), (0, 500), "\nend"),
        ])
        .collect();
    assert_eq!(edited("old", &edits), "a¶".repeat(250) + "\nend");
}

#[test]
fn a_whole_text_among_the_edits_replaces_all_before_it() {
    let edits = [
        edit((0, 0), (0, 0), "lost"),
        json!({"text": "new"}),
        edit((0, 3), (0, 3), "!"),
    ];
    assert_eq!(edited("old", &edits), "new!");
}

#[test]
fn columns_past_the_line_and_the_line_after_the_last_are_clamped() {
    assert_eq!(
        edited("ab\r\ncd", &[edit((0, 99), (0, 999), "!")]),
        "ab!\r\ncd"
    );
    assert_eq!(edited("ab\ncd", &[edit((0, 0), (2, 0), "x")]), "x");
    assert_eq!(edited("ab\n", &[edit((1, 0), (1, 5), "x")]), "ab\nx");
    assert_eq!(edited("abc", &[edit((0, 2), (0, 1), "x")]), "axc");
    assert_eq!(edited("", &[edit((0, 0), (0, u32::MAX), "x")]), "x");
}

#[test]
fn lines_end_at_crlf_cr_and_lf_only() {
    let text = "a\r\nb\rc\nd\u{2028}e\u{85}f\u{b}g\0h";
    assert_eq!(
        edited(text, &[edit((1, 0), (1, 1), "B")]),
        text.replace('b', "B")
    );
    assert_eq!(
        edited(text, &[edit((2, 0), (2, 1), "C")]),
        text.replace('c', "C")
    );
    assert_eq!(
        edited(text, &[edit((3, 2), (3, 3), "E")]),
        text.replace('e', "E")
    );
    assert_eq!(
        edited(text, &[edit((3, 8), (3, 9), "H")]),
        text.replace('h', "H")
    );
}

#[test]
fn columns_count_utf_16_units_when_nothing_is_said() {
    assert_eq!(edited("😀¶x", &[edit((0, 3), (0, 4), "y")]), "😀¶y");
    // Inside of a character means before it.
    assert_eq!(edited("😀x", &[edit((0, 1), (0, 2), "")]), "x");
    assert_eq!(
        edited("e\u{301}x", &[edit((0, 2), (0, 3), "y")]),
        "e\u{301}y"
    );
}

#[test]
fn a_line_that_does_not_exist_puts_the_document_out_of_step_until_it_is_reopened() {
    let mut client = Client::with_document("one");
    client.change(2, &json!([edit((5, 0), (5, 0), "lost")]));
    let document = client.document_text();
    assert_eq!(document["inStep"], false);
    assert_eq!(document["text"], "one");
    let told = client.expect("window/showMessage");
    let message = told["params"]["message"].as_str().unwrap();
    assert!(
        message.contains("reopen") && message.contains(URI),
        "{message}"
    );
    client.notify(
        "textDocument/didClose",
        &json!({"textDocument": {"uri": URI}}),
    );
    client.open(URI, "two");
    let document = client.document_text();
    assert_eq!(document["inStep"], true);
    assert_eq!(document["text"], "two");
}

#[test]
fn documents_that_are_not_open_are_not_there() {
    let mut client = Client::start();
    let document = json!({"textDocument": {"uri": URI}});
    client.change(2, &json!([{"text": "x"}]));
    client.notify("textDocument/didClose", &document);
    assert_eq!(
        client.call_error("glossator/documentText", &document),
        -32602
    );
    client.open(URI, "x");
    assert_eq!(client.text(), "x");
    client.notify("textDocument/didClose", &document);
    assert_eq!(
        client.call_error("glossator/documentText", &document),
        -32602
    );
}

#[test]
fn opening_twice_takes_the_second_text() {
    let mut client = Client::with_document("one");
    client.open(URI, "two");
    assert_eq!(client.text(), "two");
}

#[test]
fn versions_that_do_not_rise_are_taken_all_the_same() {
    let mut client = Client::with_document("");
    for version in [5, 5, 3, -1] {
        client.change(version, &json!([edit((0, 0), (0, 0), "x")]));
    }
    let document = client.document_text();
    assert_eq!(document["text"], "xxxx");
    assert_eq!(document["version"], -1);
}

#[test]
fn documents_are_told_apart_by_any_uri() {
    let mut client = Client::start();
    for uri in [
        "untitled:Untitled-1",
        "file:///C%3A/a%20b.txt",
        "vscode-vfs://github/x?y#z",
    ] {
        client.open(uri, uri);
    }
    for uri in [
        "untitled:Untitled-1",
        "file:///C%3A/a%20b.txt",
        "vscode-vfs://github/x?y#z",
    ] {
        let params = json!({"textDocument": {"uri": uri}});
        assert_eq!(client.call("glossator/documentText", &params)["text"], uri);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_large_document_leaves_no_copies_behind() {
    const LENGTH: usize = 16 << 20;
    // A mention in about a hundred bytes, as taggers find them.
    let text = "The works in [LOC Ada Bay  ] had been closed for a year , and nobody in the town \
                believed that the [ORG OTW  ] would ever open them again before the next spring . \n";
    let mut client = Client::with_document("");
    client.check_alive();
    let before = client.memory("VmRSS");
    client.open("file:///large.txt", &text.repeat(LENGTH / text.len()));
    client.check_alive();
    let memory = client.memory("VmRSS") - before;
    assert!(memory < 3 * LENGTH, "{} MB", memory >> 20);
}
