//! Words for where a number stands among its neighbours: `between ¶1 and ¶2`.

use crate::rules::Finding;
use crate::text::Span;

/// A paragraph: its number, and where that stands.
pub(super) type Numbered = (u32, Span);

/// The place of a number that its neighbours do not count, behind the paragraph `before`.
pub(super) fn between(before: Option<Numbered>) -> String {
    match before {
        Some((before, _)) => format!("between ¶{before} and ¶{}", before + 1),
        None => "before ¶1".to_owned(),
    }
}

/// `finding` with the paragraph it refers to.
pub(super) fn with_paragraph(finding: Finding, paragraph: Option<Numbered>) -> Finding {
    match paragraph {
        Some((number, place)) => finding.with_related(place, format!("¶{number}")),
        None => finding,
    }
}
