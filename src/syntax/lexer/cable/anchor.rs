//! The anchors that paragraphs begin with: `<a id='par2' href='#par2'>¶</a>2 .` (format §3.2).
//!
//! Each pilcrow gives at most one mark. Reading goes from the pilcrow outwards, so that an anchor
//! torn apart by a tagger still gives its paragraph.

use std::ops::Range;

use super::portion;
use crate::syntax::item::{AnchorForm, AnomalyKind, MarkKind};
use crate::syntax::lexer::{Lexer, number, skip_blanks_back};

/// Lowest number that is a year, which the page took for a paragraph's number.
const FIRST_YEAR: u32 = 1_000;

/// Reads the anchor around the pilcrow at `pilcrow`; returns the place to read on from.
pub(crate) fn read(lexer: &mut Lexer<'_>, pilcrow: Range<usize>) -> usize {
    let opener = Opener::before(lexer, pilcrow.start);
    let end_tag = b"</a>";
    let closed = lexer.bytes[pilcrow.end..lexer.end].starts_with(end_tag);
    let behind = pilcrow.end + if closed { end_tag.len() } else { 0 };
    let start = opener.start(pilcrow.start);
    let Some((value, end)) = number(&lexer.bytes[..lexer.end], behind, 5) else {
        let kind = match opener {
            Opener::Missing if !closed => AnomalyKind::PilcrowAlone,
            _ => AnomalyKind::AnchorMalformed,
        };
        lexer.anomaly(kind, start..behind);
        return behind;
    };
    let form = match &opener {
        Opener::Missing if !closed => AnchorForm::Pilcrow,
        Opener::Whole { .. } if closed && value >= FIRST_YEAR => AnchorForm::NotParagraph,
        Opener::Whole { .. } if closed => AnchorForm::Whole,
        Opener::Whole { .. } | Opener::Broken { .. } | Opener::Missing => AnchorForm::Broken,
    };
    lexer.mark_with_inner(MarkKind::Paragraph(form), start..end, behind, value);
    match (form, &opener) {
        (AnchorForm::NotParagraph, _) => {
            lexer.anomaly(AnomalyKind::AnchorNotParagraph, start..end);
            return end;
        }
        (AnchorForm::Broken, _) => lexer.anomaly(AnomalyKind::AnchorMalformed, start..end),
        (AnchorForm::Pilcrow, _) => lexer.anomaly(AnomalyKind::PilcrowAlone, start..end),
        (_, Opener::Whole { id, href, .. }) if *id != value || *href != value => {
            lexer.anomaly(AnomalyKind::AnchorMismatch, start..end);
        }
        _ => {}
    }
    glued_period(lexer, start);
    portion::after_number(lexer, start..end)
}

/// Adds the anomaly of a full stop that touches its word before an anchor, in a mention or not:
/// `liability. <a`.
fn glued_period(lexer: &mut Lexer<'_>, anchor: usize) {
    let bytes = &lexer.bytes[lexer.start..anchor];
    let mut at = skip_blanks_back(bytes, bytes.len());
    if at > 0 && bytes[at - 1] == b']' {
        at = skip_blanks_back(bytes, at - 1);
    }
    if !bytes[..at].ends_with(b".") {
        return;
    }
    let word_start =
        memchr::memrchr3(b' ', b'\n', b'\r', &bytes[..at]).map_or(0, |blank| blank + 1);
    let word = &bytes[word_start..at - 1];
    let ends_in_text = word
        .last()
        .is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80);
    // An abbreviation keeps its full stop: `D.C.`
    if ends_in_text && !word.contains(&b'.') {
        let period = lexer.start + at - 1;
        lexer.anomaly(AnomalyKind::AnchorGluedPeriod, period..period + 1);
    }
}

/// The part of an anchor before its pilcrow.
enum Opener {
    /// `<a id='parN' href='#parM'>` from `start` on.
    Whole {
        start: usize,
        id: u32,
        href: u32,
    },
    /// Parts of it, from `start` on.
    Broken {
        start: usize,
    },
    Missing,
}

impl Opener {
    /// Longest opener, in bytes, with some to spare.
    const MAX_BYTES: usize = 64;

    fn before(lexer: &Lexer<'_>, pilcrow: usize) -> Self {
        let near = lexer.line_start_near(pilcrow, Self::MAX_BYTES);
        let bytes = &lexer.bytes[near..pilcrow];
        if bytes.last() != Some(&b'>') {
            return Self::Missing;
        }
        if let Some(at) = memchr::memmem::rfind(bytes, b"<a id='par")
            && let Some((id, href)) = Self::ids(&bytes[at..])
        {
            return Self::Whole {
                start: near + at,
                id,
                href,
            };
        }
        // The last `>` may end another tag: then there are no parts of an anchor.
        let inner = &bytes[..bytes.len() - 1];
        let start = match memchr::memrchr3(b' ', b'<', b'>', inner) {
            Some(at) if inner[at..].starts_with(b"<a") => at,
            Some(at) if inner[at] == b'<' => return Self::Missing,
            Some(at) => at + 1,
            None => 0,
        };
        Self::Broken {
            start: near + start,
        }
    }

    /// The numbers of id and href, if `bytes` are a whole opener.
    fn ids(bytes: &[u8]) -> Option<(u32, u32)> {
        let rest = b"<a id='par".len();
        let (id, at) = number(bytes, rest, 5)?;
        let middle = b"' href='#par";
        if !bytes[at..].starts_with(middle) {
            return None;
        }
        let (href, at) = number(bytes, at + middle.len(), 5)?;
        (&bytes[at..] == b"'>").then_some((id, href))
    }

    fn start(&self, pilcrow: usize) -> usize {
        match self {
            Self::Whole { start, .. } | Self::Broken { start } => *start,
            Self::Missing => pilcrow,
        }
    }
}
