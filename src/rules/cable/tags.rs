//! `tags-duplicate`, `tags-run-together`, `tags-unknown`: the codes of a cable's TAGS line
//! (format §5.3 C, §3.4). No list of codes is complete, so an unknown one is a hint at most, and
//! only where its shape promises a place or a subject.

use crate::model::Document;
use crate::model::cable::tags_line::{Written, written};
use crate::model::gloss::tags::{TagsKind, split_run_together, tags_code, tags_shape};
use crate::rules::Finding;
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::syntax::Field;

pub(crate) const SCAN: Scan = Scan::of_cables("tags", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    let codes = codes(document);
    for (place, code) in codes.iter().enumerate() {
        if !reporter.has_room(code.span.start) {
            return;
        }
        let first = codes[..place]
            .iter()
            .find(|before| before.code == code.code);
        let parts = parts(&code.code);
        reporter.extend(if let Some(first) = first {
            Some(Finding::tags_duplicate(code.span, &code.code, first.span))
        } else if parts.len() > 1 {
            Some(Finding::tags_run_together(code.span, &code.code, &parts))
        } else {
            is_unknown(&code.code).then(|| Finding::tags_unknown(code.span, &code.code))
        });
    }
}

/// The codes of the TAGS line, up to the first word that is none.
pub(crate) fn codes(document: &Document) -> Vec<Written> {
    let header = document.header();
    let fields = header.iter().flat_map(|header| &header.fields);
    let tags = fields.into_iter().find(|field| field.field == Field::Tags);
    let written = tags.map_or(Vec::new(), |tags| written(document, tags.value));
    let codes = written.into_iter();
    codes
        .take_while(|written| tags_shape(&written.code).is_some())
        .collect()
}

/// The codes that `code` is of, where they lack their blanks.
pub(crate) fn parts(code: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = code;
    while let Some((first, tail)) = split_run_together(rest) {
        parts.push(first);
        rest = tail;
    }
    parts.push(rest);
    parts
}

/// Regions have codes of two letters that begin with an X; of these no list is complete either.
fn is_unknown(code: &str) -> bool {
    let kind = tags_shape(code).filter(|_| !(code.len() == 2 && code.starts_with('X')));
    tags_code(code).is_none() && matches!(kind, Some(TagsKind::Geography | TagsKind::Subject))
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::{check, silent};

    #[test]
    fn codes_at_fault() {
        check(
            &SCAN,
            "
            UNCLAS VELM 000083 TAGS: PGOV, PHUMBA, PQQQ, ECONSOCIMX, <a href='/tag/PGOV_0.html'>PGOV</a> SUBJECT: Quays
                                           ^^^^^^ tags-run-together: `PHUMBA` is PHUM, BA without blanks
                                                   ^^^^ tags-unknown: TAGS code `PQQQ` is not known
                                                         ^^^^^^^^^^ tags-run-together: `ECONSOCIMX` is ECON, SOCI, MX without blanks
                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tags-duplicate: TAGS code `PGOV` is there twice
                                     ~~~~ the first one
            ",
        );
    }

    #[test]
    fn known_codes_and_names_are_silent() {
        silent(
            &SCAN,
            "UNCLAS VELM 000083 TAGS PGOV , [ORG SNAR  ] , KQQQ , MX , XQ , UNGA , QUILL, IDA and PQQQ SUBJECT: PGOV",
        );
        silent(&SCAN, "TAGS: none");
    }
}
