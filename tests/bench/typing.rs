//! What somebody who types meets in an editor, over the wire: how soon errors are shown, what a
//! key costs and brings, what is asked for beside it.
//!
//! `GLOSSATOR_TYPING=errors,keys cargo bench --bench bench -- typing` measures the parts that have
//! one of these names.

mod actions;
mod burst;
mod completion;
mod editor;
mod errors;
mod keys;
mod lists;
mod typist;
mod whole;

use super::Scale;

/// A part and its name.
type Part = (&'static str, fn(Scale));

const PARTS: [Part; 7] = [
    ("completion", completion::run),
    ("errors", errors::run),
    ("keys", keys::run),
    ("lists", lists::run),
    ("burst", burst::run),
    ("whole", whole::run),
    ("actions", actions::run),
];

pub(crate) fn run(scale: Scale) {
    let wanted = std::env::var("GLOSSATOR_TYPING").unwrap_or_default();
    for (name, run) in PARTS {
        if wanted.is_empty() || wanted.split(',').any(|word| word == name) {
            println!("  {name} (load {})", load());
            run(scale);
        }
    }
}

/// How many threads wanted a processor in the last minute, where the system tells.
fn load() -> String {
    let loads = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    loads.split(' ').next().unwrap_or_default().to_owned()
}

/// A size in words.
fn size(text: &str) -> String {
    match text.len() {
        bytes if bytes < 1_000_000 => format!("{} KB", bytes / 1_000),
        bytes => format!("{} MB", bytes / 1_000_000),
    }
}

/// The median and 95 % of `milliseconds`, in words.
fn spread(milliseconds: &[f64]) -> String {
    let [middle, most] = [50, 95].map(|percent| super::sample::percentile(milliseconds, percent));
    format!("median {middle:.1} ms, 95 % {most:.1} ms")
}
