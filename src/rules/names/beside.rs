//! `place-apposition` and `acronym-label-mismatch`: what two mentions with a comma or a
//! parenthesis between them are to each other (format §5.3 B). The first is off by default: most
//! places with a comma between them are a list.

use crate::rules::rule::Scan;
use std::ops::Range;

use super::neighbours::pairs;
use crate::model::acronym::{is_acronym, spells};
use crate::model::gloss::label::equivalent;
use crate::model::scan;
use crate::model::{Document, bare};
use crate::rules::reporter::Reporter;
use crate::rules::{Code, Finding};
use crate::syntax::Mention;
use crate::text::{Offset, Span, is_blank};

/// The most bytes between a name and the end of the acronym in parentheses behind it.
const NEAR: usize = 20;

pub(crate) const SCAN: Scan = Scan::of_any_text("beside", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    if reporter.wants(&[Code::AcronymLabelMismatch]) {
        untagged(document, reporter);
    }
    for (first, second) in pairs(document) {
        if !reporter.has_room(first.span.start) {
            return;
        }
        let gap = scan::text(document, Span::new(first.span.end, second.span.start));
        let finding = match gap.trim() {
            "," => apposition(document, &first, &second),
            "(" => acronym(document, &first, &second),
            _ => None,
        };
        reporter.extend(finding);
    }
}

/// Acronyms behind a name that are not tagged there but, with another label, elsewhere.
fn untagged(document: &Document, reporter: &mut Reporter<'_>) {
    for mention in document.mentions_from(Offset::default()) {
        if !reporter.has_room(mention.span.start) {
            return;
        }
        let open = document.text().slice(Span::at(mention.span.end, 2));
        if !open.trim_start().starts_with('(') {
            continue;
        }
        let behind = scan::text(document, Span::at(mention.span.end, NEAR));
        let Some(short) = in_parentheses(&behind) else {
            continue;
        };
        let span = Span::at(mention.span.end + short.start, short.len());
        reporter.extend(defined(document, &mention, span));
    }
}

/// Where in `text` the word stands that it begins with, in parentheses.
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
fn defined(document: &Document, long: &Mention, short: Span) -> Option<Finding> {
    let labels = document.labels();
    let (name, acronym) = (scan::text(document, long.name), scan::text(document, short));
    if !is_acronym(&acronym) || !spells(&acronym, bare(&name)) {
        return None;
    }
    let entity = document.entities().get(&acronym)?;
    let (usual, own) = (
        labels.text(entity.usual_label()?)?,
        labels.text(long.label)?,
    );
    (usual != own)
        .then(|| Finding::acronym_label_mismatch(short, (&acronym, usual), (&name, own, long.name)))
}

/// Whether the untagged acronym at `short` stands behind its name with a label that it has
/// nowhere else: its own is more likely wrong than lacking here.
pub(crate) fn is_defined_otherwise(document: &Document, short: Span) -> bool {
    let before = scan::text(document, Span::new(short.start.back(4), short.start));
    let outside = before.trim_end().strip_suffix('(').map(str::trim_end);
    let Some(outside) = outside.filter(|outside| outside.ends_with(']')) else {
        return false;
    };
    let end = short.start.back(before.len() - outside.len());
    let long = document.mention_at(end).filter(|long| long.span.end == end);
    long.is_some_and(|long| defined(document, &long, short).is_some())
}

fn apposition(document: &Document, first: &Mention, second: &Mention) -> Option<Finding> {
    let place = |mention: &Mention| {
        let label = document.labels().text(mention.label)?;
        equivalent(label, &["LOC"])
    };
    place(first)?;
    place(second)?;
    let span = Span::new(first.span.start, second.span.end);
    let (one, two) = (
        scan::text(document, first.name),
        scan::text(document, second.name),
    );
    Some(Finding::place_apposition(span, &one, &two))
}

fn acronym(document: &Document, first: &Mention, second: &Mention) -> Option<Finding> {
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
    let (label, other) = (
        document.labels().text(second.label)?,
        document.labels().text(first.label)?,
    );
    Some(Finding::acronym_label_mismatch(
        second.name,
        (&short, label),
        (&long, other, first.name),
    ))
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::{check, silent};

    #[test]
    fn a_place_and_what_it_lies_in() {
        check(
            &SCAN,
            "
            In [LOC Ada Bay  ] , [LOC F.D.  ] , [PER Ida  ] , [LOC Oru  ] .
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ place-apposition: “Ada Bay” and “F.D.” may be one place
            ",
        );
    }

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
}
