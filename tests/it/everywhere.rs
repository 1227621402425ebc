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
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use self::ask::{Asker, Question, SETTINGS_URI, TEXT_URI};
use self::places::Encoding;
use self::text::{Random, annotated, settings};

/// Texts that are asked about where nobody says for how long.
const TEXTS: u64 = 8;

/// The text of the first seed, in which every request finds something.
const CABLE: &str = "<code><pre>SECRET ORUN 000012\nTAGS: PGOV\n\
    <a id='par1' href='#par1'>¶</a>1. (S) [ORG Oru Tea Works  ] ([ORG OTW  ]), para 1.\n\
    [LOC OTW’s  ] [PER [LOC Ada  ] Bay  ] é OTW [LOC Ada  ] [LOC Ada  ] [PER Ida\n";

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
    let mut failed = Vec::new();
    let mut seed = only.unwrap_or(0);
    let share = if seconds.is_some() { 1 } else { 4 };
    loop {
        let count = used.len();
        let asker = &mut used[seed as usize % count];
        let checked = catch_unwind(AssertUnwindSafe(|| check(seed, share, asker, &mut met)));
        if checked.is_err() {
            failed.push(seed);
            *asker = Asker::new(asker.encoding, asker.pulls);
        }
        seed += 1;
        let done = match seconds {
            Some(seconds) => started.elapsed() > seconds,
            None => seed > TEXTS,
        };
        if done || only.is_some() {
            break;
        }
    }
    assert!(failed.is_empty(), "seeds {failed:?} of {seed}, see above");
    if only.is_none() {
        completeness::check(&met);
    }
}

/// Asks `used` and a fresh server everything about the text of `seed`; of what is asked
/// at places, one in `share`.
fn check(seed: u64, share: usize, used: &mut Asker, met: &mut Met) {
    let mut random = Random::new(seed);
    let (uri, text) = match random.below(9) {
        _ if seed == 0 => (TEXT_URI, CABLE.to_owned()),
        0 => (SETTINGS_URI, settings(&mut random, 6)),
        _ => (TEXT_URI, annotated(&mut random, 7)),
    };
    let mut fresh = Asker::new(used.encoding, used.pulls);
    // Behind those that the client gives to what it opens.
    let version = i32::try_from(seed).unwrap_or_default() + 2;
    used.begin(version);
    fresh.begin(version);
    used.arrive(uri, &text, &mut random);
    fresh.open(uri, &text);
    let name = format!("seed {seed}, {}, {text:?}", used.encoding.name());

    let found = used.diagnostics(uri);
    assert_eq!(found, fresh.diagnostics(uri), "findings: {name}");
    let questions = Question::all(
        uri,
        &text,
        used.encoding,
        &found,
        &mut random.picking(share),
    );
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
