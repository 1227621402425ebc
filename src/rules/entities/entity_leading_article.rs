//! `entity-leading-article`: an article at the start of an entity, `[ORG the Guild  ]` (format
//! §5.3 B). Off by default: whether it belongs there is for the guidelines to say.

use super::{leading_words, moving_out};
use crate::rules::{Code, Finding, Rule};
use crate::text::Span;

const ARTICLES: [&str; 3] = ["the", "a", "an"];

pub(crate) const RULE: Rule = Rule {
    scans: &[&leading_words::SCAN],
    fix: Some(moving_out::fix),
};

/// Whether `written`, in small letters `word`, is an article; in capitals it may be an
/// abbreviation.
pub(super) fn is_article(written: &str, word: &str) -> bool {
    ARTICLES.contains(&word) && !written.chars().all(char::is_uppercase)
}

/// `the` at the start of a name.
pub(super) fn finding(span: Span, article: &str) -> Finding {
    let message = format!("`{article}` inside the entity");
    Finding::new(Code::EntityLeadingArticle, span, message)
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::entities::leading_words::SCAN;
    use crate::rules::testing::{check, check_fix, silent};

    #[test]
    fn an_article_before_the_name() {
        check(
            &SCAN,
            "
            So [ORG the Guild  ] met .
                    ^^^ entity-leading-article: `the` inside the entity
            ",
        );
        silent(
            &SCAN,
            "So [ORG Theatre Guild  ] , [ORG A Quay  ] , [ORG The  ] .",
        );
    }

    #[test]
    fn it_is_moved_out() {
        check_fix(
            Code::EntityLeadingArticle,
            "in [LOC the Quays  ] .",
            "in the [LOC Quays  ] .",
        );
    }
}
