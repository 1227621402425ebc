//! Findings about the structure of a cable (format §5.3 C).

use super::{Code, Finding};
use crate::syntax::Level;
use crate::text::Span;

impl Finding {
    /// An anchor with this id and href on another number.
    pub(crate) fn anchor_mismatch(span: Span, id: &str, href: &str, number: &str) -> Self {
        let message = format!("id `{id}`, href `{href}`, number {number} differ");
        Self::new(Code::AnchorMismatch, span, message)
    }

    /// An anchor on a year or the like.
    pub(crate) fn anchor_not_paragraph(span: Span, number: u32) -> Self {
        let message = format!("anchor on `{number}` is not a paragraph number");
        Self::new(Code::AnchorNotParagraph, span, message)
    }

    /// An anchor on `number` between the paragraph at `before` and the one that follows it.
    pub(crate) fn anchor_between(span: Span, number: u32, before: Option<(u32, Span)>) -> Self {
        let between = between(before);
        let message =
            format!("anchor on `{number}` is not a paragraph number: it stands {between}");
        Self::new(Code::AnchorNotParagraph, span, message).with_paragraph(before)
    }

    /// A paragraph with the number `number` between that at `before` and the one that follows it.
    pub(crate) fn paragraph_misnumbered(
        span: Span,
        number: u32,
        before: Option<(u32, Span)>,
    ) -> Self {
        let message = format!("¶{number} stands {}", between(before));
        Self::new(Code::ParagraphSequence, span, message).with_paragraph(before)
    }

    /// An anchor cut short or torn.
    pub(crate) fn anchor_malformed(span: Span, number: Option<&str>) -> Self {
        let of = number
            .map(|number| format!(" of ¶{number}"))
            .unwrap_or_default();
        let message = format!("the anchor{of} is cut short or torn");
        Self::new(Code::AnchorMalformed, span, message)
    }

    /// A pilcrow alone.
    pub(crate) fn pilcrow_without_anchor(span: Span, number: Option<&str>) -> Self {
        let number = number.unwrap_or_default();
        let message = format!("`¶{number}` has no anchor");
        Self::new(Code::PilcrowWithoutAnchor, span, message)
    }

    /// `word` with its full stop, right before an anchor.
    pub(crate) fn anchor_glued_period(span: Span, word: &str) -> Self {
        let message = format!("`{word}`: full stop not split before an anchor");
        Self::new(Code::AnchorGluedPeriod, span, message)
    }

    /// A paragraph whose number does not follow that of the paragraph at `before`.
    pub(crate) fn paragraph_sequence(span: Span, number: u32, before: Option<(u32, Span)>) -> Self {
        let message = step(before.map(|(before, _)| before), number);
        Self::new(Code::ParagraphSequence, span, message).with_paragraph(before)
    }

    fn with_paragraph(self, paragraph: Option<(u32, Span)>) -> Self {
        match paragraph {
            Some((number, place)) => self.with_related(place, format!("¶{number}")),
            None => self,
        }
    }

    /// A paragraph without a portion mark.
    pub(crate) fn portion_mark_missing(span: Span, number: &str) -> Self {
        let message = format!("¶{number} has no portion mark");
        Self::new(Code::PortionMarkMissing, span, message)
    }

    /// A portion mark in a wrong form.
    pub(crate) fn portion_mark_malformed(span: Span, text: &str, right: &str) -> Self {
        let message = format!("portion mark `{text}` should be `{right}`");
        Self::new(Code::PortionMarkMalformed, span, message)
    }

    /// Something in a portion mark's place that is none.
    pub(crate) fn portion_mark_unknown(span: Span, text: &str) -> Self {
        let message = format!("`{text}` is no portion mark");
        Self::new(Code::PortionMarkUnknown, span, message)
    }

    /// A portion mark above the header's classification.
    pub(crate) fn portion_exceeds_header(
        span: Span,
        paragraph: Option<u32>,
        portion: Level,
        header: (Level, Span),
    ) -> Self {
        let paragraph = paragraph.map_or("a paragraph".to_owned(), |number| format!("¶{number}"));
        let (level, place) = header;
        let message = format!(
            "{paragraph} is ({}), header is {}",
            portion.mark(),
            capitals(level)
        );
        Self::new(Code::PortionExceedsHeader, span, message)
            .with_related(place, format!("the header: {}", capitals(level)))
    }

    /// A header above every portion mark.
    pub(crate) fn header_exceeds_portions(span: Span, header: Level, highest: Level) -> Self {
        let message = format!(
            "header is {}, but no paragraph is marked above ({})",
            capitals(header),
            highest.mark()
        );
        Self::new(Code::HeaderExceedsPortions, span, message)
    }
}

/// As headers write a level.
fn capitals(level: Level) -> String {
    level.name().to_uppercase()
}

/// What is wrong where `number` follows `before`.
fn step(before: Option<u32>, number: u32) -> String {
    let Some(before) = before else {
        return format!("the first paragraph is ¶{number}, not ¶1");
    };
    let what = if number == before {
        "the number is there twice".to_owned()
    } else if number < before {
        "the numbers go back".to_owned()
    } else if number - before == 2 {
        format!("¶{} is missing", before + 1)
    } else {
        format!("¶{} to ¶{} are missing", before + 1, number - 1)
    };
    format!("¶{number} follows ¶{before}: {what}")
}

/// Where a number stands that its neighbours do not count.
fn between(before: Option<(u32, Span)>) -> String {
    match before {
        Some((before, _)) => format!("between ¶{before} and ¶{}", before + 1),
        None => "before ¶1".to_owned(),
    }
}
