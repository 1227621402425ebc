//! Tags of the page that a text was taken from, other than the anchors of paragraphs.

use super::super::item::MarkKind;
use super::Lexer;

/// The longest tag, in bytes.
const LIMIT: usize = 120;

pub(super) fn read(lexer: &mut Lexer<'_>) {
    let mut at = lexer.start;
    while let Some(found) = memchr::memchr(b'<', &lexer.bytes[at..lexer.end]) {
        at = tag(lexer, at + found);
    }
}

/// Reads the tag at `at`; returns where to go on.
fn tag(lexer: &mut Lexer<'_>, at: usize) -> usize {
    let bytes = &lexer.bytes[at..lexer.end];
    for (text, kind) in [
        (&b"<code><pre>"[..], MarkKind::WrapperOpen),
        (b"</pre></code>", MarkKind::WrapperClose),
    ] {
        if bytes.starts_with(text) {
            lexer.mark(kind, at..at + text.len(), 0);
            return at + text.len();
        }
    }
    let of_anchor = bytes.starts_with(b"<a id=") || bytes.starts_with(b"</a>");
    let named = |byte: &u8| byte.is_ascii_alphabetic() || *byte == b'/';
    if of_anchor || !bytes.get(1).is_some_and(named) {
        return at + 1;
    }
    let mut near = bytes.iter().take(LIMIT);
    let end = near.position(|byte| matches!(byte, b'>' | b'[' | b'\n' | b'\r'));
    let Some(end) = end.filter(|end| bytes[*end] == b'>') else {
        return at + 1;
    };
    lexer.mark(MarkKind::Markup, at..at + end + 1, 0);
    at + end + 1
}
