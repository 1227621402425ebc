//! The anomalies that the lexer saw, by what they are about. Only where the tree's summaries count
//! some is the text looked at.

use crate::model::Document;
use crate::syntax::{Anomaly, AnomalyGroup, AnomalyKind, Summary};
use crate::text::{Offset, Span};

/// Those of brackets and labels, in order.
pub(crate) fn in_brackets(document: &Document) -> impl Iterator<Item = Anomaly> {
    in_brackets_from(document, Offset::default())
}

/// Those of brackets and labels from the block of `from` on, in order.
pub(crate) fn in_brackets_from(document: &Document, from: Offset) -> impl Iterator<Item = Anomaly> {
    let counted = |summary: &Summary| summary.anomalies_in(AnomalyGroup::Brackets) > 0;
    document.anomalies_from(from, counted)
}

/// The names with an anomaly of this kind, in order.
pub(crate) fn in_names(document: &Document, kind: AnomalyKind) -> impl Iterator<Item = Span> {
    let counted = |summary: &Summary| summary.anomalies_in(AnomalyGroup::Names) > 0;
    let anomalies = document.anomalies_from(Offset::default(), counted);
    let found = anomalies.filter(move |anomaly| anomaly.kind == kind);
    found.map(|anomaly| anomaly.span)
}
