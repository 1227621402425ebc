//! Makes one mention of nested ones: `[ORG [LOC Oru  ] Works  ]` ⇒
//! `[ORG Oru Works  ]`.

use crate::edits::{Change, Refusal};
use crate::model::Document;
use crate::rules::brackets::nested_entity;
use crate::rules::fixes::fixes;
use crate::text::{Offset, Span};

/// Applies the quick fix for the nested mentions at `offset`: keeps the outer one, or the inner one
/// if the outer would be no mention without it.
///
/// # Errors
/// Refused if no mentions nest at `offset`.
pub fn flatten(document: &Document, offset: Offset) -> Result<Change, Refusal> {
    let none = || Refusal::new("no mention stands in another one here");
    let finding = nested_entity::around(document, offset).pop();
    let finding = finding.ok_or_else(none)?;
    let fix = fixes(document, &finding).into_iter().next();
    let fix = fix.ok_or_else(none)?;
    let start = Span::empty(finding.span.start);
    Ok(Change::new(fix.edits, start, fix.title))
}

#[cfg(test)]
mod tests {
    use crate::edits::testing::{check, refused};
    use crate::model::Document;
    use crate::text::{Offset, Span};

    fn flatten(document: &Document, span: Span) -> Result<super::Change, super::Refusal> {
        super::flatten(document, span.start)
    }

    #[test]
    fn the_outer_one_is_kept() {
        for place in [
            "[ORG $0[LOC Oru  ] Works  ]",
            "[ORG [LOC O$0ru  ] Works  ]",
            "[ORG [LOC Oru  ] Wor$0ks  ]",
        ] {
            check(
                flatten,
                &format!("The {place} sat"),
                "The $0$1[ORG Oru Works  ] sat",
            );
        }
    }

    #[test]
    fn deep_in_a_document_of_many() {
        let many = "The [ORG [LOC Oru  ] Works  ] sat . ] [ \n".repeat(1_200);
        for line in [0, 600, 1_199] {
            let line = Offset::new(many.len() / 1_200 * line);
            let change = super::flatten(&Document::new(&many, 0), line + 10).unwrap();
            assert_eq!(change.title, "Keep `[ORG`");
            assert_eq!(change.edits[0].span.start, line + 9);
        }
    }

    #[test]
    fn refused_here() {
        let none = "no mention stands in another one here";
        refused(flatten, "[ORG O$0ru  ] and", none);
        refused(flatten, "$0of the [ORG [LOC Oru  ] Works  ]", none);
    }
}
