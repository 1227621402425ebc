//! `signature-untagged`: a signature that is not tagged as a person, in a document with mentions
//! (format §5.3 C, §3.2).

use super::surname::surname;
use crate::edits;
use crate::model::Document;
use crate::model::gloss::label::equivalent;
use crate::rules::fixes::Fix;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::Stretch;
use crate::rules::{Code, Finding, Rule};
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[&SCAN],
    fix: Some(fix),
};

const SCAN: Scan = Scan::of_cables("signature_untagged", Scope::Whole(check));

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let document = stretch.document;
    let Some((span, name)) = surname(document) else {
        return;
    };
    let is_tagged = document.mentions_in(span).next().is_some();
    let is_annotated = document.summary().mentions > 0;
    if is_annotated && !is_tagged {
        reporter.push(finding(span, &name));
    }
}

/// The signature `name`.
fn finding(span: Span, name: &str) -> Finding {
    let message = format!("signature `{name}` is not tagged");
    Finding::new(Code::SignatureUntagged, span, message)
}

/// The signature tagged with the label for persons, if the document has one.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let labels: Vec<&str> = document.labels().labels().collect();
    let Some(person) = equivalent("PER", &labels) else {
        return Vec::new();
    };
    let fix = Fix::of(edits::tag(document, finding.span, person));
    fix.map(Fix::preferred).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::Code;
    use crate::rules::testing::{check, check_fix, silent};

    #[test]
    fn a_signature_in_plain() {
        check(
            &SCAN,
            "
            UNCLAS <a id='par1' href='#par1'>¶</a>1. The quays of [LOC Oru  ] are safe.
            QUILL
            ^^^^^ signature-untagged: signature `QUILL` is not tagged
            ",
        );
        silent(
            &SCAN,
            "UNCLAS <a id='par1' href='#par1'>¶</a>1 .␠\nThe quays of [LOC Oru  ] .␠\n[PER QUILL  ]</pre></code>␠\n",
        );
    }

    #[test]
    fn texts_without_mentions_and_words_of_the_form_are_silent() {
        silent(
            &SCAN,
            "UNCLAS <a id='par1' href='#par1'>¶</a>1. One.\nQUILL\n",
        );
        silent(
            &SCAN,
            "SECRET <a id='par1' href='#par1'>¶</a>1. [LOC Oru  ]\nSECRET\n",
        );
    }

    #[test]
    fn it_is_tagged_as_a_person() {
        check_fix(
            Code::SignatureUntagged,
            "UNCLAS <a id='par1' href='#par1'>¶</a>1. [LOC Oru  ] slept.\nQUILL\n",
            "UNCLAS <a id='par1' href='#par1'>¶</a>1. [LOC Oru  ] slept.\n[PER QUILL  ]\n",
        );
    }
}
