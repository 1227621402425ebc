//! The codes of a TAGS field as written: in plain text, as links of a page, or in mentions.

use crate::model::Document;
use crate::text::Span;

/// Longest TAGS field that is read, in bytes.
const MAX_FIELD_BYTES: usize = 4_096;

/// A code of a TAGS field.
#[derive(Clone, Debug)]
pub(crate) struct WrittenCode {
    /// The code with the link around it.
    pub(crate) span: Span,
    /// The code.
    pub(crate) code: String,
}

/// The codes of the TAGS field with this value, in order.
pub(crate) fn written_codes(document: &Document, value: Span) -> Vec<WrittenCode> {
    let end = value.end.min(value.start + MAX_FIELD_BYTES);
    let text = document.text().slice(Span::new(value.start, end));
    let mut codes = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let (length, code) = match c {
            '<' => link(rest),
            '[' => (rest.find(' ').unwrap_or(rest.len()), None),
            _ if is_joint(c) => (c.len_utf8(), None),
            _ => {
                let length = rest.find(is_joint).unwrap_or(rest.len());
                (length, Some(&rest[..length]))
            }
        };
        if let Some(code) = code {
            codes.push(WrittenCode {
                span: Span::at(value.start + at, length),
                code: code.trim().to_owned(),
            });
        }
        at += length;
    }
    codes
}

/// True for characters between codes.
fn is_joint(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | ']' | '[' | '<')
}

/// The length in bytes of the tag or link at the start of `text`, and the code in a link.
fn link(text: &str) -> (usize, Option<&str>) {
    let tag = text.find('>').map_or(text.len(), |end| end + 1);
    let inner = &text[tag..];
    match inner.find("</a>") {
        Some(end) if text.starts_with("<a ") => (tag + end + 4, Some(&inner[..end])),
        _ => (tag, None),
    }
}
