//! `suspicious-type`: `[ORG Article  ] 57`, a word that counts parts of a text, tagged as if it
//! were a name (format §5.3 B). Off by default.

use crate::edits;
use crate::edits::Site;
use crate::model::gloss::label::equivalent;
use crate::model::scan;
use crate::model::{Document, normalised};
use crate::rules::fixes::Fix;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::{Stretch, has_mentions};
use crate::rules::{Code, Finding, Rule};
use crate::syntax::Mention;
use crate::text::Span;

/// Words before numbers.
const WORDS: [&str; 14] = [
    "article",
    "chapter",
    "section",
    "annex",
    "paragraph",
    "part",
    "phase",
    "figure",
    "table",
    "title",
    "clause",
    "appendix",
    "item",
    "volume",
];

pub(crate) const RULE: Rule = Rule {
    scans: &[&SCAN],
    fix: Some(fix),
};

pub(crate) const SCAN: Scan =
    Scan::of_any_text("suspicious_type", Scope::Near(has_mentions, check));

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let document = stretch.document;
    reporter.extend(
        stretch
            .mentions()
            .filter_map(|mention| suspicious(document, &mention)),
    );
}

/// The finding of `mention`, if a number stands behind it.
fn suspicious(document: &Document, mention: &Mention) -> Option<Finding> {
    let behind = scan::text(document, Span::at(mention.span.end, 8));
    let number = behind
        .trim_start()
        .starts_with(|c: char| c.is_ascii_digit());
    let name = scan::text(document, mention.name);
    let label = document.labels().text(mention.label)?;
    let judged = equivalent(label, &["PER", "ORG", "LOC", "MISC"]);
    let is_word = WORDS.contains(&&*normalised(&name));
    let unlikely = number && is_word && matches!(judged, Some("PER" | "ORG" | "LOC"));
    unlikely.then(|| finding(mention.name, &name, label))
}

/// `Article` with a number behind it, tagged `label`.
fn finding(span: Span, name: &str, label: &str) -> Finding {
    let message = format!("“{name}” with a number is hardly {label}");
    Finding::new(Code::SuspiciousType, span, message)
}

/// The word without brackets.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let mention = Site::of(document).outer_mention(finding.span);
    let fix = mention.and_then(|mention| Fix::of(edits::unwrap(document, mention.name.start)));
    fix.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::Code;
    use crate::rules::testing::{check, check_fix, silent};

    #[test]
    fn a_part_of_a_text() {
        check(
            &SCAN,
            "
            The court found [ORG Article  ] 57 and [LOC chapter  ] 3 at odds .
                                 ^^^^^^^ suspicious-type: “Article” with a number is hardly ORG
                                                        ^^^^^^^ suspicious-type: “chapter” with a number is hardly LOC
            ",
        );
        silent(
            &SCAN,
            "The [ORG Article  ] of [MISC Article  ] 57 and [ORG Guild  ] 7 .",
        );
    }
    #[test]
    fn its_brackets_go() {
        check_fix(
            Code::SuspiciousType,
            "under [ORG Article  ] 57 .",
            "under Article 57 .",
        );
    }
}
