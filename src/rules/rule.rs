//! What a rule is made of, and that its scan fails alone.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::fixes::Fixer;
use super::reporter::Reporter;
use crate::model::Document;

/// What stands behind a code: what finds it, and what settles a finding.
#[derive(Clone, Copy)]
pub(crate) struct Rule {
    /// Looked through for its findings; of several codes where only one look can tell which of
    /// them a place is.
    pub(crate) scans: &'static [&'static Scan],
    /// What would settle a finding; `None` where only a person can.
    pub(crate) fix: Option<Fixer>,
}

/// Looks through a document for the findings of one code or of a few.
#[derive(Clone, Copy)]
pub(crate) struct Scan {
    /// Its name for messages about itself: the file it is in.
    pub(crate) name: &'static str,
    pub(crate) check: Check,
    pub(crate) texts: Texts,
    pub(crate) turn: Turn,
}

/// What a scan does: it hands its findings to the reporter.
pub(crate) type Check = fn(&Document, &mut Reporter<'_>);

/// Which texts a scan is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Texts {
    Any,
    /// Those recognised as cables (format §6.1).
    Cables,
}

/// When a scan is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Turn {
    Early,
    /// It reads all text, and less of it where others have filled the list.
    Last,
}

/// A scan that did not come to its end.
pub(crate) struct Failed;

impl Scan {
    /// A scan of every text.
    pub(crate) const fn of_any_text(name: &'static str, check: Check) -> Self {
        Self {
            name,
            check,
            texts: Texts::Any,
            turn: Turn::Early,
        }
    }

    /// A scan of cables.
    pub(crate) const fn of_cables(name: &'static str, check: Check) -> Self {
        Self {
            texts: Texts::Cables,
            ..Self::of_any_text(name, check)
        }
    }

    /// The same, run behind all others.
    pub(crate) const fn last(self) -> Self {
        Self {
            turn: Turn::Last,
            ..self
        }
    }

    /// Looks through `document`. A panic ends this scan and nothing else; what was wrong the panic
    /// hook has told.
    ///
    /// It is sound to go on: a scan can change nothing but the reporter, and of that the reporter
    /// itself puts back what a scan left half done. The document is shared and has nothing in it
    /// that could be left half changed.
    pub(crate) fn run(
        &self,
        document: &Document,
        reporter: &mut Reporter<'_>,
    ) -> Result<(), Failed> {
        catch_unwind(AssertUnwindSafe(|| (self.check)(document, reporter))).map_err(|_| Failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Gazetteer;
    use crate::rules::brackets::pairs;
    use crate::rules::program::{not_utf8, unused_exception};
    use crate::rules::{Asked, Findings, MOST_FINDINGS, found_by, rules_by};
    use crate::rules::{Code, Finding};
    use crate::text::{Offset, Span};

    /// A rule that finds something, asks for what rules share, and dies.
    fn dies(document: &Document, reporter: &mut Reporter<'_>) {
        reporter.push(not_utf8::finding(Span::at(Offset::new(2), 1), 0xFF));
        reporter.knows_total(50);
        let text = document.text().slice(Span::at(Offset::new(0), 3));
        assert!(
            text.is_empty(),
            "as a rule that takes a wrong byte for a blank"
        );
    }

    /// A rule that finds more than can be listed.
    fn many(document: &Document, reporter: &mut Reporter<'_>) {
        let places = (0..document.text().len()).map(Offset::new);
        let found = places.take_while(|at| reporter.has_room(*at));
        let found: Vec<_> = found.take(2 * MOST_FINDINGS).collect();
        let name = Code::LabelCase;
        reporter.extend(
            found
                .iter()
                .map(|at| unused_exception::finding(Span::at(*at, 1), name, None)),
        );
    }

    const MANY: Scan = Scan::of_any_text("many", many);
    const DIES: Scan = Scan::of_any_text("dies", dies);
    const BRACKETS: &Scan = &pairs::SCAN;

    fn asked<T>(wanted: &dyn Fn(Code) -> bool, ask: impl FnOnce(&Asked<'_>) -> T) -> T {
        ask(&Asked {
            wanted,
            gazetteer: &Gazetteer::default(),
            cancelled: &|| false,
        })
    }

    #[test]
    fn a_rule_that_fails_is_one_finding_and_the_others_go_on() {
        let document = Document::new("a ] b ] c \n", 0);
        let alone = asked(&|_| true, |asked| found_by(&[BRACKETS], &document, asked));
        assert_eq!(alone.total, 2);
        for scans in [[&DIES, BRACKETS], [BRACKETS, &DIES]] {
            let Findings { list, total } =
                asked(&|_| true, |asked| found_by(&scans, &document, asked));
            assert_eq!(total, 3);
            assert_eq!(list[0].code, Code::InternalError);
            assert_eq!(list[0].span, Span::default());
            assert!(list[0].message.contains("`dies`"), "{}", list[0].message);
            assert_eq!(list[1..], alone.list);
        }
    }

    #[test]
    fn whoever_asks_for_something_else_is_not_told() {
        let document = Document::new("a ] b \n", 0);
        let wanted = |code| code == Code::StrayCloseBracket;
        let found = asked(&wanted, |asked| {
            found_by(&[&DIES, BRACKETS], &document, asked)
        });
        assert_eq!(found.list.len(), 1);
        assert_eq!(found.list[0].code, Code::StrayCloseBracket);
    }

    #[test]
    fn among_many_findings_it_stays() {
        let few_errors = "a b \n".repeat(MOST_FINDINGS) + "a ] b \n";
        let many_errors = "a ] b \n".repeat(2 * MOST_FINDINGS);
        for text in [few_errors, many_errors] {
            let document = Document::new(&text, 0);
            let found = asked(&|_| true, |asked| {
                rules_by(
                    &[&DIES, BRACKETS, &MANY],
                    &[BRACKETS, &DIES],
                    &document,
                    asked,
                )
            });
            assert_eq!(found.list.len(), MOST_FINDINGS + 1);
            let is_failure = |finding: &&Finding| finding.code == Code::InternalError;
            assert_eq!(found.list.iter().filter(is_failure).count(), 1);
            assert_eq!(found.list[0].code, Code::InternalError);
            assert_eq!(found.list[MOST_FINDINGS].code, Code::MoreFindings);
            let stray = |finding: &Finding| finding.code == Code::StrayCloseBracket;
            assert!(found.list.iter().any(stray));
        }
    }
}
