//! What is asked for beside colours while typing: completion, and notes on the screen.

use std::time::Instant;

use serde_json::json;

use crate::Scale;
use crate::sample::{cable, median, short};
use crate::wire::{URI, Wire, range};

/// Lines on a screen.
const SCREEN: usize = 60;

pub(super) fn run(scale: Scale) {
    let (large, keys) = match scale {
        Scale::Full => (100_000_000, 400),
        Scale::Small => (200_000, 10),
    };
    let small = press(&short(10_000), keys);
    let large_cost = press(&cable(large), keys);
    for (name, small, large) in [
        ("completion in plain text", small[0], large_cost[0]),
        ("completion in a mention", small[1], large_cost[1]),
        ("notes on a screen", small[2], large_cost[2]),
    ] {
        let ratio = large / small;
        println!(
            "    {name}: {small:.0} µs in 10 KB, {large:.0} µs in the large one, {ratio:.1} ×"
        );
    }
}

/// Types the beginning of a name and of a mention, and asks.
fn press(text: &str, keys: usize) -> [f64; 3] {
    let lines = text.lines().count();
    let place = lines / 2;
    let (mut wire, _) = Wire::start();
    wire.open(text);
    let mut waits: [Vec<f64>; 3] = Default::default();
    let document = json!({ "uri": URI });
    for key in 0..keys {
        let line = place + key % SCREEN.min(lines - place);
        for (kind, typed) in ["Har", "[ORG Ha"].into_iter().enumerate() {
            wire.edit((line, 0), (line, 0), typed);
            let position = json!({"line": line, "character": typed.len()});
            let started = Instant::now();
            wire.call(
                "textDocument/completion",
                &json!({"textDocument": document, "position": position}),
            );
            waits[kind].push(started.elapsed().as_secs_f64() * 1e6);
            wire.edit((line, 0), (line, typed.len()), "");
        }
        let screen = range((place, 0), ((place + SCREEN).min(lines), 0));
        let started = Instant::now();
        wire.call(
            "textDocument/inlayHint",
            &json!({"textDocument": document, "range": screen}),
        );
        waits[2].push(started.elapsed().as_secs_f64() * 1e6);
    }
    waits.map(median)
}
