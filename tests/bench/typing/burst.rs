//! Many edits at once, as a macro or a repeating key sends them, then colours and diagnostics.

use std::thread::sleep;
use std::time::{Duration, Instant};

use super::editor::Editor;
use super::{size, spread};
use crate::Scale;
use crate::process::Diagnostics;
use crate::sample::faulty;

const EDITS: usize = 20;

pub(super) fn run(scale: Scale) {
    let (text, times, rest) = match scale {
        Scale::Full => (faulty(1_000_000, 600), 20, Duration::from_millis(500)),
        Scale::Small => (faulty(50_000, 60), 2, Duration::ZERO),
    };
    let line = text.lines().count() / 2;
    let mut editor = Editor::start(Diagnostics::Pulled, &text, line);
    let (mut colours, mut diagnostics) = (Vec::new(), Vec::new());
    let before = editor.cpu();
    for _ in 0..times {
        sleep(rest);
        let started = Instant::now();
        for _ in 0..EDITS / 2 {
            editor.edit((line, 0), (line, 0), "x");
        }
        for _ in 0..EDITS / 2 {
            editor.edit((line, 0), (line, 1), "");
        }
        let coloured = editor.ask_for_colours();
        editor.pull();
        let (coloured, _) = editor.wait_for_answer(coloured);
        let shown = editor.wait_until_current();
        let wait = |came: Instant| (came - started).as_secs_f64() * 1e3;
        colours.push(wait(coloured));
        diagnostics.push(wait(shown));
    }
    let cost = (editor.cpu() - before) * 1e3 / f64::from(times);
    let size = size(&text);
    println!(
        "    {EDITS} edits in {size}: colours {}; diagnostics {}; {cost:.1} ms of the processor",
        spread(&colours),
        spread(&diagnostics)
    );
}
