//! `anchor-glued-period`: the full stop before a paragraph's anchor that the tokeniser left at its
//! word, because the anchor is no word that begins a sentence (format §5.3 C, §1.2).

use super::anchors::in_anchors;
use super::sink::Sink;
use crate::model::Document;
use crate::model::scan;
use crate::model::style::is_tokenised;
use crate::rules::Finding;
use crate::syntax::AnomalyKind;
use crate::text::{Offset, Span};

pub(crate) fn lint(document: &Document, sink: &mut Sink<'_>) {
    if !in_anchors(document.summary()) || !is_tokenised(document) {
        return;
    }
    for anomaly in document.anomalies_from(Offset::default(), in_anchors) {
        if !sink.has_room(anomaly.span.start) {
            return;
        }
        if anomaly.kind != AnomalyKind::AnchorGluedPeriod {
            continue;
        }
        let near = scan::text(
            document,
            Span::new(anomaly.span.start.back(40), anomaly.span.end),
        );
        let word = near.rsplit(char::is_whitespace).next().unwrap_or(".");
        sink.push(Finding::anchor_glued_period(anomaly.span, word));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};
    use super::lint;

    #[test]
    fn a_full_stop_left_at_its_word() {
        check(
            lint,
            "
            The talks end. <a id='par2' href='#par2'>¶</a>2 .␠
                         ^ anchor-glued-period: `end.`: full stop not split before an anchor
            They met in [LOC Ada Bay.  ] <a id='par3' href='#par3'>¶</a>3 .␠
                                    ^ anchor-glued-period: `Bay.`: full stop not split before an anchor
            The end .␠
            ",
        );
    }

    #[test]
    fn abbreviations_and_other_forms_are_silent() {
        silent(
            lint,
            "They met in D.C. <a id='par2' href='#par2'>¶</a>2 .␠\n",
        );
        silent(lint, "They met . <a id='par2' href='#par2'>¶</a>2 .␠\n");
        silent(
            lint,
            "The talks end. <a id='par2' href='#par2'>¶</a>2. They met\n",
        );
    }
}
