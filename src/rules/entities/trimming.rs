//! The fix for mentions that run over mark-up or the structure of a cable: trimmed to the name
//! they begin with, or unwrapped where there is none: `[PER Ida <a  ]` ⇒ `[PER Ida  ] <a`,
//! `[PER TAGS: <a  ]` ⇒ `TAGS: <a`.

use super::form_words::is_form;
use crate::edits;
use crate::edits::Site;
use crate::model::Document;
use crate::rules::Finding;
use crate::rules::fixes::Fix;
use crate::rules::support::markup::markup;
use crate::syntax::{MarkKind, Mention};
use crate::text::Span;

/// The mention that `finding` is about up to what it should not hold, or its text without the
/// brackets.
pub(super) fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let site = Site::of(document);
    let Some(mention) = site.outer_mention(finding.span) else {
        return Vec::new();
    };
    let unwrap = Fix::of(edits::unwrap(document, mention.name.start));
    let Some(trim) = trimmed(site, &mention) else {
        let sure = is_no_name(site, &mention);
        let unwrap = unwrap.map(|fix| if sure { fix.safe() } else { fix.preferred() });
        return unwrap.into_iter().collect();
    };
    [trim.safe()].into_iter().chain(unwrap).collect()
}

/// The mention up to what it should not hold, where that is a name.
fn trimmed(site: Site<'_>, mention: &Mention) -> Option<Fix> {
    let name = site.text(mention.name);
    let end = structure(site, mention).first()?.start;
    let rest = name
        .get(..end.get().checked_sub(mention.name.start.get())?)?
        .trim_end();
    if is_form(rest) || !rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
        return None;
    }
    let edits = site.end_name(mention, end);
    Some(Fix::new(format!("Trim it to “{rest}”"), edits))
}

/// Where mark-up and structure stand in the name of `mention`, by their starts.
fn structure(site: Site<'_>, mention: &Mention) -> Vec<Span> {
    let name = site.text(mention.name);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(piece) = markup(&name[at..]) {
        let start = at + name[at..].find(piece).unwrap_or_default();
        found.push(Span::at(mention.name.start + start, piece.len()));
        at = start + piece.len();
    }
    let marks = site
        .document
        .marks_from(mention.span.start, |summary| summary.marks > 0);
    let marks = marks.take_while(|mark| mark.span.start < mention.name.end);
    let marks = marks.filter(|mark| !matches!(mark.kind, MarkKind::Heading | MarkKind::BlankLine));
    found.extend(marks.map(|mark| mark.span.intersection(mention.name)));
    found.retain(|span| !span.is_empty());
    found.sort_unstable();
    found
}

/// Whether nothing of `mention` but its structure is a word: no name would be lost with it.
fn is_no_name(site: Site<'_>, mention: &Mention) -> bool {
    let mut words = String::new();
    let mut at = mention.name.start;
    let end = Span::empty(mention.name.end);
    for span in structure(site, mention).into_iter().chain([end]) {
        words.push_str(&site.text(Span::new(at, span.start.max(at))));
        words.push(' ');
        at = span.end.max(at);
    }
    // Between the tags of a link to a TAGS code stands the code.
    let linked = site.text(mention.name).contains("href='/tag/");
    linked || is_form(words.trim()) || !words.contains(char::is_alphabetic)
}
