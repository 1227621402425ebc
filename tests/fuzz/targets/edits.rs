//! Edits leave a document as reading its text anew would give it.
#![no_main]

use glossator::text::{Edit, Offset, Span};
use libfuzzer_sys::fuzz_target;

#[path = "../../bench/same.rs"]
mod same;

/// A text, and edits of it: where, how much goes, what comes.
type Input<'a> = (&'a str, Vec<(u16, u8, &'a str)>);

fuzz_target!(|input: Input<'_>| {
    let (text, edits) = input;
    let mut document = glossator::model::Document::new(text, 0);
    for (at, length, inserted) in edits {
        let at = Offset::new(usize::from(at) % (document.text().len() + 1));
        document.apply(&Edit::new(Span::at(at, usize::from(length)), inserted));
        same::assert_as_read_anew(&document);
    }
});
