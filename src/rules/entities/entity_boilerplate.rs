//! `entity-boilerplate`: a word of the cable's form tagged as an entity, `[MISC Summary:  ]`,
//! `[ORG SIPDIS  ]` (format §5.3 B).

use super::{forms, header_words, unwrapping};
use crate::rules::{Code, Finding, Rule};
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[&forms::SCAN, &header_words::SCAN],
    fix: Some(unwrapping::fix),
};

/// `Summary:` tagged as an entity.
pub(super) fn heading_word(span: Span, word: &str) -> Finding {
    let message = format!("`{word}` is a cable heading word");
    Finding::new(Code::EntityBoilerplate, span, message)
}

/// `SIPDIS` tagged as an entity.
pub(super) fn header_word(span: Span, word: &str) -> Finding {
    let message = format!("`{word}` is a word of the cable’s header");
    Finding::new(Code::EntityBoilerplate, span, message)
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::entities::{forms, header_words};
    use crate::rules::testing::{check, check_fix, check_fix_in, silent};

    #[test]
    fn a_word_of_a_heading() {
        check(
            &forms::SCAN,
            "
            SECRET <a id='par1' href='#par1'>¶</a>1 .␠
            ( U ) [MISC Summary:  ] One . End [MISC Summary  ] <a id='par2' href='#par2'>¶</a>2 .␠
                        ^^^^^^^^ entity-boilerplate: `Summary:` is a cable heading word
                                                    ^^^^^^^ entity-boilerplate: `Summary` is a cable heading word
            ",
        );
        silent(
            &forms::SCAN,
            "SECRET <a id='par1' href='#par1'>¶</a>1 .␠\n( U ) The [ORG Summary Court  ] .␠\n",
        );
    }

    #[test]
    fn a_word_of_the_header() {
        check(
            &header_words::SCAN,
            "
            UNCLAS VELM 000083 [ORG SIPDIS  ] [ORG EO  ] 12958 TAGS PGOV SUBJECT: Quays <a id='par1' href='#par1'>¶</a>1 .␠
                                    ^^^^^^ entity-boilerplate: `SIPDIS` is a word of the cable’s header
                                                   ^^ entity-boilerplate: `EO` is a word of the cable’s header
            ",
        );
        silent(
            &header_words::SCAN,
            "UNCLAS VELM 000083 TAGS PGOV SUBJECT: [ORG SIPDIS  ] <a id='par1' href='#par1'>¶</a>1 .␠\n",
        );
    }

    #[test]
    fn its_brackets_go() {
        check_fix_in(
            "<a id='par1' href='#par1'>¶</a>1 . \n",
            Code::EntityBoilerplate,
            "( U ) [MISC Summary:  ] One .",
            "( U ) Summary: One .",
        );
        check_fix(
            Code::EntityBoilerplate,
            "UNCLAS VELM 000083 [ORG SIPDIS  ] TAGS PGOV\n",
            "UNCLAS VELM 000083 SIPDIS TAGS PGOV\n",
        );
    }
}
