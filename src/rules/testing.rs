//! Draws findings under the text, for the tests of the rules; those of fixes compare the text before
//! with the text after.
//!
//! In fixtures `␠` stands for a blank at a line's end, `⇥` for a tab, `⍽` for a no-break blank
//! and `␍` for a carriage return; common indentation does not count.

use std::fmt::Write as _;
use std::sync::Arc;

use proptest::prelude::*;

pub(crate) use super::fixes::testing::{TOKENISED, check as check_fix, check_in as check_fix_in};
use super::rule::Scan;
use super::settings::RuleSettings;
use super::store::Store;
use crate::model::{Document, Gazetteer, LabelChoice};
use crate::rules::Finding;
use crate::syntax::LabelSet;
use crate::text::{Encoding, Span};

/// Scans that are tested, one or some.
pub(crate) trait Scans {
    fn names(&self) -> Vec<&'static str>;
}

impl Scans for Scan {
    fn names(&self) -> Vec<&'static str> {
        vec![self.name]
    }
}

impl<const N: usize> Scans for [&Scan; N] {
    fn names(&self) -> Vec<&'static str> {
        self.iter().map(|scan| scan.name).collect()
    }
}

/// Asserts that `scans` find in `fixture` exactly what is drawn there: below each line its
/// findings as `^^^^ code: message` and what belongs to them as `~~~~ message`.
#[track_caller]
pub(crate) fn check(scans: &impl Scans, fixture: &str) {
    let fixture = unindented(fixture);
    let drawn = |line: &&str| line.trim_start().starts_with(['^', '~']);
    let text: String = fixture
        .split_inclusive('\n')
        .filter(|line| !drawn(line))
        .collect();
    assert_eq!(drawing(scans, &text), fixture);
}

/// Asserts that `scans` find nothing in `text`.
#[track_caller]
pub(crate) fn silent(scans: &impl Scans, text: &str) {
    let text = unindented(text);
    assert_eq!(drawing(scans, &text), text);
}

/// The findings of `scans` in `text`.
pub(crate) fn found(scans: &impl Scans, text: &str) -> Vec<Finding> {
    found_in(scans, &read(text))
}

/// The findings of `scans` in `document`.
pub(crate) fn found_in(scans: &impl Scans, document: &Document) -> Vec<Finding> {
    let store = Store::new(document, RuleSettings::of(|_| true), &|| false).unwrap();
    store.findings_by(&scans.names())
}

/// What all rules say of `text` where `gazetteer` is known.
pub(crate) fn knowing(gazetteer: &str, text: &str) -> Vec<String> {
    let mut names = Gazetteer::default();
    names.add(gazetteer).unwrap();
    names.sort();
    let settings = RuleSettings {
        gazetteer: Arc::new(names),
        ..RuleSettings::of(|_| true)
    };
    let codes = settings.codes;
    let store = Store::new(&read(text), settings, &|| false).unwrap();
    let found = store.findings(codes, &|_| true).list;
    let said = |finding: &Finding| format!("{}: {}", finding.code, finding.message);
    found.iter().map(said).collect()
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

fn drawing(scans: &impl Scans, fixture: &str) -> String {
    let signs = [("␠", " "), ("⇥", "\t"), ("⍽", "\u{a0}"), ("␍", "\r")];
    let text = signs
        .iter()
        .fold(fixture.to_owned(), |text, (sign, c)| text.replace(sign, c));
    let text = text.as_str();
    let document = read(text);
    let mut below: Vec<String> = vec![String::new(); document.text().line_count()];
    for finding in found(scans, text) {
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

/// Pieces of text that reach all rules.
#[rustfmt::skip]
const PIECES: &[&str] = &[
        "[LOC Ada Bay  ] ",
        "[PER ",
        "[PER",
        "]",
        " ]",
        "[",
        "[ 1 ]",
        "[PERHAPS]",
        "[PERSON Ida  ]",
        "[GPE Oru  ]",
        "[per x  ]",
        "[PERIda  ]",
        "[PER  ]",
        "[LOC Oru] ",
        "\n",
        " \n",
        " . \n",
        "\r\n",
        "<a id='par2' href='#par2'>¶</a>2 . ",
        "<a id='par3' href='#par4'>¶</a>3 . \n",
        "¶</a>7",
        "¶",
        "<a id='par1' href='#par1'>¶</a>1 . \n",
        "<a id='par2000' href='#par2000'>¶</a>2000",
        "word. ",
        "( C ) ",
        "( S/NF ) ",
        "C ) ",
        "( Q ) ",
        "12 . ",
        "\n3. ",
        "S E C R E T ",
        "UNCLAS ",
        "<code><pre>",
        "</pre></code>",
        "[MISC Ada Bay’s  ] ",
        "[ORG Oru.  ]",
        "[LOC Ada  ] ",
        "[LOC Ada  ] Bay’s ",
        "[MISC Summary:  ] ",
        "End Summary ",
        "[ORG Harbour Works Office  ] ( [MISC HWO  ] ) ",
        "[ORG Harbor Works Office  ] ",
        "Harbour Works Office ",
        "Works Office ",
        "[LOC VELM  ] 00000083 002 OF 005 ",
        "TAGS: PGOV , [ORG PHUMVL  ] , PGOV SUBJECT: ",
        "EO 12958 DECL: 2031/04/17 ",
        "( [ORG SBU  ] ) ",
        "A Title -------- ",
        "\n------\n",
        "Ada Bay ",
        "Oru’s ",
        "&amp; ",
        "<br>",
        "PresidentQs ",
        "ORUN",
        "word ",
        "Minister met ",
        "bay ",
        "\n. Oru met Ada Bay . ",
        "[LOC Ada Bay  ] [ORG Oru  ] ",
        "[PER Oru  ] ",
        "[PER Bay’s  ] ",
        "[PER Bay  ] ",
        "Harbor ",
        "[ORG Justice  ] Minister ",
        "Justice ",
        "Summary: ",
        "S E C R E T SECTION 01 OF 03 VELM 000083 ",
        "VELM 000083 002 OF 003 ",
        "SUBJECT: Ada Bay \n",
        "E.O. 12958: DECL: ",
        "(C - ENTIRE TEXT) ",
        "\n\n",
        "IDA \n",
        "\"",
        "’",
        "\t",
        "\u{a0}",
];

/// Texts out of [`PIECES`]; `size` says of how many.
pub(crate) fn text(size: impl Into<prop::collection::SizeRange>) -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), size);
    pieces.prop_map(|pieces| pieces.concat())
}
