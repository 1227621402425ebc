//! The codes of a TAGS field as they are written: in plain, as links of a page, or in mentions.

use crate::model::Document;
use crate::text::Span;

/// A TAGS field is read so far, in bytes.
const REACH: usize = 4_096;

/// A code as it stands in the field.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    /// With the link around it.
    pub(crate) span: Span,
    pub(crate) code: String,
}

/// The codes of a field, in order.
pub(crate) fn written(document: &Document, value: Span) -> Vec<Written> {
    let text = document.text();
    let text = text.slice(Span::new(value.start, value.end.min(value.start + REACH)));
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
            codes.push(Written {
                span: Span::at(value.start + at, length),
                code: code.trim().to_owned(),
            });
        }
        at += length;
    }
    codes
}

fn is_joint(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | ']' | '[' | '<')
}

/// The length of the tag that `text` begins with, and the code in it, if it is a link.
fn link(text: &str) -> (usize, Option<&str>) {
    let tag = text.find('>').map_or(text.len(), |end| end + 1);
    let inner = &text[tag..];
    match inner.find("</a>") {
        Some(end) if text.starts_with("<a ") => (tag + end + 4, Some(&inner[..end])),
        _ => (tag, None),
    }
}
