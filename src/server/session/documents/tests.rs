//! Tests of the session.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use tower_lsp::ls_types::{Position, Range};

use super::*;

fn uri() -> Uri {
    "file:///a.txt".parse().unwrap()
}

fn opened(text: &str) -> Documents {
    let session = Documents::default();
    session.open(&uri(), text, 1, LabelChoice::default());
    session
}

/// Replaces from line and column `from` to `to`.
fn part(from: (u32, u32), to: (u32, u32), text: &str) -> TextDocumentContentChangeEvent {
    TextDocumentContentChangeEvent {
        range: Some(Range::new(
            Position::new(from.0, from.1),
            Position::new(to.0, to.1),
        )),
        range_length: None,
        text: text.to_owned(),
    }
}

fn whole(text: &str) -> TextDocumentContentChangeEvent {
    TextDocumentContentChangeEvent {
        range: None,
        range_length: None,
        text: text.to_owned(),
    }
}

fn change(session: &Documents, version: i32, changes: &[TextDocumentContentChangeEvent]) -> Change {
    session.change(&uri(), version, changes.to_vec(), Encoding::Utf16)
}

fn text(session: &Documents) -> String {
    let snapshot = session.snapshot(&uri()).unwrap();
    let text = snapshot.document.text();
    text.slice(text.span()).into_owned()
}

#[test]
fn each_edit_of_a_change_meets_what_the_one_before_it_left() {
    let session = opened("one\ntwo");
    let edits = [
        part((0, 0), (0, 3), "first\nsecond"),
        part((1, 0), (1, 6), "2nd"),
        part((2, 9), (2, 9), "!"),
    ];
    assert_eq!(change(&session, 2, &edits), Change::Done);
    assert_eq!(text(&session), "first\n2nd\ntwo!");
    assert_eq!(session.snapshot(&uri()).unwrap().document.version(), 2);
}

#[test]
fn an_edit_of_no_line_is_left_out_and_the_document_out_of_step_until_sent_whole() {
    let session = opened("one");
    let lost = [part((7, 0), (7, 1), "x"), part((0, 0), (0, 0), "y")];
    assert_eq!(change(&session, 2, &lost), Change::Diverged);
    assert_eq!(text(&session), "yone");
    assert_eq!(change(&session, 3, &lost), Change::StillDiverged);
    assert_eq!(session.snapshot(&uri()).unwrap().sync, SyncState::Diverged);
    assert_eq!(change(&session, 4, &[whole("new")]), Change::Done);
    assert_eq!(text(&session), "new");
    assert_eq!(session.mark_diverged(&uri()), Change::Diverged);
    session.open(&uri(), "again", 1, LabelChoice::default());
    assert_eq!(session.snapshot(&uri()).unwrap().sync, SyncState::InSync);
}

#[test]
fn a_snapshot_stays_as_it_was_and_states_never_repeat() {
    let session = opened("one");
    let before = session.snapshot(&uri()).unwrap();
    change(&session, 2, &[part((0, 0), (0, 3), "two")]);
    session.close(&uri());
    assert!(session.snapshot(&uri()).is_none());
    session.open(&uri(), "one", 1, LabelChoice::default());
    assert_eq!(before.document.text().len(), 3);
    assert_ne!(Some(before.revision), session.revision(&uri()));
}

#[test]
fn what_is_not_open_is_not_edited() {
    let session = Documents::default();
    assert_eq!(change(&session, 1, &[whole("x")]), Change::NotOpen);
    assert_eq!(session.mark_diverged(&uri()), Change::NotOpen);
    session.close(&uri());
    assert!(session.uris().is_empty());
}

/// Where `offset` is in `text`, counted as the protocol's prose does.
fn position(text: &str, offset: usize, encoding: Encoding) -> (u32, u32) {
    let (mut line, mut start) = (0, 0);
    for (at, c) in text[..offset].char_indices() {
        if c == '\n' || (c == '\r' && !text[at + 1..].starts_with('\n')) {
            (line, start) = (line + 1, at + 1);
        }
    }
    (line, encoding.len(&text[start..offset]) as u32)
}

/// The nearest place at or before `offset` where a cursor can stand.
fn place(text: &str, offset: usize) -> usize {
    let stands = |at: &usize| {
        text.is_char_boundary(*at)
            && !(text[..*at].ends_with('\r') && text[*at..].starts_with('\n'))
    };
    (0..=offset % (text.len() + 1))
        .rev()
        .find(stands)
        .unwrap_or(0)
}

proptest! {
    #[test]
    fn any_edits_lead_to_the_clients_text(
        start in "([a-z]|\r\n|\n|\r|¶|😀|\u{2028}|\0|\\[PER Ada  \\]){0,20}",
        edits in vec((any::<usize>(), 0_usize..8, "([a-z]|\r\n|\n|\r|😀|\\[|\\]){0,4}"), 0..12),
        encoding in select(&[Encoding::Utf8, Encoding::Utf16, Encoding::Utf32][..]),
        at_once in 1_usize..4,
    ) {
        let session = opened(&start);
        let mut copy = start;
        for (version, chunk) in (2..).zip(edits.chunks(at_once)) {
            let mut changes = Vec::new();
            for (at, length, new) in chunk {
                let from = place(&copy, *at);
                let to = place(&copy, (from + length).min(copy.len()));
                let at = |offset| position(&copy, offset, encoding);
                changes.push(part(at(from.min(to)), at(from.max(to)), new));
                copy.replace_range(from.min(to)..from.max(to), new);
            }
            prop_assert_eq!(session.change(&uri(), version, changes, encoding), Change::Done);
            prop_assert_eq!(&text(&session), &copy);
        }
    }
}
