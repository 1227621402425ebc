//! Page markers: `MEXICO 00000083 002 OF 005`, where a page of the printed cable ended
//! (format §3.2).

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::super::item::MarkKind;
use super::Lexer;

/// The longest page marker before and after its `OF`, in bytes.
const BEFORE: usize = 90;
const AFTER: usize = 24;

static MARKER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        (?: \[ [A-Za-z_-]+ \x20+ )? [A-Z][A-Z\x20.'-]{0,40} (?: \x20* \] )? \x20+
            [0-9]{5,8} \x20+ ([0-9]{3}) (?:\.[0-9])? \x20 OF \x20 ([0-9]{2,3}) \b
        | PAGE \x20+ ([0-9]{2}) \x20+ [A-Z][A-Z\x20.'-]{0,40} \x20+ [0-9]{5} \x20+
            [0-9]{2} \x20 OF \x20 ([0-9]{2}) (?: \x20+ [0-9]{6}Z )?",
    )
    .ok()
});

/// Reads around the ` OF ` at `of`; returns where to go on.
pub(super) fn read(lexer: &mut Lexer<'_>, of: Range<usize>) -> usize {
    let bytes = lexer.bytes;
    // The header's `SECTION 01 OF 05` and most prose end here.
    let after_digit = of.start > lexer.start && bytes[of.start - 1].is_ascii_digit();
    if !after_digit || !bytes.get(of.end).is_some_and(u8::is_ascii_digit) {
        return of.end;
    }
    let start = lexer.line_start_near(of.start, BEFORE);
    let end = lexer.line_end_near(of.end, AFTER);
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
