//! Draws findings under the text, for the tests of the rules; those of fixes compare the text before
//! with the text after.
//!
//! In fixtures `␠` stands for a blank at a line's end, `⇥` for a tab, `⍽` for a no-break blank
//! and `␍` for a carriage return; common indentation does not count.

use std::fmt::Write as _;
use std::sync::Arc;

pub(crate) use super::fixes::testing::{TOKENISED, check as check_fix, check_in as check_fix_in};
use super::rule::Scan;
use super::{Asked, Reporter, findings_asked};
use crate::model::{Document, Gazetteer, LabelChoice};
use crate::rules::{Code, Finding};
use crate::syntax::LabelSet;
use crate::text::{Encoding, Span};

/// Asserts that `rule` finds in `fixture` exactly what is drawn there: below each line its
/// findings as `^^^^ code: message` and what belongs to them as `~~~~ message`.
#[track_caller]
pub(crate) fn check(scan: &Scan, fixture: &str) {
    let fixture = unindented(fixture);
    let drawn = |line: &&str| line.trim_start().starts_with(['^', '~']);
    let text: String = fixture
        .split_inclusive('\n')
        .filter(|line| !drawn(line))
        .collect();
    assert_eq!(drawing(scan, &text), fixture);
}

/// Asserts that `rule` finds nothing in `text`.
#[track_caller]
pub(crate) fn silent(scan: &Scan, text: &str) {
    let text = unindented(text);
    assert_eq!(drawing(scan, &text), text);
}

/// What `rule` finds in `text`.
pub(crate) fn found(scan: &Scan, text: &str) -> Vec<Finding> {
    found_in(scan, &read(text))
}

/// What `rule` finds in `document`.
pub(crate) fn found_in(scan: &Scan, document: &Document) -> Vec<Finding> {
    let gazetteer = Gazetteer::default();
    let mut reporter = Reporter::new(&asked(&gazetteer));
    reporter.apply([scan].into_iter(), document);
    let found = reporter.finish().list;
    // What it panicked with stands above.
    assert!(!found.iter().any(|found| found.code == Code::InternalError));
    found
}

/// What all rules say of `text` where `gazetteer` is known.
pub(crate) fn knowing(gazetteer: &str, text: &str) -> Vec<String> {
    let mut names = Gazetteer::default();
    names.add(gazetteer).unwrap();
    names.sort();
    let found = findings_asked(&read(text), &asked(&names)).list;
    let said = |finding: &Finding| format!("{}: {}", finding.code, finding.message);
    found.iter().map(said).collect()
}

fn asked(gazetteer: &Gazetteer) -> Asked<'_> {
    Asked {
        wanted: &|_| true,
        gazetteer,
        cancelled: &|| false,
    }
}

/// With the tagger's four labels, whatever the text seems to use.
fn read(text: &str) -> Document {
    let labels = LabelChoice::Given(Arc::new(LabelSet::conll4()));
    Document::with_labels(text, 0, labels)
}

fn unindented(fixture: &str) -> String {
    let fixture = fixture.strip_prefix('\n').unwrap_or(fixture);
    let blanks = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let lines = fixture.lines().filter(|line| !line.trim_start().is_empty());
    let indent = lines.map(blanks).min().unwrap_or_default();
    let lines = fixture.split_inclusive('\n');
    let text: String = lines
        .map(|line| line.get(indent..).unwrap_or("\n"))
        .collect();
    text.trim_end_matches(' ').to_owned()
}

fn drawing(scan: &Scan, fixture: &str) -> String {
    let signs = [("␠", " "), ("⇥", "\t"), ("⍽", "\u{a0}"), ("␍", "\r")];
    let text = signs
        .iter()
        .fold(fixture.to_owned(), |text, (sign, c)| text.replace(sign, c));
    let text = text.as_str();
    let document = read(text);
    let mut below: Vec<String> = vec![String::new(); document.text().line_count()];
    for finding in found(scan, text) {
        let message = format!("{}: {}", finding.code, finding.message);
        draw(&document, &mut below, finding.span, '^', &message);
        for (span, message) in &finding.related {
            draw(&document, &mut below, *span, '~', message);
        }
    }
    let lines = fixture.split_inclusive('\n').zip(below);
    lines.fold(String::new(), |all, (line, below)| all + line + &below)
}

fn draw(document: &Document, below: &mut [String], span: Span, sign: char, message: &str) {
    let text = document.text();
    let line = text.line_at(span.start);
    let column = |offset| text.line_column_at(offset, Encoding::Utf32).column;
    let start = column(span.start);
    let end = span.end.min(text.line_span(line).end);
    let signs = column(end).saturating_sub(start).max(1);
    let signs: String = std::iter::repeat_n(sign, signs).collect();
    let _ = writeln!(below[line], "{:start$}{signs} {message}", "");
}
