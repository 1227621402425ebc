//! Findings about names that are not tagged alike wherever they stand (format §5.3 B).

use super::{Code, Finding, Severity, shortened};
use crate::text::Span;

/// The labels of one name, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Labelled<'a> {
    /// A label.
    pub(crate) label: &'a str,
    /// How often it occurs.
    pub(crate) count: u32,
}

impl Finding {
    /// The name `name`, which is `usual` elsewhere, or has one of `more` other labels, and has the
    /// label of `here` at `span`.
    pub(crate) fn inconsistent_label(
        span: Span,
        name: &str,
        (usual, more): (&[Labelled<'_>], usize),
        here: &Labelled<'_>,
    ) -> Self {
        let counts = usual.iter();
        let mut counts: Vec<_> = counts
            .map(|labelled| format!("{} {}×", labelled.label, labelled.count))
            .collect();
        match more {
            0 => {}
            1 => counts.push("1 other label".to_owned()),
            _ => counts.push(format!("{more} other labels")),
        }
        let times = match here.count {
            1 => String::new(),
            count => format!(" and {count}× in all"),
        };
        let message = format!(
            "“{}” is {}, {} here{times}",
            shortened(name),
            counts.join(", "),
            here.label
        );
        Self::new(Code::InconsistentLabel, span, message)
    }

    /// This finding where `label` is known to be right, if any is.
    pub(crate) fn meaning(self, label: Option<&str>) -> Self {
        Self {
            label: label.map(str::to_owned),
            ..self
        }
    }

    /// A place, `place`, that belongs to this finding.
    pub(crate) fn and(self, place: Span, message: impl Into<String>) -> Self {
        self.with_related(place, message)
    }

    /// The name `name`, which is tagged `label` at `known` and not at `span`.
    pub(crate) fn missed_mention(span: Span, name: &str, label: &str, known: Span) -> Self {
        let name = shortened(name);
        let message = format!("“{name}” is tagged {label} elsewhere, not here");
        Self::new(Code::MissedMention, span, message)
            .with_related(known, format!("tagged {label} here"))
    }

    /// The name `name`, which the gazetteer lists as `label` and which is not tagged at `span`.
    pub(crate) fn listed_mention(span: Span, name: &str, label: &str) -> Self {
        let name = shortened(name);
        let message = format!("“{name}” is {label} in the gazetteer, not tagged here");
        Self {
            label: Some(label.to_owned()),
            ..Self::new(Code::MissedMention, span, message)
        }
    }

    /// The name `name`, which the gazetteer lists with other labels, `listed`, than at `span`.
    pub(crate) fn listed_label(span: Span, name: &str, listed: &[&str], here: &str) -> Self {
        let name = shortened(name);
        let message = format!(
            "“{name}” is {} in the gazetteer, {here} here",
            listed.join(" or ")
        );
        Self {
            label: listed.first().map(|label| (*label).to_owned()),
            ..Self::new(Code::InconsistentLabel, span, message)
        }
    }

    /// `first` and `second` at `span`, which together are the name tagged at `known`.
    pub(crate) fn split_entity(
        span: Span,
        (first, second): (&str, &str),
        known: Option<Span>,
    ) -> Self {
        let (first, second) = (shortened(first), shortened(second));
        let finding = |message| Self::new(Code::SplitEntity, span, message);
        match known {
            Some(known) => finding(format!("“{first}” and “{second}” are one name elsewhere"))
                .with_related(known, "one name here"),
            None => finding(format!(
                "“{first}” and “{second}” are most likely one name over the end of a line"
            )),
        }
    }

    /// Words beside a mention that make it the name `whole`, tagged at `known`.
    pub(crate) fn partial_entity(span: Span, rest: &str, whole: &str, known: Span) -> Self {
        let message = format!(
            "“{}” beside it completes “{}”, which is tagged elsewhere",
            shortened(rest),
            shortened(whole)
        );
        Self::new(Code::PartialEntity, span, message).with_related(known, "the whole name")
    }

    /// `name`, which nearly is `other`, tagged at `known`.
    pub(crate) fn near_duplicate_name(span: Span, name: &str, other: &str, known: Span) -> Self {
        let (name, other) = (shortened(name), shortened(other));
        let message = format!("“{name}” is nearly “{other}”");
        Self::new(Code::NearDuplicateName, span, message).with_related(known, format!("“{other}”"))
    }

    /// Two mentions with `label` at `span` side by side; `whole` is the name they make together,
    /// if it is tagged elsewhere.
    pub(crate) fn adjacent_same_label(span: Span, label: &str, whole: Option<&str>) -> Self {
        let finding = |message| Self::new(Code::AdjacentSameLabel, span, message);
        match whole {
            Some(whole) => finding(format!(
                "two {label} side by side; “{}” is one name elsewhere",
                shortened(whole)
            ))
            .with_severity(Severity::Warning),
            None => finding(format!("two {label} side by side")),
        }
    }

    /// `Ada Bay , F.D.` as two places.
    pub(crate) fn place_apposition(span: Span, first: &str, second: &str) -> Self {
        let message = format!("“{first}” and “{second}” may be one place");
        Self::new(Code::PlaceApposition, span, message)
    }

    /// `long ( short )` with different labels; the second is at `span`.
    pub(crate) fn acronym_label_mismatch(
        span: Span,
        (name, label): (&str, &str),
        (other, other_label, place): (&str, &str, Span),
    ) -> Self {
        let (name, other) = (shortened(name), shortened(other));
        let message = format!("“{name}” is {label}, but “{other}” is {other_label}");
        Self::new(Code::AcronymLabelMismatch, span, message)
            .with_related(place, format!("{other_label} here"))
    }
}
