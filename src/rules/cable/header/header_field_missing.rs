//! `header-field-missing`: a header that lacks a field: E.O., TAGS, SUBJECT, or in a classified
//! cable under a recent order who classified it (format §5.3 C, §3.2).

use super::fields::{called, header_with_fields};
use crate::edits::Site;
use crate::model::{Document, Header, plain_text, scan};
use crate::rules::fixes::Fix;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::Stretch;
use crate::rules::{Code, Finding, Rule};
use crate::syntax::{Field, Level};
use crate::text::{Edit, Offset, Span};

pub(crate) const RULE: Rule = Rule {
    scans: &[&SCAN],
    fix: Some(fix),
};

const SCAN: Scan = Scan::of_cables("header_field_missing", Scope::Head(check));

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let document = stretch.document;
    let header = header_with_fields(document);
    reporter.extend(header.and_then(|header| finding(document, &header)));
}

fn finding(document: &Document, header: &Header) -> Option<Finding> {
    let (_, place) = header.classification?;
    let missing = missing_fields(document, header).into_iter();
    let names: Vec<_> = missing.map(called).collect();
    let message = format!("the header has no {}", names.join(", no "));
    (!names.is_empty()).then(|| Finding::new(Code::HeaderFieldMissing, place, message))
}

/// The fields that `header` should have and has not.
fn missing_fields(document: &Document, header: &Header) -> Vec<Field> {
    let Some((level, _)) = header.classification else {
        return Vec::new();
    };
    let text = plain_text::without_brackets(&scan::text(document, header.span));
    // A tagger may have taken a keyword for a name, or torn it apart.
    let words: Vec<&str> = text.split([' ', ':', '\n', '\r']).collect();
    let stands = |word: &str| words.iter().any(|own| own.eq_ignore_ascii_case(word));
    // The number tells.
    let order = |numbers: &[&str]| numbers.iter().any(|number| text.contains(number));
    let has_order = has(header, Field::Eo) || order(&["12958", "13526", "12356", "12065", "11652"]);
    let has_tags = has(header, Field::Tags) || stands("TAGS");
    let has_subject = has(header, Field::Subject) || stands("SUBJECT") || stands("SUBJ");
    let is_due = level.is_classified() && order(&["12958", "13526"]);
    let has_authority = !is_due || names_authority(header) || says_classified_by(&words);
    let fields = [
        (Field::Eo, has_order),
        (Field::Tags, has_tags),
        (Field::Subject, has_subject),
        (Field::ClassifiedBy, has_authority),
    ];
    let missing = fields.into_iter().filter(|(_, there)| !there);
    missing.map(|(field, _)| field).collect()
}

fn has(header: &Header, field: Field) -> bool {
    header.fields.iter().any(|own| own.field == field)
}

/// Whether a field says who classified it, or what it was derived from.
fn names_authority(header: &Header) -> bool {
    has(header, Field::ClassifiedBy) || has(header, Field::DerivedFrom)
}

/// Whether `words` hold `classified by`, in any case.
fn says_classified_by(words: &[&str]) -> bool {
    let words = words.iter().filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(|word| word.to_lowercase()).collect();
    let mut pairs = words.windows(2);
    pairs.any(|pair| pair[0] == "classified" && pair[1] == "by")
}

/// The missing fields, empty, where they belong.
fn fix(document: &Document, _finding: &Finding) -> Vec<Fix> {
    let header = document.header();
    let fix = header.and_then(|header| inserted(Site::of(document), &header));
    fix.into_iter().collect()
}

fn inserted(site: Site<'_>, header: &Header) -> Option<Fix> {
    let mut edits: Vec<(Offset, String)> = Vec::new();
    for field in fields_to_insert(site.document, header) {
        let at = before_field(header, field);
        let text = skeleton(site, header, field, at);
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
        .any(|edit| site.inside(edit.span.start).is_some());
    (!edits.is_empty() && !in_mention).then(|| Fix::new(title, edits))
}

/// The missing fields, and those that they ask for.
fn fields_to_insert(document: &Document, header: &Header) -> Vec<Field> {
    let mut missing = missing_fields(document, header);
    // The order that is inserted asks for an authority.
    let asks = missing.contains(&Field::Eo) && is_classified(header) && !names_authority(header);
    if asks && !missing.contains(&Field::ClassifiedBy) {
        missing.push(Field::ClassifiedBy);
    }
    missing
}

fn is_classified(header: &Header) -> bool {
    let level = header.classification.map(|(level, _)| level);
    level.is_some_and(Level::is_classified)
}

/// `field` without a value, as it is inserted at `at`: in a line of its own if the header has lines.
fn skeleton(site: Site<'_>, header: &Header, field: Field, at: Offset) -> String {
    let skeleton = match field {
        Field::Eo if is_classified(header) => "E.O. 12958: DECL:".to_owned(),
        Field::Eo => "E.O. 12958: N/A".to_owned(),
        Field::ClassifiedBy => "Classified By:".to_owned(),
        field => format!("{}:", called(field)),
    };
    let own_line = site.before(at).trim().is_empty() || site.behind(at).trim().is_empty();
    match (at == header.span.end, own_line) {
        (true, true) => format!("\n{skeleton}"),
        (true, false) => format!(" {skeleton}{}", site.blank_behind(at)),
        (false, true) => format!("{skeleton}\n"),
        (false, false) => format!("{skeleton} "),
    }
}

/// The place of `field`: before the first of those that follow it.
fn before_field(header: &Header, field: Field) -> Offset {
    let rank = |field: Field| match field {
        Field::Eo => 0,
        Field::Tags => 1,
        Field::Subject => 2,
        Field::Ref => 3,
        Field::ClassifiedBy | Field::DerivedFrom => 4,
    };
    let mut fields = header.fields.iter();
    let next = fields.find(|own| rank(own.field) > rank(field));
    next.map_or(header.span.end, |next| next.keyword.start)
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::Code;
    use crate::rules::testing::{check, check_fix, silent};

    #[test]
    fn a_header_without_some_fields() {
        check(
            &SCAN,
            "
            SECRET VELM 000083 E.O. 12958: DECL: 04/17/2031 SUBJECT: Quays <a id='par1' href='#par1'>¶</a>1 .
            ^^^^^^ header-field-missing: the header has no TAGS, no Classified By
            ",
        );
    }

    #[test]
    fn whole_headers_are_silent() {
        silent(
            &SCAN,
            "
            CONFIDENTIAL VELM 000083
            E.O. 12958: DECL: 04/17/2031
            TAGS: PGOV, VL
            SUBJECT: Quays
            Classified By: Ida Quill

            <a id='par1' href='#par1'>¶</a>1. (C) The quays.
            ",
        );
        silent(
            &SCAN,
            "UNCLAS VELM 000083\nE.O. 12958: N/A\nTAGS: PGOV\nSUBJECT: Quays\n\n1. (U) The quays.\n",
        );
        silent(
            &SCAN,
            "SECRET\n<a id='par1' href='#par1'>¶</a>1. (S) The quays.\n",
        );
    }

    #[test]
    fn keywords_that_a_tagger_took_for_names_are_there() {
        silent(
            &SCAN,
            "SECRET VELM 000083 [ORG EO  ] 12958 [ORG VL TAGS  ] : PGOV [MISC SUBJECT  ] : Quays [PER Classified  ] By: Ida <a id='par1' href='#par1'>¶</a>1 .",
        );
    }

    #[test]
    fn they_are_inserted_empty() {
        check_fix(
            Code::HeaderFieldMissing,
            "SECRET VELM 000083\nSUBJECT: Quays\n\n1. (S) One.\n",
            "SECRET VELM 000083\nE.O. 12958: DECL:\nTAGS:\nSUBJECT: Quays\nClassified By:\n\n1. (S) One.\n",
        );
    }
}
