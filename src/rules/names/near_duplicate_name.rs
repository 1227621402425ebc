//! `near-duplicate-name`: two names that differ in one letter of a longer word, or in accents
//! (format §5.3 B). Said at the first place of the rarer one.

use crate::model::Document;
use crate::rules::Rule;
use crate::rules::fixes;
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::rules::{Code, Finding};

pub(crate) const RULE: Rule = Rule {
    scans: &[&SCAN],
    fix: Some(fixes::names::fixes),
};

pub(crate) const SCAN: Scan = Scan::of_any_text("near_duplicate_name", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    if document.summary().mentions == 0 || !reporter.wants(&[Code::NearDuplicateName]) {
        return;
    }
    let names = reporter.names(document);
    let mut findings = Vec::new();
    for pair in &names.near().pairs {
        let (a, b) = (&names.list[pair.name], &names.list[pair.other]);
        let key = |name: &crate::rules::support::names::Name| {
            (name.count, std::cmp::Reverse(name.first.span.start))
        };
        let (rare, usual) = if key(a) < key(b) { (a, b) } else { (b, a) };
        let span = rare.first.name;
        let finding = Finding::near_duplicate_name(span, &rare.text, &usual.text, usual.first.name);
        findings.push(finding);
    }
    findings.sort_by_key(|finding| finding.span);
    // Of a name that is near to several, one tells enough.
    findings.dedup_by_key(|finding| finding.span);
    for finding in findings {
        if !reporter.has_room(finding.span.start) {
            return;
        }
        reporter.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::{check, silent};

    #[test]
    fn one_letter_or_an_accent() {
        check(
            &SCAN,
            "
            The [ORG Harbour Guild  ] of [LOC Ada Bay  ] , the [ORG Harbor Guild  ] , [PER Quillén  ] ,
                                                                    ^^^^^^^^^^^^ near-duplicate-name: “Harbor Guild” is nearly “Harbour Guild”
                     ~~~~~~~~~~~~~ “Harbour Guild”
                                                                                           ^^^^^^^ near-duplicate-name: “Quillén” is nearly “Quillen”
            [PER Quillen  ] and [PER Quillen  ] , the [ORG Crew Rights Forum  ] , a new
                 ~~~~~~~ “Quillen”
                                                           ~~~~~~~~~~~~~~~~~ “Crew Rights Forum”
            [ORG Standing Crew Right Forum  ] .
                 ^^^^^^^^^^^^^^^^^^^^^^^^^ near-duplicate-name: “Standing Crew Right Forum” is nearly “Crew Rights Forum”
            ",
        );
    }

    #[test]
    fn other_names_are_silent() {
        silent(
            &SCAN,
            "
            [MISC Oruman  ] and [MISC Orumans  ] of [LOC North Velmora  ] and [LOC North Velmoran  ] ,
            [ORG Article 57  ] , [ORG Article 58  ] , [LOC Oru East  ] and [LOC Oru West  ] .
            ",
        );
    }
}
