//! `entity-trailing-possessive`: `’s` inside a name (format §5.3 B). A hint, since in texts
//! annotated by people it is nearly always the name's (`Lloyd's`); a warning where the document
//! has the name without it too. Off for `OntoNotes`, whose guidelines take it in.

use super::moving_out;
use crate::model::scan;
use crate::model::{normalised, without_period, without_possessive};
use crate::rules::draft::{Draft, Far};
use crate::rules::finding::shortened;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::Stretch;
use crate::rules::support::anomalies::{has_names, in_names};
use crate::rules::{Code, Finding, Rule, Severity};
use crate::syntax::AnomalyKind;
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[&SCAN],
    fix: Some(moving_out::fix),
};

pub(crate) const SCAN: Scan =
    Scan::of_any_text("entity_trailing_possessive", Scope::Near(has_names, check));

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    if stretch.document.labels().name() == "ontonotes18" {
        return;
    }
    for (span, name) in possessives(stretch) {
        let form = normalised(&name);
        let is_known = stretch
            .name(&form)
            .is_some_and(|name| name.facts().has_bare);
        let bare = without_possessive(without_period(&name));
        let ending = name[bare.len()..].trim_start();
        let place = Span::new(span.start + bare.len(), span.end);
        reporter.add(if is_known {
            let far = Far::WithoutPossessive(form.as_ref().into());
            Draft::of(finding_known(place, ending, bare))
                .with(far, format!("“{}”", shortened(bare)))
        } else {
            Draft::of(finding(place, ending, bare))
        });
    }
}

/// The possessive `ending` of the name `bare`, which has a mention without one too.
fn finding_known(span: Span, ending: &str, bare: &str) -> Finding {
    let bare = shortened(bare);
    let message = format!("`{ending}` belongs outside: the name is “{bare}”");
    Finding::new(Code::EntityTrailingPossessive, span, message)
}

/// The possessive `ending` of the name `bare`, which has no mention without one.
fn finding(span: Span, ending: &str, bare: &str) -> Finding {
    let bare = shortened(bare);
    let message = format!("`{ending}` may belong outside, if the name is “{bare}”");
    Finding::new(Code::EntityTrailingPossessive, span, message).with_severity(Severity::Hint)
}

/// The names that end with a possessive.
fn possessives(stretch: &Stretch<'_>) -> impl Iterator<Item = (Span, String)> {
    let document = stretch.document;
    let names = in_names(stretch, AnomalyKind::NameEdge);
    let names = names.map(|span| (span, scan::text(document, span)));
    names.filter(|(_, name)| {
        let name = without_period(name);
        without_possessive(name).len() < name.len()
    })
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::model::Document;
    use crate::rules::testing::{TOKENISED, check, check_fix_in, found, found_in, silent};
    use crate::rules::{Code, Severity};

    #[test]
    fn names_that_are_written_without_it_too() {
        check(
            &SCAN,
            "
            The [ORG Guild’s  ] men , [MISC Quill's  ] men and the [ORG Guild  ] .
                          ^^ entity-trailing-possessive: `’s` belongs outside: the name is “Guild”
                                                                        ~~~~~ “Guild”
                                                 ^^ entity-trailing-possessive: `'s` may belong outside, if the name is “Quill”
            ",
        );
        let found = found(&SCAN, "[ORG Guild’s  ] [MISC Quill's  ] [LOC Guild  ]");
        let severities: Vec<_> = found.iter().map(|finding| finding.severity).collect();
        assert_eq!(severities, [Severity::Warning, Severity::Hint]);
    }

    #[test]
    fn endings_inside_and_other_label_sets_are_silent() {
        silent(
            &SCAN,
            "The [ORG Crown Prosecutor’s Office  ] and [ORG Quills  ] .",
        );
        let other = "[PERSON Ida 's  ] of [GPE Oru  ] met [PERSON Ida  ] .";
        assert_eq!(found_in(&SCAN, &Document::new(other, 0)), []);
    }
    #[test]
    fn it_is_moved_out() {
        check_fix_in(
            TOKENISED,
            Code::EntityTrailingPossessive,
            "[ORG Guild’s  ] men . \n",
            "[ORG Guild  ] ’s men . \n",
        );
        check_fix_in(
            TOKENISED,
            Code::EntityTrailingPossessive,
            "[ORG Guild 's  ] men . \n",
            "[ORG Guild  ] 's men . \n",
        );
    }
}
