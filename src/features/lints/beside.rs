//! `place-apposition` and `acronym-label-mismatch`: what two mentions with a comma or a
//! parenthesis between them are to each other (format §5.3 B). The first is off by default: most
//! places with a comma between them are a list.

use super::neighbours::pairs;
use super::scan;
use super::sink::Sink;
use crate::features::Finding;
use crate::features::initials::{is_acronym, spells};
use crate::model::Document;
use crate::model::gloss::label::equivalent;
use crate::syntax::Mention;
use crate::text::Span;

pub(super) fn lint(document: &Document, sink: &mut Sink<'_>) {
    for (first, second) in pairs(document) {
        if !sink.has_room(first.span.start) {
            return;
        }
        let gap = scan::text(document, Span::new(first.span.end, second.span.start));
        let finding = match gap.trim() {
            "," => apposition(document, &first, &second),
            "(" => acronym(document, &first, &second),
            _ => None,
        };
        sink.extend(finding);
    }
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
    use super::super::testing::{check, silent};
    use super::lint;

    #[test]
    fn a_place_and_what_it_lies_in() {
        check(
            lint,
            "
            In [LOC Ada Bay  ] , [LOC F.D.  ] , [PER Ida  ] , [LOC Oru  ] .
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ place-apposition: “Ada Bay” and “F.D.” may be one place
            ",
        );
    }

    #[test]
    fn a_name_and_its_acronym() {
        check(
            lint,
            "
            The [ORG Harbour Works Office  ] ( [MISC HWO  ] ) and [ORG CPO  ] ( [PER Crown Prosecutor’s Office  ] ) .
                                                     ^^^ acronym-label-mismatch: “HWO” is MISC, but “Harbour Works Office” is ORG
                     ~~~~~~~~~~~~~~~~~~~~ ORG here
                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^ acronym-label-mismatch: “Crown Prosecutor’s Office” is PER, but “CPO” is ORG
                                                                       ~~~ ORG here
            ",
        );
        silent(
            lint,
            "The [ORG Harbour Works Office  ] ( [ORG HWO  ] ) and [ORG Guild  ] ( [LOC ORU  ] ) or [ORG Harbour Works Office  ] ( [LOC HWO  ] , here ) .",
        );
    }
}
