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

/// The faults of `line`, in order, each with its first byte and the one behind its last.
pub(super) fn faults(line: &str, end: LineEnd) -> Vec<(usize, usize, Stray)> {
    let mut found = Vec::new();
    if line.trim_matches(' ').is_empty() {
        return found;
    }
    let bytes = line.as_bytes();
    let mut at = 0;
    while let Some(next) = memchr::memchr3(b' ', b'\t', 0xC2, &bytes[at..]) {
        at += next;
        let blanks = bytes[at..].iter().take_while(|byte| **byte == b' ').count();
        let end = at + blanks;
        match bytes[at] {
            b'\t' => found.push((at, at + 1, Stray::Tab)),
            0xC2 if bytes.get(at + 1) == Some(&0xA0) => found.push((at, at + 2, Stray::NoBreak)),
            // Blanks before a `]` have their own rule. One of the others may stay.
            b' ' if blanks > 1 && bytes.get(end) != Some(&b']') => {
                found.push((at + 1, end, Stray::Run));
            }
            _ => {}
        }
        at += blanks.max(1);
    }
    if end == LineEnd::Here && !line.ends_with(' ') {
        found.push((line.len(), line.len(), Stray::BareEnd));
    }
    found
}

/// Whether a line's end is in the text that is read of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum LineEnd {
    Here,
    Beyond,
}
