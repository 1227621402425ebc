//! Findings about headers, pages, passages and headings of a cable (format §5.3 C).

use super::{Code, Finding, shortened};
use crate::syntax::RangeKind;
use crate::text::Span;

/// Which of several like things.
const BEGINNING: &str = "begins here";

impl Finding {
    /// A page marker in the middle of a sentence.
    pub(crate) fn page_marker_mid_sentence(span: Span) -> Self {
        let message = "page marker interrupts a sentence";
        Self::new(Code::PageMarkerMidSentence, span, message)
    }

    /// A page marker that differs from `model`, as `differences` say.
    pub(crate) fn page_marker_inconsistent(
        span: Span,
        differences: &[String],
        model: Option<Span>,
    ) -> Self {
        let message = format!("page marker has {}", differences.join(", "));
        let finding = Self::new(Code::PageMarkerInconsistent, span, message);
        match model {
            Some(place) => finding.with_related(place, "the header"),
            None => finding,
        }
    }

    /// A header that announces sections some of which have no page marker.
    pub(crate) fn page_marker_missing(span: Span, missing: &[u32], of: u32) -> Self {
        let numbers: Vec<_> = missing.iter().take(8).map(u32::to_string).collect();
        let more = if missing.len() > numbers.len() {
            " …"
        } else {
            ""
        };
        let (plural, verb) = if missing.len() == 1 {
            ("", "has")
        } else {
            ("s", "have")
        };
        let numbers = numbers.join(", ");
        let message = format!("section{plural} {numbers}{more} of {of} {verb} no page marker");
        Self::new(Code::PageMarkerMissing, span, message)
    }

    /// A passage that nothing ends.
    pub(crate) fn passage_unclosed(span: Span, kind: RangeKind) -> Self {
        let name = name(kind);
        let message = format!("{name} without End {name}");
        Self::new(Code::SummaryUnclosed, span, message)
    }

    /// The end of a passage that nothing begins.
    pub(crate) fn passage_unopened(span: Span, kind: RangeKind) -> Self {
        let name = name(kind);
        let message = format!("End {name} without {name}");
        Self::new(Code::SummaryUnopened, span, message)
    }

    /// The end `end` of a passage in one line with the paragraph at `paragraph`.
    pub(crate) fn end_marker_glued(span: Span, end: &str, paragraph: (u32, Span)) -> Self {
        let (number, place) = paragraph;
        let message = format!("`{}` runs into ¶{number}", shortened(end));
        Self::new(Code::EndMarkerGlued, span, message)
            .with_related(place, format!("¶{number} {BEGINNING}"))
    }

    /// A heading in one line with its rule or other text.
    pub(crate) fn heading_glued(span: Span, title: &str) -> Self {
        let message = format!("heading “{}” inside a line", shortened(title));
        Self::new(Code::HeadingGlued, span, message)
    }

    /// A rule of `dashes` bytes below a title of `title` characters.
    pub(crate) fn heading_rule_length(span: Span, dashes: usize, title: usize) -> Self {
        let message = format!("rule of {dashes} dashes below a title of {title}");
        Self::new(Code::HeadingRuleLength, span, message)
    }

    /// A cable that ends without a signature.
    pub(crate) fn signature_missing(span: Span) -> Self {
        Self::new(Code::SignatureMissing, span, "no signature at the end")
    }

    /// A signature behind the last sentence.
    pub(crate) fn signature_glued(span: Span, name: &str) -> Self {
        let message = format!("signature `{name}` in the line of the last sentence");
        Self::new(Code::SignatureGlued, span, message)
    }

    /// A signature that is no mention.
    pub(crate) fn signature_untagged(span: Span, name: &str) -> Self {
        let message = format!("signature `{name}` is not tagged");
        Self::new(Code::SignatureUntagged, span, message)
    }
}

/// As cables write it.
pub(crate) fn name(kind: RangeKind) -> &'static str {
    match kind {
        RangeKind::Summary => "Summary",
        RangeKind::Comment => "Comment",
        RangeKind::Note => "Note",
        RangeKind::Text => "Text",
    }
}
