//! Fixes for what is tagged and is no name, or more than one: `( [ORG SBU  ] )` ⇒ `( SBU )`,
//! `[LOC Ada Bay.  ]` ⇒ `[LOC Ada Bay  ] .`

use super::{Fix, is_hint, structure};
use crate::edits;
use crate::edits::place::Place;
use crate::model::Document;
use crate::rules::spacing::untokenised_entity;
use crate::rules::{Code, Finding};
use crate::syntax::Mention;

pub(crate) fn fixes(document: &Document, finding: &Finding) -> Vec<Fix> {
    let place = Place::new(document);
    // One in another is no name's until that is settled.
    let mention = place.mention(finding.span);
    let Some(mention) = mention.filter(|mention| !place.is_nested(mention)) else {
        return Vec::new();
    };
    let unwrap = || Fix::of(edits::unwrap(document, mention.name.start));
    match finding.code {
        Code::EntityClassificationMark
        | Code::EntityTagsCode
        | Code::EntityPageMarker
        | Code::EntityBoilerplate
        | Code::EntityOnlyPunctuation => {
            // A longer one may hold a name that would be lost.
            let short = !place.text(mention.name).contains([' ', '(', ')']);
            let fix = unwrap().map(|fix| if short { fix.safe() } else { fix.preferred() });
            fix.into_iter().collect()
        }
        Code::SuspiciousType => unwrap().into_iter().collect(),
        Code::EntityContainsMarkup
        | Code::EntityContainsHeaderField
        | Code::EntityContainsRule
        | Code::EntityContainsPageMarker => structure::fixes(place, &mention),
        Code::EntityTrailingPeriod | Code::EntityEdgePunctuation
            if structure::is_form(&place.text(mention.name)) =>
        {
            unwrap().map(Fix::safe).into_iter().collect()
        }
        Code::EntityTrailingPeriod
        | Code::EntityEdgePunctuation
        | Code::EntityTrailingPossessive
        | Code::EntityLeadingArticle
        | Code::EntityLeadingTitle => vec![moved_out(place, finding, &mention)],
        Code::UntokenisedEntity => {
            let glued = untokenised_entity::glued(&place.text(mention.name));
            let edits = place.set_off(mention.name.start, &glued);
            vec![Fix::new("Set the signs off", edits).safe()]
        }
        _ => Vec::new(),
    }
}

fn moved_out(place: Place<'_>, finding: &Finding, mention: &Mention) -> Fix {
    let text = place.text(finding.span);
    let at_start = finding.span.start == mention.name.start;
    let edits = if at_start {
        place.begin_name(mention, finding.span.end)
    } else {
        place.end_name(mention, structure::behind_blanks(place, finding.span.start))
    };
    let fix = Fix::new(format!("Move `{}` out", text.trim()), edits);
    let sure = !is_hint(finding);
    if sure { fix.safe() } else { fix }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{TOKENISED, check, check_in};
    use crate::rules::Code;

    #[test]
    fn marks_that_are_no_names() {
        let head = "UNCLAS [LOC VELM  ] 000083 TAGS PGOV , ";
        let tail = " SUBJECT: Quays <a id='par1' href='#par1'>¶</a>1 . \n( U ) One . \n";
        check(
            Code::EntityTagsCode,
            &format!("{head}[ORG SNAR  ]{tail}"),
            &format!("{head}SNAR{tail}"),
        );
        check(
            Code::EntityPageMarker,
            "UNCLAS [LOC VELM  ] 000083",
            "UNCLAS VELM 000083",
        );
        let head = "<a id='par1' href='#par1'>¶</a>1 . \n";
        check_in(
            head,
            Code::EntityClassificationMark,
            "( [ORG SBU  ] ) One .",
            "( SBU ) One .",
        );
        check_in(
            head,
            Code::EntityBoilerplate,
            "( U ) [MISC Summary:  ] One .",
            "( U ) Summary: One .",
        );
        check(Code::EntityOnlyPunctuation, "a [MISC --  ] b", "a -- b");
        check(
            Code::EntityEdgePunctuation,
            "a [PER Status:  ] b",
            "a Status: b",
        );
        check(
            Code::EntityTrailingPeriod,
            "a [MISC END COMMENT.  ] b",
            "a END COMMENT. b",
        );
    }

    #[test]
    fn signs_are_moved_out() {
        check_in(
            TOKENISED,
            Code::EntityTrailingPeriod,
            "in [LOC Ada Bay.  ] \n",
            "in [LOC Ada Bay  ] . \n",
        );
        check(
            Code::EntityTrailingPeriod,
            "[PER Ida] in [LOC Oru.]",
            "[PER Ida] in [LOC Oru].",
        );
        check_in(
            TOKENISED,
            Code::EntityEdgePunctuation,
            "the [MISC “ Quays  ] . \n",
            "the “ [MISC Quays  ] . \n",
        );
        check_in(
            TOKENISED,
            Code::EntityTrailingPossessive,
            "[ORG Guild’s  ] men . \n",
            "[ORG Guild  ] ’s men . \n",
        );
        check_in(
            TOKENISED,
            Code::EntityTrailingPossessive,
            "[ORG Guild 's  ] men . \n",
            "[ORG Guild  ] 's men . \n",
        );
        check(
            Code::EntityLeadingArticle,
            "in [LOC the Quays  ] .",
            "in the [LOC Quays  ] .",
        );
        check_in(
            TOKENISED,
            Code::UntokenisedEntity,
            "[LOC Oru, Velm (Old) Bay  ] . \n",
            "[LOC Oru , Velm ( Old ) Bay  ] . \n",
        );
    }
}
