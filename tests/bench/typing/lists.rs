//! The list of diagnostics after a letter: its bytes where nothing in it changes, and the time
//! until all of it is up to date where something does.

use std::thread::sleep;
use std::time::{Duration, Instant};

use super::editor::{Editor, Item};
use super::typist::Typist;
use super::{size, spread};
use crate::Scale;
use crate::process::Diagnostics;
use crate::sample::faulty;

/// A letter is typed every so long.
const BETWEEN: Duration = Duration::from_millis(150);

pub(super) fn run(scale: Scale) {
    let (texts, letters, rest) = match scale {
        Scale::Full => (
            vec![faulty(1_000_000, 600), faulty(10_000_000, 5_000)],
            20,
            Duration::from_secs(6),
        ),
        Scale::Small => (vec![faulty(50_000, 60)], 2, Duration::from_millis(500)),
    };
    for diagnostics in [Diagnostics::Pulled, Diagnostics::Pushed] {
        let (bytes, reports, found) = bytes(&texts[0], diagnostics, letters, rest);
        println!(
            "    {}, {found} shown, {diagnostics:?}: {bytes} bytes a letter that changes nothing in \
             the list, in {reports} reports for {letters} letters",
            size(&texts[0])
        );
    }
    for text in &texts {
        let (waits, cost, found) = update(text, letters);
        let (size, spread) = (size(text), spread(&waits));
        println!(
            "    {size}, {found} shown: up to date after a letter: {spread}; {cost:.1} ms of the \
             processor"
        );
    }
}

/// The bytes of diagnostics that come a letter, the messages with them until `rest` behind the last
/// letter, and how many are shown.
fn bytes(
    text: &str,
    diagnostics: Diagnostics,
    letters: usize,
    rest: Duration,
) -> (usize, usize, usize) {
    let line = text.lines().count() / 2;
    let mut editor = Editor::start(diagnostics, text, line);
    let mut typist = Typist::start(&mut editor, line, BETWEEN);
    let (before, reports) = (editor.shown.bytes, editor.shown.reports);
    let items = editor.shown.items.clone();
    typist.type_keys(&mut editor, letters);
    editor.read_until(Instant::now() + rest, &|_| false);
    assert!(editor.shown.items == items, "the list changes");
    let bytes = (editor.shown.bytes - before) / letters;
    (bytes, editor.shown.reports - reports, items.len())
}

/// Milliseconds until a finding is shown where a letter before it has moved it to, the
/// milliseconds of processor time a letter, and how many findings are shown.
fn update(text: &str, letters: usize) -> (Vec<f64>, f64, usize) {
    let lines: Vec<&str> = text.lines().collect();
    let mut editor = Editor::start(Diagnostics::Pulled, text, lines.len() / 2);
    let found = editor.shown.items.len();
    let movable = |item: &&Item| {
        let start = item.range.start;
        start.character > 12 && lines[start.line].starts_with(char::is_lowercase)
    };
    let (before, behind) = editor.shown.items.split_at(found / 2);
    let item = behind.iter().chain(before).find(movable).unwrap().clone();
    let line = item.range.start.line;
    let before = editor.cpu();
    let mut waits = Vec::new();
    for letter in 0..letters {
        let started = Instant::now();
        let moved = if letter.is_multiple_of(2) {
            editor.key((line, 0), (line, 0), "x");
            1
        } else {
            editor.key((line, 0), (line, 1), "");
            0
        };
        let came = editor.wait_until_current();
        let column = item.range.start.character + moved;
        let shown = editor.shown.items.iter().any(|shown| {
            let start = shown.range.start;
            shown.code == item.code && (start.line, start.character) == (line, column)
        });
        assert!(shown, "{item:?} is not shown in column {column}");
        waits.push((came - started).as_secs_f64() * 1e3);
        sleep(BETWEEN.saturating_sub(started.elapsed()));
    }
    let cost = (editor.cpu() - before) * 1e3 / letters as f64;
    (waits, cost, found)
}
