//! What one key changes among all semantic tokens of a document, over the wire.

use std::time::Instant;

use serde_json::{Value, json};

use super::Scale;
use super::sample::{Random, cable, median};
use super::wire::{URI, Wire};

pub(crate) fn run(scale: Scale) {
    let (sizes, keys): (&[usize], usize) = match scale {
        Scale::Full => (&[1_000_000, 10_000_000], 200),
        Scale::Small => (&[100_000], 20),
    };
    for size in sizes {
        let (wait, largest) = measure(&cable(*size), keys);
        println!(
            "  a key at {} KB, change until the delta is there: {wait:.0} µs, {largest} bytes at most \
             (goals: 500 µs at 1 MB; 1,000 µs and 1 KB at 10 MB)",
            size / 1_000
        );
        assert!(largest <= 1_024, "{largest} bytes for one key");
    }
}

/// The median wait in microseconds, and the largest answer in bytes.
fn measure(text: &str, keys: usize) -> (f64, usize) {
    let (mut wire, _) = Wire::start();
    wire.open(text);
    let document = json!({ "uri": URI });
    let full = wire.call(
        "textDocument/semanticTokens/full",
        &json!({ "textDocument": document }),
    );
    let mut id = result_id(&full);
    let lines = text.lines().count();
    let mut random = Random::new();
    let (mut waits, mut largest) = (Vec::new(), 0);
    let mut line = 0;
    for key in 0..keys {
        let started = Instant::now();
        if key.is_multiple_of(2) {
            line = random.below(lines);
            wire.edit((line, 0), (line, 0), "x");
        } else {
            wire.edit((line, 0), (line, 1), "");
        }
        let params = json!({"textDocument": document, "previousResultId": id});
        let answer = wire.call("textDocument/semanticTokens/full/delta", &params);
        waits.push(started.elapsed().as_secs_f64() * 1e6);
        assert!(
            answer.windows(7).any(|window| window == b"\"edits\""),
            "no delta"
        );
        largest = largest.max(answer.len());
        id = result_id(&answer);
    }
    (median(waits), largest)
}

fn result_id(answer: &[u8]) -> String {
    let answer: Value = serde_json::from_slice(answer).unwrap();
    answer["result"]["resultId"].as_str().unwrap().to_owned()
}
