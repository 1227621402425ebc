//! Portion marks behind the number of a paragraph: `2 . (` ⇒ `2 . ( C )`.

use super::site::Site;
use super::{Completion, Item, ItemKind};
use crate::syntax::{MarkKind, Summary, portion_mark};
use crate::text::{Edit, Offset, Span};

/// The marks, in the order in which they are offered.
const MARKS: [&str; 9] = [
    "U", "SBU", "C", "C/NF", "S", "S/NF", "SBU/NF", "TS", "U//FOUO",
];

/// A number stands so near before its mark, in bytes.
const NEAR: usize = 24;

pub(super) fn items(site: &Site<'_>) -> Completion {
    let Some(start) = opening(site) else {
        return Completion::default();
    };
    let header = site.document.header();
    let top = header.and_then(|header| header.classification);
    let blank = if site.style.tokenised { " " } else { "" };
    let close = site.behind.find(')').filter(|close| {
        let inside = &site.behind[..*close];
        inside.trim().is_empty() || portion_mark(inside).is_some()
    });
    let end = site.offset + close.map_or(0, |close| close + 1);
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

/// Where the parenthesis of a portion mark stands in which the cursor is.
fn opening(site: &Site<'_>) -> Option<Offset> {
    let open = site.before.rfind('(')?;
    let inside = site.before[open + 1..].trim();
    let of_mark = |c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '-' | ' ');
    if inside.len() > NEAR || !inside.chars().all(of_mark) {
        return None;
    }
    let start = site.offset.back(site.before.len() - open);
    let text = site.document.text();
    let near = Span::new(text.floor(start.back(NEAR)), start);
    let counted = |summary: &Summary| summary.marks > 0;
    let form = site.document.form();
    let numbers = site
        .document
        .marks_from(near.start, counted)
        .take_while(|mark| mark.span.start < start)
        .filter(|mark| matches!(mark.kind, MarkKind::Paragraph(_)))
        .filter(|mark| site.document.opens_paragraph(form, mark));
    let number = numbers.last()?;
    let between = text.slice(Span::new(number.span.end, start));
    (between.trim() == ".").then_some(start)
}
