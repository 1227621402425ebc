//! Starting, and opening a document until its first lines are coloured.

use std::time::Instant;

use serde_json::json;

use super::Scale;
use super::sample::{cable, median};
use super::wire::{URI, Wire, range};

pub(crate) fn run(scale: Scale) {
    let starts = if scale == Scale::Full { 20 } else { 2 };
    let starts = (0..starts).map(|_| Wire::start().1.as_secs_f64() * 1e3);
    println!(
        "  start until initialize is answered: {:.2} ms (goal 10)",
        median(starts.collect())
    );

    let bytes = if scale == Scale::Full {
        100_000_000
    } else {
        200_000
    };
    let text = cable(bytes);
    let (mut wire, _) = Wire::start();
    let started = Instant::now();
    wire.open(&text);
    let params = json!({"textDocument": {"uri": URI}, "range": range((0, 0), (60, 0))});
    let answer = wire.call("textDocument/semanticTokens/range", &params);
    let took = started.elapsed().as_secs_f64();
    assert!(answer.len() > 1_000, "{}", String::from_utf8_lossy(&answer));
    println!(
        "  open {} MB until its first tokens: {took:.3} s (goal 1.5 at 100 MB)",
        text.len() / 1_000_000
    );
    if let Some(memory) = wire.memory() {
        let ratio = memory as f64 / text.len() as f64;
        println!("  memory afterwards: {ratio:.2} bytes a byte (goal 3)");
        assert!(scale == Scale::Small || ratio <= 3.0);
    }
}
