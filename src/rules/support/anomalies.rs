//! The anomalies that the lexer saw, by what they are about. Only where the tree's summaries count
//! some is the text looked at.

use crate::rules::stretch::Stretch;
use crate::syntax::{Anomaly, AnomalyGroup, AnomalyKind, Summary};
use crate::text::Span;

/// True for blocks with anomalies of brackets and labels.
pub(crate) fn has_brackets(summary: &Summary) -> bool {
    summary.anomalies_in(AnomalyGroup::Brackets) > 0
}

/// True for blocks with anomalies of names.
pub(crate) fn has_names(summary: &Summary) -> bool {
    summary.anomalies_in(AnomalyGroup::Names) > 0
}

/// The anomalies of brackets and labels, in order.
pub(crate) fn in_brackets<'d>(stretch: &Stretch<'d>) -> impl Iterator<Item = Anomaly> + use<'d> {
    stretch.anomalies(has_brackets)
}

/// The names with an anomaly of this kind, in order.
pub(crate) fn in_names<'d>(
    stretch: &Stretch<'d>,
    kind: AnomalyKind,
) -> impl Iterator<Item = Span> + use<'d> {
    let found = stretch
        .anomalies(has_names)
        .filter(move |anomaly| anomaly.kind == kind);
    found.map(|anomaly| anomaly.span)
}
