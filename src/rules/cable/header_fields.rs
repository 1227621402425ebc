//! `header-field-missing`, `header-field-order`, `header-field-style`: the fields of a cable's
//! header (format §5.3 C, §3.2).

use crate::model::scan;
use crate::model::{Document, Header, HeaderField};
use crate::rules::Finding;
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::syntax::Field;
use crate::text::Span;

pub(crate) const SCAN: Scan = Scan::of_cables("header_fields", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    let Some(header) = document.header().filter(|header| !header.fields.is_empty()) else {
        return;
    };
    reporter.extend(missing(document, &header));
    reporter.extend(out_of_order(&header));
    for field in &header.fields {
        reporter.extend(styled(document, field).map(|(span, right)| {
            let written = scan::text(document, span);
            Finding::header_field_style(span, &written, &right)
        }));
        reporter.extend(dated(document, field).map(|(span, right)| {
            let written = scan::text(document, span);
            Finding::header_field_style(span, &written, &right)
        }));
    }
}

/// As a header calls it.
pub(crate) fn called(field: Field) -> &'static str {
    match field {
        Field::Eo => "E.O.",
        Field::Tags => "TAGS",
        Field::Subject => "SUBJECT",
        Field::Ref => "REF",
        Field::ClassifiedBy => "Classified By",
        Field::DerivedFrom => "DERIVED FROM",
    }
}

fn missing(document: &Document, header: &Header) -> Option<Finding> {
    let (_, place) = header.classification?;
    let missing = missing_fields(document, header);
    let names: Vec<_> = missing.into_iter().map(called).collect();
    (!names.is_empty()).then(|| Finding::header_field_missing(place, &names))
}

/// The fields that `header` should have and has not.
pub(crate) fn missing_fields(document: &Document, header: &Header) -> Vec<Field> {
    let Some((level, _)) = header.classification else {
        return Vec::new();
    };
    let text = scan::without_brackets(&scan::text(document, header.span));
    // A tagger may have taken a keyword for a name, or torn it apart.
    let words: Vec<&str> = text.split([' ', ':', '\n', '\r']).collect();
    let stands = |word: &str| words.iter().any(|own| own.eq_ignore_ascii_case(word));
    let has = |field: Field| {
        let known = header.fields.iter().any(|own| own.field == field);
        known
            || match field {
                Field::Tags => stands("TAGS"),
                Field::Subject => stands("SUBJECT") || stands("SUBJ"),
                _ => false,
            }
    };
    let order = |numbers: &[&str]| numbers.iter().any(|number| text.contains(number));
    // The number tells.
    let has_order = has(Field::Eo) || order(&["12958", "13526", "12356", "12065", "11652"]);
    let authority = has(Field::ClassifiedBy) || has(Field::DerivedFrom);
    let due = level.is_classified() && order(&["12958", "13526"]);
    let mut missing = Vec::new();
    if !has_order {
        missing.push(Field::Eo);
    }
    missing.extend(
        [Field::Tags, Field::Subject]
            .into_iter()
            .filter(|field| !has(*field)),
    );
    let by = words.iter().map(|word| word.to_lowercase());
    let by: Vec<String> = by.filter(|word| !word.is_empty()).collect();
    let said = by
        .windows(2)
        .any(|pair| pair[0] == "classified" && pair[1] == "by");
    if due && !authority && !said {
        missing.push(Field::ClassifiedBy);
    }
    missing
}

/// The place of `field` among those that have a usual order.
fn rank(field: &HeaderField) -> Option<u8> {
    match field.field {
        Field::Eo => Some(0),
        Field::Tags => Some(1),
        Field::Subject => Some(2),
        _ => None,
    }
}

/// The first of E.O., TAGS and SUBJECT that stands before one it should follow.
fn out_of_order(header: &Header) -> Option<Finding> {
    let ranked = header.fields.iter().filter(|field| rank(field).is_some());
    let ranked: Vec<&HeaderField> = ranked.collect();
    let pair = ranked
        .windows(2)
        .find(|pair| rank(pair[0]) > rank(pair[1]))?;
    let (before, late) = (pair[0], pair[1]);
    Some(Finding::header_field_order(
        late.keyword,
        called(late.field),
        (called(before.field), before.keyword),
    ))
}

/// The first field that `late` should stand before and does not.
pub(crate) fn preceding<'h>(header: &'h Header, late: &HeaderField) -> Option<&'h HeaderField> {
    let earlier = header.fields.iter();
    let mut earlier = earlier.take_while(|field| field.keyword.start < late.keyword.start);
    earlier.find(|field| rank(field).is_some() && rank(field) > rank(late))
}

/// The keyword of `field` as it should be written, where it is not.
pub(crate) fn styled(document: &Document, field: &HeaderField) -> Option<(Span, String)> {
    // A mention that holds the keyword is at fault itself.
    if document.mentions_in(field.keyword).next().is_some() {
        return None;
    }
    let written = scan::text(document, field.keyword);
    let right = match field.field {
        Field::Eo => {
            let digits: String = written.chars().filter(char::is_ascii_digit).collect();
            let date = if written.contains("DECL") {
                " DECL:"
            } else {
                ""
            };
            format!("E.O. {digits}:{date}")
        }
        Field::Tags => "TAGS:".to_owned(),
        Field::Subject => "SUBJECT:".to_owned(),
        Field::Ref | Field::ClassifiedBy | Field::DerivedFrom => return None,
    };
    (written != right).then_some((field.keyword, right))
}

/// The date of `field` as it should be written, where it begins with the year.
pub(crate) fn dated(document: &Document, field: &HeaderField) -> Option<(Span, String)> {
    if field.field != Field::Eo {
        return None;
    }
    let value = scan::text(document, Span::at(field.value.start, 24));
    let date = value.split_whitespace().find(|word| word.contains('/'))?;
    let at = value.find(date)?;
    let parts: Vec<&str> = date.split('/').collect();
    let [year, month, day] = parts[..] else {
        return None;
    };
    let digits = |part: &str, most| {
        (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let by_year = year.len() == 4 && digits(year, 4) && digits(month, 2) && digits(day, 2);
    let span = Span::at(field.value.start + at, date.len());
    by_year.then(|| (span, format!("{month:0>2}/{day:0>2}/{year}")))
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::{check, silent};

    #[test]
    fn keywords_and_dates() {
        check(
            &SCAN,
            "
            SECRET VELM 000083 EO 12958 DECL: 2031/04/17 TAGS PGOV SUBJ: Quays DERIVED FROM: x <a id='par1' href='#par1'>¶</a>1 .
                               ^^^^^^^^^^^^^^ header-field-style: `EO 12958 DECL:` should be `E.O. 12958: DECL:`
                                              ^^^^^^^^^^ header-field-style: `2031/04/17` should be `04/17/2031`
                                                         ^^^^ header-field-style: `TAGS` should be `TAGS:`
                                                                   ^^^^^ header-field-style: `SUBJ:` should be `SUBJECT:`
            ",
        );
    }

    #[test]
    fn fields_that_lack_and_their_order() {
        check(
            &SCAN,
            "
            SECRET VELM 000083 SUBJECT: Quays E.O. 12958: DECL: 04/17/2031 <a id='par1' href='#par1'>¶</a>1 .
            ^^^^^^ header-field-missing: the header has no TAGS, no Classified By
                                              ^^^^^^^^^^^^^^^^^ header-field-order: E.O. usually stands before SUBJECT
                               ~~~~~~~~ SUBJECT
            ",
        );
    }

    #[test]
    fn headers_in_order_are_silent() {
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
        // Keywords that a tagger took for names, or tore apart.
        silent(
            &SCAN,
            "SECRET VELM 000083 [ORG EO  ] 12958 [ORG VL TAGS  ] : PGOV [MISC SUBJECT  ] : Quays [PER Classified  ] By: Ida <a id='par1' href='#par1'>¶</a>1 .",
        );
    }
}
