//! Every request, command and quick fix at every position of texts over a nasty alphabet.
//!
//! Two servers are asked: one that has seen many documents and came to the text by edits, and a
//! fresh one that opened it; the second in the other order. A failure is an internal error, an
//! answer that differs, an edit that cannot be made, and one that changes more than brackets,
//! labels and blanks though nobody asked for that by name.
//!
//! `GLOSSATOR_EVERYWHERE=600 cargo test --release --test it everywhere` goes on for so many
//! seconds; `GLOSSATOR_EVERYWHERE_SEED=7` begins with that seed and stops after it.

mod ask;
mod completeness;
mod edits;
mod places;
mod text;

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use self::ask::{Asker, Question, SETTINGS_URI, TEXT_URI};
use self::places::Encoding;
use self::text::{Random, annotated, settings};

/// Texts that are asked about where nobody says for how long.
const TEXTS: u64 = 18;

/// What was asked and answered with something.
#[derive(Debug, Default)]
struct Met {
    methods: BTreeSet<String>,
    commands: BTreeSet<String>,
}

#[test]
fn every_answer_is_a_function_of_the_text_and_every_edit_can_be_made() {
    let number = |name: &str| std::env::var(name).ok()?.parse::<u64>().ok();
    let seconds = number("GLOSSATOR_EVERYWHERE").map(Duration::from_secs);
    let only = number("GLOSSATOR_EVERYWHERE_SEED");
    let started = Instant::now();
    let mut met = Met::default();
    let mut used: Vec<Asker> = Encoding::ALL
        .iter()
        .enumerate()
        .map(|(place, encoding)| Asker::new(*encoding, place == 1))
        .collect();
    let mut seed = only.unwrap_or(1);
    loop {
        let count = used.len();
        check(seed, &mut used[seed as usize % count], &mut met);
        seed += 1;
        let done = match seconds {
            Some(seconds) => started.elapsed() > seconds,
            None => seed > TEXTS,
        };
        if done || only.is_some() {
            break;
        }
    }
    if only.is_none() {
        completeness::check(&met);
    }
}

/// Asks `used` and a fresh server everything about the text of `seed`.
fn check(seed: u64, used: &mut Asker, met: &mut Met) {
    let mut random = Random::new(seed);
    let about_settings = random.once_in(9);
    let (uri, text) = if about_settings {
        (SETTINGS_URI, settings(&mut random, 6))
    } else {
        (TEXT_URI, annotated(&mut random, 7))
    };
    let mut fresh = Asker::new(used.encoding, used.pulls);
    used.arrive(uri, &text, &mut random);
    fresh.open(uri, &text);
    let name = format!("seed {seed}, {}, {text:?}", used.encoding.name());

    let found = used.diagnostics(uri);
    assert_eq!(found, fresh.diagnostics(uri), "findings: {name}");
    let questions = Question::all(uri, &text, used.encoding, &found, &mut random);
    let answers = used.ask(&questions);
    let mut backwards: Vec<Question> = questions.clone();
    backwards.reverse();
    let mut others = fresh.ask(&backwards);
    others.reverse();
    for ((question, answer), other) in questions.iter().zip(&answers).zip(&others) {
        assert_eq!(answer, other, "{question:?}: {name}");
        question.check(answer, met, &name);
        edits::check(question, answer, &text, used.encoding, &name);
    }
    let follow_ups = Question::following(&questions, &answers);
    let (resolved, others) = (used.ask(&follow_ups), fresh.ask(&follow_ups));
    for ((question, answer), other) in follow_ups.iter().zip(&resolved).zip(&others) {
        assert_eq!(answer, other, "{question:?}: {name}");
        question.check(answer, met, &name);
        edits::check(question, answer, &text, used.encoding, &name);
    }
    used.close(uri);
}
