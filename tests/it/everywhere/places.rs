//! Positions and edits of a text, counted by the tests themselves.

use std::collections::HashSet;

use serde_json::{Value, json};

/// What columns count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Encoding {
    Utf8,
    Utf16,
    Utf32,
}

impl Encoding {
    pub(super) const ALL: [Self; 3] = [Self::Utf8, Self::Utf16, Self::Utf32];

    /// As the protocol calls it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16 => "utf-16",
            Self::Utf32 => "utf-32",
        }
    }

    fn units(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16 => c.len_utf16(),
            Self::Utf32 => 1,
        }
    }
}

/// The lines of `text`: where each starts, and what stands in it, without its end (LSP 3.17
/// §textDocuments: `\n`, `\r\n` and `\r` end lines, and nothing else does).
fn lines(text: &str) -> Vec<(usize, &str)> {
    let mut lines = Vec::new();
    let (mut from, mut rest) = (0, text);
    while let Some(end) = rest.find(['\n', '\r']) {
        lines.push((from, &rest[..end]));
        let ending = if rest[end..].starts_with("\r\n") {
            2
        } else {
            1
        };
        from += end + ending;
        rest = &rest[end + ending..];
    }
    lines.push((from, rest));
    lines
}

/// A line and a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Place(pub(super) usize, pub(super) usize);

impl Place {
    pub(super) fn json(self) -> Value {
        json!({"line": self.0, "character": self.1})
    }

    fn of(position: &Value) -> Self {
        let number = |key: &str| position[key].as_u64().unwrap() as usize;
        Self(number("line"), number("character"))
    }
}

/// All places of `text`: before and within each character, at the end of each line and behind it.
pub(super) fn places(text: &str, encoding: Encoding) -> Vec<Place> {
    let mut places = Vec::new();
    for (number, (_, line)) in lines(text).into_iter().enumerate() {
        let length: usize = line.chars().map(|c| encoding.units(c)).sum();
        places.extend((0..=length).map(|column| Place(number, column)));
        places.push(Place(number, length + 7));
    }
    places.push(Place(0, u32::MAX as usize));
    places
}

/// The place of the character at `offset`; none within `\r\n`.
pub(super) fn place_of(text: &str, offset: usize, encoding: Encoding) -> Option<Place> {
    let lines = lines(text);
    let number = lines.partition_point(|(start, _)| *start <= offset) - 1;
    let (start, line) = lines[number];
    let before = line.get(..offset - start)?;
    Some(Place(
        number,
        before.chars().map(|c| encoding.units(c)).sum(),
    ))
}

/// The first line that `text` does not have.
pub(super) fn beyond(text: &str) -> Place {
    Place(lines(text).len(), 0)
}

/// The offset of `place`, which must be that of a character or of a line's end.
fn offset(text: &str, place: Place, encoding: Encoding) -> Option<usize> {
    let (start, line) = *lines(text).get(place.0)?;
    let mut column = 0;
    for (at, c) in line.char_indices() {
        if column == place.1 {
            return Some(start + at);
        }
        column += encoding.units(c);
    }
    (column == place.1).then_some(start + line.len())
}

/// `text` after the protocol's `edits`.
///
/// # Errors
/// They overlap, or one splits a character or names a place that is not there.
pub(super) fn edited(text: &str, edits: &[Value], encoding: Encoding) -> Result<String, String> {
    let mut spans = Vec::new();
    for edit in edits {
        let at = |end: &str| offset(text, Place::of(&edit["range"][end]), encoding);
        let span = at("start").zip(at("end"));
        let (start, end) = span.ok_or_else(|| format!("a place that is not there: {edit}"))?;
        if start > end {
            return Err(format!("it ends before it starts: {edit}"));
        }
        spans.push((start, end, edit["newText"].as_str().unwrap()));
    }
    // Insertions at one place are made in the order in which they come.
    spans.sort_by_key(|(start, end, _)| (*start, *end));
    let mut after = String::new();
    let mut from = 0;
    for (start, end, new) in spans {
        if start < from {
            return Err("edits overlap".to_owned());
        }
        after.push_str(&text[from..start]);
        after.push_str(new);
        from = end;
    }
    after.push_str(&text[from..]);
    Ok(after)
}

/// Whether `before` and `after` differ in nothing but brackets, labels and blanks. A label is what
/// stands right behind a `[`, as far as `is_label` says so.
pub(super) fn same_words(before: &str, after: &str, is_label: &dyn Fn(&str) -> bool) -> bool {
    let (before, after) = (Side::new(before, is_label), Side::new(after, is_label));
    // All pairs of places up to which both are the same.
    let (mut seen, mut due) = (HashSet::new(), vec![(0, 0)]);
    while let Some((i, j)) = due.pop() {
        if !seen.insert((i, j)) {
            continue;
        }
        if i == before.chars.len() && j == after.chars.len() {
            return true;
        }
        due.extend(before.skips(i).map(|i| (i, j)));
        due.extend(after.skips(j).map(|j| (i, j)));
        if i < before.chars.len() && before.chars.get(i) == after.chars.get(j) {
            due.push((i + 1, j + 1));
        }
    }
    false
}

/// One of two texts that are compared.
struct Side<'a> {
    chars: Vec<char>,
    is_label: &'a dyn Fn(&str) -> bool,
}

impl<'a> Side<'a> {
    fn new(text: &str, is_label: &'a dyn Fn(&str) -> bool) -> Self {
        let chars = text.chars().collect();
        Self { chars, is_label }
    }

    /// How far one may skip what does not count from `at` on.
    fn skips(&self, at: usize) -> impl Iterator<Item = usize> {
        let blank = |c: &char| c.is_whitespace() || matches!(c, '[' | ']');
        let one = self.chars.get(at).filter(|c| blank(c)).map(|_| at + 1);
        let behind_bracket = at > 0 && self.chars[at - 1] == '[';
        let longest = if behind_bracket { 24 } else { 0 };
        let rest = &self.chars[at..];
        let words = (1..=longest.min(rest.len())).filter(move |length| {
            let word: String = rest[..*length].iter().collect();
            (self.is_label)(&word)
        });
        one.into_iter().chain(words.map(move |length| at + length))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(word: &str) -> bool {
        matches!(word, "PER" | "ORG")
    }

    #[test]
    fn words_that_change_are_seen() {
        let same = |before, after| same_words(before, after, &label);
        assert!(same("[PER Ida  ] went", "Ida went"));
        assert!(same("[PERIda] went", "[ORG Ida  ] went"));
        assert!(same("a [PER [ORG A  ] b", "a [PER A  ] b"));
        assert!(!same("[PER Ida  ] went", "[PER Id  ] went"));
        assert!(!same("PER Ida", "Ida"));
        assert!(!same("[LOC Ida  ]", "Ida"));
        assert!(!same("a ( C )", "a"));
    }

    #[test]
    fn edits_that_cannot_be_made_are_seen() {
        let edit = |from: (usize, usize), to: (usize, usize)| {
            let range =
                json!({"start": Place(from.0, from.1).json(), "end": Place(to.0, to.1).json()});
            json!({"range": range, "newText": "x"})
        };
        let one = |from, to| edited("é😀\r\nb", &[edit(from, to)], Encoding::Utf16);
        assert_eq!(one((0, 1), (0, 3)), Ok("éx\r\nb".to_owned()));
        assert_eq!(one((0, 3), (1, 0)), Ok("é😀xb".to_owned()));
        assert!(one((0, 2), (0, 3)).is_err());
        assert!(one((0, 0), (0, 4)).is_err());
        assert!(one((2, 0), (2, 0)).is_err());
        let overlap = [edit((0, 0), (0, 3)), edit((0, 1), (1, 0))];
        assert!(edited("é😀\r\nb", &overlap, Encoding::Utf16).is_err());
        assert_eq!(places("é😀", Encoding::Utf8).len(), 6 + 1 + 2);
    }
}
