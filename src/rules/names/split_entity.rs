//! `split-entity`: a name that is tagged in parts, `[LOC Ada  ] [ORG Bay  ]` or
//! `[LOC Port  ] Merrow` (format §5.3 B). Said where the whole is tagged elsewhere, and of two
//! mentions over the end of a line.

use super::{extending, neighbours, words_beside};
use crate::model::normalised;
use crate::rules::draft::{Draft, Far};
use crate::rules::finding::shortened;
use crate::rules::{Code, Finding, Rule};
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[&neighbours::SCAN, &words_beside::SCAN],
    fix: Some(extending::fix),
};

/// `first` and `second` at `span`, which together are the name `whole`, tagged elsewhere.
pub(super) fn known(span: Span, (first, second): (&str, &str), whole: &str) -> Draft {
    let (first, second) = (shortened(first), shortened(second));
    let message = format!("“{first}” and “{second}” are one name elsewhere");
    let finding = Finding::new(Code::SplitEntity, span, message);
    let whole = Far::FirstMention(normalised(whole).into());
    Draft::of(finding).with(whole, "one name here")
}

/// `first` and `second` at `span`, which most likely are one name over the end of a line.
pub(super) fn finding(span: Span, (first, second): (&str, &str)) -> Finding {
    let (first, second) = (shortened(first), shortened(second));
    let message =
        format!("“{first}” and “{second}” are most likely one name over the end of a line");
    Finding::new(Code::SplitEntity, span, message)
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::names::{neighbours, words_beside};
    use crate::rules::testing::{TOKENISED, check, check_fix, check_fix_in, silent};

    #[test]
    fn one_name_in_two_mentions() {
        check(
            &neighbours::SCAN,
            "
            In [LOC Ada Bay  ] the guild of [LOC Ada  ] [ORG Bay  ] met with [PER Ida  ]
                                            ^^^^^^^^^^^^^^^^^^^^^^^ split-entity: “Ada” and “Bay” are one name elsewhere
               ~~~~~~~~~~~~~~~ one name here
                                                                             ^^^^^^^^^^^ split-entity: “Ida” and “Quill” are most likely one name over the end of a line
            [PER Quill  ] of Oru .
            ",
        );
        silent(
            &neighbours::SCAN,
            "They were\n[PER Ida  ]\n[PER Keld  ]\nand met [PER Ada  ] .\n[PER Ida  ] spoke .",
        );
    }

    #[test]
    fn a_mention_beside_the_other_part() {
        check(
            &words_beside::SCAN,
            "
            The [LOC Port Merrow  ] road and [LOC Merrow  ] itself .
                ~~~~~~~~~~~~~~~~~~~ one name here
                ~~~~~~~~~~~~~~~~~~~ one name here
            So [LOC Port  ] Merrow’s men left Port [LOC Merrow  ] .
               ^^^^^^^^^^^^^^^^^^^ split-entity: “Port” and “Merrow” are one name elsewhere
                                              ^^^^^^^^^^^^^^^^^^^ split-entity: “Port” and “Merrow” are one name elsewhere
            ",
        );
        silent(
            &words_beside::SCAN,
            "The [LOC Port Merrow  ] road and [LOC Merrow  ] itself , [LOC Port  ] and Merrow .",
        );
    }

    #[test]
    fn the_parts_are_made_one_mention() {
        check_fix_in(
            TOKENISED,
            Code::SplitEntity,
            "[LOC Port Merrow  ] , [LOC Merrow  ] and [LOC Port  ] Merrow’s . \n",
            "[LOC Port Merrow  ] , [LOC Merrow  ] and [LOC Port Merrow  ] ’s . \n",
        );
        check_fix(
            Code::SplitEntity,
            "so [PER Ida  ] \n [PER Quill  ] said",
            "so [PER Ida Quill  ] said",
        );
    }
}
