//! `entity-leading-title`: a title at the start of a person's name, `[PER President Keld  ]`
//! (format §5.3 B). Off by default: whether it belongs there is for the guidelines to say.

use super::{leading_words, moving_out};
use crate::rules::{Code, Finding, Rule};
use crate::text::Span;

const TITLES: [&str; 40] = [
    "mr",
    "mrs",
    "ms",
    "dr",
    "prof",
    "sir",
    "president",
    "minister",
    "ambassador",
    "general",
    "gen",
    "colonel",
    "col",
    "major",
    "captain",
    "capt",
    "lieutenant",
    "lt",
    "sergeant",
    "sgt",
    "admiral",
    "senator",
    "sen",
    "governor",
    "gov",
    "secretary",
    "representative",
    "rep",
    "chancellor",
    "judge",
    "justice",
    "king",
    "queen",
    "prince",
    "princess",
    "professor",
    "doctor",
    "deputy",
    "director",
    "chairman",
];

pub(crate) const RULE: Rule = Rule {
    scans: &[&leading_words::SCAN],
    fix: Some(moving_out::fix),
};

/// Whether `word`, in small letters and without a full stop, is a title.
pub(super) fn is_title(word: &str) -> bool {
    TITLES.contains(&word)
}

/// `President` at the start of a person's name.
pub(super) fn finding(span: Span, title: &str) -> Finding {
    let message = format!("title `{title}` inside the entity");
    Finding::new(Code::EntityLeadingTitle, span, message)
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::entities::leading_words::SCAN;
    use crate::rules::testing::{check, check_fix, silent};

    #[test]
    fn a_title_before_the_name() {
        check(
            &SCAN,
            "
            So [PER Gen. Ida Quill  ] and [PER President Keld  ] met .
                    ^^^^ entity-leading-title: title `Gen.` inside the entity
                                               ^^^^^^^^^ entity-leading-title: title `President` inside the entity
            ",
        );
        silent(
            &SCAN,
            "So Gen. [PER Ida Quill  ] met [ORG General Works  ] and [PER General  ] .",
        );
    }

    #[test]
    fn it_is_moved_out() {
        check_fix(
            Code::EntityLeadingTitle,
            "met [PER President Keld  ] .",
            "met President [PER Keld  ] .",
        );
    }
}
