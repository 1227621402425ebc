//! The mentions that share text with marks of structure, each with those marks.

use crate::model::Document;
use crate::model::scan;
use crate::rules::stretch::Stretch;
use crate::syntax::{AnomalyGroup, AnomalyKind, Mark, MarkKind, Mention, Summary};

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

/// True for blocks with such mentions.
pub(crate) fn has_overlaps(summary: &Summary) -> bool {
    summary.anomalies_in(AnomalyGroup::Overlaps) > 0
}

/// All of them, in order.
pub(crate) fn all<'d>(stretch: &Stretch<'d>) -> impl Iterator<Item = Overlap> + use<'d> {
    let document = stretch.document;
    let anomalies = stretch.anomalies(has_overlaps);
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
