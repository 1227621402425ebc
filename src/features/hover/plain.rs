//! Plain text: whether the name under the cursor is tagged elsewhere in the document.

use super::{Hover, mention, tally};
use crate::features::prose::{Line, Prose};
use crate::model::Document;
use crate::text::{Offset, Span};

/// How far a name reaches to either side of the cursor, in bytes.
const REACH: usize = 200;

/// The most words of a name that is looked for.
const LONGEST: usize = 6;

/// The longest name around `offset` that is tagged elsewhere.
pub(super) fn hover(document: &Document, offset: Offset) -> Option<Hover> {
    let (span, name) = tagged_name(document, offset)?;
    let entity = document.entities().get(&name)?;
    let line = Line::new()
        .strong(&name)
        .text(" is tagged ")
        .then(tally::times(document, &entity.labels()));
    let mut text = Prose::new();
    text.paragraph(line.text(" in this document, not here."));
    mention::add_places(&mut text, document, entity, &name, None);
    Some(Hover { span, text })
}

fn tagged_name(document: &Document, offset: Offset) -> Option<(Span, String)> {
    let words = words_around(document, offset);
    let here = words.iter().position(|word| word.contains(offset))?;
    let lengths = (1..=LONGEST.min(words.len())).rev();
    let runs = lengths.flat_map(|length| {
        let starts = (here + 1).saturating_sub(length)..=here.min(words.len() - length);
        starts.map(move |start| (start, length))
    });
    runs.map(|(start, length)| &words[start..start + length])
        .find_map(|run| name_of(document, run))
}

/// The name that `run` is, if it is written like one and tagged somewhere.
fn name_of(document: &Document, run: &[Span]) -> Option<(Span, String)> {
    let (first, last) = (run.first()?, run.last()?);
    let text = document.text().slice(Span::new(first.start, last.end));
    let name = text.trim_start_matches(OPENING);
    let start = first.start + (text.len() - name.len());
    let name = name.trim_end_matches(CLOSING);
    let inner = run[..run.len() - 1]
        .iter()
        .any(|word| document.text().slice(*word).ends_with(CLOSING));
    let begins = |c: char| c.is_uppercase() || c.is_numeric();
    if inner || !name.starts_with(begins) {
        return None;
    }
    document.entities().get(name)?;
    let bare = ["’s", "'s"]
        .iter()
        .find_map(|ending| name.strip_suffix(ending));
    let name = bare.unwrap_or(name);
    Some((Span::at(start, name.len()), name.to_owned()))
}

/// Signs that may stand before or behind a name, glued to it.
const OPENING: [char; 5] = ['(', '"', '“', '‘', '\''];
const CLOSING: [char; 10] = [',', ';', ':', '!', '?', ')', '"', '”', '…', '—'];

/// The words of the line around `offset`, up to the next bracket or tag on either side.
fn words_around(document: &Document, offset: Offset) -> Vec<Span> {
    let text = document.text();
    let start = text.floor(offset.back(REACH));
    let near = text.slice(Span::new(start, offset + REACH));
    let at = offset.min(text.end()) - start;
    let ends = ['[', ']', '<', '>', '\n', '\r'];
    let from = near.get(..at).and_then(|before| before.rfind(ends));
    let from = from.map_or(0, |end| end + 1);
    let to = near.get(at..).and_then(|behind| behind.find(ends));
    let to = to.map_or(near.len(), |end| at + end);
    let mut words = Vec::new();
    let mut word = from;
    let blanks = near[from..to].match_indices(char::is_whitespace);
    let blanks = blanks.map(|(at, blank)| (from + at, from + at + blank.len()));
    for (end, next) in blanks.chain([(to, to)]) {
        if word < end {
            words.push(Span::new(start + word, start + end));
        }
        word = next;
    }
    words
}
