//! `suspicious-type`: `[ORG Article  ] 57`, a word that counts parts of a text, tagged as if it
//! were a name (format §5.3 B). Off by default.

use super::sink::Sink;
use crate::model::Document;
use crate::model::gloss::label::equivalent;
use crate::model::scan;
use crate::rules::{Code, Finding};
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

pub(crate) fn lint(document: &Document, sink: &mut Sink<'_>) {
    if !sink.wants(&[Code::SuspiciousType]) {
        return;
    }
    let known = WORDS
        .iter()
        .filter(|word| document.entities().get(word).is_some());
    let mut found: Vec<Finding> = Vec::new();
    for word in known {
        let mentions = document.mentions_of(word);
        let rest = crate::rules::MOST_FINDINGS.saturating_sub(found.len()) + 1;
        found.extend(
            mentions
                .filter_map(|mention| finding(document, &mention))
                .take(rest),
        );
    }
    found.sort_by_key(|finding| finding.span);
    for finding in found {
        if !sink.has_room(finding.span.start) {
            return;
        }
        sink.push(finding);
    }
}

fn finding(document: &Document, mention: &Mention) -> Option<Finding> {
    let behind = scan::text(document, Span::at(mention.span.end, 8));
    let number = behind
        .trim_start()
        .starts_with(|c: char| c.is_ascii_digit());
    let label = document.labels().text(mention.label)?;
    let judged = equivalent(label, &["PER", "ORG", "LOC", "MISC"]);
    let unlikely = number && matches!(judged, Some("PER" | "ORG" | "LOC"));
    let name = scan::text(document, mention.name);
    unlikely.then(|| Finding::suspicious_type(mention.name, &name, label))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};
    use super::lint;

    #[test]
    fn a_part_of_a_text() {
        check(
            lint,
            "
            The court found [ORG Article  ] 57 and [LOC chapter  ] 3 at odds .
                                 ^^^^^^^ suspicious-type: “Article” with a number is hardly ORG
                                                        ^^^^^^^ suspicious-type: “chapter” with a number is hardly LOC
            ",
        );
        silent(
            lint,
            "The [ORG Article  ] of [MISC Article  ] 57 and [ORG Guild  ] 7 .",
        );
    }
}
