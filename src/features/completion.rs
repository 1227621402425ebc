//! Completion: labels behind a `[`; names from the open documents and the project's gazetteer, in a
//! mention or in plain text; fields and codes of a cable's header; portion marks.
//!
//! Requested at every key, so only the line around the cursor and a bounded number of names are
//! searched; in documents with more names, those near the cursor.

mod codes;
mod cursor;
mod cursor_line;
mod explain;
mod fields;
mod item;
mod known;
mod labels;
mod listed;
mod mention;
mod plain;
mod portions;
mod signature;

use cursor_line::{Bracket, CursorLine};

pub use cursor::{Cursor, Trigger};
pub use explain::explanation;
pub use item::{Completion, Item, ItemKind, ItemSubject, MAX_ITEMS, Snippet};
pub use signature::{Signature, signature};

/// The items offered at `cursor`.
pub fn completion(cursor: &Cursor<'_>) -> Completion {
    let line = CursorLine::of(cursor);
    let is_other_sign = |sign| matches!(cursor.trigger, Trigger::Sign(other) if other != sign);
    let mut found = match line.bracket() {
        _ if cursor.trigger == Trigger::Sign('(') => portions::items(&line),
        Some(Bracket::Label(label)) if !is_other_sign('[') => labels::items(&line, label),
        Some(Bracket::Name(name)) if !is_other_sign(' ') => mention::items(&line, &name),
        None if cursor.trigger == Trigger::Invoked => outside(&line),
        _ => Completion::default(),
    };
    found.incomplete |= found.items.len() > MAX_ITEMS;
    found.items.truncate(MAX_ITEMS);
    found
}

/// The items outside brackets: marks and codes alone, since their places hold nothing else; else
/// fields and names.
fn outside(line: &CursorLine<'_>) -> Completion {
    let portions = portions::items(line);
    if !portions.items.is_empty() {
        return portions;
    }
    let codes = codes::items(line);
    if !codes.items.is_empty() {
        return codes;
    }
    let mut fields = fields::items(line);
    let names = plain::items(line);
    fields.items.extend(names.items);
    fields.incomplete |= names.incomplete;
    fields
}

#[cfg(test)]
mod tests;
