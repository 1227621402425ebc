//! The fix for a second document in one file: it gets a file of its own.

use super::Fix;
use crate::edits::place::Place;
use crate::model::Document;
use crate::rules::Finding;
use crate::syntax::MarkKind;
use crate::text::{Edit, Offset, Span};

/// A page's wrapper begins at most so far before the header, in bytes.
const REACH: usize = 256;

pub(crate) fn fixes(document: &Document, finding: &Finding) -> Vec<Fix> {
    let place = Place::new(document);
    let start = beginning(place, finding.span.start);
    let span = Span::new(start, document.text().end());
    let ends_line = matches!(place.char_before(start), Some('\n' | '\r') | None);
    let line_break = if ends_line {
        String::new()
    } else {
        place.line_break(start)
    };
    let mut fix = Fix::new(
        "Move the second document into a file of its own",
        vec![Edit::new(span, line_break)],
    );
    fix.new_document = Some(place.text(span));
    vec![fix]
}

/// Where the document begins whose header does at `header`: its wrapper belongs to it.
fn beginning(place: Place<'_>, header: Offset) -> Offset {
    let from = place.document.text().floor(header.back(REACH));
    let marks = place
        .document
        .marks_from(from, |summary| summary.wrappers > 0);
    let wrapper = marks
        .take_while(|mark| mark.span.start < header)
        .filter(|mark| mark.kind == MarkKind::WrapperOpen)
        .last();
    let wrapper = wrapper.filter(|mark| {
        let between = place.text(Span::new(mark.span.end.min(header), header));
        between.trim().is_empty()
    });
    wrapper.map_or(header, |mark| mark.span.start)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{all, applied, read};
    use super::fixes;
    use crate::rules::Code;

    #[track_caller]
    fn split(first: &str, rest: &str, after: &str) {
        let document = read(&format!("{first}{rest}"));
        let found = all(&document);
        let finding = found
            .iter()
            .find(|finding| finding.code == Code::MixedDocuments);
        let fix = fixes(&document, finding.unwrap()).pop().unwrap();
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
