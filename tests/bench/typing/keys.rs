//! What keys cost the server together with all that the editor asks for, findings included.

use std::time::Duration;

use super::editor::Editor;
use super::size;
use super::typist::Typist;
use crate::Scale;
use crate::process::Diagnostics;
use crate::sample::{faulty, faulty_small};

pub(super) fn run(scale: Scale) {
    let (large, keys, between) = match scale {
        Scale::Full => (
            vec![faulty(1_000_000, 600), faulty(100_000_000, 5_000)],
            100,
            Duration::from_millis(100),
        ),
        Scale::Small => (vec![faulty(50_000, 60)], 5, Duration::from_millis(10)),
    };
    let small = show(&faulty_small(), keys, between, None);
    for text in &large {
        show(text, keys, between, Some(small));
    }
    let (text, keys, between) = match scale {
        Scale::Full => (faulty(10_000_000, 5_000), 300, Duration::from_millis(200)),
        Scale::Small => (faulty(50_000, 60), 10, Duration::from_millis(10)),
    };
    let seconds = show(&text, keys, between, None) * keys as f64 / 1e3;
    println!("    together {seconds:.2} core-seconds (goal 1 a minute)");
}

/// Types and returns the milliseconds of processor time a key.
fn show(text: &str, keys: usize, between: Duration, small: Option<f64>) -> f64 {
    let line = text.lines().count() / 2;
    let mut editor = Editor::start(Diagnostics::Pulled, text, line);
    let mut typist = Typist::start(&mut editor, line, between);
    let (before, reports) = (editor.cpu(), editor.shown.reports);
    typist.type_keys(&mut editor, keys);
    let during = editor.shown.reports - reports;
    editor.pull();
    editor.wait_until_current();
    let cost = (editor.cpu() - before) * 1e3 / keys as f64;
    let ratio = small.map_or(String::new(), |small| {
        format!(", {:.1} × the smallest", cost / small)
    });
    println!(
        "    {}: {keys} keys, one every {between:?}: {cost:.2} ms of the processor a key{ratio}; \
         {during} reports while typing",
        size(text)
    );
    cost
}
