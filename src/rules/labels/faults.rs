//! `unknown-label`, `label-case`, `label-prefix-collision`, `missing-space-after-label`: labels
//! that a reader of the document's label set does not take as they are meant (format §5.3 A).

use crate::model::scan;
use crate::model::{Document, Gazetteer, bare};
use crate::rules::Finding;
use crate::rules::finding::Likely;
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::rules::support::anomalies::in_brackets;
use crate::syntax::{AnomalyKind, LabelFault, LabelSet};
use crate::text::Span;

pub(crate) const SCAN: Scan = Scan::of_any_text("faults", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    for anomaly in in_brackets(document) {
        if !reporter.has_room(anomaly.span.start) {
            return;
        }
        let AnomalyKind::Label(fault) = anomaly.kind else {
            continue;
        };
        // It begins with the bracket.
        let span = Span::new(anomaly.span.start + 1, anomaly.span.end);
        let word = scan::text(document, span);
        let meant = (fault == LabelFault::Unknown)
            .then(|| meant(document, anomaly.span, reporter.gazetteer()))
            .flatten();
        let finding = finding(span, &word, fault, document.labels());
        reporter.extend(finding.map(|finding| match meant {
            Some(meant) => finding.likely(&meant),
            None => finding,
        }));
    }
}

/// The label that the name of the mention opened at `opener` has elsewhere.
fn meant(document: &Document, opener: Span, gazetteer: &Gazetteer) -> Option<Likely> {
    let labels = document.labels();
    let mention = document.mentions_in(opener).next()?;
    let name = scan::text(document, mention.name);
    let listed = gazetteer.label_in(&name, labels).map(str::to_owned);
    if let Some(label) = listed {
        let name = bare(&name).to_owned();
        return Some(Likely {
            label,
            name,
            place: "in the gazetteer",
        });
    }
    let entity = document.entities().get(&name)?;
    let mut known = entity.labels().into_iter();
    let label = known.find_map(|(label, _)| labels.text(label))?;
    Some(Likely {
        label: label.to_owned(),
        name: bare(&name).to_owned(),
        place: "elsewhere",
    })
}

fn finding(span: Span, word: &str, fault: LabelFault, labels: &LabelSet) -> Option<Finding> {
    let text = |id| labels.text(id);
    let taken = labels.prefix_of(word.as_bytes()).and_then(text);
    Some(match fault {
        LabelFault::None => return None,
        LabelFault::Unknown => Finding::unknown_label(span, word, labels),
        LabelFault::Case => {
            let right = labels.id_in_any_case(word.as_bytes()).and_then(text)?;
            Finding::label_case(span, word, right)
        }
        LabelFault::Prefix => Finding::label_prefix_collision(span, word, taken?),
        LabelFault::Glued => {
            let label = taken?;
            let name = word.strip_prefix(label).unwrap_or_default();
            Finding::missing_space_after_label(span, label, name)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::model::Document;
    use crate::rules::testing::{check, found_in, knowing, silent};

    #[test]
    fn what_is_known_of_the_name_is_told() {
        let text = "[GPE Velm  ] , [ORG Velm’s  ] , [QQQ Velm  ] , [PER Ida  ] , [XYZ Keld  ]";
        let mut found = knowing("PER\tKeld\n", text);
        found.retain(|found| found.starts_with("unknown-label"));
        assert_eq!(
            found,
            [
                "unknown-label: label `GPE` is not in label set `conll4`; “Velm” is ORG elsewhere",
                "unknown-label: label `QQQ` is not in label set `conll4`; “Velm” is ORG elsewhere",
                "unknown-label: label `XYZ` is not in label set `conll4`; “Keld” is PER in the gazetteer",
            ]
        );
    }

    #[test]
    fn labels_that_are_not_in_the_set() {
        check(
            &SCAN,
            "
            [PER Ida  ] of [LOC Oru  ] and [GPE Velm  ] met [LCO Orun  ] , not [QQQ Ada  ] .
                                            ^^^ unknown-label: label `GPE` is not in label set `conll4` (did you mean LOC?)
                                                             ^^^ unknown-label: label `LCO` is not in label set `conll4` (did you mean LOC?)
                                                                                ^^^ unknown-label: label `QQQ` is not in label set `conll4`
            ",
        );
        let other_set = "[PERSON Ida  ] of [GPE Oru  ] met [NORP Orun  ] .";
        assert_eq!(found_in(&SCAN, &Document::new(other_set, 0)), []);
    }

    #[test]
    fn case() {
        check(
            &SCAN,
            "
            [PER Ida  ] met [per Ada  ] in [Loc Oru  ] .
                             ^^^ label-case: label `per` should be `PER`
                                            ^^^ label-case: label `Loc` should be `LOC`
            ",
        );
        silent(
            &SCAN,
            "he succeed[ing ] her [ed. note] [Note: x ] [per x] [loc.  ]",
        );
    }

    #[test]
    fn prefixes_and_missing_blanks() {
        check(
            &SCAN,
            "
            [PER Ida  ] , [LOC Oru  ] , [ORG Guild  ] ; [PERSON Ada  ] met [PERKeld  ] .
                                                         ^^^^^^ label-prefix-collision: `[PERSON` will be read as PER “SON …” under this label set
                                                                            ^^^^^^^ missing-space-after-label: no blank between `PER` and `Keld`
            ",
        );
        silent(&SCAN, "[PER Ida  ] of the [ORGANIZED crime] unit [PERHAPS]");
    }
}
