//! A document that was edited is, in all it says, the document that its text makes.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::model::Entity;
use crate::syntax::LabelId;

/// Counts by label, and all mentions.
type CountedEntity = (Vec<(LabelId, u32)>, u32, Vec<Span>);

/// Every entity with its counts and its mentions.
fn entities_of(document: &Document) -> BTreeMap<String, CountedEntity> {
    let entity = |(name, entity): (&str, &Entity)| {
        let labels = entity.labels();
        let usual = &labels[..labels.len().min(2)];
        assert_eq!(entity.usual_labels(2), usual, "{name}");
        let mentions = document.mentions_of(name).map(|mention| mention.span);
        let counted = (labels, entity.count(), mentions.collect());
        (name.to_owned(), counted)
    };
    document.entities().iter().map(entity).collect()
}

/// The name and the labels of its set.
fn labels_of(document: &Document) -> (String, Vec<String>) {
    let labels = document.labels();
    let texts = labels.labels().map(str::to_owned);
    (labels.name().to_owned(), texts.collect())
}

fn whole(document: &Document) -> String {
    document.text().slice(document.text().span()).into_owned()
}

fn assert_as_read_anew(document: &Document) {
    let text = whole(document);
    let anew = Document::with_labels(&text, 0, document.choice().clone());
    assert_eq!(labels_of(document), labels_of(&anew), "{text:?}");
    let mentions = |document: &Document| -> Vec<Mention> {
        document.mentions_from(Offset::default()).collect()
    };
    let marks = |document: &Document| -> Vec<Mark> {
        document.marks_from(Offset::default(), |_| true).collect()
    };
    let anomalies = |document: &Document| -> Vec<Anomaly> {
        let all = document.anomalies_from(Offset::default(), |_| true);
        all.collect()
    };
    assert_eq!(mentions(document), mentions(&anew), "{text:?}");
    assert_eq!(marks(document), marks(&anew), "{text:?}");
    assert_eq!(anomalies(document), anomalies(&anew), "{text:?}");
    assert_eq!(entities_of(document), entities_of(&anew), "{text:?}");
    let counts = |document: &Document| document.entities().labels().collect::<Vec<_>>();
    assert_eq!(counts(document), counts(&anew), "{text:?}");
    for (label, count) in counts(document) {
        assert_eq!(document.entities().count_of(label), count, "{text:?}");
    }
}

fn text(most: usize) -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "[ORG Oru  ] ",
        "[LOC Oru’s  ] ",
        "[PER Ida Oru  ] ",
        "[LOC Ada Bay.  ] ",
        "[PERSON Ida  ] ",
        "[GPE Oru  ] ",
        "[WEA Oru  ] ",
        "[Ship Ida  ] ",
        "[Ship Ida ] ",
        "[Port Oru  ] ",
        "[as amended ] ",
        "[PERSON ",
        "[ORG ",
        "  ] ",
        "[",
        "Ship",
        " ",
        " and so on , ",
        ". \n",
        "\r\n",
        "\r",
        "é",
    ]);
    prop::collection::vec(pieces, 0..most).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn an_edited_document_is_that_of_its_text(
        start in text(60),
        given in any::<bool>(),
        edits in prop::collection::vec((any::<usize>(), 0..12usize, text(6)), 1..12),
    ) {
        let choice = if given {
            LabelChoice::Given(Arc::new(LabelSet::conll4()))
        } else {
            LabelChoice::Recognised
        };
        let mut document = Document::with_labels(&start, 0, choice);
        for (at, length, inserted) in edits {
            let before = document.clone();
            let known = (labels_of(&before), entities_of(&before));
            let at = Offset::new(at % (document.text().len() + 1));
            document.apply(&Edit::new(Span::at(at, length), inserted));
            document.tree().check();
            assert_as_read_anew(&document);
            prop_assert_eq!((labels_of(&before), entities_of(&before)), known, "a snapshot changed");
        }
    }

    #[test]
    fn labels_are_recognised_once_for_several_edits(
        start in text(60),
        edits in prop::collection::vec((any::<usize>(), 0..12usize, text(6)), 1..12),
    ) {
        let mut document = Document::new(&start, 0);
        for (at, length, inserted) in edits {
            let at = Offset::new(at % (document.text().len() + 1));
            document.apply_next(&Edit::new(Span::at(at, length), inserted));
        }
        document.finish_editing();
        assert_as_read_anew(&document);
    }
}

/// Types `text` letter by letter into an empty document.
fn type_in(text: &str) -> Document {
    let mut document = Document::new("", 0);
    for (at, letter) in text.char_indices() {
        let edit = Edit::new(Span::empty(Offset::new(at)), letter.to_string());
        document.apply(&edit);
        assert_as_read_anew(&document);
    }
    document
}

#[test]
fn typed_labels_are_recognised_like_those_of_a_file() {
    let document = type_in("[PERSON Ida  ] of [GPE Oru  ] .");
    assert_eq!(document.labels().name(), "ontonotes18");
    assert_eq!(
        document.anomalies_from(Offset::default(), |_| true).count(),
        0
    );
}

#[test]
fn a_typed_text_with_many_kinds_of_labels_is_that_of_a_file() {
    let document = type_in(
        "On [DATE Monday  ] [PERSON Ida Keld  ] of the [ORG Oru Tea Works  ] paid [MONEY 20 crowns  ] \
         for [CARDINAL two  ] boats . \n[NORP Merrovian  ] sailors from [GPE Oru  ] saw the \
         [FAC Keld Bridge  ] at [TIME noon  ] . \n[PERSON Ada Quill  ] called [WORK_OF_ART The Tide  ] \
         her [ORDINAL third  ] book . \n",
    );
    assert_eq!(document.labels().name(), "ontonotes18");
}

#[test]
fn labels_of_its_own_come_and_go_with_the_text() {
    let document = type_in("[Ship Ida  ] met [Port Oru  ] and [Ship Keld  ] .");
    assert_eq!(labels_of(&document).1, ["Port", "Ship"]);
}

/// If the first mention of a name is deleted, the next one is found, however far away.
#[test]
fn a_name_is_found_wherever_its_first_mention_is() {
    let others = "[ORG Oru  ] and so on . \n".repeat(600);
    let text = format!("[PER Ida  ] . \n{others}[PER Ida  ] . \n");
    let mut document = Document::new(&text, 0);
    document.apply(&Edit::new(Span::at(Offset::default(), 11), ""));
    let first = document
        .first_mention("Ida")
        .map(|mention| mention.span.start);
    assert_eq!(first.map(Offset::get), text.rfind("[PER").map(|at| at - 11));
}

/// No name is lost when so many lines are inserted that the blocks around get new keys.
#[test]
fn names_stay_where_blocks_have_new_keys() {
    let lines = |from: usize, to: usize| -> String {
        let lines = (from..to).map(|name| format!("[PER Ida{name}  ] said so . \n"));
        lines.collect::<Vec<_>>().concat()
    };
    let mut document = Document::new(&lines(0, 400), 0);
    let at = Offset::new(lines(0, 200).len());
    for line in 0..600 {
        let line = format!("[ORG Oru{}  ] and Keld . \n", line % 7);
        document.apply(&Edit::new(Span::empty(at), line));
    }
    assert_as_read_anew(&document);
}

#[test]
fn one_name_may_have_very_many_labels() {
    let lines = (0..5_000).map(|label| format!("[Q{label} Ida  ] .\n"));
    let text = lines.collect::<Vec<_>>().concat();
    let mut document = Document::new(&text, 0);
    assert_eq!(document.labels().len(), 5_000);
    let ida = |document: &Document| document.entities().get("Ida").map(|ida| ida.labels().len());
    assert_eq!(ida(&document), Some(5_000));
    let at = Offset::new(text.len());
    for key in 0..50 {
        document.apply_next(&Edit::new(Span::empty(at), "[Q7 Ida  ] "));
        assert_eq!(
            document
                .first_mention("Ida")
                .map(|mention| mention.span.len()),
            Some(10),
            "{key}"
        );
    }
    document.finish_editing();
    assert_eq!(ida(&document), Some(5_000));
}
