//! Words at the start of a sentence, where a capital says nothing: which of them are names all the
//! same.
//!
//! Those are that never occur in small letters and are tagged in the middle of a sentence.

use rustc_hash::FxHashSet;

use super::scan;
use crate::model::boundary::{BEFORE, begins_sentence};
use crate::model::{Document, bare, normalised};
use crate::syntax::Mention;
use crate::text::{Span, is_blank};

/// Of `forms`, which are names as entities are counted, those that `text` has in small letters.
pub(crate) fn in_small_letters<'f>(text: &str, forms: &FxHashSet<&'f str>) -> FxHashSet<&'f str> {
    let mut found = FxHashSet::default();
    for word in text.split(is_blank) {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
        if word.starts_with(char::is_lowercase) {
            found.extend(forms.get(bare(word)));
        }
    }
    found
}

/// Whether `mention` stands in the middle of a sentence. `lines` says whether lines are sentences.
pub(crate) fn is_inside(document: &Document, mention: &Mention, lines: bool) -> bool {
    !begins_at(document, mention.span, lines)
}

/// Whether what is at `span` begins a sentence.
pub(crate) fn begins_at(document: &Document, span: Span, lines: bool) -> bool {
    let before = scan::text(document, Span::new(span.start.back(BEFORE), span.start));
    begins_sentence(&before, lines)
}

/// Whether `name` is one where it begins a sentence, too.
pub(crate) fn is_name(document: &Document, name: &str) -> bool {
    let form = normalised(name);
    let text = document.text().slice(document.text().span());
    let lines = document.has_sentence_lines();
    let mut mentions = document.mentions_of(name);
    let forms = FxHashSet::from_iter([&*form]);
    mentions.any(|mention| is_inside(document, &mention, lines))
        && in_small_letters(&text, &forms).is_empty()
}
