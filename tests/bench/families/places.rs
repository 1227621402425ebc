//! Where in a text requests ask.

use serde_json::{Value, json};

/// A mention, or where one could be, by its parts.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) what: &'static str,
    /// Behind its `[`.
    pub(super) label: Value,
    /// Behind the label's blank.
    pub(super) before_name: Value,
    /// In its name.
    pub(super) name: Value,
    /// Behind its `]`.
    pub(super) behind: Value,
}

/// Places at the start, in the middle and at the end of `text`. The one in the middle is the first
/// of its line: so it is about the same part of what is repeated at all sizes.
pub(super) fn places(text: &str) -> [Place; 3] {
    let middle = floor(text, text.len() / 2);
    let line = text[..middle].rfind('\n').map_or(middle, |end| end + 1);
    let last = text.rfind("[PER").or_else(|| text.rfind('['));
    [
        ("first", 0),
        ("middle", line),
        ("last", last.unwrap_or(text.len())),
    ]
    .map(|(what, from)| place(text, what, from))
}

/// The first mention from `from` on.
fn place(text: &str, what: &'static str, from: usize) -> Place {
    let from = floor(text, from);
    let behind = |sign: char, from: usize| {
        let near = floor(text, (from + 200).min(text.len()));
        let found = text[from..near].find(sign);
        found.map_or(from, |at| from + at + sign.len_utf8())
    };
    let label = text[from..].find('[').map_or(from, |at| from + at + 1);
    let name = behind(' ', label);
    let inside = text[name..]
        .chars()
        .next()
        .map_or(name, |first| name + first.len_utf8());
    Place {
        what,
        label: position(text, label),
        before_name: position(text, name),
        name: position(text, inside),
        behind: position(text, behind(']', name)),
    }
}

/// An offset as the protocol has it, in UTF-16.
pub(super) fn position(text: &str, offset: usize) -> Value {
    let before = &text[..offset];
    let feeds = before.matches('\n').count();
    let lone = |(at, _): &(usize, &str)| !text[at + 1..].starts_with('\n');
    let lines = feeds + before.match_indices('\r').filter(lone).count();
    let start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let column = before[start..].encode_utf16().count();
    json!({"line": lines, "character": column})
}

/// The boundary of a character at `at` or the last one before it.
pub(super) fn floor(text: &str, at: usize) -> usize {
    let back = |back: &usize| text.is_char_boundary(at.min(text.len()) - back);
    at.min(text.len()) - (0..4).find(back).unwrap_or_default()
}
