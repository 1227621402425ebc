//! `header-field-style`: a header field that is not written as it should be: its keyword, as `SUBJ:`
//! for `SUBJECT:`, or a date that begins with the year (format §5.3 C, §3.2).

use super::fields::header_with_fields;
use crate::model::{Document, HeaderField, scan};
use crate::rules::fixes::Fix;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::Stretch;
use crate::rules::{Code, Finding, Rule};
use crate::syntax::Field;
use crate::text::{Edit, Span};

pub(crate) const RULE: Rule = Rule {
    scans: &[&SCAN],
    fix: Some(fix),
};

const SCAN: Scan = Scan::of_cables("header_field_style", Scope::Head(check));

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let document = stretch.document;
    let Some(header) = header_with_fields(document) else {
        return;
    };
    for field in &header.fields {
        let faults = styled(document, field)
            .into_iter()
            .chain(dated(document, field));
        reporter.extend(faults.map(|(span, right)| finding(document, span, &right)));
    }
}

/// The text at `span`, which should be `right`.
fn finding(document: &Document, span: Span, right: &str) -> Finding {
    let written = scan::text(document, span);
    let message = format!("`{written}` should be `{right}`");
    Finding::new(Code::HeaderFieldStyle, span, message)
}

/// The keyword of `field` as it should be written, where it is not.
fn styled(document: &Document, field: &HeaderField) -> Option<(Span, String)> {
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
fn dated(document: &Document, field: &HeaderField) -> Option<(Span, String)> {
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

/// The keyword or the date as it should be.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let span = finding.span;
    let at_fault = |found: Option<(Span, String)>| found.filter(|(place, _)| *place == span);
    let header = document.header();
    let mut fields = header.iter().flat_map(|header| &header.fields);
    let fix = fields.find_map(|field| {
        let (title, right) = if let Some((_, date)) = at_fault(dated(document, field)) {
            (format!("Write the date as {date}"), date)
        } else {
            let (_, right) = at_fault(styled(document, field))?;
            let written = document.text().slice(span);
            (format!("Write `{written}` as `{right}`"), right)
        };
        Some(Fix::new(title, vec![Edit::new(span, right)]))
    });
    fix.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::Code;
    use crate::rules::testing::{check, check_fix, silent};

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
        silent(
            &SCAN,
            "
            CONFIDENTIAL VELM 000083
            E.O. 12958: DECL: 04/17/2031
            TAGS: PGOV, VL
            SUBJECT: Quays

            <a id='par1' href='#par1'>¶</a>1. (C) The quays.
            ",
        );
    }

    #[test]
    fn fields_as_they_should_be() {
        let tail = " SUBJECT: Quays <a id='par1' href='#par1'>¶</a>1 . \n";
        check_fix(
            Code::HeaderFieldStyle,
            &format!("UNCLAS TAGS PGOV{tail}"),
            &format!("UNCLAS TAGS: PGOV{tail}"),
        );
        check_fix(
            Code::HeaderFieldStyle,
            &format!("UNCLAS E.O. 12958: DECL: 2031/04/17 TAGS: PGOV{tail}"),
            &format!("UNCLAS E.O. 12958: DECL: 04/17/2031 TAGS: PGOV{tail}"),
        );
    }
}
