//! `missing-space-outside-entity`: text that touches a mention (format §5.3 A). Only in the
//! tokenised form: writers that keep the source's text write `-[LOC Oru ]` on purpose.

use super::sink::Sink;
use crate::model::Document;
use crate::model::style::is_tokenised;
use crate::rules::Finding;
use crate::syntax::{Anomalies, Anomaly, AnomalyKind, Summary};
use crate::text::{Offset, Span};

pub(crate) fn lint(document: &Document, sink: &mut Sink<'_>) {
    let counted = |summary: &Summary| summary.anomalies_in(Anomalies::Touching) > 0;
    if !counted(document.summary()) || !is_tokenised(document) {
        return;
    }
    let all = document.anomalies_from(Offset::default(), counted);
    let mut touching = all.filter(is_touching).peekable();
    while let Some(place) = touching.next() {
        if !sink.has_room(place.span.start) {
            return;
        }
        let span = place.span;
        if place.kind == AnomalyKind::TouchesOpen {
            sink.push(Finding::text_touches_open(span));
            continue;
        }
        // Two mentions side by side are one fault.
        match touching.next_if(|next| next.span.start == span.end) {
            Some(next) => sink.push(Finding::mentions_touch(Span::new(
                span.start,
                next.span.end,
            ))),
            None => sink.push(Finding::text_touches_close(span)),
        }
    }
}

fn is_touching(anomaly: &Anomaly) -> bool {
    matches!(
        anomaly.kind,
        AnomalyKind::TouchesOpen | AnomalyKind::TouchesClose
    )
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};
    use super::lint;

    #[test]
    fn only_in_the_tokenised_form() {
        check(
            lint,
            "
            The pre-[LOC Oru  ] talks of [PER Ida  ], in [LOC Velm  ][LOC Ada Bay  ] .␠
                    ^ missing-space-outside-entity: text touches `[`
                                                   ^ missing-space-outside-entity: text touches `]`
                                                                    ^^ missing-space-outside-entity: no blank between two entities
            They ended .␠
            ",
        );
        silent(
            lint,
            "The pre-[LOC Oru  ] talks of [PER Ida  ], in [LOC Velm  ][LOC Ada Bay  ] .\n",
        );
        silent(
            lint,
            "The [LOC Oru  ] talks of [PER Ida  ] , in [LOC Velm  ] .␠\n",
        );
    }
}
