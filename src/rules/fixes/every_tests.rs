//! What holds of every fix of every code, on texts as damaged as they come: edits that can be
//! made, words and lines that stay unless the fix says otherwise, no new error, a finding gone.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::testing::{TOKENISED, all, applied, read};
use super::tests::TEXTS;
use super::*;
use crate::edits::format::{format, format_lines, format_mention};
use crate::rules::Severity;
use crate::rules::policy::Level;

/// Pieces of which damaged texts are made: brackets in all states, pieces of all structures, signs
/// that are blanks, marks or controls, ends of lines.
const PIECES: &[&str] = &[
    "[LOC Ada Bay  ] ",
    "[PER Ida Quill  ] ",
    "[ORG Harbour Works Office  ] ",
    "( [MISC HWO  ] ) ",
    "[PER ",
    "[ORG [LOC Oru  ] Guild  ] ",
    "[PER",
    " ]",
    "]",
    "  ] ",
    "[",
    "[ 1 ]",
    "[PERHAPS]",
    "[PERSON Ida  ]",
    "[GPE Velm  ]",
    "[QQQ Ada  ]",
    "[per Ida  ]",
    "[PERKeld  ]",
    "[PER  ]",
    "[LOC Oru] ",
    "[LOC Oru.  ] ",
    "[MISC Guild’s  ] ",
    "[ORG “Oru Works  ] ",
    "[MISC the Oru  ] ",
    "[PER President Keld  ] ",
    "[LOC Oru, Velm  ] ",
    "[LOC Ada  ] [LOC Bay  ] ",
    "[LOC Port  ] Merrow’s ",
    "[ORG Article  ] 57 ",
    "[ORG Harbor Works Office  ] ",
    "Harbour Works Office ",
    "Ada Bay ",
    "[LOC ",
    "[ORG VL ",
    "<code><pre>",
    "</pre></code>",
    "SECRET ",
    "S E C R E T ",
    "UNCLAS SECTION 01 OF 02 [LOC VELM  ] 000083 ",
    "UNCLAS SECTION 01 OF 02 CAPE TERN 000083 ",
    "EO 12958 DECL: 2031/04/17 ",
    "E.O. 12958: DECL: 04/17/2031 ",
    "TAGS PGOV , ",
    "TAGS: PGOV, [ORG PQQQ  ], PHUMVL, PGOV ",
    "PGOV, ",
    "PQQQ ",
    "SUBJECT: Quays ",
    "SUBJ: Ships ",
    "<a id='par1' href='#par1'>¶</a>1 . ",
    "<a id='par2' href='#par2'>¶</a>2 . ",
    "<a id='par3' href='#par4'>¶</a>3 . ",
    "<a id='par2006' href='#par2006'>¶</a>2006 . ",
    "href='#par5'>¶</a>5 . ",
    "¶4 . ",
    "¶",
    "¶</a>",
    "\n3. ",
    "( S ) ",
    "( [ORG SBU  ] ) ",
    "c ) ",
    "( Q ) ",
    "[LOC VELM  ] 00000083 002 OF 005 ",
    "CAPE TERN 00000083 002 OF 002 ",
    "PAGE 03 CAPE TERN 00012 01 OF 03 291400Z ",
    "[MISC Summary:  ] ",
    "Summary: ",
    "End Summary ",
    "End Comment",
    "Comment: ",
    "The Sea --------- ",
    "\n------\n",
    "QUILL",
    "QUILL</pre></code>\n",
    "<br>",
    "&amp; ",
    "&#91;",
    "MinisterQs ",
    "the ",
    "went . ",
    "went. ",
    "word",
    "’s ",
    "“",
    ", ",
    ". ",
    " . \n",
    " ",
    "  ",
    "\t",
    "\n",
    " \n",
    "\r\n",
    "\r",
    "\u{a0}",
    "\u{2003}",
    "\u{3000}",
    "\u{2028}",
    "\u{85}",
    "\u{0}",
    "\u{301}",
    "\u{200d}",
    "\u{202e}",
    "שלום ",
    "é",
    "😀",
];

/// How often each error is found.
fn errors(found: &[Finding]) -> BTreeMap<Code, usize> {
    let mut errors = BTreeMap::new();
    for finding in found
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
    {
        *errors.entry(finding.code).or_default() += 1;
    }
    errors
}

fn line_breaks(text: &str) -> String {
    text.chars().filter(|c| matches!(c, '\n' | '\r')).collect()
}

/// The faults that `fix` has in itself and in what it leaves.
fn faults_of(document: &Document, found: &[Finding], fix: &Fix) -> Vec<String> {
    let before = document.text().slice(document.text().span()).into_owned();
    let after = applied(document, fix);
    let mut faults = Vec::new();
    if after == before {
        faults.push("does nothing".to_owned());
    }
    let read_after = read(&after);
    let same_words = changes::words(&read_after) == changes::words(document);
    if fix.changes < Changes::Text && !same_words {
        faults.push("changes words".to_owned());
    }
    let same_lines = line_breaks(&after) == line_breaks(&before);
    if fix.changes == Changes::Annotation && !same_lines {
        faults.push("changes lines".to_owned());
    }
    if fix.preferred && !fix.is_annotation() {
        faults.push("is preferred".to_owned());
    }
    let old = errors(found);
    for (code, count) in errors(&all(&read_after)) {
        if count > old.get(&code).copied().unwrap_or_default() {
            faults.push(format!("adds {code}"));
        }
    }
    faults
}

/// Where `offset` is when the edits of `fix` are made.
fn moved(offset: Offset, fix: &Fix) -> Offset {
    let before = fix
        .edits
        .iter()
        .filter(|edit| edit.span.end <= offset && edit.span.start < offset);
    before.fold(offset, |offset, edit| {
        Offset::new(offset.get() + edit.text.len() - edit.span.len())
    })
}

/// Whether what `finding` says is still said after `fix`.
fn stays(found: &[Finding], left: &[Finding], finding: &Finding, fix: &Fix) -> bool {
    let place = moved(finding.span.start, fix);
    // What it says of a page marker is what the marker says.
    let by_place = finding.code == Code::PageMarkerInconsistent;
    let same = |other: &Finding| by_place || other.message == finding.message;
    let alike = |list: &[Finding]| {
        let alike = list.iter().filter(|other| other.code == finding.code);
        alike.filter(|other| same(other)).count()
    };
    let mut here = left.iter().filter(|other| other.span.start == place);
    here.any(|other| other.code == finding.code && same(other)) && alike(left) >= alike(found)
}

/// The faults of all that is offered for `text`, and the codes for which something is.
fn faults(text: &str) -> (Vec<String>, BTreeSet<Code>) {
    let document = read(text);
    let found = all(&document);
    let mut faults = Vec::new();
    let mut codes = BTreeSet::new();
    let mut note = |what: String, fix: &Fix| {
        let after = applied(&document, fix);
        faults.push(format!(
            "{what}
{text:?}
{fix:?}
{after:?}"
        ));
    };
    for finding in &found {
        for (nth, fix) in fixes(&document, finding).iter().enumerate() {
            codes.insert(finding.code);
            for fault in faults_of(&document, &found, fix) {
                note(format!("{} {nth}: {fault}", finding.code), fix);
            }
            let left = all(&read(&applied(&document, fix)));
            if nth == 0 && stays(&found, &left, finding, fix) {
                note(format!("{} {nth}: stays", finding.code), fix);
            }
        }
    }
    let rules = every_rule();
    for code in &codes {
        if let Some(fix) = fix_all(&document, *code, &rules) {
            for fault in faults_of(&document, &found, &fix) {
                note(format!("all {code}: {fault}"), &fix);
            }
        }
    }
    if let Some(fix) = fix_whole(&document, &rules) {
        if !fix.is_annotation() {
            note("whole: changes more than annotation".to_owned(), &fix);
        }
        for fault in faults_of(&document, &found, &fix) {
            note(format!("whole: {fault}"), &fix);
        }
    }
    for (name, edits) in formatted(&document) {
        let fix = Fix::new(name, edits);
        if !fix.edits.is_empty() {
            let fix = Fix {
                changes: Changes::Lines,
                ..fix
            };
            for fault in faults_of(&document, &found, &fix) {
                note(format!("{name}: {fault}"), &fix);
            }
        }
    }
    (faults, codes)
}

/// What formatting makes of all of `document`, of its first line and of its first mention.
fn formatted(document: &Document) -> [(&'static str, Vec<Edit>); 3] {
    let text = document.text();
    let line = text.line_span(0);
    let mention = document.mentions_from(Offset::default()).next();
    let closed = mention.map_or(Offset::default(), |mention| mention.span.end);
    [
        ("format", format(document, &|| false)),
        ("format line", format_lines(document, line)),
        ("format mention", format_mention(document, closed)),
    ]
}

fn every_rule() -> Rules {
    let levels = Code::ALL.iter();
    Rules::new(
        levels
            .map(|code| (*code, Level::As(code.severity())))
            .collect(),
    )
}

/// A text that is damaged from the start, or one with findings into which damage is put.
fn text() -> impl Strategy<Value = String> {
    let pieces = || prop::sample::select(PIECES);
    let heads = vec!["", TOKENISED, "UNCLAS SECTION 01 OF 02 VELM 000083 "];
    let made = (
        prop::sample::select(heads),
        prop::collection::vec(pieces(), 0..16),
    );
    let made = made.prop_map(|(head, pieces)| format!("{head}{}", pieces.concat()));
    let places = prop::collection::vec((any::<prop::sample::Index>(), pieces()), 0..4);
    let damaged = (prop::sample::select(TEXTS), places).prop_map(|(text, places)| {
        let mut text = text.to_owned();
        for (place, piece) in places {
            let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            text.insert_str(*place.get(&starts), piece);
        }
        text
    });
    prop_oneof![3 => made, 1 => damaged]
}

/// How many texts are made; more by the environment: `FIX_CASES=5000`.
fn cases() -> usize {
    let given = std::env::var("FIX_CASES").ok();
    given.and_then(|cases| cases.parse().ok()).unwrap_or(48)
}

#[test]
fn every_fix_of_damaged_texts_keeps_to_the_rules() {
    // The same texts each time.
    let mut runner = TestRunner::deterministic();
    let strategy = text();
    for _ in 0..cases() {
        let text = strategy.new_tree(&mut runner).unwrap().current();
        let (faults, _) = faults(&text);
        assert!(faults.is_empty(), "{faults:#?}");
    }
}

#[test]
fn every_code_with_a_fix_is_exercised() {
    let mut exercised = BTreeSet::new();
    for text in TEXTS {
        for text in [(*text).to_owned(), format!("{TOKENISED}{text}")] {
            let (faults, codes) = faults(&text);
            assert!(faults.is_empty(), "{faults:#?}");
            exercised.extend(codes);
        }
    }
    let has_fixer = |code: &&Code| code.rule().fix.is_some();
    let all: BTreeSet<Code> = Code::ALL.iter().filter(has_fixer).copied().collect();
    assert_eq!(exercised, all);
}
