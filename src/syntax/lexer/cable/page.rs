//! Page markers: `VELM 00000083 002 OF 005`, left where a page of the printed cable ended
//! (format §3.2).

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::syntax::item::MarkKind;
use crate::syntax::lexer::Lexer;

/// Longest part of a page marker before its `OF`, in bytes.
const MAX_BYTES_BEFORE_OF: usize = 90;

/// Longest part of a page marker behind its `OF`, in bytes.
const MAX_BYTES_BEHIND_OF: usize = 24;

/// A page marker in both forms. A tagger may have put brackets around any of its parts.
static MARKER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let open = r"(?: \[ [A-Za-z_-]+ \x20+ )?";
    let gap = format!(r"(?: \x20{{0,3}} \] )? \x20+ {open}");
    let station = "[A-Z][A-Z\\x20.'-]{0,40}";
    let of = format!(r"(?: \x20{{0,3}} \] )? \x20 OF \x20 {open}");
    Regex::new(&format!(
        r"(?x)
        {open} {station} {gap} [0-9]{{5,8}} {gap} ([0-9]{{3}}) (?:\.[0-9])? {of} ([0-9]{{2,3}}) \b
        | PAGE \x20+ {open} ([0-9]{{2}}) {gap} {station} {gap} [0-9]{{5}} {gap}
            [0-9]{{2}} {of} ([0-9]{{2}}) (?: \x20+ [0-9]{{6}}Z )?",
    ))
    .ok()
});

/// Reads the page marker around the ` OF ` at `of`; returns the place to read on from.
pub(crate) fn read(lexer: &mut Lexer<'_>, of: Range<usize>) -> usize {
    let bytes = lexer.bytes;
    // Most ` OF ` in prose fails this first look.
    let fits = |byte: &u8, bracket: u8| byte.is_ascii_digit() || *byte == bracket;
    let before = of.start > lexer.start && fits(&bytes[of.start - 1], b']');
    if !before || !bytes.get(of.end).is_some_and(|byte| fits(byte, b'[')) {
        return of.end;
    }
    let start = lexer.line_start_near(of.start, MAX_BYTES_BEFORE_OF);
    let end = lexer.line_end_near(of.end, MAX_BYTES_BEHIND_OF);
    let Some(marker) = &*MARKER else {
        return of.end;
    };
    let Some(found) = marker.captures(&lexer.text[start..end]) else {
        return of.end;
    };
    let value = |group| {
        found
            .get(group)
            .and_then(|number: regex::Match<'_>| number.as_str().parse::<u32>().ok())
    };
    let page = value(1).or_else(|| value(3)).unwrap_or_default();
    let pages = value(2).or_else(|| value(4)).unwrap_or_default();
    let Some(whole) = found.get(0) else {
        return of.end;
    };
    lexer.mark(
        MarkKind::PageMarker,
        start + whole.start()..start + whole.end(),
        page << 16 | pages,
    );
    start + whole.end()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_pattern_compiles() {
        assert!(super::MARKER.is_some());
    }
}
