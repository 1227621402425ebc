//! What changes very many places at once: renaming a frequent name, and all fixes.

use std::time::Instant;

use serde_json::{Value, json};

use super::editor::Editor;
use super::size;
use crate::Scale;
use crate::process::Diagnostics;
use crate::sample::{FREQUENT, frequent, small_labels};
use crate::wire::{URI, range};

pub(super) fn run(scale: Scale) {
    let (mentions, findings, bytes) = match scale {
        Scale::Full => (10_000, 5_000, 10_000_000),
        Scale::Small => (100, 60, 50_000),
    };
    let text = frequent(mentions);
    let line = text.lines().position(|line| line.contains(FREQUENT));
    let line = line.unwrap();
    let column = text.lines().nth(line).unwrap().find(FREQUENT).unwrap() + 1;
    let position = json!({"line": line, "character": column});
    let params =
        json!({"textDocument": {"uri": URI}, "position": position, "newName": "Kelun Works"});
    let edits = show("rename", &text, "textDocument/rename", &params);
    assert!(edits >= mentions, "{edits}");

    let text = small_labels(bytes, findings);
    let context = json!({"diagnostics": [], "only": ["source.fixAll.glossator"]});
    let whole = range((0, 0), (text.lines().count(), 0));
    let params = json!({"textDocument": {"uri": URI}, "range": whole, "context": context});
    let edits = show("fix all", &text, "textDocument/codeAction", &params);
    println!("    (goal: edits for all {findings} findings)");
    assert!(edits > 0);
}

/// Asks once, before anything else was asked of the document but colours and diagnostics. Returns
/// the number of edits in the answer.
fn show(name: &str, text: &str, method: &str, params: &Value) -> usize {
    let mut editor = Editor::start(Diagnostics::Pulled, text, 0);
    let (before, started) = (editor.cpu(), Instant::now());
    let asked = editor.request(method, params);
    let (came, answer) = editor.wait_for_answer(asked);
    let wall = (came - started).as_secs_f64() * 1e3;
    let cpu = (editor.cpu() - before) * 1e3;
    let (size, edits) = (size(text), edits(&answer));
    println!("    {name} in {size}: {edits} edits, {wall:.1} ms, {cpu:.1} ms of the processor");
    edits
}

fn edits(answer: &[u8]) -> usize {
    let mark: &[u8] = br#""newText""#;
    let windows = answer.windows(mark.len());
    windows.filter(|window| *window == mark).count()
}
