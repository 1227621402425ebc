//! A key as a user feels it: edit, colours of what is on screen, hover, over the wire. The client is
//! sent diagnostics when the keys pause, or never asks for them.

use std::time::Instant;

use serde_json::json;

use super::Scale;
use super::process::Diagnostics;
use super::sample::{Random, cable, median, one_line, short};
use super::wire::{URI, Wire, range};

/// Lines on a screen, and bytes of a long line on it.
const SCREEN: usize = 60;
const WIDTH: usize = 8_000;

/// What one key costs.
struct Cost {
    /// The client's wait, in microseconds: the median.
    latency: f64,
    /// The server's processor time, in microseconds: the mean.
    cpu: f64,
}

pub(crate) fn run(scale: Scale) {
    let keys = if scale == Scale::Full { 1_000 } else { 20 };
    let (large, line) = match scale {
        Scale::Full => (100_000_000, 10_000_000),
        Scale::Small => (200_000, 100_000),
    };
    let (short, middle, large_text) = (short(10_000), cable(1_000_000), cable(large));
    let (pushed, pulled) = (Diagnostics::Pushed, Diagnostics::Pulled);
    let small = in_lines(pushed, &short, keys);
    show("10 KB", &small, None);
    if scale == Scale::Full {
        show("1 MB", &in_lines(pushed, &middle, keys), Some(&small));
    }
    let goal = format!("{} KB (goal 2 ×)", large / 1_000);
    let cost = in_lines(pushed, &large_text, keys);
    show(&goal, &cost, Some(&small));
    let small_alone = in_lines(pulled, &short, keys);
    show("10 KB without diagnostics", &small_alone, None);
    let cost = in_lines(pulled, &large_text, keys);
    let size = format!("{} KB without diagnostics", large / 1_000);
    show(&size, &cost, Some(&small_alone));
    let line_cost = in_one_line(&one_line(line), keys);
    show(
        &format!("{} KB in one line (goal 4 ×)", line / 1_000),
        &line_cost,
        Some(&small),
    );
}

fn show(size: &str, cost: &Cost, small: Option<&Cost>) {
    let ratios = small.map_or(String::new(), |small| {
        format!(
            "; {:.2} × and {:.2} × the 10 KB",
            cost.latency / small.latency,
            cost.cpu / small.cpu
        )
    });
    println!(
        "  {size}: {:.0} µs, {:.0} µs of the server's processor{ratios}",
        cost.latency, cost.cpu
    );
}

fn in_lines(diagnostics: Diagnostics, text: &str, keys: usize) -> Cost {
    let lines = text.lines().count();
    let mut random = Random::new();
    // Around one place, as people type; each document has its own.
    let place = random.below(lines.saturating_sub(SCREEN).max(1));
    press(diagnostics, text, keys, move |key| {
        let line = place + key % SCREEN.min(lines - place);
        (
            (line, 0),
            range((place, 0), ((place + SCREEN).min(lines), 0)),
        )
    })
}

fn in_one_line(text: &str, keys: usize) -> Cost {
    let middle = text.encode_utf16().count() / 2;
    press(Diagnostics::Pushed, text, keys, move |key| {
        let at = middle + 7 * key;
        ((0, at), range((0, at - WIDTH / 2), (0, at + WIDTH / 2)))
    })
}

/// Types and deletes one character a time where `place` says, with what is on screen there.
fn press(
    diagnostics: Diagnostics,
    text: &str,
    keys: usize,
    place: impl Fn(usize) -> ((usize, usize), serde_json::Value),
) -> Cost {
    let (mut wire, _) = Wire::start_with(diagnostics);
    wire.open(text);
    let key = |wire: &mut Wire, key: usize| {
        let (at, screen) = place(key / 2);
        if key.is_multiple_of(2) {
            wire.edit(at, at, "x");
        } else {
            wire.edit(at, (at.0, at.1 + 1), "");
        }
        let document = json!({ "uri": URI });
        let tokens = wire.call(
            "textDocument/semanticTokens/range",
            &json!({"textDocument": document, "range": screen}),
        );
        assert!(tokens.len() > 100, "{}", String::from_utf8_lossy(&tokens));
        let position = json!({"line": at.0, "character": at.1 + 12});
        wire.call(
            "textDocument/hover",
            &json!({"textDocument": document, "position": position}),
        );
    };
    for warming in 0..20 {
        key(&mut wire, warming);
    }
    let before = wire.cpu();
    let mut waits = Vec::with_capacity(keys);
    for pressed in 0..keys {
        let started = Instant::now();
        key(&mut wire, pressed);
        waits.push(started.elapsed().as_secs_f64() * 1e6);
    }
    let cpu = before
        .zip(wire.cpu())
        .map(|(before, after)| after.saturating_sub(before).as_secs_f64());
    Cost {
        latency: median(waits),
        cpu: cpu.unwrap_or(f64::NAN) * 1e6 / keys as f64,
    }
}
