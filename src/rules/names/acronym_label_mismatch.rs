//! `acronym-label-mismatch`: a name and the acronym in parentheses behind it with different labels,
//! `[ORG Harbour Works Office  ] ( [MISC HWO  ] )` (format §5.3 B). The acronym may be tagged
//! elsewhere only.

use std::ops::Range;

use super::pairs::pairs;
use crate::edits;
use crate::edits::Site;
use crate::model::acronym::{is_acronym, spells};
use crate::model::{Document, bare, scan};
use crate::rules::finding::shortened;
use crate::rules::fixes::Fix;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::{Stretch, has_mentions};
use crate::rules::{Code, Finding, Rule};
use crate::syntax::Mention;
use crate::text::{Span, is_blank};

/// The most bytes between a name and the end of the acronym in parentheses behind it.
const NEAR: usize = 20;

pub(crate) const RULE: Rule = Rule {
    scans: &[&SCAN],
    fix: Some(fix),
};

const SCAN: Scan = Scan::of_any_text("acronym_label_mismatch", Scope::Near(has_mentions, check));

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let document = stretch.document;
    reporter.extend(
        stretch
            .mentions()
            .filter_map(|mention| untagged(stretch, &mention)),
    );
    for (first, second) in pairs(stretch) {
        let gap = scan::text(document, Span::new(first.span.end, second.span.start));
        if gap.trim() == "(" {
            reporter.extend(tagged(document, &first, &second));
        }
    }
}

/// The finding about an acronym behind `mention` that is not tagged there but, with another label,
/// elsewhere.
fn untagged(stretch: &Stretch<'_>, mention: &Mention) -> Option<Finding> {
    let document = stretch.document;
    let open = document.text().slice(Span::at(mention.span.end, 2));
    if !open.trim_start().starts_with('(') {
        return None;
    }
    let behind = scan::text(document, Span::at(mention.span.end, NEAR));
    let short = in_parentheses(&behind)?;
    let span = Span::at(mention.span.end + short.start, short.len());
    defined(stretch, mention, span)
}

/// The place of the word in parentheses that `text` begins with.
fn in_parentheses(text: &str) -> Option<Range<usize>> {
    let inner = text.trim_start().strip_prefix('(')?;
    let (inner, _) = inner.split_once(')')?;
    let word = inner.trim();
    let start = text.find(word)?;
    let plain = !word.is_empty() && !word.contains(|c| is_blank(c) || matches!(c, '[' | ']' | '<'));
    plain.then(|| start..start + word.len())
}

/// What is wrong with the labels where the untagged acronym at `short` stands behind the mention
/// of its name, `long`, in parentheses.
fn defined(stretch: &Stretch<'_>, long: &Mention, short: Span) -> Option<Finding> {
    let document = stretch.document;
    let labels = document.labels();
    let (name, acronym) = (scan::text(document, long.name), scan::text(document, short));
    if !is_acronym(&acronym) || !spells(&acronym, bare(&name)) {
        return None;
    }
    let usual = stretch.usual_label(&acronym)?;
    let (usual, own) = (labels.text(usual)?, labels.text(long.label)?);
    (usual != own).then(|| finding(short, (&acronym, usual), (&name, own, long.name)))
}

/// Whether the untagged acronym at `short` stands behind its name with a label that it has
/// nowhere else: its own is more likely wrong than lacking here.
pub(super) fn is_defined_otherwise(stretch: &Stretch<'_>, short: Span) -> bool {
    let document = stretch.document;
    let before = scan::text(document, Span::new(short.start.back(4), short.start));
    let outside = before.trim_end().strip_suffix('(').map(str::trim_end);
    let Some(outside) = outside.filter(|outside| outside.ends_with(']')) else {
        return false;
    };
    let end = short.start.back(before.len() - outside.len());
    let long = document.mention_at(end).filter(|long| long.span.end == end);
    long.is_some_and(|long| defined(stretch, &long, short).is_some())
}

/// What is wrong with the labels where both are tagged: `long ( short )` or `short ( long )`.
fn tagged(document: &Document, first: &Mention, second: &Mention) -> Option<Finding> {
    let behind = scan::text(document, Span::at(second.span.end, 4));
    let (long, short) = (
        scan::text(document, first.name),
        scan::text(document, second.name),
    );
    let pair = |short: &str, long: &str| is_acronym(short) && spells(short, long);
    let is_pair = pair(&short, &long) || pair(&long, &short);
    if first.label == second.label || !behind.trim_start().starts_with(')') || !is_pair {
        return None;
    }
    let labels = document.labels();
    let (label, other) = (labels.text(second.label)?, labels.text(first.label)?);
    Some(finding(
        second.name,
        (&short, label),
        (&long, other, first.name),
    ))
}

/// The name at `span` with its label, and the one at `place` that it should share it with.
fn finding(
    span: Span,
    (name, label): (&str, &str),
    (other, other_label, place): (&str, &str, Span),
) -> Finding {
    let (name, other) = (shortened(name), shortened(other));
    let message = format!("“{name}” is {label}, but “{other}” is {other_label}");
    Finding::new(Code::AcronymLabelMismatch, span, message)
        .with_related(place, format!("{other_label} here"))
}

/// The label of each of the two for the other. The name that `finding` spans may have several
/// mentions, and be none itself.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let site = Site::of(document);
    let Some((other, _)) = finding.related.first() else {
        return Vec::new();
    };
    let labels = document.labels();
    let at = finding.span.start;
    let text = site.text(finding.span);
    let entity = document.entities().get(&text);
    let usual = entity.and_then(|entity| Some(entity.usual_labels(1).first()?.0));
    let tagged = site.mention(finding.span).map(|mention| mention.label);
    let own = tagged.or(usual).and_then(|label| labels.text(label));
    let others = site.mention(*other);
    let others = others.and_then(|mention| labels.text(mention.label));
    let (Some(own), Some(others)) = (own, others) else {
        return Vec::new();
    };
    let all = Fix::of(edits::relabel_all(document, at, others)).map(Fix::preferred);
    let here = match tagged {
        Some(_) => edits::relabel(document, at, others),
        None => edits::tag(document, finding.span, others),
    };
    let there = edits::relabel(document, other.start, own);
    all.into_iter()
        .chain(Fix::of(here))
        .chain(Fix::of(there))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::Code;
    use crate::rules::fixes::fixes;
    use crate::rules::fixes::testing::{all, read};
    use crate::rules::testing::{check, check_fix, silent};

    #[test]
    fn a_name_and_its_acronym_that_is_tagged_elsewhere_only() {
        check(
            &SCAN,
            "
            So [PER Arno Belt Levin  ] ( ABL ) and [PER Dora Eve Keld  ](DEK) of the [ORG ABL  ] and [ORG DEK  ] .
                                         ^^^ acronym-label-mismatch: “ABL” is ORG, but “Arno Belt Levin” is PER
                    ~~~~~~~~~~~~~~~ PER here
                                                                         ^^^ acronym-label-mismatch: “DEK” is ORG, but “Dora Eve Keld” is PER
                                                        ~~~~~~~~~~~~~ PER here
            ",
        );
        silent(
            &SCAN,
            "
            The [ORG Harbour Works Office  ] ( HWO ) , [ORG HWO  ] , [ORG Guild  ] ( ORU ) of [LOC ORU  ] ,
            [ORG Crown Court  ] ( see CC ) and [PER Crown Court  ] ( CCO ) of [LOC CC  ] .
            ",
        );
    }

    #[test]
    fn a_name_and_its_acronym() {
        check(
            &SCAN,
            "
            The [ORG Harbour Works Office  ] ( [MISC HWO  ] ) and [ORG CPO  ] ( [PER Crown Prosecutor’s Office  ] ) .
                                                     ^^^ acronym-label-mismatch: “HWO” is MISC, but “Harbour Works Office” is ORG
                     ~~~~~~~~~~~~~~~~~~~~ ORG here
                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^ acronym-label-mismatch: “Crown Prosecutor’s Office” is PER, but “CPO” is ORG
                                                                       ~~~ ORG here
            ",
        );
        silent(
            &SCAN,
            "The [ORG Harbour Works Office  ] ( [ORG HWO  ] ) and [ORG Guild  ] ( [LOC ORU  ] ) or [ORG Harbour Works Office  ] ( [LOC HWO  ] , here ) .",
        );
    }

    #[test]
    fn both_get_one_label() {
        check_fix(
            Code::AcronymLabelMismatch,
            "[ORG Harbour Works Office  ] ( [MISC HWO  ] )",
            "[ORG Harbour Works Office  ] ( [ORG HWO  ] )",
        );
    }

    #[test]
    fn an_acronym_gets_the_label_of_its_name_wherever_it_stands() {
        let before = "[PER Arno Belt Levin  ] ( ABL ) and [ORG ABL  ] of [ORG ABL  ]";
        let document = read(before);
        let found = all(&document);
        let here: Vec<_> = found
            .iter()
            .filter(|found| found.span.start.get() == 26)
            .collect();
        assert_eq!(here.len(), 1, "{found:#?}");
        let titles: Vec<String> = fixes(&document, here[0])
            .into_iter()
            .map(|fix| fix.title)
            .collect();
        assert_eq!(
            titles,
            [
                "Relabel all 2 “ABL” as PER",
                "Tag “ABL” as PER",
                "Relabel “Arno Belt Levin” as ORG"
            ]
        );
        check_fix(
            Code::AcronymLabelMismatch,
            before,
            "[PER Arno Belt Levin  ] ( ABL ) and [PER ABL  ] of [PER ABL  ]",
        );
    }
}
