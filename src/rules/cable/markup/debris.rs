//! Tags, character references and lost characters, in one walk: the lexer says which of
//! `stray-markup`, `undecoded-entity` and `encoding-damage` each is (format §5.3 C, §3.2).

use super::{encoding_damage, stray_markup, undecoded_entity};
use crate::model::Document;
use crate::rules::Finding;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::Stretch;
use crate::syntax::{Anomaly, AnomalyGroup, AnomalyKind, Summary};

pub(super) const SCAN: Scan = Scan::of_cables("debris", Scope::Near(is_counted, check));

fn is_counted(summary: &Summary) -> bool {
    summary.anomalies_in(AnomalyGroup::Debris) > 0
}

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let document = stretch.document;
    let debris = stretch.anomalies(is_counted);
    reporter.extend(debris.filter_map(|anomaly| finding(document, &anomaly)));
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
