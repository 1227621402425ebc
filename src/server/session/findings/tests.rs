//! Tests of the store of findings.

use std::cell::Cell;

use super::*;
use crate::rules::MOST_FINDINGS;
use crate::rules::policy::Exception;

const TEXT: &str =
    "[PER Ida  ] met [PER Una  ] , [per Ada Bay  ] and\t[per Oru  ] of [LOC Oru  ] . [PER Una . \n";

fn uri(number: usize) -> Uri {
    format!("untitled:{number}").parse().unwrap()
}

fn found(store: &FindingsStore, number: usize, revision: Revision) -> Arc<Found> {
    let document = Document::new(TEXT, 0);
    let subject = Subject {
        uri: &uri(number),
        document: &document,
        revision,
    };
    let found = store.found(subject, &Projects::default(), &|| false);
    found.unwrap()
}

#[test]
fn one_state_is_looked_at_once() {
    let store = FindingsStore::default();
    let first = found(&store, 1, 1);
    assert!(!first.reported().list.is_empty());
    assert!(Arc::ptr_eq(&first, &found(&store, 1, 1)));
    assert_eq!(store.runs(), 1);
    found(&store, 1, 2);
    assert_eq!(store.runs(), 2);
}

#[test]
fn what_is_known_of_a_later_state_is_kept() {
    let store = FindingsStore::default();
    let later = found(&store, 1, 7);
    found(&store, 1, 6);
    assert!(Arc::ptr_eq(&later, &found(&store, 1, 7)));
}

#[test]
fn new_settings_are_another_state() {
    use crate::server::session::settings::Settings;
    let (store, projects) = (FindingsStore::default(), Projects::default());
    let document = Document::new(TEXT, 0);
    let subject = Subject {
        uri: &uri(1),
        document: &document,
        revision: 1,
    };
    let count = || {
        let found = store.found(subject, &projects, &|| false).unwrap();
        found.reported().list.len()
    };
    let before = count();
    projects.set_editor(&Settings::read(
        &serde_json::json!({ "rules": { "label-case": "off" } }),
    ));
    assert!(count() < before);
    assert_eq!(store.runs(), 2);
}

#[test]
fn a_cancelled_run_leaves_nothing() {
    let store = FindingsStore::default();
    let document = Document::new(TEXT, 0);
    let subject = Subject {
        uri: &uri(1),
        document: &document,
        revision: 1,
    };
    for until in 0..20 {
        let asked = Cell::new(0);
        let cancelled = || {
            asked.set(asked.get() + 1);
            asked.get() > until
        };
        if let Some(early) = store.found(subject, &Projects::default(), &cancelled) {
            assert_eq!(
                early.reported(),
                found(&FindingsStore::default(), 2, 1).reported()
            );
        }
    }
    let all = found(&FindingsStore::default(), 2, 1);
    assert_eq!(found(&store, 1, 1).reported(), all.reported());
}

#[test]
fn findings_of_many_documents_are_not_kept() {
    let store = FindingsStore::default();
    for number in 0..MAX_DOCUMENTS {
        found(&store, number, 1);
    }
    // The first is asked for again, so the second is the oldest.
    found(&store, 0, 1);
    found(&store, MAX_DOCUMENTS, 1);
    let runs = store.runs();
    found(&store, 0, 1);
    assert_eq!(store.runs(), runs);
    found(&store, 1, 1);
    assert_eq!(store.runs(), runs + 1);
    assert_eq!(store.lock().of.len(), MAX_DOCUMENTS);
    store.forget(&uri(1));
    assert_eq!(store.lock().of.len(), MAX_DOCUMENTS - 1);
}

#[test]
fn the_findings_of_one_code_are_all_there_in_a_list_that_is_cut() {
    let text = "a ] b\n".repeat(3_000) + TEXT;
    let document = Document::new(&text, 0);
    let store = FindingsStore::default();
    let subject = Subject {
        uri: &uri(1),
        document: &document,
        revision: 1,
    };
    let all = store.found(subject, &Projects::default(), &|| false);
    let all = all.unwrap();
    let listed = all.reported().list.iter();
    let listed = listed.filter(|finding| finding.code == Code::LabelCase);
    assert_eq!(listed.count(), 0);
    for _ in 0..2 {
        let part = all.part(Part::Code(Code::LabelCase), &document, &|| false);
        assert_eq!(part.len(), 2);
    }
}

#[test]
fn the_findings_of_one_code_are_all_there_though_many_of_a_list_that_is_cut_are_accepted() {
    let text = format!(
        "{}{}{}",
        "a ] b\n".repeat(MOST_FINDINGS - 10),
        "[per Ida  ] . [PER Ida  ] . \n".repeat(12),
        "[per Oru  ] . [PER Oru  ] . \n".repeat(5),
    );
    let document = Document::new(&text, 0);
    let mut rules = Rules::default();
    rules.accept(Code::LabelCase, Exception::new(Some("Ida")), 0);
    let own = rules.left(&document, &|_| true, &|| false).findings;
    let listed = own.list.iter().map(|finding| finding.code);
    assert_eq!(listed.filter(|code| *code == Code::LabelCase).count(), 5);
    let state = State {
        document: 1,
        settings: 0,
    };
    let all = Found::new(own, rules, Weak::new(), state);
    let part = all.part(Part::Code(Code::LabelCase), &document, &|| false);
    assert_eq!(part.len(), 5);
}
