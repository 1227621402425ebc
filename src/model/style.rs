//! In which of its written forms a document is (format §1.1).

use crate::model::Document;
use crate::syntax::Spacing;
use crate::text::Span;

/// So many lines are looked at to see whether they are tokenised.
const LINES: usize = 64;

/// Whether it is in the tokenised form, as the tagger writes it: most lines end with a blank,
/// mentions have two before their `]`, and signs stand alone. Looks at the text, so rules ask it
/// last.
pub(crate) fn is_tokenised(document: &Document) -> bool {
    let summary = document.summary();
    let padded = summary.lines.padded > summary.lines.bare;
    padded && usual(summary.spacing) == 2 && has_lone_signs(document)
}

/// Whether the sign at a line's end mostly stands alone, ` . `: texts that nobody tokenised may
/// have blanks at their line ends too.
fn has_lone_signs(document: &Document) -> bool {
    let text = document.text();
    let (mut alone, mut at_words) = (0, 0);
    for line in 0..text.line_count().min(LINES) {
        let line = text.line_span(line);
        let end = Span::new(line.end.back(4).max(line.start), line.end);
        let end = text.slice(end);
        let Some(word) = end
            .strip_suffix([' ', '\t'])
            .unwrap_or(&end)
            .strip_suffix(is_sign)
        else {
            continue;
        };
        if word.is_empty() || word.ends_with([' ', '\t', '.']) {
            alone += 1;
        } else {
            at_words += 1;
        }
    }
    alone > 0 && alone >= at_words
}

fn is_sign(c: char) -> bool {
    matches!(c, '.' | '?' | '!' | ',' | ';')
}

/// How many blanks its mentions usually have before their `]`; two where there is no telling.
pub(crate) fn usual(spacing: Spacing) -> usize {
    let [none, one, two, _] = spacing;
    match two.max(one).max(none) {
        most if most == two => 2,
        most if most == one => 1,
        _ => 0,
    }
}

/// Whether it mixes the spacings of several writers, rather than having some slips: an eighth of
/// the mentions, and three at least, are not as most.
pub(crate) fn is_mixed(spacing: Spacing) -> bool {
    let all: u32 = spacing[..3].iter().sum();
    let others = all - spacing[usual(spacing)];
    others >= 3 && others * 8 >= all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_spacing_is_the_most_frequent() {
        assert_eq!(usual([0, 0, 0, 9]), 2);
        assert_eq!(usual([3, 0, 2, 0]), 0);
        assert_eq!(usual([2, 2, 1, 0]), 1);
        assert_eq!(usual([2, 0, 2, 0]), 2);
    }

    #[test]
    fn a_few_slips_are_no_mixture() {
        assert!(!is_mixed([2, 0, 10, 0]));
        assert!(is_mixed([3, 0, 10, 0]));
        assert!(!is_mixed([3, 0, 100, 0]));
        assert!(!is_mixed([0, 0, 4, 9]));
    }
}
