//! The white space within a line that the tokenised form does not have (format §1.2).

/// One kind of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stray {
    Tab,
    NoBreak,
    /// Two blanks or more.
    Run,
    /// No blank before the line's end.
    BareEnd,
}

impl Stray {
    /// The kind in the user's words.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Tab => "a tab instead of a blank",
            Self::NoBreak => "a no-break blank instead of a blank",
            Self::Run => "more than one blank",
            Self::BareEnd => "no blank at the end of the line",
        }
    }
}

/// A line of a text, or the part of it that is in the text.
#[derive(Clone, Copy)]
pub(super) struct Line<'t> {
    /// Its first byte in the text.
    pub(super) start: usize,
    text: &'t str,
    end: LineEnd,
}

/// Whether a line's end is in the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LineEnd {
    Here,
    Beyond,
}

/// The lines of `text`.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut next = 0;
    text.split_inclusive(['\n', '\r']).map(move |piece| {
        let text = piece.trim_end_matches(['\n', '\r']);
        let start = next;
        next += piece.len();
        let ends = text.len() < piece.len();
        let end = if ends { LineEnd::Here } else { LineEnd::Beyond };
        Line { start, text, end }
    })
}

impl Line<'_> {
    /// The first fault of the line, as bytes from its start.
    pub(super) fn fault(self) -> Option<(usize, usize, Stray)> {
        let line = self.text;
        if line.trim_matches(' ').is_empty() {
            return None;
        }
        let bytes = line.as_bytes();
        let mut at = 0;
        while let Some(found) = memchr::memchr3(b' ', b'\t', 0xC2, &bytes[at..]) {
            at += found;
            let blanks = bytes[at..].iter().take_while(|byte| **byte == b' ').count();
            let end = at + blanks;
            match bytes[at] {
                b'\t' => return Some((at, at + 1, Stray::Tab)),
                0xC2 if bytes.get(at + 1) == Some(&0xA0) => {
                    return Some((at, at + 2, Stray::NoBreak));
                }
                // Blanks before a `]` have their own rule. One of the others may stay.
                b' ' if blanks > 1 && bytes.get(end) != Some(&b']') => {
                    return Some((at + 1, end, Stray::Run));
                }
                _ => at += blanks.max(1),
            }
        }
        let bare = self.end == LineEnd::Here && !line.ends_with(' ');
        bare.then_some((line.len(), line.len(), Stray::BareEnd))
    }
}
