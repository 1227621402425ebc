//! The time from the key that breaks a `]` until its error is shown, while somebody goes on
//! typing.

use std::time::{Duration, Instant};

use super::editor::{Editor, Place, Shown};
use super::typist::Typist;
use super::{size, spread};
use crate::Scale;
use crate::process::Diagnostics;
use crate::sample::{faulty, faulty_small};

/// Somebody who writes fast.
const BETWEEN: Duration = Duration::from_millis(100);
/// Lines in which brackets are broken.
const LINES: usize = 20;
/// After so many errors that were not shown in time the others would not be, either.
const HOPELESS: usize = 2;

pub(super) fn run(scale: Scale) {
    let (texts, trials, longest) = match scale {
        Scale::Full => {
            let large = [(1_000_000, 600), (10_000_000, 5_000), (100_000_000, 5_000)];
            let large = large.map(|(bytes, findings)| faulty(bytes, findings));
            let texts: Vec<String> = [faulty_small()].into_iter().chain(large).collect();
            (texts, 40, Duration::from_secs(10))
        }
        Scale::Small => (vec![faulty(50_000, 60)], 1, Duration::from_secs(10)),
    };
    for text in &texts {
        for diagnostics in [Diagnostics::Pulled, Diagnostics::Pushed] {
            let waits = break_brackets(text, diagnostics, trials, longest);
            let late = waits.iter().filter(|wait| wait.is_infinite()).count();
            let spread = spread(&waits);
            let (size, tried) = (size(text), waits.len());
            println!(
                "    {size}, {diagnostics:?}: {spread}; {late} of {tried} not within {longest:?} of typing"
            );
        }
    }
}

/// Milliseconds until each error is shown; without end where it is not shown before the typing
/// ends.
fn break_brackets(
    text: &str,
    diagnostics: Diagnostics,
    trials: usize,
    longest: Duration,
) -> Vec<f64> {
    let brackets = brackets(text);
    let screen = brackets[0].0;
    let below = brackets.last().unwrap().0 + 2;
    let mut editor = Editor::start(diagnostics, text, screen);
    let mut typist = Typist::start(&mut editor, below, BETWEEN);
    typist.type_keys(&mut editor, 10);
    let mut waits = Vec::new();
    for trial in 0..trials {
        let (line, column) = brackets[trial % brackets.len()];
        let has_error = move |shown: &Shown| {
            let mut items = shown.items.iter();
            items.any(|item| item.severity == 1 && item.range.start.line == line)
        };
        let is_sound = move |shown: &Shown| !has_error(shown);
        assert!(is_sound(&editor.shown), "line {line} has an error already");
        typist.wait_for_turn(&mut editor);
        let started = Instant::now();
        editor.key((line, column), (line, column + 1), "");
        let came = typist.type_until(&mut editor, longest, &has_error);
        if came.is_none() {
            editor.wait_until_current();
            assert!(has_error(&editor.shown), "the error is never shown");
        }
        let wait = |came: Instant| (came - started).as_secs_f64() * 1e3;
        waits.push(came.map_or(f64::INFINITY, wait));
        typist.wait_for_turn(&mut editor);
        editor.key((line, column), (line, column), "]");
        if typist.type_until(&mut editor, longest, &is_sound).is_none() {
            editor.wait_until_current();
        }
        if waits.iter().filter(|wait| wait.is_infinite()).count() > HOPELESS {
            break;
        }
    }
    waits
}

/// The `]` of a mention in each of some lines in the middle, none of which has an error. All text
/// is ASCII.
fn brackets(text: &str) -> Vec<Place> {
    let middle = text.len() / 2;
    let start = text[..middle].rfind('\n').map_or(0, |end| end + 1);
    let first = text[..start].matches('\n').count();
    let lines = text[start..].lines().zip(first..);
    let sound = lines.filter(|(line, _)| !line.contains("[per") && !line.contains("rain ]"));
    let places = sound.filter_map(|(line, number)| Some((number, line.find("  ]")? + 2)));
    places.take(LINES).collect()
}
