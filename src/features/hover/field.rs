//! The header of a cable: its classification, the keywords of its fields, its captions.

mod date;

use super::{Hover, tags};
use crate::features::hover::quote::first_words;
use crate::features::markup::{Line, Prose};
use crate::model::gloss::field as gloss;
use crate::model::plain_text;
use crate::model::{Document, HeaderField};
use crate::syntax::{Field, Level, Mark};
use crate::text::{Offset, Span};

/// Length of a quoted value, in characters.
const QUOTE_CHARS: usize = 160;

/// Most TAGS codes listed.
const MAX_CODES: usize = 12;

/// The explanation of the header field whose keyword is `mark`.
pub(super) fn keyword(document: &Document, mark: &Mark) -> Option<Hover> {
    let header = document.header()?;
    let mut fields = header.fields.iter();
    let field = fields.find(|field| field.keyword == mark.span)?;
    let kind = gloss::HeaderPart::from(field.field);
    let mut text = Prose::new();
    text.paragraph(Line::new().strong(kind.name()));
    text.paragraph(Line::of(kind.meaning()));
    match field.field {
        Field::Eo => add_order(&mut text, document, field),
        Field::Tags => {
            let codes = tags::list(document, field.value, MAX_CODES);
            for line in codes {
                text.item(line);
            }
        }
        _ => add_value(&mut text, document, field),
    }
    Some(Hover {
        span: mark.span,
        text,
    })
}

/// Adds the value of `field` and the reasons in it.
fn add_value(text: &mut Prose, document: &Document, field: &HeaderField) {
    if field.value.is_empty() {
        text.item(Line::of("It is empty"));
        return;
    }
    text.item(first_words(document, field.value, QUOTE_CHARS));
    if field.field == Field::ClassifiedBy {
        let value = plain_text::of_span(document, field.value);
        for letter in reasons(&value) {
            let meaning = gloss::reason(letter).unwrap_or_default();
            text.item(Line::of(format!("Reason ({letter}): {meaning}")));
        }
    }
}

/// Adds the executive order, and the date or event that ends the classification.
fn add_order(text: &mut Prose, document: &Document, field: &HeaderField) {
    let keyword = document.text().slice(field.keyword);
    let digits = keyword.chars().filter(char::is_ascii_digit);
    let number: String = digits.collect();
    let order = number.parse().ok().and_then(gloss::executive_order);
    let order = order.map_or(String::new(), |order| {
        format!(": {}", order.trim_end_matches('.'))
    });
    text.item(Line::of(format!("E.O. {number}{order}")));
    let value = plain_text::of_span(document, field.value);
    let value = value.strip_prefix("DECL").unwrap_or(&value);
    let value = value.trim_start_matches([':', ' ']);
    text.item(Line::of(match (value, date::spelled(value)) {
        (_, Some(date)) => format!("Classified until {date}"),
        ("", None) => "No date is given".to_owned(),
        ("N/A" | "NA", None) => "N/A: the cable is not classified".to_owned(),
        (event, None) => format!("Classified until: {event}"),
    }));
}

/// The letters behind `1.4` or `1.5`, the sections of the orders with reasons: `b` and `d` of
/// `Reason: 1.4 (b) and (d)` or `Section 1.4b/d`.
fn reasons(value: &str) -> Vec<char> {
    let sections = ["1.4", "1.5"].into_iter();
    let Some(at) = sections.filter_map(|section| value.find(section)).min() else {
        return Vec::new();
    };
    let list = &value[at + 3..];
    let list = list.split_once(". ").map_or(list, |(list, _)| list);
    let words = list.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !matches!(*word, "" | "and" | "AND" | "or" | "OR"));
    words.map_while(reason).collect()
}

/// `word` as the letter of a reason, if it is one.
fn reason(word: &str) -> Option<char> {
    let mut chars = word.chars();
    let letter = chars.next()?.to_ascii_lowercase();
    let one = chars.next().is_none() && gloss::reason(letter).is_some();
    one.then_some(letter)
}

/// The explanation of the classification line that `mark` begins.
pub(super) fn classification(document: &Document, mark: &Mark) -> Hover {
    let mut text = Prose::new();
    if let Some(level) = mark.level() {
        text.paragraph(Line::new().strong(level.name()));
        text.paragraph(Line::of(level.meaning()));
    }
    text.paragraph(Line::of(gloss::HeaderPart::Classification.meaning()));
    let top = Level::of_rank(document.summary().top_portion);
    if let Some(top) = top {
        let top = format!("The highest portion mark of the text: ({})", top.mark());
        text.item(Line::of(top));
    }
    Hover {
        span: mark.span,
        text,
    }
}

/// The explanation of a caption, `SECTION` or `PASS` before the first field.
pub(super) fn word(document: &Document, offset: Offset) -> Option<Hover> {
    let header = document.header()?;
    let lines = header.before_fields();
    if !lines.contains(offset) {
        return None;
    }
    let text = document.text().slice(lines);
    let at = offset - lines.start;
    let inside = |c: char| c.is_ascii_uppercase();
    let start = text.get(..at)?.trim_end_matches(inside).len();
    let length = text[start..]
        .find(|c| !inside(c))
        .unwrap_or(text.len() - start);
    let (word, behind) = text[start..].split_at(length);
    let span = Span::at(lines.start + start, length);
    Some(Hover {
        text: explained(word, behind)?,
        span,
    })
}

/// The explanation of the caption or keyword `word`; `behind` is the rest of the line.
fn explained(word: &str, behind: &str) -> Option<Prose> {
    let (title, meaning) = if let Some(meaning) = gloss::caption(word) {
        (word.to_owned(), meaning)
    } else if word == "SECTION" {
        let mut words = behind.split_whitespace();
        let number = |word: Option<&str>| word?.parse::<u32>().ok();
        let (section, all) = (number(words.next())?, number(words.nth(1))?);
        let title = format!("Section {section} of {all}");
        (title, gloss::HeaderPart::Section.meaning())
    } else if word == "PASS" && behind.trim_start().starts_with("TO ") {
        let field = gloss::HeaderPart::Passing;
        (field.name().to_owned(), field.meaning())
    } else {
        return None;
    };
    let mut text = Prose::new();
    text.paragraph(Line::new().strong(title));
    text.paragraph(Line::of(meaning));
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::reasons;

    #[test]
    fn letters_of_reasons() {
        assert_eq!(
            reasons("Consul Ada Quill, Reasons 1.4 (b) and (d)."),
            ['b', 'd']
        );
        assert_eq!(reasons("Reason: 1.5(B, D)"), ['b', 'd']);
        assert_eq!(reasons("Ada Quill under Section 1.4b/d"), ['b', 'd']);
        assert_eq!(reasons("1.4 (b). A note (c)"), ['b']);
        assert_eq!(reasons("Ada Quill (acting)"), []);
    }
}
