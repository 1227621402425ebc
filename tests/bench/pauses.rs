//! What a minute of typing costs where the user stops after every key, so that findings are due
//! each time: the server's processor time, with all that an editor asks for meanwhile.

use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::json;

use super::Scale;
use super::sample::cable;
use super::wire::{URI, Wire, range};

/// What a minute may cost at 10 MB.
const GOAL: f64 = 1.0;

pub(crate) fn run(scale: Scale) {
    let (bytes, lasting) = match scale {
        Scale::Full => (10_000_000, Duration::from_secs(60)),
        Scale::Small => (200_000, Duration::from_millis(400)),
    };
    let text = cable(bytes);
    for between in [150, 700, 1_500].map(Duration::from_millis) {
        let between = if scale == Scale::Full {
            between
        } else {
            between / 20
        };
        let cost = minute(&text, between, lasting);
        println!(
            "  {bytes} bytes, a key every {} ms: {cost:.2} core-seconds a minute (goal {GOAL})",
            between.as_millis()
        );
        assert!(scale == Scale::Small || cost <= GOAL, "{cost}");
    }
}

/// Seconds of processor time for a minute of such typing.
fn minute(text: &str, between: Duration, lasting: Duration) -> f64 {
    let (mut wire, _) = Wire::start();
    wire.open(text);
    let place = text.lines().count() / 2;
    let screen = range((place, 0), (place + 40, 0));
    let key = |wire: &mut Wire| {
        wire.edit((place, 0), (place, 0), "x");
        let tokens = json!({"textDocument": {"uri": URI}, "range": screen});
        wire.call("textDocument/semanticTokens/range", &tokens);
    };
    key(&mut wire);
    let (before, started) = (wire.cpu(), Instant::now());
    while started.elapsed() < lasting {
        sleep(between);
        key(&mut wire);
    }
    let took = started.elapsed();
    let spent = before
        .zip(wire.cpu())
        .map(|(before, after)| after.saturating_sub(before));
    spent.map_or(f64::NAN, |spent| spent.as_secs_f64()) * 60.0 / took.as_secs_f64()
}
