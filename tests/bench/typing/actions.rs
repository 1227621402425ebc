//! What is offered where something is shown: each finding once, and each mention of a frequent
//! name, as somebody meets them who goes through a document.

use std::collections::BTreeMap;
use std::time::Instant;

use serde_json::{Value, json};

use super::editor::{Editor, Item, Place};
use super::{size, spread};
use crate::Scale;
use crate::process::Diagnostics;
use crate::sample::{FREQUENT, faulty};
use crate::wire::{URI, range};

/// Mentions of the frequent name that are visited.
const VISITED: usize = 100;

pub(super) fn run(scale: Scale) {
    let text = match scale {
        Scale::Full => faulty(1_000_000, 600),
        Scale::Small => faulty(50_000, 60),
    };
    let mut editor = Editor::start(Diagnostics::Pulled, &text, 0);
    let mut waits = BTreeMap::<String, Vec<f64>>::new();
    let items = editor.shown.items.clone();
    println!("    {} findings in {}", items.len(), size(&text));
    let before = editor.cpu();
    for item in &items {
        let wait = ask(&mut editor, places(item), &[shown(item)]);
        waits.entry(item.code.clone()).or_default().push(wait);
    }
    let cost = (editor.cpu() - before) * 1e3 / items.len() as f64;
    let all: Vec<f64> = waits.values().flatten().copied().collect();
    println!(
        "    each once: {}; {cost:.2} ms of the processor (goal 2)",
        spread(&all)
    );
    for (code, waits) in &waits {
        println!("      {code}, {} times: {}", waits.len(), spread(waits));
    }

    let mentions = mentions(&text);
    let before = editor.cpu();
    let mut waits = Vec::new();
    for place in &mentions {
        waits.push(ask(&mut editor, (*place, *place), &[]));
    }
    let cost = (editor.cpu() - before) * 1e3 / mentions.len() as f64;
    println!(
        "    at {} mentions of a frequent name: {}; {cost:.2} ms of the processor (goal 5)",
        mentions.len(),
        spread(&waits)
    );
}

/// Milliseconds until the actions for a range are there.
fn ask(editor: &mut Editor, (from, to): (Place, Place), shown: &[Value]) -> f64 {
    let params = json!({
        "textDocument": {"uri": URI}, "range": range(from, to), "context": {"diagnostics": shown},
    });
    let started = Instant::now();
    let asked = editor.request("textDocument/codeAction", &params);
    let (came, answer) = editor.wait_for_answer(asked);
    let title: &[u8] = br#""title""#;
    assert!(
        answer.windows(title.len()).any(|window| window == title),
        "nothing is offered at {from:?}"
    );
    (came - started).as_secs_f64() * 1e3
}

fn places(item: &Item) -> (Place, Place) {
    let (start, end) = (item.range.start, item.range.end);
    ((start.line, start.character), (end.line, end.character))
}

/// The diagnostic as editors send it back.
fn shown(item: &Item) -> Value {
    let (from, to) = places(item);
    json!({
        "range": range(from, to), "severity": item.severity, "code": item.code,
        "source": "glossator", "message": item.message,
    })
}

/// Places in mentions of the frequent name, evenly over the text.
fn mentions(text: &str) -> Vec<Place> {
    let mention = format!("[ORG {FREQUENT}  ]");
    let inside = "[ORG V".len();
    let lines = text.lines().enumerate();
    let places = lines.filter_map(|(number, line)| Some((number, line.find(&mention)? + inside)));
    let places: Vec<Place> = places.collect();
    let step = places.len().div_ceil(VISITED);
    places.into_iter().step_by(step).collect()
}
