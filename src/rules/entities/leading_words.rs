//! `entity-leading-article` and `entity-leading-title`: the first words of names (format §5.3 B).
//! Not for `OntoNotes`, whose guidelines take articles in.

use super::{entity_leading_article, entity_leading_title};
use crate::model::gloss::label::equivalent;
use crate::model::scan;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::{Stretch, has_mentions};
use crate::text::Span;

pub(crate) const SCAN: Scan = Scan::of_any_text("leading_words", Scope::Near(has_mentions, check));

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let document = stretch.document;
    if document.labels().name() == "ontonotes18" {
        return;
    }
    for mention in stretch.mentions() {
        let name = scan::text(document, mention.name);
        let Some((first, _)) = name.split_once(' ') else {
            continue;
        };
        let span = Span::at(mention.name.start, first.len());
        let word = first.trim_end_matches('.').to_lowercase();
        if entity_leading_article::is_article(first, &word) {
            reporter.push(entity_leading_article::finding(span, first));
        }
        let label = document.labels().text(mention.label).unwrap_or_default();
        let is_person = equivalent(label, &["PER"]).is_some();
        if is_person && entity_leading_title::is_title(&word) {
            reporter.push(entity_leading_title::finding(span, first));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::model::Document;
    use crate::rules::testing::{found_in, silent};

    #[test]
    fn other_words_and_label_sets_are_silent() {
        silent(
            &SCAN,
            "So [ORG Theatre Guild  ] , [ORG General Works  ] , [PER The  ] .",
        );
        let other = "[PERSON Ida  ] of [GPE the Orun States  ] .";
        assert_eq!(found_in(&SCAN, &Document::new(other, 0)), []);
    }
}
