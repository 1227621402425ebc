//! Fixes for headers: `TAGS PGOV` ⇒ `TAGS: PGOV`.

mod order;

use super::Fix;
use crate::edits::place::Place;
use crate::model::{Document, Header};
use crate::rules::cable::header_fields::{called, dated, missing_fields, styled};
use crate::rules::cable::tags;
use crate::rules::{Code, Finding};
use crate::syntax::Field;
use crate::text::{Edit, Offset, Span};

pub(crate) fn fixes(document: &Document, finding: &Finding) -> Vec<Fix> {
    let place = Place::new(document);
    let Some(header) = document.header() else {
        return Vec::new();
    };
    let fix = match finding.code {
        Code::HeaderFieldStyle => restyled(document, &header, finding.span),
        Code::HeaderFieldMissing => inserted(place, &header),
        Code::HeaderFieldOrder => order::moved(place, &header, finding.span),
        Code::TagsDuplicate => without(place, finding.span, "second "),
        Code::TagsUnknown => without(place, finding.span, ""),
        Code::TagsRunTogether => split(place, finding.span),
        _ => None,
    };
    fix.into_iter().collect()
}

fn restyled(document: &Document, header: &Header, span: Span) -> Option<Fix> {
    let at_fault = |found: Option<(Span, String)>| found.filter(|(place, _)| *place == span);
    let mut fields = header.fields.iter();
    fields.find_map(|field| {
        let (title, right) = if let Some((_, date)) = at_fault(dated(document, field)) {
            (format!("Write the date as {date}"), date)
        } else {
            let (_, right) = at_fault(styled(document, field))?;
            let written = document.text().slice(span);
            (format!("Write `{written}` as `{right}`"), right)
        };
        Some(Fix::new(title, vec![Edit::new(span, right)]))
    })
}

/// The fields that lack, empty, where they belong.
fn inserted(place: Place<'_>, header: &Header) -> Option<Fix> {
    let mut missing = missing_fields(place.document, header);
    let classified = header
        .classification
        .is_some_and(|(level, _)| level.is_classified());
    let has = |field: Field| header.fields.iter().any(|own| own.field == field);
    let authority = has(Field::ClassifiedBy) || has(Field::DerivedFrom);
    // The order that is inserted asks for it.
    if missing.contains(&Field::Eo)
        && classified
        && !authority
        && !missing.contains(&Field::ClassifiedBy)
    {
        missing.push(Field::ClassifiedBy);
    }
    let mut edits: Vec<(Offset, String)> = Vec::new();
    for field in missing {
        let at = before_field(header, field);
        let skeleton = match field {
            Field::Eo if classified => "E.O. 12958: DECL:".to_owned(),
            Field::Eo => "E.O. 12958: N/A".to_owned(),
            Field::ClassifiedBy => "Classified By:".to_owned(),
            field => format!("{}:", called(field)),
        };
        let own_line = place.before(at).trim().is_empty() || place.behind(at).trim().is_empty();
        let text = match (at == header.span.end, own_line) {
            (true, true) => format!("\n{skeleton}"),
            (true, false) => format!(" {skeleton}{}", place.blank_behind(at)),
            (false, true) => format!("{skeleton}\n"),
            (false, false) => format!("{skeleton} "),
        };
        match edits.iter_mut().find(|(known, _)| *known == at) {
            Some((_, known)) => known.push_str(&text),
            None => edits.push((at, text)),
        }
    }
    edits.sort_by_key(|(at, _)| *at);
    let edits: Vec<Edit> = edits
        .into_iter()
        .map(|(at, text)| Edit::new(Span::empty(at), text))
        .collect();
    let inserted = edits.iter().flat_map(|edit| edit.text.trim().lines());
    let inserted: Vec<String> = inserted.map(|line| format!("`{line}`")).collect();
    let title = format!("Insert {}, empty", inserted.join(", "));
    let in_mention = edits
        .iter()
        .any(|edit| place.inside(edit.span.start).is_some());
    (!edits.is_empty() && !in_mention).then(|| Fix::new(title, edits))
}

/// Where `field` belongs: before the first of those that follow it.
fn before_field(header: &Header, field: Field) -> Offset {
    let rank = |field: Field| match field {
        Field::Eo => 0,
        Field::Tags => 1,
        Field::Subject => 2,
        Field::Ref => 3,
        Field::ClassifiedBy | Field::DerivedFrom => 4,
    };
    let mut later = header
        .fields
        .iter()
        .filter(|own| rank(own.field) > rank(field));
    later
        .next()
        .map_or(header.span.end, |next| next.keyword.start)
}

/// The TAGS line without the code at `span`, the `which` one, and without what joins it to
/// another.
fn without(place: Place<'_>, span: Span, which: &str) -> Option<Fix> {
    let codes = tags::codes(place.document);
    let at = codes.iter().position(|code| code.span == span)?;
    let mention = |span: Span| {
        let mention = place.mention(span);
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
    (!place.cuts_mention(taken)).then_some(fix)
}

/// The codes at `span` apart.
fn split(place: Place<'_>, span: Span) -> Option<Fix> {
    let codes = tags::codes(place.document);
    let code = codes.iter().find(|code| code.span == span)?;
    let joint = if place.tokenised {
        " , "
    } else if place.behind(span.end).trim_start().starts_with(',')
        || place.before(span.start).trim_end().ends_with(',')
    {
        ", "
    } else {
        " "
    };
    let parts = tags::parts(&code.code).join(joint);
    Some(Fix::new(
        format!("Write `{}` as `{parts}`", code.code),
        vec![Edit::new(span, parts)],
    ))
}

#[cfg(test)]
mod tests {
    use super::super::fixes;
    use super::super::testing::{all, applied, check, read};
    use crate::rules::Code;

    #[test]
    fn fields_as_they_should_be() {
        let tail = " SUBJECT: Quays <a id='par1' href='#par1'>¶</a>1 . \n";
        check(
            Code::HeaderFieldStyle,
            &format!("UNCLAS TAGS PGOV{tail}"),
            &format!("UNCLAS TAGS: PGOV{tail}"),
        );
        check(
            Code::HeaderFieldStyle,
            &format!("UNCLAS E.O. 12958: DECL: 2031/04/17 TAGS: PGOV{tail}"),
            &format!("UNCLAS E.O. 12958: DECL: 04/17/2031 TAGS: PGOV{tail}"),
        );
        check(
            Code::HeaderFieldMissing,
            "SECRET VELM 000083\nSUBJECT: Quays\n\n1. (S) One.\n",
            "SECRET VELM 000083\nE.O. 12958: DECL:\nTAGS:\nSUBJECT: Quays\nClassified By:\n\n1. (S) One.\n",
        );
    }

    #[test]
    fn codes_once_and_apart() {
        check(
            Code::TagsDuplicate,
            "UNCLAS TAGS: PGOV, VL, PGOV, MX SUBJECT: x",
            "UNCLAS TAGS: PGOV, VL, MX SUBJECT: x",
        );
        check(
            Code::TagsRunTogether,
            "UNCLAS TAGS: PGOV, PHUMMX SUBJECT: x",
            "UNCLAS TAGS: PGOV, PHUM, MX SUBJECT: x",
        );
        for (before, after) in [
            ("PGOV, PQQQ, VL", "PGOV, VL"),
            ("PQQQ, PGOV", "PGOV"),
            ("[ORG PQQQ  ] , PGOV", "PGOV"),
            ("PQQQ", ""),
            ("PGOV, [ORG PHUM PQQQ  ]", "PGOV, [ORG PHUM  ]"),
        ] {
            let whole = |codes: &str| format!("UNCLAS TAGS: {codes} SUBJECT: x");
            check(Code::TagsUnknown, &whole(before), &whole(after));
        }
    }

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
