//! `signature-missing`: a cable without a signature, which ends with a sentence. An excerpt of one
//! paragraph has none (format §5.3 C, §3.2).

use crate::model::scan;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::Stretch;
use crate::rules::{Code, Finding, Rule};
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[&SCAN],
    fix: None,
};

const SCAN: Scan = Scan::of_cables("signature_missing", Scope::Whole(check));

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let document = stretch.document;
    if document.signature().is_some() {
        return;
    }
    let end = document.last_word_end();
    let last = scan::text(document, Span::new(end.back(4), end));
    let is_sentence = last.ends_with(['.', '?', '!', '”', '"']);
    let is_whole = document.summary().paragraphs().count > 1;
    if is_sentence && is_whole {
        reporter.push(finding(Span::empty(end)));
    }
}

/// A cable that ends at `span`.
fn finding(span: Span) -> Finding {
    Finding::new(Code::SignatureMissing, span, "no signature at the end")
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::{check, silent};

    #[test]
    fn no_signature() {
        check(
            &SCAN,
            "
            UNCLAS <a id='par1' href='#par1'>¶</a>1. One.
            <a id='par2' href='#par2'>¶</a>2. Two.</pre></code>
                                                  ^ signature-missing: no signature at the end
            ",
        );
    }

    #[test]
    fn signatures_and_excerpts_are_silent() {
        silent(
            &SCAN,
            "UNCLAS <a id='par1' href='#par1'>¶</a>1. One.\n<a id='par2' href='#par2'>¶</a>2. Two.\nQUILL\n",
        );
        silent(&SCAN, "UNCLAS <a id='par1' href='#par1'>¶</a>1. One.\n");
    }
}
