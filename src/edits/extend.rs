//! Takes the next token into a mention: `[ORG Federal Police  ] Force` ⇒
//! `[ORG Federal Police Force  ]`.

use super::site::{Site, closing_span, mention_at, opening_span, quoted, unglued};
use super::{Change, Refusal};
use crate::model::Document;
use crate::model::tokens::{first_token, last_token};
use crate::text::{Edit, Offset, Span};

/// Takes the token before the mention at `offset` into it.
///
/// # Errors
/// Refused without a mention; at the beginning of its line; beside another mention, a bracket or
/// markup.
pub fn extend_left(document: &Document, offset: Offset) -> Result<Change, Refusal> {
    let mention = mention_at(document, offset)?;
    let site = Site::of(document);
    let before = site.before(mention.span.start);
    let rest = before.trim_end();
    let token = last_token(rest).ok_or_else(|| Refusal::new("the line begins here"))?;
    let start = mention
        .span
        .start
        .back(before.len() - (rest.len() - token.len()));
    check(site, Span::at(start, token.len()), mention.span.len())?;
    let beside = rest[..rest.len() - token.len()].chars().next_back();
    let blank = site.blank_at_bracket(beside);
    let opening = site.opening(&mention);
    let edits = vec![
        Edit::new(Span::empty(start), format!("{blank}{opening}")),
        Edit::new(opening_span(&mention), ""),
    ];
    let title = format!("Extend left to {}", quoted(token));
    Ok(Change::new(
        edits,
        Span::new(start, mention.name.end),
        title,
    ))
}

/// Takes the token behind the mention at `offset` into it.
///
/// # Errors
/// Refused without a mention; at the end of its line; beside another mention, a bracket or markup.
pub fn extend_right(document: &Document, offset: Offset) -> Result<Change, Refusal> {
    let mention = mention_at(document, offset)?;
    let site = Site::of(document);
    let behind = site.behind(mention.span.end);
    let rest = behind.trim_start();
    let token = first_token(rest).ok_or_else(|| Refusal::new("the line ends here"))?;
    let start = mention.span.end + (behind.len() - rest.len());
    let end = start + token.len();
    check(site, Span::new(start, end), mention.span.len())?;
    let blank = site.blank_at_bracket(rest[token.len()..].chars().next());
    let closing = site.closing(&mention);
    let edits = [
        Edit::new(closing_span(&mention), ""),
        Edit::new(Span::empty(end), format!("{closing}{blank}")),
    ];
    let edits = unglued(&mention).into_iter().chain(edits).collect();
    let title = format!("Extend right to {}", quoted(token));
    Ok(Change::new(
        edits,
        Span::new(mention.name.start, end),
        title,
    ))
}

/// Refuses `token` if a mention of `length` bytes cannot take it in.
fn check(site: Site<'_>, token: Span, length: usize) -> Result<(), Refusal> {
    let mut mentions = site.document.mentions_in(token);
    if let Some(other) = mentions.next() {
        let name = quoted(&site.text(other.name));
        return Err(Refusal::new(format!(
            "the mention {name} stands beside it: merge the two instead"
        )));
    }
    site.check_plain(token)?;
    site.check_length(length + token.len() + 1, "")
}

#[cfg(test)]
mod tests {
    use super::super::testing::{TOKENISED, check, check_in, refused};
    use super::{extend_left, extend_right};
    use crate::model::Document;
    use crate::text::Span;

    type Outcome = Result<super::Change, super::Refusal>;

    fn left(document: &Document, span: Span) -> Outcome {
        extend_left(document, span.start)
    }

    fn right(document: &Document, span: Span) -> Outcome {
        extend_right(document, span.start)
    }

    #[test]
    fn to_the_right() {
        check(
            right,
            "the [ORG Oru$0  ] Works .",
            "the [ORG $0Oru Works$1  ] .",
        );
        check(
            right,
            "the [ORG Oru$0 ] Works’s",
            "the [ORG $0Oru Works’s$1 ]",
        );
        check(right, "the [ORG Oru$0]’s plan", "the [ORG $0Oru’s$1] plan");
        check(right, "the [ORG Oru$0], Ltd.", "the [ORG $0Oru,$1] Ltd.");
        check(
            right,
            "in [LOC Oru$0  ] , D.C. now",
            "in [LOC $0Oru ,$1  ] D.C. now",
        );
        check(
            right,
            "in [LOC Oru ,$0  ] D.C. now",
            "in [LOC $0Oru , D.C.$1  ] now",
        );
        check_in(
            TOKENISED,
            right,
            "[LOC Ada$0  ] Bay, now . \n",
            "[LOC $0Ada Bay$1  ] , now . \n",
        );
    }

    #[test]
    fn to_the_left() {
        check(left, "the Ada [LOC B$0ay  ] .", "the [LOC $0Ada Bay$1  ] .");
        check(left, "at D.C. [LOC B$0ay  ]", "at [LOC $0D.C. Bay$1  ]");
        check(left, "(Ada [LOC B$0ay])", "([LOC $0Ada Bay$1])");
        check_in(
            TOKENISED,
            left,
            "(Ada [LOC B$0ay  ] . \n",
            "( [LOC $0Ada Bay$1  ] . \n",
        );
    }

    #[test]
    fn refused_here() {
        refused(right, "[LOC O$0ru  ] \nnext", "the line ends here");
        refused(left, "[LOC O$0ru  ] \nnext", "the line begins here");
        let beside = "the mention “Velm” stands beside it: merge the two instead";
        refused(right, "[LOC O$0ru  ] [LOC Velm  ]", beside);
        refused(left, "[LOC Velm  ] [LOC O$0ru  ]", beside);
        refused(
            right,
            "[LOC O$0ru  ] ]",
            "there is a bracket in it; select text without one",
        );
        refused(
            right,
            "[LOC O$0ru  ] <a id='par1' href='#par1'>¶</a>1 .",
            "that is markup, not text",
        );
        refused(
            left,
            "<a id='par1' href='#par1'>¶</a>1 [LOC O$0ru  ]",
            "that is markup, not text",
        );
        let portion = "<a id='par1' href='#par1'>¶</a>1 . \n( [ORG S$0BU  ] ) Text";
        refused(left, portion, "that is a portion mark, not text");
        let long = format!("[LOC O$0ru  ] {}", "x".repeat(1_020));
        refused(right, &long, "a mention holds at most 1024 bytes");
    }
}
