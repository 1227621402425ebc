//! `label-like-literal`: `[PERHAPS]` in prose, of which readers that match prefixes make an
//! entity (format §5.3 A, §1.4).

use super::brackets::in_brackets;
use super::sink::Sink;
use crate::model::Document;
use crate::model::scan;
use crate::rules::Finding;
use crate::syntax::AnomalyKind;
use crate::text::Offset;

pub(crate) fn lint(document: &Document, sink: &mut Sink<'_>) {
    let labels = document.labels();
    for anomaly in document.anomalies_from(Offset::default(), in_brackets) {
        if !sink.has_room(anomaly.span.start) {
            return;
        }
        if anomaly.kind != AnomalyKind::LabelLike {
            continue;
        }
        let opener = scan::text(document, anomaly.span);
        let label = labels.prefix_of(opener.as_bytes().get(1..).unwrap_or_default());
        if let Some(label) = label.and_then(|label| labels.text(label)) {
            sink.push(Finding::label_like_literal(anomaly.span, &opener, label));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};
    use super::lint;

    #[test]
    fn prose_that_reads_as_an_entity() {
        check(
            lint,
            "
            He will [PERHAPS] go .
                    ^^^^^^^^ label-like-literal: `[PERHAPS` in running text would be read as an entity: PER “HAPS …”
            ",
        );
        silent(
            lint,
            "He will [perhaps] go , [MAYBE] not , says [PER Ida  ] .",
        );
    }
}
