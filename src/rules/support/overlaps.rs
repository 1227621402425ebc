//! The mentions that share text with marks of structure, each with those marks.

use crate::model::Document;
use crate::model::scan;
use crate::syntax::{AnomalyGroup, AnomalyKind, Mark, MarkKind, Mention, Summary};
use crate::text::Offset;

/// One of them.
#[derive(Debug)]
pub(crate) struct Overlap {
    pub(crate) mention: Mention,
    /// The marks, titles and blank lines aside.
    pub(crate) marks: Vec<Mark>,
}

impl Overlap {
    /// The name that was tagged.
    pub(crate) fn name(&self, document: &Document) -> String {
        scan::text(document, self.mention.name)
    }
}

/// All of them, in order.
pub(crate) fn all(document: &Document) -> impl Iterator<Item = Overlap> {
    let counted = |summary: &Summary| summary.anomalies_in(AnomalyGroup::Overlaps) > 0;
    let anomalies = document.anomalies_from(Offset::default(), counted);
    let overlaps = anomalies.filter(|anomaly| anomaly.kind == AnomalyKind::Overlap);
    overlaps.filter_map(move |anomaly| {
        let mention = document.mentions_in(anomaly.span).next()?;
        let marks = document.marks_from(anomaly.span.start, |summary| summary.marks > 0);
        let marks = marks
            .take_while(|mark| mark.span.start < anomaly.span.end)
            .filter(|mark| mark.kind != MarkKind::Heading && mark.span.overlaps(anomaly.span));
        let marks = marks.collect();
        Some(Overlap { mention, marks })
    })
}
