//! `inconsistent-label`: a name that has several labels in one document, or another one than the
//! project's gazetteer lists (format §5.3 B). One of them is most likely wrong, and readers would
//! take the mentions for different entities.

mod conflicts;
mod listed;

use crate::edits;
use crate::model::{Document, Entity};
use crate::rules::finding::shortened;
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule};
use crate::text::Span;

/// The most labels of a name that are offered.
const LABELS: usize = 8;

/// The most mentions that the fixes of one finding relabel together, where more than two labels
/// are offered: each fix may edit all of a text.
const RELABELLED: usize = if cfg!(test) { 80 } else { 100_000 };

pub(crate) const RULE: Rule = Rule {
    scans: &[&conflicts::SCAN, &listed::SCAN],
    fix: Some(fix),
};

/// A label of a name.
struct Labelled<'a> {
    label: &'a str,
    /// How often it occurs.
    count: u32,
}

/// The name `name`, which is `usual` elsewhere, or has one of `more` other labels, and has the
/// label of `here` at `span`.
fn finding(
    span: Span,
    name: &str,
    (usual, more): (&[Labelled<'_>], usize),
    here: &Labelled<'_>,
) -> Finding {
    let counts = usual.iter();
    let mut counts: Vec<_> = counts
        .map(|labelled| format!("{} {}×", labelled.label, labelled.count))
        .collect();
    match more {
        0 => {}
        1 => counts.push("1 other label".to_owned()),
        _ => counts.push(format!("{more} other labels")),
    }
    let times = match here.count {
        1 => String::new(),
        count => format!(" and {count}× in all"),
    };
    let message = format!(
        "“{}” is {}, {} here{times}",
        shortened(name),
        counts.join(", "),
        here.label
    );
    Finding::new(Code::InconsistentLabel, span, message)
}

/// The name `name`, which the gazetteer lists with other labels, `listed`, than at `span`.
fn listed_label(span: Span, name: &str, listed: &[&str], here: &str) -> Finding {
    let name = shortened(name);
    let message = format!(
        "“{name}” is {} in the gazetteer, {here} here",
        listed.join(" or ")
    );
    Finding {
        label: listed.first().map(|label| (*label).to_owned()),
        ..Finding::new(Code::InconsistentLabel, span, message)
    }
}

/// The usual label here, or one label everywhere; the document does not tell which is right. The
/// gazetteer's goes first.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let labels = document.labels();
    let at = finding.span.start;
    let text = document.text().slice(finding.span);
    let entity = document.entities().get(&text);
    let mentions = entity.map_or(1, Entity::count) as usize;
    let most = (RELABELLED / mentions).clamp(2, LABELS);
    let known = entity.map(|entity| entity.usual_labels(most));
    let known = known.unwrap_or_default();
    let known = known.iter().filter_map(|(label, _)| labels.text(*label));
    let listed = finding.label.as_deref();
    let others = known.filter(|label| Some(*label) != listed);
    let known: Vec<&str> = listed.into_iter().chain(others).take(most).collect();
    let here = known
        .first()
        .and_then(|usual| Fix::of(edits::relabel(document, at, usual)));
    let all = known
        .iter()
        .filter_map(|label| Fix::of(edits::relabel_all(document, at, label)));
    here.into_iter().chain(all).collect()
}

#[cfg(test)]
mod tests {
    use super::conflicts::SCAN;
    use super::fix;
    use crate::rules::Code;
    use crate::rules::fixes::testing::{all, read};
    use crate::rules::testing::{check, check_fix, silent};

    #[test]
    fn one_finding_a_name() {
        check(
            &SCAN,
            "
            The [ORG Guild  ] of [LOC Oru  ] and the [ORG Guild  ] of [LOC Velm  ] .
                     ~~~~~ ORG here
                                                                           ~~~~ LOC here
            So [MISC Guild’s  ] men , the [MISC GUILD  ] , met [ORG Velm  ] .
                     ^^^^^^^ inconsistent-label: “Guild” is ORG 2×, MISC here and 2× in all
                                                                    ^^^^ inconsistent-label: “Velm” is LOC 1×, ORG here
            ",
        );
    }

    #[test]
    fn one_label_a_name_and_small_words_are_silent() {
        silent(
            &SCAN,
            "
            The [ORG Guild  ] of [LOC Oru  ] and the [ORG Guild’s  ] men in [LOC Velm  ] .
            The [MISC orun  ] and [LOC orun  ] , [MISC 12  ] and [LOC 12  ] .
            [ORG TERN  ] , [ORG TERN  ] , [LOC TERN  ] 00000083 002 OF 005
            ",
        );
    }

    #[test]
    fn one_label_a_name() {
        let before = "[ORG Guild  ] , [ORG Guild  ] , [MISC Guild’s  ] men";
        check_fix(
            Code::InconsistentLabel,
            before,
            "[ORG Guild  ] , [ORG Guild  ] , [ORG Guild’s  ] men",
        );
        check_fix(
            Code::InconsistentLabel,
            before,
            "[MISC Guild  ] , [MISC Guild  ] , [MISC Guild’s  ] men",
        );
    }

    #[test]
    fn a_name_of_many_mentions_is_offered_few_labels() {
        let offered = |text: &str| {
            let document = read(text);
            let found = all(&document);
            let mut found = found.iter();
            let found = found.find(|found| found.code == Code::InconsistentLabel);
            fix(&document, found.unwrap()).len()
        };
        let labels = "[PER Guild  ] , [LOC Guild  ] , [MISC Guild  ] , ";
        assert_eq!(offered(&format!("{labels}[ORG Guild  ] .")), 5);
        let many = "[ORG Guild  ] , ".repeat(40);
        assert_eq!(offered(&format!("{labels}{many}.")), 3);
    }
}
