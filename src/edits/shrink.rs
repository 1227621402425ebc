//! Moves the outermost token of a mention out of it: `[ORG Oru Works Ltd  ]` ⇒
//! `[ORG Oru Works  ] Ltd`.

use super::site::{Site, blank_between, closing_span, mention_at, opening_span, quoted, unglued};
use super::{Change, Refusal};
use crate::model::Document;
use crate::model::endings::split_possessive;
use crate::model::tokens::{first_token, last_token};
use crate::text::{Edit, Offset, Span};

/// Moves the first token of the mention at `offset` out of it.
///
/// # Errors
/// Refused without a mention, or if it has one token only.
pub fn shrink_left(document: &Document, offset: Offset) -> Result<Change, Refusal> {
    let mention = mention_at(document, offset)?;
    let site = Site::of(document);
    let name = site.text(mention.name);
    let token = first_token(&name).unwrap_or(&name);
    let rest = name[token.len()..].trim_start();
    if rest.is_empty() {
        return Err(single());
    }
    let start = mention.name.end.back(rest.len());
    let touches = token.len() + rest.len() == name.len();
    let blank = site.blank_at_bracket(token.chars().next_back().filter(|_| touches));
    let before = site.before(mention.span.start);
    let outside = blank_between(before.chars().next_back(), token.chars().next());
    let opening = site.opening(&mention);
    let edits = vec![
        Edit::new(opening_span(&mention), outside),
        Edit::new(Span::empty(start), format!("{blank}{opening}")),
    ];
    let title = format!("Shrink left by {}", quoted(token));
    Ok(Change::new(
        edits,
        Span::new(start, mention.name.end),
        title,
    ))
}

/// Moves the last token of the mention at `offset` out of it; if it is the only one, its possessive
/// ending.
///
/// # Errors
/// Refused without a mention, or if it has one token only.
pub fn shrink_right(document: &Document, offset: Offset) -> Result<Change, Refusal> {
    let mention = mention_at(document, offset)?;
    let site = Site::of(document);
    let name = site.text(mention.name);
    let mut token = last_token(&name).unwrap_or(&name);
    let mut rest = name[..name.len() - token.len()].trim_end();
    if rest.is_empty() {
        (rest, token) = split_possessive(&name).ok_or_else(single)?;
    }
    let end = mention.name.start + rest.len();
    let touches = token.len() + rest.len() == name.len();
    let blank = site.blank_at_bracket(token.chars().next().filter(|_| touches));
    let behind = site.behind(mention.span.end);
    let outside = blank_between(token.chars().next_back(), behind.chars().next());
    let closing = site.closing(&mention);
    let edits = [
        Edit::new(Span::empty(end), format!("{closing}{blank}")),
        Edit::new(closing_span(&mention), outside),
    ];
    let edits = unglued(&mention).into_iter().chain(edits).collect();
    let title = format!("Shrink right by {}", quoted(token));
    Ok(Change::new(
        edits,
        Span::new(mention.name.start, end),
        title,
    ))
}

fn single() -> Refusal {
    Refusal::new("the mention is a single word: unwrap it instead")
}

#[cfg(test)]
mod tests {
    use super::super::testing::{TOKENISED, check, check_in, refused};
    use super::{shrink_left, shrink_right};
    use crate::model::Document;
    use crate::text::Span;

    type Outcome = Result<super::Change, super::Refusal>;

    fn left(document: &Document, span: Span) -> Outcome {
        shrink_left(document, span.start)
    }

    fn right(document: &Document, span: Span) -> Outcome {
        shrink_right(document, span.start)
    }

    #[test]
    fn on_the_right() {
        check(right, "[ORG Oru W$0orks  ] .", "[ORG $0Oru$1  ] Works .");
        check(right, "[ORG Oru  W$0orks]b", "[ORG $0Oru$1]  Works b");
        check(right, "[LOC O$0ru.] It", "[LOC $0Oru$1]. It");
        check(right, "[ORG GO$0M’s ] plan", "[ORG $0GOM$1 ]’s plan");
        check_in(
            TOKENISED,
            right,
            "[LOC O$0ru.  ] \n",
            "[LOC $0Oru$1  ] . \n",
        );
        check_in(
            TOKENISED,
            right,
            "[LOC O$0ru’s  ] \n",
            "[LOC $0Oru$1  ] ’s \n",
        );
        check_in(
            TOKENISED,
            right,
            "[LOC O$0ru ’s  ] \n",
            "[LOC $0Oru$1  ] ’s \n",
        );
    }

    #[test]
    fn on_the_left() {
        check(left, "[ORG the O$0ru  ] .", "the [ORG $0Oru$1  ] .");
        check(left, "[ORG “O$0ru  ]", "“[ORG $0Oru$1  ]");
        check(left, "a[ORG the O$0ru  ]", "a the [ORG $0Oru$1  ]");
        check_in(TOKENISED, left, "[LOC (O$0ru  ] \n", "( [LOC $0Oru$1  ] \n");
    }

    #[test]
    fn refused_here() {
        let single = "the mention is a single word: unwrap it instead";
        refused(right, "[LOC O$0ru  ]", single);
        refused(left, "[LOC O$0ru’s  ]", single);
        refused(left, "[LOC Ada-O$0ru  ]", single);
        refused(right, "[LOC D.C$0.  ]", single);
        refused(right, "O$0ru", "the cursor is in no mention");
    }
}
