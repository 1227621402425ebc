//! The codes of a cable's TAGS line, and the line without one of them.

use crate::edits::Site;
use crate::model::Document;
use crate::model::cable::tags_line::{WrittenCode, written_codes};
use crate::model::gloss::tags::tags_shape;
use crate::rules::fixes::Fix;
use crate::syntax::Field;
use crate::text::{Edit, Span};

/// The codes of the TAGS line, up to the first word that is none.
pub(super) fn codes(document: &Document) -> Vec<WrittenCode> {
    let header = document.header();
    let mut fields = header.iter().flat_map(|header| &header.fields);
    let tags = fields.find(|field| field.field == Field::Tags);
    let written = tags.map_or(Vec::new(), |tags| written_codes(document, tags.value));
    let codes = written.into_iter();
    codes
        .take_while(|written| tags_shape(&written.code).is_some())
        .collect()
}

/// The TAGS line without the code at `span`, which the title calls the `which` one, and without
/// what joins it to another.
pub(super) fn without(document: &Document, span: Span, which: &str) -> Option<Fix> {
    let site = Site::of(document);
    let codes = codes(document);
    let at = codes.iter().position(|code| code.span == span)?;
    let mention = |span: Span| {
        let mention = site.mention(span);
        mention.filter(|mention| mention.name == span)
    };
    let whole = |span: Span| mention(span).map_or(span, |mention| mention.span);
    let own = whole(span);
    let taken = match (at.checked_sub(1), codes.get(at + 1)) {
        (Some(before), _) => Span::new(whole(codes[before].span).end, own.end),
        (None, Some(next)) => Span::new(own.start, whole(next.span).start),
        (None, None) => own,
    };
    let title = format!("Remove the {which}`{}`", codes[at].code);
    let fix = Fix::new(title, vec![Edit::new(taken, "")]);
    (!site.cuts_mention(taken)).then_some(fix)
}

#[cfg(test)]
mod tests {
    use crate::rules::fixes::fixes;
    use crate::rules::fixes::testing::{all, applied, read};

    #[test]
    fn brackets_go_in_pairs() {
        for text in [
            "UNCLAS TAGS: PGOV, [ORG PQQQ SUBJECT: x  ] y",
            "UNCLAS TAGS: [ORG PGOV  ] , PHUM, [ORG PGOV SUBJECT: x  ] y",
            "UNCLAS TAGS: PGOV, [ORG PHUM, PGOV  ] SUBJECT: x",
        ] {
            let document = read(text);
            for finding in all(&document) {
                for fix in fixes(&document, &finding) {
                    let after = applied(&document, &fix);
                    let count = |sign| after.matches(sign).count();
                    assert_eq!(count('['), count(']'), "{fix:?}: {after}");
                }
            }
        }
    }
}
