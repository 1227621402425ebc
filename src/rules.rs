//! Rules: what is wrong in a document, as pure functions of a snapshot (format §5.3).
//!
//! One file a code: what it means, its check, message, fix and tests; a scan that decides between
//! several codes has a file of its own. A scan goes only where the tree's summaries count something
//! for it, so that a document without faults costs next to nothing, however large; and it stops
//! when a list of findings is long enough.

pub(crate) mod brackets;
pub(crate) mod cable;
mod code;
pub(crate) mod entities;
pub(crate) mod finding;
pub mod fixes;
pub(crate) mod labels;
pub(crate) mod names;
pub mod policy;
pub(crate) mod program;
mod reporter;
mod rule;
pub(crate) mod spacing;
pub(crate) mod support;
#[cfg(test)]
mod testing;

use std::sync::LazyLock;

use crate::model::{Document, Gazetteer};
pub use finding::{Code, Finding, ISSUES, Layer, Severity};
use reporter::Reporter;
use rule::{Rule, Scan, Texts};

/// The most findings that are listed for one document.
pub const MOST_FINDINGS: usize = 1_000;

/// What is wrong in a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// The findings by their places: the first [`MOST_FINDINGS`], and where there are more a last
    /// one that says so.
    pub list: Vec<Finding>,
    /// How many there are. Where they are more than are listed: at least so many.
    pub total: usize,
}

/// A scan with all codes that it may find.
type ScanOfCodes = (&'static Scan, Vec<Code>);

/// The scans of all rules, each once, in the order of the table, those of cables first.
static SCANS: LazyLock<Vec<ScanOfCodes>> = LazyLock::new(|| {
    let mut scans: Vec<ScanOfCodes> = Vec::new();
    for code in Code::ALL {
        for scan in code.rule().scans {
            match scans.iter_mut().find(|(known, _)| known.name == scan.name) {
                Some((_, codes)) => codes.push(*code),
                None => scans.push((scan, vec![*code])),
            }
        }
    }
    scans.sort_by_key(|(scan, _)| (scan.turn, scan.texts == Texts::Any));
    scans
});

/// The scans that may find a code which passes `wanted`.
fn scans_of(wanted: &dyn Fn(Code) -> bool) -> Vec<&'static Scan> {
    let finds = |codes: &[Code]| codes.iter().any(|code| wanted(*code));
    let scans = SCANS.iter().filter(|(_, codes)| finds(codes));
    scans.map(|(scan, _)| *scan).collect()
}

/// Which findings somebody asks for.
#[derive(Clone, Copy)]
#[expect(missing_debug_implementations, reason = "it holds functions")]
pub struct Asked<'a> {
    /// Those with codes that pass this.
    pub wanted: &'a dyn Fn(Code) -> bool,
    /// Names that are known beforehand.
    pub gazetteer: &'a Gazetteer,
    /// Where this turns true they are of no use any more, and end where they are.
    pub cancelled: &'a dyn Fn() -> bool,
}

/// The findings of `document`, of the rules that are on by default. Where `cancelled` turns true
/// they are of no use any more, and end where they are.
pub fn findings(document: &Document, cancelled: &dyn Fn() -> bool) -> Findings {
    findings_with(document, &Code::is_on_by_default, cancelled)
}

/// The findings of `document` with the codes that pass `wanted`, for who knows no names
/// beforehand.
pub fn findings_with(
    document: &Document,
    wanted: &dyn Fn(Code) -> bool,
    cancelled: &dyn Fn() -> bool,
) -> Findings {
    let gazetteer = &Gazetteer::default();
    let asked = Asked {
        wanted,
        gazetteer,
        cancelled,
    };
    findings_asked(document, &asked)
}

/// The findings of `document` that are `asked` for. Where they are too many to be listed, errors
/// are listed before others: a tag just broken must be seen, wherever it stands.
pub fn findings_asked(document: &Document, asked: &Asked<'_>) -> Findings {
    let is_wanted_error = |code| is_error(code) && (asked.wanted)(code);
    let (all, errors) = (scans_of(asked.wanted), scans_of(&is_wanted_error));
    rules_by(&all, &errors, document, asked)
}

/// As [`findings_asked`], by the scans `all`, of which `errors` find errors.
fn rules_by(all: &[&Scan], errors: &[&Scan], document: &Document, asked: &Asked<'_>) -> Findings {
    let found = found_by(all, document, asked);
    if !found.is_cut() {
        return found;
    }
    // Which rules fail is known by now.
    let wanted = |code| is_error(code) && code != Code::InternalError && (asked.wanted)(code);
    let asked = Asked {
        wanted: &wanted,
        ..*asked
    };
    found.with_errors(found_by(errors, document, &asked))
}

/// The codes of the errors in `document`, those listed in [`findings_asked`], as often as they are
/// found; less work than all findings.
pub(crate) fn errors(document: &Document) -> Vec<Code> {
    let asked = Asked {
        wanted: &is_error,
        gazetteer: &Gazetteer::default(),
        cancelled: &|| false,
    };
    let found = found_by(&scans_of(&is_error), document, &asked);
    let mut codes: Vec<Code> = found.list.iter().map(|finding| finding.code).collect();
    codes.sort_unstable();
    codes
}

fn is_error(code: Code) -> bool {
    code.severity() == Severity::Error
}

impl Findings {
    /// True if there are more than are listed.
    pub fn is_cut(&self) -> bool {
        self.total > MOST_FINDINGS
    }

    /// These findings, too many to be listed, with room made for all of `errors`. That a rule
    /// failed is kept in any case.
    fn with_errors(self, mut errors: Self) -> Self {
        let is_failure = |finding: &Finding| finding.code == Code::InternalError;
        let (mut list, mut others): (Vec<_>, Vec<_>) = self.list.into_iter().partition(is_failure);
        let more = others.pop_if(|last| last.code == Code::MoreFindings);
        let more_errors = errors.list.pop_if(|last| last.code == Code::MoreFindings);
        errors.list.truncate(MOST_FINDINGS - list.len());
        list.extend(errors.list);
        others.retain(|finding| finding.severity != Severity::Error);
        others.truncate(MOST_FINDINGS - list.len());
        list.extend(others);
        list.sort_by_key(|finding| (finding.span, finding.code));
        if let (Some(mut more), Some(last)) = (more_errors.or(more), list.last()) {
            more.span = last.span;
            list.push(more);
        }
        let total = self.total.max(errors.total);
        Self { list, total }
    }
}

fn found_by(scans: &[&Scan], document: &Document, asked: &Asked<'_>) -> Findings {
    let mut reporter = Reporter::new(asked);
    let is_cable = document.is_cable();
    let scans = scans
        .iter()
        .filter(|scan| is_cable || scan.texts == Texts::Any);
    reporter.apply(scans.copied(), document);
    reporter.finish()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::model::LabelChoice;
    use crate::syntax::LabelSet;
    use crate::text::{Edit, Offset, Span};

    fn codes(text: &str) -> Vec<Code> {
        let found = findings(&Document::new(text, 0), &|| false);
        found.list.iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn findings_of_all_rules_are_in_the_order_of_their_places() {
        let text = "S E C R E T <a id='par2' href='#par2'>¶</a>2 .\n( C ) One ] two [PER Ida .\n";
        assert_eq!(
            codes(text),
            [
                Code::HeaderExceedsPortions,
                Code::ParagraphSequence,
                Code::StrayCloseBracket,
                Code::UnclosedEntity,
            ]
        );
    }

    #[test]
    fn an_error_is_listed_however_many_other_findings_stand_before_it() {
        let text = "[ 1 ] a word\n".repeat(3_000) + "[PER Ida .\n";
        let found = findings(&Document::new(&text, 0), &|| false);
        let unclosed = found
            .list
            .iter()
            .filter(|found| found.code == Code::UnclosedEntity);
        assert_eq!(unclosed.count(), 1);
        assert_eq!(found.list.len(), MOST_FINDINGS + 1);
        assert_eq!(found.list[MOST_FINDINGS].code, Code::MoreFindings);
    }

    #[test]
    fn rules_for_cables_leave_other_texts_alone() {
        assert_eq!(codes("1. (C) One.\n2. (q) Two.\n4. Four , SECRET .\n"), []);
    }

    #[test]
    fn a_long_list_is_cut_and_says_so() {
        let found = findings(&Document::new(&"a ] b\n".repeat(5_000), 0), &|| false);
        assert_eq!(found.list.len(), MOST_FINDINGS + 1);
        assert!(found.total > MOST_FINDINGS);
        let last = found.list.last().unwrap();
        assert_eq!(last.code, Code::MoreFindings);
        assert_eq!(last.span, found.list[MOST_FINDINGS - 1].span);
        assert_eq!(last.message, "more findings than the 1000 listed");
    }

    #[test]
    fn a_cancelled_request_ends_early() {
        let document = Document::new(&"a ] b\n".repeat(5_000), 0);
        let asked = Cell::new(0);
        let cancelled = || {
            asked.set(asked.get() + 1);
            asked.get() > 10
        };
        assert!(findings(&document, &cancelled).list.len() <= 10);
    }

    #[test]
    fn scans_whose_codes_nobody_wants_are_not_run() {
        // Each scan asks once before it begins, and here nothing is to be looked at.
        let document = Document::new("", 0);
        let scans_run = |wanted: &dyn Fn(Code) -> bool| {
            let asked = Cell::new(0);
            let cancelled = || {
                asked.set(asked.get() + 1);
                false
            };
            findings_with(&document, wanted, &cancelled);
            asked.get()
        };
        assert_eq!(scans_run(&|_| false), 0);
        assert_eq!(scans_run(&|code| code == Code::NestedEntity), 1);
        assert!(scans_run(&|_| true) > 20);
    }

    #[test]
    fn a_name_stands_for_one_scan() {
        let scans = || Code::ALL.iter().flat_map(|code| code.rule().scans);
        for scan in scans() {
            for other in scans().filter(|other| other.name == scan.name) {
                assert!(
                    std::ptr::fn_addr_eq(scan.check, other.check),
                    "{}",
                    scan.name
                );
            }
        }
    }

    fn text() -> impl Strategy<Value = String> {
        let fragments = prop::sample::select(vec![
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
            "’",
            "\t",
            "\u{a0}",
        ]);
        prop::collection::vec(fragments, 0..60).prop_map(|fragments| fragments.concat())
    }

    proptest! {
        #[test]
        fn findings_do_not_depend_on_how_the_text_came_about(
            text in text(), from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>(),
        ) {
            let labels = LabelChoice::Given(Arc::new(LabelSet::conll4()));
            let document = Document::with_labels(&text, 0, labels.clone());
            let (from, to) = (from.index(text.len() + 1), to.index(text.len() + 1));
            let span = Span::new(Offset::new(from.min(to)), Offset::new(from.max(to)));
            let span = Span::new(document.text().floor(span.start), document.text().floor(span.end));
            let mut before = text.clone();
            let inserted: String = before.drain(span.start.get()..span.end.get()).collect();
            let mut edited = Document::with_labels(&before, 0, labels);
            edited.apply(&Edit::new(Span::empty(span.start), inserted));
            let all = |document: &Document| findings_with(document, &|_| true, &|| false);
            let found = all(&document);
            // A rule that panics is one finding, which must not hide it here.
            let failed = |finding: &&Finding| finding.code == Code::InternalError;
            prop_assert_eq!(found.list.iter().find(failed), None);
            prop_assert_eq!(&all(&edited), &found);
            let of = |wanted: &dyn Fn(Code) -> bool| -> Vec<_> {
                found.list.iter().filter(|found| wanted(found.code)).cloned().collect()
            };
            let errors = findings_with(&document, &is_error, &|| false);
            prop_assert_eq!(errors.list, of(&is_error));
            // What is not asked for changes nothing.
            let codes: BTreeSet<_> = found.list.iter().map(|found| found.code).collect();
            for code in codes {
                let alone = |other| other == code;
                prop_assert_eq!(findings_with(&document, &alone, &|| false).list, of(&alone));
            }
            for finding in &found.list {
                prop_assert!(finding.span.end.get() <= text.len(), "{:?}", finding);
                prop_assert!(text.is_char_boundary(finding.span.start.get()), "{:?}", finding);
                prop_assert!(text.is_char_boundary(finding.span.end.get()), "{:?}", finding);
            }
        }
    }
}
