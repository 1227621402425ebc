//! Names at the start of a sentence, where a capital is no sign of a name.
//!
//! A word there is a name if it never occurs in small letters and is tagged in the middle of some
//! sentence.

use rustc_hash::FxHashSet;

use super::scan;
use crate::model::boundary::{BYTES_BEFORE, begins_sentence};
use crate::model::{Document, LineUse, bare, normalised};
use crate::syntax::Mention;
use crate::text::{Span, is_blank};

/// Those of the normalised names `forms` that occur in `text` in small letters.
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

/// True if `mention` stands in the middle of a sentence.
pub(crate) fn is_inside(document: &Document, mention: &Mention, lines: LineUse) -> bool {
    !begins_at(document, mention.span, lines)
}

/// True if a sentence begins at the start of `span`.
pub(crate) fn begins_at(document: &Document, span: Span, lines: LineUse) -> bool {
    let before = Span::new(span.start.back(BYTES_BEFORE), span.start);
    let before = scan::text(document, before);
    begins_sentence(&before, lines)
}

/// True if `name` is a name also at the start of a sentence.
pub(crate) fn is_name(document: &Document, name: &str) -> bool {
    let form = normalised(name);
    let text = document.text().slice(document.text().span());
    let lines = document.line_use();
    let mut mentions = document.mentions_of(name);
    let forms = FxHashSet::from_iter([&*form]);
    mentions.any(|mention| is_inside(document, &mention, lines))
        && in_small_letters(&text, &forms).is_empty()
}
