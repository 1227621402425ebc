//! A key's work in the document alone: rope, lexing, tree, counts.

use std::sync::LazyLock;
use std::time::Instant;

use glossator::model::Document;
use glossator::syntax::{LabelSet, parse, reparse};
use glossator::text::{Edit, Offset, Span, Text};

use super::Scale;
use super::sample::{Random, cable, short};

/// Keys typed in one place before the next.
const BURST: usize = 20;

pub(crate) fn run(scale: Scale) {
    let sizes: &[usize] = match scale {
        Scale::Full => &[10_000, 1_000_000, 10_000_000, 100_000_000],
        Scale::Small => &[10_000, 300_000],
    };
    let keys = if scale == Scale::Full { 20_000 } else { 400 };
    for size in sizes {
        let text = if *size < 20_000 {
            short(*size)
        } else {
            cable(*size)
        };
        let alone = tree_alone(&text, keys);
        let with_counts = document(&text, keys, None);
        let mut held = None;
        let held = document(&text, keys, Some(&mut held));
        println!(
            "  a key at {:>9} bytes: text and tree {alone:.1} µs (goal 10), with counts {with_counts:.1}, \
             with a snapshot held {held:.1}",
            text.len()
        );
    }
    read_anew(&cable(300_000));
}

/// Microseconds a key in text and tree.
fn tree_alone(text: &str, keys: usize) -> f64 {
    let labels = LabelSet::conll4();
    let mut tree = parse(text, &labels);
    let mut text = Text::from(text);
    each_key(text.len(), keys, |edit| {
        let edit = Edit::new(
            Span::new(text.floor(edit.span.start), text.floor(edit.span.end)),
            edit.text.as_str(),
        );
        reparse(&mut tree, &text, &edit, &labels);
        text.apply(&edit);
    })
}

/// Microseconds a key in the whole document, with the last version held on to or not.
fn document(text: &str, keys: usize, mut held: Option<&mut Option<Document>>) -> f64 {
    let mut document = Document::new(text, 0);
    each_key(text.len(), keys, |edit| {
        if let Some(held) = &mut held {
            **held = Some(document.clone());
        }
        document.apply(edit);
    })
}

fn each_key(bytes: usize, keys: usize, mut press: impl FnMut(&Edit)) -> f64 {
    let mut random = Random::new();
    let started = spent();
    for _ in 0..keys / BURST {
        let place = random.below(bytes - BURST - 1);
        for key in 0..BURST {
            let at = Offset::new(place + key);
            press(&Edit::new(Span::empty(at), "x"));
        }
        // As much goes as came, so that the size stays.
        press(&Edit::new(Span::at(Offset::new(place), BURST), ""));
    }
    (spent() - started) * 1e6 / (keys + keys / BURST) as f64
}

/// The seconds of processor time that this thread has used; of time where the system does not tell.
fn spent() -> f64 {
    static STARTED: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(
        || STARTED.elapsed().as_secs_f64(),
        |nanoseconds| nanoseconds / 1e9,
    )
}

/// How much of a document one key has read anew, which no machine makes faster.
fn read_anew(text: &str) {
    let labels = LabelSet::conll4();
    let mut tree = parse(text, &labels);
    let mut text = Text::from(text);
    let mut random = Random::new();
    let (mut most_blocks, mut most_bytes, mut all_bytes) = (0, 0, 0);
    for _ in 0..1_000 {
        let at = text.floor(Offset::new(random.below(text.len())));
        let edit = Edit::new(Span::empty(at), "x");
        let change = reparse(&mut tree, &text, &edit, &labels);
        text.apply(&edit);
        let bytes: usize = change.added.iter().map(|block| block.len()).sum();
        most_blocks = most_blocks.max(change.added.len());
        most_bytes = most_bytes.max(bytes);
        all_bytes += bytes;
    }
    println!(
        "  read anew a key: {} bytes, at most {most_bytes} in {most_blocks} blocks",
        all_bytes / 1_000
    );
    assert!(most_blocks <= 3 && most_bytes <= 8_192);
}
