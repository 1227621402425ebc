//! Very many random edits: the document stays what reading it anew would give, and its memory
//! stays what it was.

use std::time::Instant;

use glossator::model::Document;
use glossator::text::{Edit, Offset, Span};

use super::Scale;
use super::same::assert_as_read_anew;
use super::sample::{Random, cable};

const PIECES: [&str; 14] = [
    "x",
    " ",
    "\n",
    "[",
    "]",
    "  ]",
    "[ORG ",
    "[LOC Oru  ] ",
    "¶",
    ". ",
    "-----",
    "<a id='par3' href='#par3'>¶</a>3 . \n( C ) ",
    "’s ",
    "A longer stretch of plain text without anything in it , as people paste it . \n",
];

pub(crate) fn run(scale: Scale) {
    let (bytes, edits, check_every) = match scale {
        Scale::Full => (1_000_000, 1_000_000, 20_000),
        Scale::Small => (30_000, 2_000, 500),
    };
    let mut document = Document::new(&cable(bytes), 0);
    let mut random = Random::new();
    let started = Instant::now();
    let mut memory = Vec::new();
    for count in 1..=edits {
        let edit = edit(&document, &mut random, bytes);
        document.apply(&edit);
        if count % check_every == 0 {
            assert_as_read_anew(&document);
            memory.extend(resident());
        }
    }
    let first = memory.get(memory.len() / 4).copied().unwrap_or(0);
    let last = memory.last().copied().unwrap_or(0);
    println!(
        "  {edits} edits, {} times compared with reading anew: no drift; {:.1} s; memory {} MB, then {} MB",
        edits / check_every,
        started.elapsed().as_secs_f64(),
        first >> 20,
        last >> 20
    );
    assert!(last < first + first / 2 + (16 << 20), "memory grows");
}

/// Insertions and deletions that keep the size about what it was.
fn edit(document: &Document, random: &mut Random, bytes: usize) -> Edit {
    let length = document.text().len();
    let at = Offset::new(random.below(length + 1));
    let deletes = if length > bytes { 60 } else { 20 };
    let span = if random.below(2) == 0 {
        Span::empty(at)
    } else {
        Span::at(at, random.below(deletes))
    };
    Edit::new(span, PIECES[random.below(PIECES.len())])
}

fn resident() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim()
        .trim_end_matches(" kB")
        .parse::<usize>()
        .ok()
        .map(|kilobytes| kilobytes << 10)
}
