//! `anchor-glued-period`: the full stop before a paragraph's anchor that the tokeniser left at its
//! word, because the anchor is no word that begins a sentence (format §5.3 C, §1.2).

use super::anchors::in_anchors;
use crate::model::Document;
use crate::model::scan;
use crate::model::style::is_tokenised;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::fixes;
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::syntax::AnomalyKind;
use crate::text::{Offset, Span};

pub(crate) const RULE: Rule = Rule {
    scans: &[&SCAN],
    fix: Some(fixes::anchors::fixes),
};

pub(crate) const SCAN: Scan = Scan::of_cables("anchor_glued_period", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    if !in_anchors(document.summary()) || !is_tokenised(document) {
        return;
    }
    for anomaly in document.anomalies_from(Offset::default(), in_anchors) {
        if !reporter.has_room(anomaly.span.start) {
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
        reporter.push(Finding::anchor_glued_period(anomaly.span, word));
    }
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::{check, silent};

    #[test]
    fn a_full_stop_left_at_its_word() {
        check(
            &SCAN,
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
            &SCAN,
            "They met in D.C. <a id='par2' href='#par2'>¶</a>2 .␠\n",
        );
        silent(&SCAN, "They met . <a id='par2' href='#par2'>¶</a>2 .␠\n");
        silent(
            &SCAN,
            "The talks end. <a id='par2' href='#par2'>¶</a>2. They met\n",
        );
    }
}
