//! Tests of the framing.

use super::*;

/// What `bytes` are read as.
fn frames(bytes: impl AsRef<[u8]>) -> Vec<Frame> {
    let mut frames = Frames::new(bytes.as_ref());
    let mut all = Vec::new();
    loop {
        match frames.next() {
            Frame::End => return all,
            frame => all.push(frame),
        }
    }
}

/// The messages among them.
fn messages(bytes: impl AsRef<[u8]>) -> Vec<String> {
    let content = |frame| match frame {
        Frame::Message(content) => Some(String::from_utf8(content).unwrap()),
        _ => None,
    };
    frames(bytes).into_iter().filter_map(content).collect()
}

fn framed(content: &str) -> String {
    format!("Content-Length: {}\r\n\r\n{content}", content.len())
}

#[test]
fn reads_messages_one_after_the_other() {
    let input = [framed("{}"), framed("[1]"), framed(r#"{"a":"¶"}"#)].concat();
    assert_eq!(messages(input), ["{}", "[1]", r#"{"a":"¶"}"#]);
}

#[test]
fn takes_odd_headers() {
    for header in [
        "content-length:2\r\n\r\n",
        "CONTENT-LENGTH:   2  \r\n\r\n",
        "Content-Length: 2\n\n",
        "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 2\r\n\r\n",
        "Content-Length: 2\r\nX-Content-Length: 7\r\n\r\n",
        "\r\n\r\nContent-Length: 2\r\n\r\n",
    ] {
        assert_eq!(messages(format!("{header}{{}}")), ["{}"], "{header:?}");
    }
}

#[test]
fn finds_the_next_message_behind_a_fault() {
    let next = framed(r#"{"next":1}"#);
    for (input, fault) in [
        ("hello\r\n", Fault::Garbage(7)),
        ("Content-Type: x\r\n\r\n", Fault::NoLength),
        ("Content-Length: -5\r\n", Fault::BadLength("-5".into())),
        ("Content-Length: many\r\n", Fault::BadLength("many".into())),
        ("Content-Length:\r\n", Fault::BadLength(String::new())),
        (
            "Content-Length: 9999999999\r\n\r\n",
            Fault::TooLong(9_999_999_999),
        ),
        (
            "Content-Length: 99999999999999999999999\r\n\r\n",
            Fault::TooLong(u64::MAX),
        ),
    ] {
        let found = frames(format!("{input}{next}"));
        assert_eq!(found[0], Frame::Fault(fault), "{input:?}");
        assert_eq!(
            messages(format!("{input}{{\"a\":1}}{next}"))
                .last()
                .unwrap(),
            r#"{"next":1}"#
        );
    }
}

#[test]
fn a_wrong_length_costs_one_message_at_most() {
    let next = framed(r#"{"next":1}"#);
    for wrong in 0..60 {
        let input = format!("Content-Length: {wrong}\r\n\r\n{{\"first\":1}}{next}{next}");
        let found = messages(&input);
        assert!(
            found.contains(&r#"{"next":1}"#.to_owned()),
            "{wrong}: {found:?}"
        );
        if wrong >= 11 {
            assert_eq!(found[0], r#"{"first":1}"#, "{wrong}");
        }
    }
}

#[test]
fn a_line_without_end_is_skipped_in_bounded_memory() {
    for length in [LINE - 30, LINE - 3, LINE, LINE + 1, 3 * LINE + 5] {
        let garbage = "x".repeat(length);
        assert_eq!(messages(garbage + &framed("{}")), ["{}"], "{length}");
    }
}

#[test]
fn an_end_inside_a_message_is_the_end() {
    assert_eq!(frames("Content-Length: 5\r\n\r\n{}"), []);
    assert_eq!(frames("Content-Len").len(), 1);
    assert_eq!(frames(""), []);
}
