//! Findings about blanks and line ends (format §5.3 A).

use super::{Code, Finding};
use crate::text::Span;

/// White space that the tokenised form does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stray {
    /// A tab.
    Tab,
    /// A no-break blank.
    NoBreak,
    /// Two blanks or more.
    Run,
    /// No blank before the line's end.
    BareEnd,
}

impl Stray {
    fn words(self) -> &'static str {
        match self {
            Self::Tab => "a tab instead of a blank",
            Self::NoBreak => "a no-break blank instead of a blank",
            Self::Run => "more than one blank",
            Self::BareEnd => "no blank at the end of the line",
        }
    }
}

impl Finding {
    /// `blanks` blanks before a `]`, where the document usually has `usual`.
    pub(crate) fn bracket_spacing(span: Span, blanks: usize, usual: usize) -> Self {
        let count = match blanks {
            0 => "no blank".to_owned(),
            1 => "1 blank".to_owned(),
            _ => format!("{blanks} blanks"),
        };
        let message = format!("{count} before `]`, style is {usual}");
        let finding = Self::new(Code::BracketSpacing, span, message);
        if blanks > usual {
            finding.unnecessary()
        } else {
            finding
        }
    }

    /// Mentions spaced in several ways: `spacing` counts them by blanks before their `]`.
    pub(crate) fn mixed_dialect(span: Span, spacing: [u32; 4]) -> Self {
        let names = ["none", "one", "two", "more"];
        let ways = names.iter().zip(spacing).filter(|(_, count)| *count > 0);
        let ways: Vec<_> = ways
            .map(|(name, count)| format!("{name} in {count}"))
            .collect();
        let ways = ways.join(", ");
        let message = format!("several spacings in one document; blanks before `]`: {ways}");
        Self::new(Code::MixedDialect, span, message)
    }

    /// Text right before the `[` of a mention, which is at `span`.
    pub(crate) fn text_touches_open(span: Span) -> Self {
        Self::new(Code::MissingSpaceOutsideEntity, span, "text touches `[`")
    }

    /// Text right behind the `]` of a mention, which is at `span`.
    pub(crate) fn text_touches_close(span: Span) -> Self {
        Self::new(Code::MissingSpaceOutsideEntity, span, "text touches `]`")
    }

    /// No blank between `]` and `[`, which are at `span`.
    pub(crate) fn mentions_touch(span: Span) -> Self {
        let message = "no blank between two entities";
        Self::new(Code::MissingSpaceOutsideEntity, span, message)
    }

    /// White space at `span` that the tokenised form does not have.
    pub(crate) fn stray_whitespace(span: Span, stray: Stray) -> Self {
        let finding = Self::new(Code::Whitespace, span, stray.words());
        if stray == Stray::Run {
            finding.unnecessary()
        } else {
            finding
        }
    }

    /// Most lines have such white space; the first is at `span`.
    pub(crate) fn stray_whitespace_all_over(span: Span, stray: Stray) -> Self {
        let message = format!("{}, and the like in most lines", stray.words());
        Self::new(Code::Whitespace, span, message)
    }

    /// The line break at `span` is not like most.
    pub(crate) fn mixed_line_ends(span: Span, crlf: bool) -> Self {
        let message = if crlf {
            "this line ends with CRLF or CR, others with LF"
        } else {
            "this line ends with LF, others with CRLF or CR"
        };
        Self::new(Code::Whitespace, span, message)
    }

    /// The document does not end with a line break.
    pub(crate) fn no_final_newline(span: Span) -> Self {
        Self::new(
            Code::Whitespace,
            span,
            "no line break at the end of the document",
        )
    }
}
