//! `bracket-spacing`: blanks before the `]` of a mention that are not as many as elsewhere in the
//! document (format §5.3 A). Readers take any number (§1.4); each writer puts one and the same
//! (§1.1).

use super::padding;
use crate::edits::Site;
use crate::model::Document;
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule};
use crate::text::{Edit, Span};

pub(crate) const RULE: Rule = Rule {
    scans: &[&padding::SLIPS],
    fix: Some(fix),
};

/// The finding about `blanks` blanks before the `]`, both at `span`, where the document usually
/// has `usual`.
pub(super) fn finding(span: Span, blanks: usize, usual: usize) -> Finding {
    let count = match blanks {
        0 => "no blank".to_owned(),
        1 => "1 blank".to_owned(),
        _ => format!("{blanks} blanks"),
    };
    let message = format!("{count} before `]`, style is {usual}");
    let finding = Finding::new(Code::BracketSpacing, span, message);
    if blanks > usual {
        finding.unnecessary()
    } else {
        finding
    }
}

/// Puts the usual number of blanks: `[PER Ada ]` ⇒ `[PER Ada  ]`.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let padding = Site::of(document).padding;
    let edit = Edit::new(finding.span, format!("{padding}]"));
    vec![Fix::new("Space it like the others", vec![edit]).safe()]
}

#[cfg(test)]
mod tests {
    use super::padding::{MIXED, SLIPS};
    use crate::rules::testing::{check, found, silent};
    use crate::rules::{Code, fixes};

    #[test]
    fn against_the_usual_spacing() {
        check(
            &[&MIXED, &SLIPS],
            "
            [PER Ida  ] met [PER Ada ] in [LOC Oru  ] , [LOC Velm   ] and [LOC Orun] .
                                    ^^ bracket-spacing: 1 blank before `]`, style is 2
                                                                 ^^^^ bracket-spacing: 3 blanks before `]`, style is 2
                                                                                   ^ bracket-spacing: no blank before `]`, style is 2
            ",
        );
        silent(&[&MIXED, &SLIPS], "[PER Ida] met [PER Ada] in [LOC Oru] .");
        silent(
            &[&MIXED, &SLIPS],
            "[PER Ida ] met [PER Ada ] in [LOC Oru ] .",
        );
    }

    #[test]
    fn only_blanks_that_are_too_many_may_just_go() {
        let found = found(
            &[&MIXED, &SLIPS],
            "[PER Ida  ] [PER Ada ] [LOC Oru  ] [LOC Velm   ]",
        );
        let unnecessary: Vec<bool> = found.iter().map(|found| found.unnecessary).collect();
        assert_eq!(unnecessary, [false, true]);
    }

    #[test]
    fn it_is_spaced_like_the_others() {
        fixes::testing::check(
            Code::BracketSpacing,
            "[PER Ida  ] [PER Ada ] [PER Ida  ]",
            "[PER Ida  ] [PER Ada  ] [PER Ida  ]",
        );
    }
}
