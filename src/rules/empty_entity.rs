//! `empty-entity`: `[PER  ]`, which readers drop (format §5.3 A).

use super::brackets::in_brackets;
use super::sink::Sink;
use crate::model::Document;
use crate::model::scan;
use crate::rules::Finding;
use crate::syntax::AnomalyKind;
use crate::text::Offset;

pub(crate) fn lint(document: &Document, sink: &mut Sink<'_>) {
    for anomaly in document.anomalies_from(Offset::default(), in_brackets) {
        if !sink.has_room(anomaly.span.start) {
            return;
        }
        if anomaly.kind != AnomalyKind::Empty {
            continue;
        }
        let text = scan::text(document, anomaly.span);
        sink.push(Finding::empty_entity(anomaly.span, &text));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};
    use super::lint;

    #[test]
    fn no_word() {
        check(
            lint,
            "
            then [PER  ] spoke , and [LOC] too .
                 ^^^^^^^ empty-entity: `[PER  ]` holds no word and is dropped by readers
                                     ^^^^^ empty-entity: `[LOC]` holds no word and is dropped by readers
            ",
        );
        silent(lint, "then [PER .  ] spoke , [ ] and [].");
    }
}
