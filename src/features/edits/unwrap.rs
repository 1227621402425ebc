//! Makes plain text of a mention: `[PER Ada  ]` ⇒ `Ada`; or of all mentions of its entity.

use super::site::{Site, blank_between, closing_span, mention_at, opening_span, quoted};
use super::{Change, Refusal};
use crate::model::Document;
use crate::syntax::Mention;
use crate::text::{Edit, Offset};

/// Leaves of the mention at `offset` its name.
///
/// # Errors
/// There is no mention.
pub fn unwrap(document: &Document, offset: Offset) -> Result<Change, Refusal> {
    let mention = mention_at(document, offset)?;
    let site = Site::of(document);
    let title = format!("Unwrap {}", quoted(&site.text(mention.name)));
    let edits = edits(site, &mention).into();
    Ok(Change::new(edits, mention.name, title))
}

/// Leaves of all mentions of the entity at `offset` their names.
///
/// # Errors
/// There is no mention.
pub fn unwrap_all(document: &Document, offset: Offset) -> Result<Change, Refusal> {
    let mention = mention_at(document, offset)?;
    let site = Site::of(document);
    let name = site.text(mention.name);
    let mentions = document.mentions_of(&name);
    let edits: Vec<Edit> = mentions.flat_map(|mention| edits(site, &mention)).collect();
    let title = match edits.len() / 2 {
        1 => format!("Unwrap {}", quoted(&name)),
        count => format!("Unwrap all {count} {}", quoted(&name)),
    };
    Ok(Change::new(edits, mention.name, title))
}

fn edits(site: Site<'_>, mention: &Mention) -> [Edit; 2] {
    let name = site.text(mention.name);
    let (before, behind) = (
        site.before(mention.span.start),
        site.behind(mention.span.end),
    );
    let left = blank_between(before.chars().next_back(), name.chars().next());
    let right = blank_between(name.chars().next_back(), behind.chars().next());
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
    }
}
