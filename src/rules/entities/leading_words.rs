//! `entity-leading-article` and `entity-leading-title`: `the` and `President` inside a name
//! (format §5.3 B). Off by default: whether they belong there is for the guidelines to say, and
//! those of `OntoNotes` take articles in.

use crate::model::Document;
use crate::model::gloss::label::equivalent;
use crate::model::scan;
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::rules::{Code, Finding};
use crate::text::{Offset, Span};

const ARTICLES: [&str; 3] = ["the", "a", "an"];

const TITLES: [&str; 40] = [
    "mr",
    "mrs",
    "ms",
    "dr",
    "prof",
    "sir",
    "president",
    "minister",
    "ambassador",
    "general",
    "gen",
    "colonel",
    "col",
    "major",
    "captain",
    "capt",
    "lieutenant",
    "lt",
    "sergeant",
    "sgt",
    "admiral",
    "senator",
    "sen",
    "governor",
    "gov",
    "secretary",
    "representative",
    "rep",
    "chancellor",
    "judge",
    "justice",
    "king",
    "queen",
    "prince",
    "princess",
    "professor",
    "doctor",
    "deputy",
    "director",
    "chairman",
];

pub(crate) const SCAN: Scan = Scan::of_any_text("leading_words", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    let codes = [Code::EntityLeadingArticle, Code::EntityLeadingTitle];
    if !reporter.wants(&codes) || document.labels().name() == "ontonotes18" {
        return;
    }
    for mention in document.mentions_from(Offset::default()) {
        if !reporter.has_room(mention.span.start) {
            return;
        }
        let name = scan::text(document, mention.name);
        let Some((first, _)) = name.split_once(' ') else {
            continue;
        };
        let span = Span::at(mention.name.start, first.len());
        let word = first.trim_end_matches('.').to_lowercase();
        if ARTICLES.contains(&word.as_str()) && !first.chars().all(char::is_uppercase) {
            reporter.push(Finding::entity_leading_article(span, first));
        }
        let label = document.labels().text(mention.label).unwrap_or_default();
        let is_person = equivalent(label, &["PER"]).is_some();
        if is_person && TITLES.contains(&word.as_str()) {
            reporter.push(Finding::entity_leading_title(span, first));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::model::Document;
    use crate::rules::testing::{check, found_in, silent};

    #[test]
    fn articles_and_titles() {
        check(
            &SCAN,
            "
            So [ORG the Guild  ] met [PER Gen. Ida Quill  ] and [PER President Keld  ] .
                    ^^^ entity-leading-article: `the` inside the entity
                                          ^^^^ entity-leading-title: title `Gen.` inside the entity
                                                                     ^^^^^^^^^ entity-leading-title: title `President` inside the entity
            ",
        );
    }

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
