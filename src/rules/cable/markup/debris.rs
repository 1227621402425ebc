//! Tags, character references and lost characters, in one walk: the lexer says which of
//! `stray-markup`, `undecoded-entity` and `encoding-damage` each is (format §5.3 C, §3.2).

use super::{encoding_damage, stray_markup, undecoded_entity};
use crate::model::Document;
use crate::rules::Finding;
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::syntax::{Anomaly, AnomalyGroup, AnomalyKind, Summary};
use crate::text::Offset;

pub(super) const SCAN: Scan = Scan::of_cables("debris", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    let counted = |summary: &Summary| summary.anomalies_in(AnomalyGroup::Debris) > 0;
    for anomaly in document.anomalies_from(Offset::default(), counted) {
        if !reporter.has_room(anomaly.span.start) {
            return;
        }
        reporter.extend(finding(document, &anomaly));
    }
}

fn finding(document: &Document, anomaly: &Anomaly) -> Option<Finding> {
    match anomaly.kind {
        AnomalyKind::StrayTag => Some(stray_markup::finding(document, anomaly.span)),
        AnomalyKind::CharacterReference => Some(undecoded_entity::finding(document, anomaly.span)),
        AnomalyKind::Garbled => Some(encoding_damage::finding(document, anomaly.span)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::{check, silent};

    #[test]
    fn tags_references_and_lost_characters() {
        check(
            &SCAN,
            "
            UNCLAS The talks<br> of Harbour &amp; Quay , the PresidentQs plan&#x000A;and</td> cr�me .
                            ^^^^ stray-markup: `<br>` in the text
                                            ^^^^^ undecoded-entity: `&amp;` should be `&`
                                                                      ^ encoding-damage: `PresidentQs` was most likely `President’s`
                                                                             ^^^^^^^^ undecoded-entity: `&#x000A;` was not decoded
                                                                                        ^^^^^ stray-markup: `</td>` in the text
                                                                                                ^ encoding-damage: a character was lost here
            ",
        );
    }

    #[test]
    fn the_texts_own_signs_are_silent() {
        silent(
            &SCAN,
            "UNCLAS TAGS: <a href='/tag/PGOV_0.html'>PGOV</a> , <ida@oru> , AT&T; and Q & A; FAQs, IraqQ .",
        );
    }
}
