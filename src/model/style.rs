//! The written form of a document (format §1.1).

use crate::model::Document;
use crate::syntax::Spacing;
use crate::text::Span;

/// Most lines that are read to see if signs stand alone.
const MAX_LINES: usize = 64;

/// True if `document` is in the tokenised form, as the tagger writes it: most lines end with a
/// blank, mentions have two before their `]`, and signs stand alone. Reads some text, so it should
/// be the last condition of a rule.
pub(crate) fn is_tokenised(document: &Document) -> bool {
    let summary = document.summary();
    let padded = summary.lines.padded > summary.lines.bare;
    padded && usual_padding(summary.spacing) == 2 && has_lone_signs(document)
}

/// True if most signs at line ends stand alone, ` . `. Lines may end with blanks also in texts that
/// are not tokenised.
fn has_lone_signs(document: &Document) -> bool {
    let text = document.text();
    let (mut alone, mut at_words) = (0, 0);
    for line in 0..text.line_count().min(MAX_LINES) {
        let line = text.line_span(line);
        let end = text.slice(Span::new(line.end.back(4).max(line.start), line.end));
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

/// The number of blanks that most mentions have before their `]`: none, one or two; two if as many
/// have less.
pub(crate) fn usual_padding(spacing: Spacing) -> usize {
    let [none, one, two, _] = spacing;
    match two.max(one).max(none) {
        most if most == two => 2,
        most if most == one => 1,
        _ => 0,
    }
}

/// True if a document mixes the paddings of several writers: an eighth of its mentions, and at
/// least three, differ from most. Fewer are slips.
pub(crate) fn has_mixed_padding(spacing: Spacing) -> bool {
    let all: u32 = spacing[..3].iter().sum();
    let others = all - spacing[usual_padding(spacing)];
    others >= 3 && others * 8 >= all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_padding_is_the_most_frequent() {
        assert_eq!(usual_padding([0, 0, 0, 9]), 2);
        assert_eq!(usual_padding([3, 0, 2, 0]), 0);
        assert_eq!(usual_padding([2, 2, 1, 0]), 1);
        assert_eq!(usual_padding([2, 0, 2, 0]), 2);
    }

    #[test]
    fn a_few_slips_are_no_mixture() {
        assert!(!has_mixed_padding([2, 0, 10, 0]));
        assert!(has_mixed_padding([3, 0, 10, 0]));
        assert!(!has_mixed_padding([3, 0, 100, 0]));
        assert!(!has_mixed_padding([0, 0, 4, 9]));
    }
}
