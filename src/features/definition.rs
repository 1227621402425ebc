//! Definitions: the place that introduces a name, an acronym or a paragraph.

use crate::features::document_links::{LinkTarget, link_at, paragraph_numbered};
use crate::model::acronym::is_acronym;
use crate::model::acronym::pair::best_pair;
use crate::model::name_at::tagged_name;
use crate::model::place::first_mentions;
use crate::model::{Document, bare};
use crate::syntax::Mention;
use crate::text::{Offset, Span};

/// The place that introduces the thing at an offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The thing under the cursor: a mention, a name, a reference.
    pub origin: Span,
    /// The sentence or paragraph to show.
    pub span: Span,
    /// The part of `span` to select.
    pub selection: Span,
}

/// The definition of the thing at `offset`.
///
/// A name, tagged here or elsewhere, is defined by the mention beside its acronym, "Long Name
/// ( LN )", else by its first mention. An acronym is defined by its long name, and a reference to a
/// paragraph by that paragraph.
pub fn definition(document: &Document, offset: Offset) -> Option<Definition> {
    if let Some(mention) = document.mention_at(offset) {
        let name = document.text().slice(mention.name).into_owned();
        return of_name(document, &name, mention.span);
    }
    if let Some(link) = link_at(document, offset) {
        let LinkTarget::Paragraph(number) = link.target else {
            return None;
        };
        let paragraph = paragraph_numbered(document, number)?;
        return Some(Definition {
            origin: link.span,
            span: paragraph.span,
            selection: paragraph.opener,
        });
    }
    let (span, name) = name_in_text(document, offset)?;
    of_name(document, &name, span)
}

/// The name in plain text that holds `offset` or ends there, if it is tagged elsewhere: its place,
/// and the name.
pub(super) fn name_in_text(document: &Document, offset: Offset) -> Option<(Span, String)> {
    let before = || {
        let before = document.text().floor(offset.back(1));
        tagged_name(document, before).filter(|(span, _)| span.touches(offset))
    };
    tagged_name(document, offset).or_else(before)
}

/// The place that introduces the entity that `name` names.
pub(super) fn introduction(document: &Document, name: &str) -> Option<Span> {
    let first = first_mentions(document, name);
    let pair = best_pair(document, &first);
    let acronym = is_acronym(bare(name));
    let wanted = pair.filter(|pair| is_acronym(&pair.other) != acronym);
    match wanted {
        Some(pair) if acronym => Some(pair.span),
        Some(pair) => beside(&first, pair.at),
        None => Some(first.first()?.name),
    }
}

/// The name of the mention at `at`.
fn beside(mentions: &[Mention], at: Offset) -> Option<Span> {
    let found = mentions.iter().find(|mention| mention.span.start == at);
    found.map(|mention| mention.name)
}

/// The definition of `name`, which stands at `origin`.
fn of_name(document: &Document, name: &str, origin: Span) -> Option<Definition> {
    let selection = introduction(document, name)?;
    let sentence = document.sentence_at(selection.start);
    let span = Span::new(
        sentence.start.min(selection.start),
        sentence.end.max(selection.end),
    );
    Some(Definition {
        origin,
        span,
        selection,
    })
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::testing::at_cursor;

    #[expect(clippy::needless_pass_by_value, reason = "as `expect!` gives it")]
    fn check(fixture: &str, expected: Expect) {
        let (document, at) = at_cursor(fixture);
        let drawn = definition(&document, at).map_or("nothing".to_owned(), |target| {
            let text = |span| document.text().slice(span).into_owned();
            assert!(target.span.encloses(target.selection));
            format!(
                "{} ⇒ {} in “{}”",
                text(target.origin),
                text(target.selection),
                text(target.span)
            )
        });
        expected.assert_eq(&drawn);
    }

    #[test]
    fn the_first_mention() {
        check(
            "In [LOC Velm  ] . \n[LOC Ada Bay  ] is near [LOC Ve$0lm  ] . \n",
            expect!["[LOC Velm  ] ⇒ Velm in “In [LOC Velm  ] .”"],
        );
        check(
            "In [LOC Ve$0lm  ] . \n",
            expect!["[LOC Velm  ] ⇒ Velm in “In [LOC Velm  ] .”"],
        );
    }

    #[test]
    fn the_mention_beside_the_acronym() {
        check(
            "[ORG Oru Tea Works  ] grew . \nThe [ORG Oru Tea Works  ] ( [ORG OTW  ] ) sells . \n\
             [ORG Oru Tea$0 Works’s  ] tea . \n",
            expect![
                "[ORG Oru Tea Works’s  ] ⇒ Oru Tea Works in “The [ORG Oru Tea Works  ] ( [ORG OTW  ] ) sells .”"
            ],
        );
    }

    #[test]
    fn the_long_name_of_an_acronym() {
        check(
            "[ORG Oru Tea Works  ] grew . \nThe [ORG Oru Tea Works  ] ( [ORG OTW  ] ) sells . \n[OR$0G OTW  ] . \n",
            expect![
                "[ORG OTW  ] ⇒ Oru Tea Works in “The [ORG Oru Tea Works  ] ( [ORG OTW  ] ) sells .”"
            ],
        );
        check(
            "The Oru Tea Works ( [ORG OTW  ] ) sells . \n[ORG OTW$0  ] . \n",
            expect!["[ORG OTW  ] ⇒ Oru Tea Works in “The Oru Tea Works ( [ORG OTW  ] ) sells .”"],
        );
    }

    #[test]
    fn from_plain_text_and_paragraphs() {
        check(
            "In [LOC Ada Bay  ] . \nFrom Ada$0 Bay . \n",
            expect!["Ada Bay ⇒ Ada Bay in “In [LOC Ada Bay  ] .”"],
        );
        check(
            "<a id='par1' href='#par1'>¶</a>1 . \nOne . \n<a id='par2' href='#par2'>¶</a>2 . \nAs para 1$0 says . \n",
            expect![
                "para 1 ⇒ <a id='par1' href='#par1'>¶</a>1 in “<a id='par1' href='#par1'>¶</a>1 . \nOne .”"
            ],
        );
        check("Nothing h$0ere . \n", expect!["nothing"]);
        check("$0", expect!["nothing"]);
    }
}
