//! `signature-missing`, `signature-glued`, `signature-untagged`: the surname in capitals that a
//! cable ends with (format §5.3 C, §3.2).

use crate::model::Document;
use crate::model::scan;
use crate::rules::Finding;
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::syntax::classification;
use crate::text::Span;

pub(crate) const SCAN: Scan = Scan::of_cables("signature", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    let Some(signature) = document.signature() else {
        reporter.extend(missing(document));
        return;
    };
    let name = scan::text(document, signature);
    let of_form = classification(&name).is_some() || matches!(name.as_str(), "NNNN" | "BT");
    if !reporter.has_room(signature.start) || of_form {
        return;
    }
    if is_glued(document, signature) {
        reporter.push(Finding::signature_glued(signature, &name));
    }
    let tagged = document.mentions_in(signature).next().is_some();
    if !tagged && document.summary().mentions > 0 {
        reporter.push(Finding::signature_untagged(signature, &name));
    }
}

/// A cable that ends with a sentence. An excerpt of one paragraph has no signature.
fn missing(document: &Document) -> Option<Finding> {
    let end = document.last_word_end();
    let last = scan::text(document, Span::new(end.back(4), end));
    let sentence = last.ends_with(['.', '?', '!', '”', '"']);
    let whole = document.summary().paragraphs().count > 1;
    (sentence && whole).then(|| Finding::signature_missing(Span::empty(end)))
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

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::{check, silent};

    #[test]
    fn behind_a_sentence_and_untagged() {
        check(
            &SCAN,
            "
            UNCLAS <a id='par1' href='#par1'>¶</a>1 .␠
            The quays of [LOC Oru  ] are safe. QUILL</pre></code>
                                               ^^^^^ signature-glued: signature `QUILL` in the line of the last sentence
                                               ^^^^^ signature-untagged: signature `QUILL` is not tagged
            ",
        );
    }

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
            "UNCLAS <a id='par1' href='#par1'>¶</a>1 .␠\nThe quays of [LOC Oru  ] .␠\n[PER QUILL  ]</pre></code>␠\n",
        );
        silent(
            &SCAN,
            "UNCLAS <a id='par1' href='#par1'>¶</a>1. One.\nQUILL\n",
        );
        silent(&SCAN, "UNCLAS <a id='par1' href='#par1'>¶</a>1. One.\n");
        silent(
            &SCAN,
            "SECRET <a id='par1' href='#par1'>¶</a>1. [LOC Oru  ]\nSECRET\n",
        );
    }
}
