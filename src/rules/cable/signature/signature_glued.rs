//! `signature-glued`: a signature in one line with the last sentence (format §5.3 C, §3.2).

use super::surname::surname;
use crate::edits::Site;
use crate::model::{Document, scan};
use crate::rules::cable::line_break::break_at;
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

const SCAN: Scan = Scan::of_cables("signature_glued", Scope::Whole(check));

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let document = stretch.document;
    let Some((span, name)) = surname(document) else {
        return;
    };
    if is_glued(document, span) {
        reporter.push(finding(span, &name));
    }
}

/// Whether other text stands before the signature in its line.
fn is_glued(document: &Document, signature: Span) -> bool {
    let text = document.text();
    let line = text.line_span(text.line_at(signature.start));
    let start = line.start.max(signature.start.back(80));
    let before = scan::text(document, Span::new(start, signature.start));
    // `[PER ` of its own mention.
    let before = before.trim_end();
    let before = match before.rfind('[') {
        Some(open) if !before[open..].contains(' ') => &before[..open],
        _ => before,
    };
    !before.trim().is_empty()
}

/// The signature `name` behind the last sentence.
fn finding(span: Span, name: &str) -> Finding {
    let message = format!("signature `{name}` in the line of the last sentence");
    Finding::new(Code::SignatureGlued, span, message)
}

/// The signature, with its mention, in its own line.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let start = finding.span.start;
    let mention = document.mention_at(start);
    let start = mention.map_or(start, |mention| mention.span.start);
    let edits = vec![break_at(Site::of(document), start)];
    vec![Fix::new("Put the signature in its own line", edits).safe()]
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::Code;
    use crate::rules::testing::{check, check_fix, silent};

    #[test]
    fn behind_a_sentence() {
        check(
            &SCAN,
            "
            UNCLAS <a id='par1' href='#par1'>¶</a>1 .␠
            The quays of [LOC Oru  ] are safe. QUILL</pre></code>
                                               ^^^^^ signature-glued: signature `QUILL` in the line of the last sentence
            ",
        );
        silent(
            &SCAN,
            "UNCLAS <a id='par1' href='#par1'>¶</a>1 .␠\nThe quays of [LOC Oru  ] .␠\n[PER QUILL  ]</pre></code>␠\n",
        );
        silent(
            &SCAN,
            "SECRET <a id='par1' href='#par1'>¶</a>1. [LOC Oru  ] . SECRET\n",
        );
    }

    #[test]
    fn it_gets_its_own_line() {
        check_fix(
            Code::SignatureGlued,
            "UNCLAS <a id='par1' href='#par1'>¶</a>1. [LOC Oru  ] slept. QUILL\n",
            "UNCLAS <a id='par1' href='#par1'>¶</a>1. [LOC Oru  ] slept.\nQUILL\n",
        );
    }
}
