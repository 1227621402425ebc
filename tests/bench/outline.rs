//! What the outline and the folds cost after a letter: the answer over the wire, and the features
//! alone.

use std::time::Instant;

use serde_json::json;

use glossator::features::document_symbols::{EntityList, KeptSymbols, symbols, symbols_with};
use glossator::features::folding_ranges::folds_with;
use glossator::model::Document;
use glossator::text::{Edit, Offset, Span};

use super::Scale;
use super::findings::Clock;
use super::process::Diagnostics;
use super::sample::{Random, cable, median};
use super::wire::{URI, Wire};

const SYMBOLS: &str = "textDocument/documentSymbol";
const FOLDS: &str = "textDocument/foldingRange";

pub(crate) fn run(scale: Scale) {
    let (sizes, keys): (&[usize], usize) = match scale {
        Scale::Full => (&[1_000_000, 10_000_000], 200),
        Scale::Small => (&[100_000], 10),
    };
    for size in sizes {
        let text = cable(*size);
        for method in [SYMBOLS, FOLDS] {
            over_the_wire(&text, method, keys);
        }
        alone(&text, scale);
    }
}

/// The cost of a letter and the answer behind it, at places all over the document.
fn over_the_wire(text: &str, method: &str, keys: usize) {
    let (mut wire, _) = Wire::start_with(Diagnostics::Pulled);
    wire.open(text);
    let params = json!({"textDocument": {"uri": URI}});
    let mut bytes = wire.call(method, &params).len();
    let lines = text.lines().count();
    let mut random = Random::new();
    let mut waits = Vec::with_capacity(keys);
    let mut line = 0;
    let before = wire.cpu();
    for key in 0..keys {
        let started = Instant::now();
        if key.is_multiple_of(2) {
            line = random.below(lines);
            wire.edit((line, 0), (line, 0), "x");
        } else {
            wire.edit((line, 0), (line, 1), "");
        }
        bytes = wire.call(method, &params).len();
        waits.push(started.elapsed().as_secs_f64() * 1e6);
    }
    let cpu = before.zip(wire.cpu());
    let cpu = cpu.map_or(f64::NAN, |(before, after)| {
        after.saturating_sub(before).as_secs_f64() * 1e6 / keys as f64
    });
    println!(
        "  {method} behind a letter at {} KB: {cpu:.0} µs of the server's processor, {:.0} µs of \
         waiting, {bytes} bytes (goal at 1 MB: 1,000 µs)",
        text.len() / 1_000,
        median(waits)
    );
}

/// The cost of the features without lines, columns and JSON.
fn alone(text: &str, scale: Scale) {
    let keys = if scale == Scale::Full { 200 } else { 10 };
    let mut document = Document::new(text, 0);
    let mut kept = KeptSymbols::default();
    let all = symbols_with(&document, EntityList::None, &mut kept);
    assert!(
        all == symbols(&document, EntityList::None),
        "kept entries differ"
    );
    let mut random = Random::new();
    let (mut outline, mut folds) = (0.0, 0.0);
    let mut fold_kept = kept.clone();
    for _ in 0..keys {
        let place = document.text().floor(Offset::new(random.below(text.len())));
        document.apply(&Edit::new(Span::empty(place), "x"));
        let clock = Clock::now();
        symbols_with(&document, EntityList::None, &mut kept);
        outline += clock.elapsed();
        let clock = Clock::now();
        folds_with(&document, &mut fold_kept);
        folds += clock.elapsed();
    }
    println!(
        "  the features alone behind a letter: {:.0} µs of the processor for the outline, {:.0} µs for folds",
        outline * 1e3 / f64::from(keys),
        folds * 1e3 / f64::from(keys)
    );
}
