//! A rule by name, and that it fails alone.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::sink::Sink;
use crate::model::Document;

/// One rule: looks through a document and hands its findings to the sink.
#[derive(Clone, Copy)]
pub(crate) struct Rule {
    /// What it is called among us: the file it is in.
    pub(crate) name: &'static str,
    pub(crate) lint: Lint,
}

/// What a rule does.
pub(crate) type Lint = fn(&Document, &mut Sink<'_>);

/// A rule that did not come to its end.
pub(crate) struct Failed;

impl Rule {
    /// Has the rule look through `document`. A panic in it ends this rule and nothing else; what
    /// was wrong the panic hook has told.
    ///
    /// It is sound to go on: a rule can change nothing but the sink, and of that the sink itself
    /// puts back what a rule left half done. The document is shared and has nothing in it that
    /// could be left half changed.
    pub(crate) fn run(self, document: &Document, sink: &mut Sink<'_>) -> Result<(), Failed> {
        catch_unwind(AssertUnwindSafe(|| (self.lint)(document, sink))).map_err(|_| Failed)
    }
}

/// A list of rules by their files.
macro_rules! rules {
    ($($rule:ident::lint),* $(,)?) => {
        &[$($crate::rules::rule::Rule {
            name: stringify!($rule),
            lint: $rule::lint,
        }),*]
    };
}

pub(crate) use rules;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Gazetteer;
    use crate::rules::{Asked, Findings, MOST_FINDINGS, found_by, rules_by};
    use crate::rules::{Code, Finding};
    use crate::text::{Offset, Span};

    /// A rule that finds something, asks for what rules share, and dies.
    fn dies(document: &Document, sink: &mut Sink<'_>) {
        sink.push(Finding::not_utf8(Span::at(Offset::new(2), 1), 0xFF));
        sink.knows_total(50);
        let text = document.text().slice(Span::at(Offset::new(0), 3));
        assert!(
            text.is_empty(),
            "as a rule that takes a wrong byte for a blank"
        );
    }

    fn brackets(document: &Document, sink: &mut Sink<'_>) {
        crate::rules::brackets::lint(document, sink);
    }

    /// A rule that finds more than can be listed.
    fn many(document: &Document, sink: &mut Sink<'_>) {
        let places = (0..document.text().len()).map(Offset::new);
        let found = places.take_while(|at| sink.has_room(*at));
        let found: Vec<_> = found.take(2 * MOST_FINDINGS).collect();
        let name = Code::LabelCase;
        sink.extend(
            found
                .iter()
                .map(|at| Finding::unused_exception(Span::at(*at, 1), name, None)),
        );
    }

    const MANY: Rule = Rule {
        name: "many",
        lint: many,
    };
    const DIES: Rule = Rule {
        name: "dies",
        lint: dies,
    };
    const BRACKETS: Rule = Rule {
        name: "brackets",
        lint: brackets,
    };

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
        let alone = asked(&|_| true, |asked| {
            found_by(&[], &[BRACKETS], &document, asked)
        });
        assert_eq!(alone.total, 2);
        for rules in [[DIES, BRACKETS], [BRACKETS, DIES]] {
            let Findings { list, total } =
                asked(&|_| true, |asked| found_by(&[], &rules, &document, asked));
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
            found_by(&[], &[DIES, BRACKETS], &document, asked)
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
                    [&[], &[DIES, BRACKETS, MANY]],
                    [&[], &[BRACKETS, DIES]],
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
