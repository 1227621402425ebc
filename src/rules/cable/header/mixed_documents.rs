//! `mixed-documents`: a second cable in one file. A classification alone makes none, for many cables
//! repeat theirs at the end; a field must follow it (format §5.3 C, §3.2).

use crate::edits::Site;
use crate::model::Document;
use crate::model::cable::headers::headers;
use crate::rules::draft::{Draft, Far};
use crate::rules::fixes::Fix;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::Stretch;
use crate::rules::{Code, Finding, Rule};
use crate::syntax::{MarkKind, Summary};
use crate::text::{Edit, Offset, Span};

/// The most bytes between the beginning of a page's wrapper and the header in it.
const REACH: usize = 256;

pub(crate) const RULE: Rule = Rule {
    scans: &[&SCAN],
    fix: Some(fix),
};

const SCAN: Scan = Scan::of_cables("mixed_documents", Scope::All(has_header, check));

fn has_header(summary: &Summary) -> bool {
    summary.header > 0
}

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    for mark in headers(stretch.document).skip(1) {
        reporter.add(Draft::of(finding(mark.span)).with(Far::Header, "the first one"));
    }
}

/// A second header at `span`.
fn finding(span: Span) -> Finding {
    let message = "a second document begins here";
    Finding::new(Code::MixedDocuments, span, message)
}

/// The second document in a file of its own.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let site = Site::of(document);
    let start = beginning(site, finding.span.start);
    let span = Span::new(start, document.text().end());
    let ends_line = matches!(site.char_before(start), Some('\n' | '\r') | None);
    let line_break = if ends_line {
        String::new()
    } else {
        site.line_break(start)
    };
    let mut fix = Fix::new(
        "Move the second document into a file of its own",
        vec![Edit::new(span, line_break)],
    );
    fix.new_document = Some(site.text(span).into_owned());
    vec![fix]
}

/// The beginning of the document with the header at `header`: its wrapper belongs to it.
fn beginning(site: Site<'_>, header: Offset) -> Offset {
    let from = site.document.text().floor(header.back(REACH));
    let marks = site
        .document
        .marks_from(from, |summary| summary.wrappers > 0);
    let wrapper = marks
        .take_while(|mark| mark.span.start < header)
        .filter(|mark| mark.kind == MarkKind::WrapperOpen)
        .last();
    let wrapper = wrapper.filter(|mark| {
        let between = site.text(Span::new(mark.span.end.min(header), header));
        between.trim().is_empty()
    });
    wrapper.map_or(header, |mark| mark.span.start)
}

#[cfg(test)]
mod tests {
    use super::{SCAN, fix};
    use crate::rules::Code;
    use crate::rules::fixes::testing::{all, applied, read};
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

    #[track_caller]
    fn split(first: &str, rest: &str, after: &str) {
        let document = read(&format!("{first}{rest}"));
        let found = all(&document);
        let finding = found
            .iter()
            .find(|finding| finding.code == Code::MixedDocuments);
        let fix = fix(&document, finding.unwrap()).pop().unwrap();
        assert_eq!(applied(&document, &fix), after);
        assert_eq!(fix.new_document.as_deref(), Some(rest));
    }

    #[test]
    fn each_gets_its_own() {
        let first =
            "UNCLAS VELM 000083\nSUBJECT: Quays\n\n<a id='par1' href='#par1'>¶</a>1. (U) Quays.\n";
        let rest = "CONFIDENTIAL VELM 000084\nSUBJECT: Ships\n\n<a id='par1' href='#par1'>¶</a>1. (C) Ships.\n";
        split(first, rest, first);
        let first = format!("<code><pre>{}</pre></code>\n", first.trim_end());
        let rest = format!("<code><pre>{}</pre></code>\n", rest.trim_end());
        split(&first, &rest, &first);
    }
}
