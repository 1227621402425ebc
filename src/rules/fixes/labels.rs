//! Fixes for labels: `[per Ida  ]` ⇒ `[PER Ida  ]`.

use super::Fix;
use crate::edits::place::Place;
use crate::model::Document;
use crate::model::suggest::nearest_label;
use crate::rules::{Code, Finding};
use crate::text::{Edit, Span};

/// So many labels are offered where nothing tells which is right.
const LABELS: usize = 4;

pub(crate) fn fixes(document: &Document, finding: &Finding) -> Vec<Fix> {
    let place = Place::new(document);
    let labels = document.labels();
    let word = place.text(finding.span);
    let use_label = |label: &str| {
        let title = format!("Use {label}");
        Fix::new(title, vec![Edit::new(finding.span, label)]).preferred()
    };
    match finding.code {
        Code::LabelCase => {
            let right = labels.id_in_any_case(word.as_bytes());
            let right = right.and_then(|label| labels.text(label));
            right
                .map(|right| use_label(right).safe())
                .into_iter()
                .collect()
        }
        Code::LabelPrefixCollision => {
            let taken = labels.prefix_of(word.as_bytes());
            let taken = taken.and_then(|label| labels.text(label));
            let label = nearest_label(&word, labels).or(taken);
            label.map(use_label).into_iter().collect()
        }
        Code::UnknownLabel => {
            let nearest = nearest_label(&word, labels);
            let likely = finding.label.as_deref().into_iter().chain(nearest);
            let mut fixes: Vec<Fix> = likely.map(use_label).collect();
            if fixes.is_empty() {
                // Nothing tells which; it is a choice all the same.
                let some = labels.labels().take(LABELS).map(use_label);
                fixes.extend(some.map(|fix| Fix {
                    preferred: false,
                    ..fix
                }));
            }
            for fix in fixes.iter_mut().skip(1) {
                fix.preferred = false;
            }
            // It makes text of the mention, so it comes last.
            fixes.extend(escaped(place, finding.span));
            fixes
        }
        Code::MissingSpaceAfterLabel => {
            let Some(label) = labels.prefix_of(word.as_bytes()) else {
                return Vec::new();
            };
            let length = labels.text(label).map_or(0, str::len);
            let edit = Edit::new(Span::empty(finding.span.start + length), " ");
            vec![Fix::new("Insert the blank", vec![edit]).safe()]
        }
        _ => Vec::new(),
    }
}

/// The brackets around the label at `label` as text.
fn escaped(place: Place<'_>, label: Span) -> Option<Fix> {
    let mention = place.mention(label)?;
    let before = place.blank_before(mention.span.start);
    let behind = place.blank_behind(mention.span.end);
    let edits = vec![
        Edit::new(mention.open_bracket(), format!("{before}-LSB- ")),
        Edit::new(
            Span::new(mention.name.end, mention.span.end),
            format!(" -RSB-{behind}"),
        ),
    ];
    Some(Fix::new("Write the brackets as `-LSB-`, `-RSB-`", edits))
}

#[cfg(test)]
mod tests {
    use super::super::fixes;
    use super::super::testing::{all, check, read};
    use crate::rules::Code;

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
            let fixes = fixes(&document, unknown.unwrap());
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

    #[test]
    fn labels_as_they_are_meant() {
        let rest = " [PER Ida  ] , [LOC Oru  ]";
        for (code, before, after) in [
            (Code::LabelCase, "[per Ada  ]", "[PER Ada  ]"),
            (Code::UnknownLabel, "[GPE Velm  ]", "[LOC Velm  ]"),
            (
                Code::UnknownLabel,
                "a [QQQ Velm  ]",
                "a -LSB- QQQ Velm -RSB-",
            ),
            (Code::UnknownLabel, "[QQQ Velm  ]", "[PER Velm  ]"),
            (
                Code::UnknownLabel,
                "[GPE Velm  ] [ORG Velm’s  ]",
                "[ORG Velm  ] [ORG Velm’s  ]",
            ),
            (Code::LabelPrefixCollision, "[PERSON Ada  ]", "[PER Ada  ]"),
            (Code::MissingSpaceAfterLabel, "[PERIda  ]", "[PER Ida  ]"),
        ] {
            check(code, &format!("{before}{rest}"), &format!("{after}{rest}"));
        }
    }
}
