//! The small edits of a TOML text. What is written is printed by `toml_edit`, and where it goes
//! is read off what that has parsed: the rest of the text is never printed.

use std::ops::Range;

use toml_edit::{Array, ArrayOfTables, Document, DocumentMut, Table, Value};

use crate::text::{Edit, Offset, Span};

/// The edit that puts another `table` into the list `key` of tables, behind everything.
pub(super) fn append_table(text: &str, key: &str, table: Table) -> Edit {
    let mut document = DocumentMut::new();
    document.insert(key, ArrayOfTables::from_iter([table]).into());
    let gap = match text {
        "" | "\u{feff}" => "",
        _ if text.ends_with('\n') => "\n",
        _ => "\n\n",
    };
    edit_at(text, text.len()..text.len(), &format!("{gap}{document}"))
}

/// The edit that puts `value` under `key` in the place of the entry `old`, if there is one.
/// Comments around it stay.
pub(super) fn replace_entry(text: &str, old: &str, key: &str, value: &Value) -> Option<Edit> {
    let document = Document::parse(text).ok()?;
    let (old, item) = document.get_key_value(old)?;
    let span = old.span()?.start..item.span()?.end;
    Some(edit_at(text, span, line(key, value).trim_end()))
}

/// The edit that puts `value` under `key` above everything but the comment that the text begins
/// with, if an empty line parts it from the rest.
pub(super) fn insert_first(text: &str, key: &str, value: &Value) -> Edit {
    let at = behind_head(text);
    let gap = if text[at..].starts_with('[') {
        "\n"
    } else {
        ""
    };
    edit_at(text, at..at, &format!("{}{gap}", line(key, value)))
}

/// The edit that makes `change` in the list which is the value of `key`, if there is one.
pub(super) fn change_list(text: &str, key: &str, change: impl FnOnce(&mut Array)) -> Option<Edit> {
    let document = Document::parse(text).ok()?;
    let whole = document.get(key)?.span()?;
    let mut list = document.into_mut().get(key)?.as_array()?.clone();
    list.decor_mut().clear();
    change(&mut list);
    let written = text.get(whole.clone())?;
    // No line end is printed as `\r\n`.
    let (before, after) = (written.replace("\r\n", "\n"), list.to_string());
    let (span, new) = difference(&before, &after);
    let at = |offset| whole.start + written_offset(written, offset);
    Some(edit_at(text, at(span.start)..at(span.end), new))
}

/// Where the offset `plain` of `text` lies if its line ends are `\n` there.
fn written_offset(text: &str, plain: usize) -> usize {
    let pairs = text.match_indices("\r\n").map(|(at, _)| at).enumerate();
    plain + pairs.take_while(|(count, at)| at - count < plain).count()
}

/// A line with an entry.
fn line(key: &str, value: &Value) -> String {
    let mut document = DocumentMut::new();
    document.insert(key, value.clone().into());
    document.to_string()
}

/// The edit that writes `new` at `span`, with the line ends of `text`.
fn edit_at(text: &str, span: Range<usize>, new: &str) -> Edit {
    let span = Span::new(Offset::new(span.start), Offset::new(span.end));
    if !text.contains("\r\n") {
        return Edit::new(span, new);
    }
    Edit::new(span, new.replace("\r\n", "\n").replace('\n', "\r\n"))
}

/// Behind the comment that a text begins with, if an empty line parts it from the rest.
fn behind_head(text: &str) -> usize {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        let is_comment = line.starts_with('#');
        if !is_comment && !line.trim().is_empty() {
            return start;
        }
        at += line.len();
        if !is_comment {
            return at;
        }
    }
    // Nothing but a comment.
    if text.ends_with('\n') { at } else { start }
}

/// The part of `before` that `after` has something else for, and what that is. What is put in
/// behind a value begins with the comma between them.
fn difference<'a>(before: &str, after: &'a str) -> (Range<usize>, &'a str) {
    let mut start = common(before.chars(), after.chars());
    let mut rest = common(before[start..].chars().rev(), after[start..].chars().rev());
    // A list that ends with a comma has the new one behind the new value: the same text.
    while start + rest == before.len()
        && let Some(last) = before[..start].chars().next_back()
        && matches!(last, ',' | ' ' | '\t' | '\n')
        && after[..after.len() - rest].ends_with(last)
    {
        (start, rest) = (start - 1, rest + 1);
    }
    (
        start..before.len() - rest,
        &after[start..after.len() - rest],
    )
}

/// How many bytes both begin with.
fn common(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    let same = one.zip(other).take_while(|(one, other)| one == other);
    same.map(|(c, _)| c.len_utf8()).sum()
}
