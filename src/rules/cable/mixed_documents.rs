//! `mixed-documents`: a second cable in one file (format §5.3 C, §3.2). A classification alone
//! makes none, for many cables repeat theirs at the end; a field must follow it.

use crate::model::Document;
use crate::model::cable::headers::headers;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::fixes;
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::syntax::Mark;

pub(crate) const RULE: Rule = Rule {
    scans: &[&SCAN],
    fix: Some(fixes::documents::fixes),
};

pub(crate) const SCAN: Scan = Scan::of_cables("mixed_documents", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    let mut first = None;
    for mark in headers(document) {
        if !reporter.has_room(mark.span.start) {
            return;
        }
        let before = first.get_or_insert(mark).span;
        if before != mark.span {
            reporter.push(Finding::mixed_documents(mark.span, Some(before)));
        }
    }
}

/// Where the header of a second document begins.
pub(crate) fn second_header(document: &Document) -> Option<Mark> {
    headers(document).nth(1)
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::{check, silent};

    #[test]
    fn a_second_header() {
        check(
            &SCAN,
            "
            UNCLAS VELM 000083
            ~~~~~~ the first one
            SUBJECT: Quays

            <a id='par1' href='#par1'>¶</a>1. (U) Quays.
            CONFIDENTIAL VELM 000084
            ^^^^^^^^^^^^ mixed-documents: a second document begins here
            SUBJECT: Ships

            <a id='par1' href='#par1'>¶</a>1. (C) Ships.
            ",
        );
    }

    #[test]
    fn a_classification_at_the_end_is_silent() {
        silent(
            &SCAN,
            "
            SECRET VELM 000083
            SUBJECT: Quays

            <a id='par1' href='#par1'>¶</a>1. (S) Quays.
            SECRET
            ",
        );
        silent(
            &SCAN,
            "
            PAGE 01 CAPE TERN 00012 01 OF 02 291400Z
            SECRET CAPE TERN 00012
            SUBJECT: Quays

            1. (S) Quays.
            SECRET

            PAGE 02 CAPE TERN 00012 01 OF 02 291400Z
            REF: A. ORU 12
            ",
        );
    }
}
