//! The keywords of a cable's header: `TAGS`, `SUBJECT:` (format §3.2). In capitals and with their
//! colon they hardly occur elsewhere; the model finds the end of the header.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::syntax::item::{Field, MarkKind};
use crate::syntax::lexer::Lexer;

// The patterns match at the first letter of a keyword and take in what belongs to it.

static EO: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^E\.?O\.? ?[0-9]{5}(?: ?:)?(?: DECL(?: ?:)?)?").ok());
static TAGS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^TAGS(?: ?:|( )(?:\[[A-Za-z]+ )?[A-Z]{2,5}\b)").ok());
static OTHER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:SUBJECT|SUBJ|REFS|REF(?: ?\( ?S ?\))?|(?i:Classified By|Derived From)) ?:")
        .ok()
});

/// Longest keyword, in bytes.
const MAX_KEYWORD_BYTES: usize = 32;

/// Reads the keyword of `field` at `word`; returns the place to read on from.
pub(crate) fn read(lexer: &mut Lexer<'_>, field: Field, word: Range<usize>) -> usize {
    let before = word.start.checked_sub(1).map(|before| lexer.bytes[before]);
    if before.is_some_and(|byte| byte.is_ascii_alphanumeric()) {
        return word.end;
    }
    let end = lexer.line_end_near(word.start, MAX_KEYWORD_BYTES);
    let text = &lexer.text[word.start..end];
    let pattern = match field {
        Field::Eo => &EO,
        Field::Tags => &TAGS,
        Field::Subject | Field::Ref | Field::ClassifiedBy | Field::DerivedFrom => &OTHER,
    };
    let Some(found) = pattern.as_ref().and_then(|pattern| pattern.captures(text)) else {
        return word.end;
    };
    let length = match (found.get(1), found.get(0)) {
        // `TAGS PGOV`: the code shows that this is a field, but is no part of the keyword.
        (Some(blank), _) => blank.start(),
        (None, Some(keyword)) => keyword.end(),
        (None, None) => 0,
    };
    lexer.mark(MarkKind::Field(field), word.start..word.start + length, 0);
    word.start + length
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_patterns_compile() {
        assert!(super::EO.is_some() && super::TAGS.is_some() && super::OTHER.is_some());
    }
}
