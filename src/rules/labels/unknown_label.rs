//! `unknown-label`: a label that is not in the label set (format §5.3 A). Readers see words and no
//! entity (§1.4). Prose has brackets of its own, so the lexer takes for a label only what is
//! shaped and placed like one.

use super::faults;
use super::use_label::use_label;
use crate::edits::Site;
use crate::model::suggest::nearest_label;
use crate::model::{Document, bare, scan};
use crate::rules::finding::shortened;
use crate::rules::fixes::Fix;
use crate::rules::stretch::Stretch;
use crate::rules::{Code, Finding, Rule};
use crate::syntax::LabelSet;
use crate::text::{Edit, Span};

/// The labels that are offered where nothing tells which is right, at most.
const MAX_LABELS: usize = 4;

pub(crate) const RULE: Rule = Rule {
    scans: &[&faults::SCAN],
    fix: Some(fix),
};

/// A label that is known for a name.
pub(super) struct Likely {
    label: String,
    name: String,
    /// Who knows it, in the user's words.
    place: &'static str,
}

/// The finding about the label `word` at `span`, with the label that is known for the name.
pub(super) fn finding(
    span: Span,
    word: &str,
    labels: &LabelSet,
    likely: Option<Likely>,
) -> Finding {
    let set = labels.name();
    let set = if LabelSet::is_label(set) {
        format!("label set `{set}`")
    } else {
        format!("the label set {set}")
    };
    let hint = match (&likely, nearest_label(word, labels)) {
        (Some(Likely { label, name, place }), _) => {
            format!("; “{}” is {label} {place}", shortened(name))
        }
        (None, Some(nearest)) => format!(" (did you mean {nearest}?)"),
        (None, None) => String::new(),
    };
    let message = format!("label `{word}` is not in {set}{hint}");
    Finding {
        label: likely.map(|likely| likely.label),
        ..Finding::new(Code::UnknownLabel, span, message)
    }
}

/// The label that the gazetteer or the document has for the name of the mention that the `[` at
/// `opener` begins.
pub(super) fn likely(stretch: &Stretch<'_>, opener: Span) -> Option<Likely> {
    let document = stretch.document;
    let labels = document.labels();
    let mention = document.mentions_in(opener).next()?;
    let name = scan::text(document, mention.name);
    let known = |label: &str, place| Likely {
        label: label.to_owned(),
        name: bare(&name).to_owned(),
        place,
    };
    if let Some(label) = stretch.gazetteer.label_in(&name, labels) {
        return Some(known(label, "in the gazetteer"));
    }
    Some(known(
        labels.text(stretch.usual_label(&name)?)?,
        "elsewhere",
    ))
}

/// Writes the label that is known or was most likely meant; where nothing tells, one of the first
/// of the set. Last, as it makes text of the mention, escapes the brackets.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let word = scan::text(document, finding.span);
    let labels = document.labels();
    let use_label = |label| use_label(finding.span, label);
    let likely = finding.label.as_deref().into_iter();
    let likely = likely.chain(nearest_label(&word, labels));
    let mut fixes: Vec<Fix> = likely.map(use_label).collect();
    for fix in fixes.iter_mut().skip(1) {
        fix.preferred = false;
    }
    if fixes.is_empty() {
        let some = labels.labels().take(MAX_LABELS).map(use_label);
        fixes.extend(some.map(|fix| Fix {
            preferred: false,
            ..fix
        }));
    }
    fixes.extend(escaped(Site::of(document), finding.span));
    fixes
}

/// The brackets around the label at `label` as text.
fn escaped(site: Site<'_>, label: Span) -> Option<Fix> {
    let mention = site.mention(label)?;
    let before = site.blank_before(mention.span.start);
    let behind = site.blank_behind(mention.span.end);
    let closing = Span::new(mention.name.end, mention.span.end);
    let edits = vec![
        Edit::new(mention.open_bracket(), format!("{before}-LSB- ")),
        Edit::new(closing, format!(" -RSB-{behind}")),
    ];
    Some(Fix::new("Write the brackets as `-LSB-`, `-RSB-`", edits))
}

#[cfg(test)]
mod tests {
    use super::faults::SCAN;
    use crate::rules::fixes::testing::{all, read};
    use crate::rules::testing::{check, knowing, silent};
    use crate::rules::{Code, fixes};

    #[test]
    fn labels_that_are_not_in_the_set() {
        check(
            &SCAN,
            "
            [PER Ida  ] of [LOC Oru  ] and [GPE Velm  ] met [LCO Orun  ] , not [QQQ Ada  ] .
                                            ^^^ unknown-label: label `GPE` is not in label set `conll4` (did you mean LOC?)
                                                             ^^^ unknown-label: label `LCO` is not in label set `conll4` (did you mean LOC?)
                                                                                ^^^ unknown-label: label `QQQ` is not in label set `conll4`
            ",
        );
        silent(&SCAN, "[PER Ida  ] of [LOC Oru  ] wrote [Note: x ] .");
    }

    #[test]
    fn what_is_known_of_the_name_is_told() {
        let text = "[GPE Velm  ] , [ORG Velm’s  ] , [QQQ Velm  ] , [PER Ida  ] , [XYZ Keld  ]";
        let mut found = knowing("PER\tKeld\n", text);
        found.retain(|found| found.starts_with("unknown-label"));
        assert_eq!(
            found,
            [
                "unknown-label: label `GPE` is not in label set `conll4`; “Velm” is ORG elsewhere",
                "unknown-label: label `QQQ` is not in label set `conll4`; “Velm” is ORG elsewhere",
                "unknown-label: label `XYZ` is not in label set `conll4`; “Keld” is PER in the gazetteer",
            ]
        );
    }

    #[test]
    fn another_label_is_written_or_the_brackets_are_escaped() {
        let rest = " [PER Ida  ] , [LOC Oru  ]";
        for (before, after) in [
            ("[GPE Velm  ]", "[LOC Velm  ]"),
            ("[QQQ Velm  ]", "[PER Velm  ]"),
            ("a [QQQ Velm  ]", "a -LSB- QQQ Velm -RSB-"),
            ("[GPE Velm  ] [ORG Velm’s  ]", "[ORG Velm  ] [ORG Velm’s  ]"),
        ] {
            let (before, after) = (format!("{before}{rest}"), format!("{after}{rest}"));
            fixes::testing::check(Code::UnknownLabel, &before, &after);
        }
    }

    #[test]
    fn what_makes_text_of_a_mention_comes_last() {
        for (text, labels) in [
            (
                "[QQQ Velm  ] [PER Ida  ]",
                &["Use PER", "Use ORG", "Use LOC", "Use MISC"][..],
            ),
            ("[GPE Velm  ] [ORG Velm  ]", &["Use ORG", "Use LOC"]),
            ("[LCO Velm  ] [LOC Velm  ]", &["Use LOC"]),
        ] {
            let document = read(text);
            let found = all(&document);
            let unknown = found.iter().find(|found| found.code == Code::UnknownLabel);
            let fixes = fixes::fixes(&document, unknown.unwrap());
            let titles: Vec<&str> = fixes.iter().map(|fix| fix.title.as_str()).collect();
            let (last, titles) = titles.split_last().unwrap();
            assert_eq!(
                (titles, *last),
                (labels, "Write the brackets as `-LSB-`, `-RSB-`")
            );
            let preferred = fixes.iter().filter(|fix| fix.preferred).count();
            assert_eq!(preferred, usize::from(labels.len() < 4), "{text}");
        }
    }
}
