//! Any text has a tree that adds up to it, and every feature answers about it.
#![no_main]

use glossator::model::Document;
use glossator::text::Offset;
use glossator::{features, rules};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let document = Document::new(text, 0);
    let mut end = 0;
    for (at, block) in document.tree().blocks() {
        assert_eq!(at.get(), end);
        end += block.len();
        let mut done = 0;
        for piece in block.pieces() {
            assert!(
                piece.start >= done && piece.start < piece.end && piece.end as usize <= block.len()
            );
            done = piece.end;
        }
    }
    assert_eq!(end, text.len());
    assert_eq!(document.text().slice(document.text().span()), text);
    let found = rules::findings(&document, &|| false);
    // A rule that panics is a finding.
    let failed = |finding: &&rules::Finding| finding.code == rules::Code::InternalError;
    assert_eq!(found.list.iter().find(failed), None);
    features::document_symbols::symbols(
        &document,
        features::document_symbols::EntityList::PerParagraph,
    );
    features::folding_ranges::folds(&document);
    for at in [0, text.len() / 3, text.len() / 2, text.len()] {
        let at = Offset::new(at);
        features::hover::hover(&document, at);
        features::selection_ranges::selections(&document, at);
        features::document_highlights::occurrences(&document, at);
    }
});
