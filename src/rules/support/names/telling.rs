//! Names of which a repeat most likely names the same.

use crate::model::{Document, bare};
use crate::syntax::{Mention, portion_mark};
use crate::text::Span;

/// Words that are capitalised for other reasons, or that no name is alone.
const NO_NAMES: [&str; 65] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "the",
    "they",
    "their",
    "this",
    "that",
    "these",
    "those",
    "his",
    "her",
    "she",
    "our",
    "its",
    "you",
    "him",
    "hers",
    "them",
    "theirs",
    "ours",
    "mine",
    "yours",
    "your",
    "himself",
    "herself",
    "itself",
    "themselves",
    "ourselves",
    "myself",
    "yourself",
    "who",
    "whom",
    "whose",
    "what",
    "which",
    "there",
];

/// The text behind a name in which the word of an office is looked for, in bytes.
const OFFICE_BYTES: usize = 20;

/// Words that make an office of the name before them: `Justice Minister`.
const OFFICES: [&str; 8] = [
    "minister",
    "ministers",
    "secretary",
    "undersecretary",
    "deputy",
    "commissioner",
    "adviser",
    "advisor",
];

/// True if `mention` is a part of an office: `[ORG Justice  ] Minister`. A name that is tagged
/// only there is a word elsewhere.
pub(super) fn is_office(document: &Document, mention: &Mention) -> bool {
    let behind = document
        .text()
        .slice(Span::at(mention.span.end, OFFICE_BYTES));
    let word = behind.split_whitespace().next().unwrap_or_default();
    let mut offices = OFFICES.iter();
    offices.any(|office| office.eq_ignore_ascii_case(word))
}

/// True if a repeat of `text` most likely names the same.
pub(crate) fn is_telling(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let words = text.split_whitespace().count();
    let capital = text.starts_with(char::is_uppercase);
    let ends = text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ')'));
    let bare = bare(text) == text;
    let word = || NO_NAMES.contains(&text.to_lowercase().as_str()) || portion_mark(text).is_some();
    capital && ends && bare && (letters >= 3 || words >= 2) && (words > 1 || !word())
}
