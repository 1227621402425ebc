//! Tags and character references of the web page that a text was taken from. The anchors of
//! paragraphs are read elsewhere.

use super::super::item::{AnomalyKind, MarkKind};
use super::Lexer;

/// Longest tag, in bytes.
const MAX_TAG_BYTES: usize = 120;

/// Longest character reference behind its `&`, with the `;`, in bytes.
const MAX_REFERENCE_BYTES: usize = 12;

pub(super) fn read(lexer: &mut Lexer<'_>) {
    let mut at = lexer.start;
    while let Some(found) = memchr::memchr2(b'<', b'&', &lexer.bytes[at..lexer.end]) {
        at += found;
        at = if lexer.bytes[at] == b'<' {
            tag(lexer, at)
        } else {
            reference(lexer, at)
        };
    }
}

/// Reads the character reference at `at`, if there is one; returns the place to read on from.
fn reference(lexer: &mut Lexer<'_>, at: usize) -> usize {
    let text = &lexer.bytes[at + 1..lexer.end.min(at + 1 + MAX_REFERENCE_BYTES)];
    let Some(end) = memchr::memchr(b';', text) else {
        return at + 1;
    };
    let digits = |digits: &[u8], is: fn(&u8) -> bool| !digits.is_empty() && digits.iter().all(is);
    let is_one = match &text[..end] {
        [b'#', b'x' | b'X', rest @ ..] => digits(rest, u8::is_ascii_hexdigit),
        [b'#', rest @ ..] => digits(rest, u8::is_ascii_digit),
        name => NAMED.contains(&name),
    };
    if !is_one {
        return at + 1;
    }
    lexer.anomaly(AnomalyKind::CharacterReference, at..at + end + 2);
    at + end + 2
}

/// Named references that occur; `HT`, `MD` and `D` are the tagger's own.
const NAMED: [&[u8]; 16] = [
    b"amp", b"quot", b"lt", b"gt", b"apos", b"nbsp", b"rsquo", b"lsquo", b"rdquo", b"ldquo",
    b"ndash", b"mdash", b"hellip", b"HT", b"MD", b"D",
];

/// Names of tags that a page may leave in a text. Others are text: `<ida@oru>`.
const TAGS: [&[u8]; 34] = [
    b"br",
    b"p",
    b"div",
    b"span",
    b"table",
    b"tbody",
    b"thead",
    b"tr",
    b"td",
    b"th",
    b"b",
    b"i",
    b"u",
    b"em",
    b"strong",
    b"font",
    b"hr",
    b"li",
    b"ul",
    b"ol",
    b"h1",
    b"h2",
    b"h3",
    b"h4",
    b"pre",
    b"code",
    b"img",
    b"script",
    b"style",
    b"center",
    b"sub",
    b"sup",
    b"blockquote",
    b"tt",
];

/// True if the tag `tag`, with its `<`, comes from a page.
fn is_of_page(tag: &[u8]) -> bool {
    let name = tag[1..].strip_prefix(b"/").unwrap_or(&tag[1..]);
    let length = name.iter().take_while(|byte| byte.is_ascii_alphanumeric());
    let name = name[..length.count()].to_ascii_lowercase();
    TAGS.contains(&name.as_slice())
}

/// Reads the tag at `at`, if there is one; returns the place to read on from.
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
    let mut near = bytes.iter().take(MAX_TAG_BYTES);
    let end = near.position(|byte| matches!(byte, b'>' | b'[' | b'\n' | b'\r'));
    let Some(end) = end.filter(|end| bytes[*end] == b'>') else {
        return at + 1;
    };
    if is_of_page(&bytes[..end]) {
        lexer.anomaly(AnomalyKind::StrayTag, at..at + end + 1);
    }
    lexer.mark(MarkKind::Markup, at..at + end + 1, 0);
    at + end + 1
}
