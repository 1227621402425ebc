//! Makes plain text of a mention: `[PER Ada  ]` ⇒ `Ada`; or of all mentions of its entity.

use super::gathered::Gathered;
use super::site::{
    Site, blank_between, closing_span, mention_at, opening_span, quoted, tagged_name_at,
};
use super::{Change, Refusal};
use crate::model::Document;
use crate::syntax::Mention;
use crate::text::{Edit, Offset, Span};

/// Replaces the mention at `offset` with its name.
///
/// # Errors
/// Refused without a mention.
pub fn unwrap(document: &Document, offset: Offset) -> Result<Change, Refusal> {
    let mention = mention_at(document, offset)?;
    let site = Site::of(document);
    let title = format!("Unwrap {}", quoted(&site.text(mention.name)));
    let edits = edits(site, &mention).into();
    Ok(Change::new(edits, mention.name, title))
}

/// Replaces all mentions of the entity at `offset` with their names. `offset` may also lie in an
/// untagged repeat of the name.
///
/// # Errors
/// Refused without such a name.
pub fn unwrap_all(document: &Document, offset: Offset) -> Result<Change, Refusal> {
    let place = tagged_name_at(document, offset)?;
    let site = Site::of(document);
    let name = site.text(place);
    let mut gathered = Gathered::new(document.text(), place);
    let mut count = 0;
    for mention in document.mentions_of(&name) {
        for edit in edits(site, &mention) {
            gathered.push(edit);
        }
        count += 1;
    }
    let title = match count {
        1 => format!("Unwrap {}", quoted(&name)),
        count => format!("Unwrap all {count} {}", quoted(&name)),
    };
    Ok(gathered.change(title))
}

/// The edits that take the brackets and label of `mention` away.
fn edits(site: Site<'_>, mention: &Mention) -> [Edit; 2] {
    let Span { start, end } = mention.span;
    let name = mention.name;
    let left = blank_between(site.char_before(start), site.char_behind(name.start));
    let right = blank_between(site.char_before(name.end), site.char_behind(end));
    [
        Edit::new(opening_span(mention), left),
        Edit::new(closing_span(mention), right),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, refused};
    use super::{unwrap, unwrap_all};
    use crate::text::Span;

    #[test]
    fn one() {
        let unwrap = |document: &_, span: Span| unwrap(document, span.start);
        check(unwrap, "met [PER A$0da Quill  ] .", "met $0Ada Quill$1 .");
        check(unwrap, "[PER A$0da], ’s", "$0Ada$1, ’s");
        check(unwrap, "pre[PER A$0da]post", "pre $0Ada$1 post");
        check(unwrap, "pre-[PER A$0da]’s", "pre-$0Ada$1’s");
        refused(unwrap, "A$0da", "the cursor is in no mention");
    }

    #[test]
    fn all_of_the_entity() {
        check(
            |document, span: Span| unwrap_all(document, span.start),
            "[ORG Oru  ] , [LOC O$0ru  ] , [LOC Orun  ]",
            "Oru , $0Oru$1 , [LOC Orun  ]",
        );
        check(
            |document, span: Span| unwrap_all(document, span.start),
            "[ORG Oru  ] , O$0ru , [LOC Oru’s  ]",
            "Oru , $0Oru$1 , Oru’s",
        );
    }
}
