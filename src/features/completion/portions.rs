//! Portion marks behind the number of a paragraph: `2 . (` ⇒ `2 . ( C )`.

use super::cursor_line::CursorLine;
use super::{Completion, Item, ItemKind};
use crate::syntax::{MarkKind, Summary, portion_mark};
use crate::text::{Edit, Offset, Span};

/// The marks, in the order in which they are offered.
const MARKS: [&str; 9] = [
    "U", "SBU", "C", "C/NF", "S", "S/NF", "SBU/NF", "TS", "U//FOUO",
];

/// Longest text between a paragraph's number and its mark, and longest mark, in bytes.
const MAX_GAP_BYTES: usize = 24;

/// The portion marks, if the cursor stands in the place of one.
pub(super) fn items(line: &CursorLine<'_>) -> Completion {
    let Some(start) = opening(line) else {
        return Completion::default();
    };
    let header = line.document.header();
    let top = header.and_then(|header| header.classification);
    let blank = if line.site.tokenised { " " } else { "" };
    let close = line.behind.find(')').filter(|close| {
        let inside = &line.behind[..*close];
        inside.trim().is_empty() || portion_mark(inside).is_some()
    });
    let end = line.offset + close.map_or(0, |close| close + 1);
    // Nothing in a cable is more secret than its header says.
    let marks = MARKS.iter().filter(|mark| {
        let level = portion_mark(mark).map(|read| read.level);
        top.is_none_or(|(top, _)| level <= Some(top))
    });
    let items = marks.map(|mark| {
        let text = format!("({blank}{mark}{blank})");
        let edit = Edit::new(Span::new(start, end), text.clone());
        let mut item = Item::new(ItemKind::Portion, format!("({mark})"), edit);
        item.filter = text;
        item.detail = portion_mark(mark).map_or(String::new(), |read| read.meaning());
        item
    });
    Completion {
        items: items.collect(),
        incomplete: false,
    }
}

/// The start of the parenthesis around the cursor, if it stands in the place of a portion mark.
fn opening(line: &CursorLine<'_>) -> Option<Offset> {
    let open = line.before.rfind('(')?;
    let inside = line.before[open + 1..].trim();
    let in_mark = |c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '-' | ' ');
    if inside.len() > MAX_GAP_BYTES || !inside.chars().all(in_mark) {
        return None;
    }
    let start = line.offset.back(line.before.len() - open);
    let text = line.document.text();
    let near = Span::new(text.floor(start.back(MAX_GAP_BYTES)), start);
    let counted = |summary: &Summary| summary.marks > 0;
    let form = line.document.paragraph_form();
    let numbers = line
        .document
        .marks_from(near.start, counted)
        .take_while(|mark| mark.span.start < start)
        .filter(|mark| matches!(mark.kind, MarkKind::Paragraph(_)))
        .filter(|mark| line.document.opens_paragraph(form, mark));
    let number = numbers.last()?;
    let between = text.slice(Span::new(number.span.end, start));
    (between.trim() == ".").then_some(start)
}
