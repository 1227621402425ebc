//! `near-duplicate-name`: two names that differ in one letter of a longer word, or in accents
//! (format §5.3 B). Said at the first place of the rarer one.

use crate::edits::Site;
use crate::model::{Document, bare};
use crate::rules::draft::{Draft, Far};
use crate::rules::finding::shortened;
use crate::rules::fixes::Fix;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::Stretch;
use crate::rules::{Code, Finding, Rule};
use crate::text::{Edit, Span, last_word_start};

/// The most mentions that are respelled at once.
const MOST: usize = 10_000;

pub(crate) const RULE: Rule = Rule {
    scans: &[&SCAN],
    fix: Some(fix),
};

const SCAN: Scan = Scan::of_any_text("near_duplicate_name", Scope::Names(check));

/// The finding about the name `form`, where it is rarer than one that it is near to. Of several
/// the most frequent is told.
fn check(stretch: &Stretch<'_>, form: &str) -> Option<Draft> {
    let rare = stretch.name(form)?;
    let near = stretch.near(form).into_iter();
    let usual = near.filter_map(|near| Some((stretch.name(&near.other)?, near.other)));
    let usual = usual.filter(|(usual, other)| usual.is_more_usual((other, rare, form)));
    let (usual, other) =
        usual.max_by(|(a, a_form), (b, b_form)| (a.count, b_form).cmp(&(b.count, a_form)))?;
    let mut mentions = stretch.document.mentions_of(form);
    let first = mentions.find(|mention| stretch.conditions.is_prose(mention.span.start))?;
    let finding = finding(first.name, rare.text(), usual.text());
    let words = format!("“{}”", shortened(usual.text()));
    Some(Draft::of(finding).with(Far::FirstName(other), words))
}

/// The name `rare` at `span`, which is nearly `usual`.
fn finding(span: Span, rare: &str, usual: &str) -> Finding {
    let message = format!("“{}” is nearly “{}”", shortened(rare), shortened(usual));
    Finding::new(Code::NearDuplicateName, span, message)
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
