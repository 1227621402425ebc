//! Moves punctuation and endings out of a mention: `[LOC Oru’s.  ]` ⇒ `[LOC Oru  ]’s.`

use super::site::{Site, blank_between, closing_span, mention_at, opening_span, quoted, unglued};
use super::{Change, Refusal};
use crate::model::Document;
use crate::model::name_at::without_signs;
use crate::text::{Edit, Offset, Span};

/// Moves punctuation, a possessive ending and the full stop of a sentence at the edges of the
/// mention at `offset` out of it.
///
/// # Errors
/// Refused without a mention, if it has nothing of the kind at its edges, or nothing else.
pub fn trim_mention(document: &Document, offset: Offset) -> Result<Change, Refusal> {
    let mention = mention_at(document, offset)?;
    let site = Site::of(document);
    let name = mention.name;
    let inner =
        without_signs(document, name).ok_or_else(|| Refusal::new("there is no word in it"))?;
    let (before, behind) = (
        site.text(Span::new(name.start, inner.start)),
        site.text(Span::new(inner.end, name.end)),
    );
    let mut edits = Vec::new();
    if before.is_empty() {
        edits.extend(unglued(&mention));
    } else {
        let outer = site.before(mention.span.start);
        let outside = blank_between(outer.chars().next_back(), before.chars().next());
        let blank = site.blank_at_bracket(before.chars().next_back());
        let opening = site.opening(&mention);
        edits.push(Edit::new(opening_span(&mention), outside));
        edits.push(Edit::new(
            Span::empty(inner.start),
            format!("{blank}{opening}"),
        ));
    }
    if !behind.is_empty() {
        let outer = site.behind(mention.span.end);
        let outside = blank_between(behind.chars().next_back(), outer.chars().next());
        let blank = site.blank_at_bracket(behind.chars().next());
        let closing = site.closing(&mention);
        edits.push(Edit::new(
            Span::empty(inner.end),
            format!("{closing}{blank}"),
        ));
        edits.push(Edit::new(closing_span(&mention), outside));
    }
    let moved = [before.trim(), behind.trim()].join(" ");
    if moved.trim().is_empty() {
        return Err(Refusal::new("nothing at its edges belongs outside"));
    }
    let title = format!("Move {} out", quoted(moved.trim()));
    Ok(Change::new(edits, inner, title))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{TOKENISED, check, check_in, refused};
    use crate::model::Document;
    use crate::text::Span;

    fn trim_mention(document: &Document, span: Span) -> Result<super::Change, super::Refusal> {
        super::trim_mention(document, span.start)
    }

    #[test]
    fn signs_and_endings() {
        check(trim_mention, "[LOC O$0ru’s  ] men", "[LOC $0Oru$1  ]’s men");
        check(trim_mention, "[LOC O$0ru.  ]", "[LOC $0Oru$1  ].");
        check(
            trim_mention,
            "[ORG “O$0ru Works”,  ]",
            "“[ORG $0Oru Works$1  ]”,",
        );
        check_in(
            TOKENISED,
            trim_mention,
            "said [LOC (O$0ru’s.  ] \n",
            "said ( [LOC $0Oru$1  ] ’s. \n",
        );
    }

    #[test]
    fn refused_here() {
        refused(
            trim_mention,
            "[LOC D.C$0.  ]",
            "nothing at its edges belongs outside",
        );
        refused(
            trim_mention,
            "[LOC O$0ru  ]",
            "nothing at its edges belongs outside",
        );
        refused(trim_mention, "[MISC -$0-  ]", "there is no word in it");
        refused(trim_mention, "O$0ru", "the cursor is in no mention");
    }
}
