//! `near-duplicate-name`: two names that differ in one letter of a longer word, or in accents
//! (format §5.3 B). Said at the first place of the rarer one.

use std::cmp::Reverse;

use crate::edits::Site;
use crate::model::{Document, bare};
use crate::rules::finding::shortened;
use crate::rules::fixes::Fix;
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::rules::support::names::Name;
use crate::rules::{Code, Finding, Rule};
use crate::text::{Edit, Span, last_word_start};

/// The most mentions that are respelled at once.
const MOST: usize = 10_000;

pub(crate) const RULE: Rule = Rule {
    scans: &[&SCAN],
    fix: Some(fix),
};

const SCAN: Scan = Scan::of_any_text("near_duplicate_name", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    if document.summary().mentions == 0 {
        return;
    }
    let names = reporter.names(document);
    let mut findings = Vec::new();
    for pair in &names.near().pairs {
        let (a, b) = (&names.list[pair.name], &names.list[pair.other]);
        let key = |name: &Name| (name.count, Reverse(name.first.span.start));
        let (rare, usual) = if key(a) < key(b) { (a, b) } else { (b, a) };
        findings.push(finding(rare, usual));
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

/// The name `rare`, at its first place, which is nearly `usual`.
fn finding(rare: &Name, usual: &Name) -> Finding {
    let (name, other) = (shortened(&rare.text), shortened(&usual.text));
    let message = format!("“{name}” is nearly “{other}”");
    Finding::new(Code::NearDuplicateName, rare.first.name, message)
        .with_related(usual.first.name, format!("“{other}”"))
}

/// The usual spelling in all mentions of the name.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    respelled(Site::of(document), finding).into_iter().collect()
}

fn respelled(site: Site<'_>, finding: &Finding) -> Option<Fix> {
    let (usual, _) = finding.related.first()?;
    let (name, usual) = (site.text(finding.span), site.text(*usual));
    let right: Vec<&str> = bare(&usual).split_whitespace().collect();
    let mentions = site.document.mentions_of(&name).take(MOST);
    let edits = mentions.filter_map(|mention| {
        let text = site.text(mention.name);
        let old = bare(&text);
        let words: Vec<&str> = old.split_whitespace().collect();
        // One may be the end of the other.
        let count = words.len().min(right.len());
        let start = last_words(old, count);
        let new = right[right.len() - count..].join(" ");
        let span = Span::new(mention.name.start + start, mention.name.start + old.len());
        (site.text(span) != new).then(|| Edit::new(span, new))
    });
    let edits: Vec<Edit> = edits.collect();
    let title = format!("Spell it as in “{}”", bare(&usual));
    (!edits.is_empty()).then(|| Fix::new(title, edits))
}

/// Where the last `count` words of `text` start.
fn last_words(text: &str, count: usize) -> usize {
    let mut start = text.len();
    for _ in 0..count {
        start = last_word_start(text[..start].trim_end());
    }
    start
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::Code;
    use crate::rules::testing::{check, check_fix, silent};

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

    #[test]
    fn spellings_are_made_one_whatever_blanks_stand_in_a_name() {
        check_fix(
            Code::NearDuplicateName,
            "[ORG Harbour Guild  ] , [ORG Harbour Guild  ] , [ORG \u{3000}Harbor\u{a0}Guild’s  ]",
            "[ORG Harbour Guild  ] , [ORG Harbour Guild  ] , [ORG \u{3000}Harbour Guild’s  ]",
        );
    }

    #[test]
    fn spellings_are_made_one() {
        check_fix(
            Code::NearDuplicateName,
            "[ORG Harbour Guild  ] , [ORG Harbour Guild  ] , [ORG Harbor Guild’s  ]",
            "[ORG Harbour Guild  ] , [ORG Harbour Guild  ] , [ORG Harbour Guild’s  ]",
        );
        check_fix(
            Code::NearDuplicateName,
            "[ORG Crew Rights Forum  ] , [ORG Standing Crew Right Forum  ]",
            "[ORG Crew Rights Forum  ] , [ORG Standing Crew Rights Forum  ]",
        );
    }
}
