//! Any text has a tree that adds up to it, and every feature answers about it.
#![no_main]

use glossator::features;
use glossator::model::Document;
use glossator::text::Offset;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let document = Document::new(text, 0);
    let mut end = 0;
    for (at, block) in document.tree().blocks() {
        assert_eq!(at.get(), end);
        end += block.len();
        let mut done = 0;
        for piece in block.pieces() {
            assert!(piece.start >= done && piece.start < piece.end && piece.end as usize <= block.len());
            done = piece.end;
        }
    }
    assert_eq!(end, text.len());
    assert_eq!(document.text().slice(document.text().span()), text);
    let found = features::findings(&document, &|| false);
    // A rule that panics is a finding.
    let failed = |finding: &&features::Finding| finding.code == features::Code::InternalError;
    assert_eq!(found.list.iter().find(failed), None);
    features::symbols::symbols(&document, features::symbols::EntityList::PerParagraph);
    features::folding::folds(&document);
    for at in [0, text.len() / 3, text.len() / 2, text.len()] {
        let at = Offset::new(at);
        features::hover::hover(&document, at);
        features::selection::selections(&document, at);
        features::occurrences::occurrences(&document, at);
    }
});
