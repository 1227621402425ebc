//! Starting, and opening a document until its first lines are coloured.

use std::time::Instant;

use serde_json::json;

use super::Scale;
use super::sample::{cable, median};
use super::wire::{URI, Wire, opening, range};

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
    // The client's own work on its message is not the server's time.
    let opening = opening(&text);
    let (mut wire, _) = Wire::start();
    let (before, started) = (wire.cpu(), Instant::now());
    wire.send_framed(&opening);
    let params = json!({"textDocument": {"uri": URI}, "range": range((0, 0), (60, 0))});
    let answer = wire.call("textDocument/semanticTokens/range", &params);
    let took = started.elapsed().as_secs_f64();
    let cpu = before.zip(wire.cpu());
    let cpu = cpu.map_or(f64::NAN, |(before, after)| {
        after.saturating_sub(before).as_secs_f64()
    });
    assert!(answer.len() > 1_000, "{}", String::from_utf8_lossy(&answer));
    println!(
        "  open {} MB until its first tokens: {took:.3} s (goal 0.8 at 100 MB), {cpu:.3} s of the \
         processor",
        text.len() / 1_000_000
    );
    if let Some(memory) = wire.memory() {
        let ratio = memory as f64 / text.len() as f64;
        println!("  memory afterwards: {ratio:.2} bytes a byte (goal 2.6)");
        assert!(scale == Scale::Small || ratio <= 2.6);
    }
}
