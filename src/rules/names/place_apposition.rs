//! `place-apposition`: a place and the place it lies in as two entities,
//! `[LOC Ada Bay  ] , [LOC F.D.  ]` (format §5.3 B). Off by default: most places with a comma
//! between them are a list.

use super::merging::merged;
use super::pairs::pairs;
use crate::edits::Site;
use crate::model::gloss::label::equivalent;
use crate::model::{Document, scan};
use crate::rules::fixes::Fix;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::{Stretch, has_mentions};
use crate::rules::{Code, Finding, Rule};
use crate::syntax::Mention;
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[&SCAN],
    fix: Some(fix),
};

const SCAN: Scan = Scan::of_any_text("place_apposition", Scope::Near(has_mentions, check));

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let document = stretch.document;
    for (first, second) in pairs(stretch) {
        let gap = scan::text(document, Span::new(first.span.end, second.span.start));
        if gap.trim() == "," && is_place(document, &first) && is_place(document, &second) {
            reporter.push(finding(document, &first, &second));
        }
    }
}

fn is_place(document: &Document, mention: &Mention) -> bool {
    let label = document.labels().text(mention.label);
    label.is_some_and(|label| equivalent(label, &["LOC"]).is_some())
}

fn finding(document: &Document, first: &Mention, second: &Mention) -> Finding {
    let name = |mention: &Mention| scan::text(document, mention.name);
    let message = format!("“{}” and “{}” may be one place", name(first), name(second));
    let span = Span::new(first.span.start, second.span.end);
    Finding::new(Code::PlaceApposition, span, message)
}

/// One mention of the two, with the comma.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let fix = merged(Site::of(document), finding.span);
    fix.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::Code;
    use crate::rules::testing::{check, check_fix, silent};

    #[test]
    fn a_place_and_what_it_lies_in() {
        check(
            &SCAN,
            "
            In [LOC Ada Bay  ] , [LOC F.D.  ] , [PER Ida  ] , [LOC Oru  ] .
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ place-apposition: “Ada Bay” and “F.D.” may be one place
            ",
        );
        silent(
            &SCAN,
            "In [LOC Ada Bay  ] [LOC F.D.  ] , [PER Ida  ] , [LOC Oru  ] and [LOC Velm  ] .",
        );
    }

    #[test]
    fn the_two_are_made_one() {
        check_fix(
            Code::PlaceApposition,
            "in [LOC Ada Bay  ] , [LOC F.D.  ] .",
            "in [LOC Ada Bay , F.D.  ] .",
        );
    }
}
