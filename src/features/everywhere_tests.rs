//! For any text and cursor, nothing panics and every edit that is offered can be made.

use proptest::prelude::*;

use super::completion::{Cursor, Trigger, completion, explanation, signature};
use super::definition::definition;
use super::references::{Untagged, references, referent_at};
use super::rename::{renamable, rename};
use crate::edits::format::format_mention;
use crate::features::code_lens::{lenses, title};
use crate::features::document_links::links;
use crate::features::inlay_hints::{HintKinds, hints};
use crate::features::linked_editing::linked_labels;
use crate::features::workspace_symbols::search;
use crate::model::{Document, LabelChoice};
use crate::rules::fixes::{Changes, all_words, fixes};
use crate::rules::{Code, Severity, findings, findings_with};
use crate::testing::edited;
use crate::text::{Edit, Offset, Span};

fn text() -> impl Strategy<Value = String> {
    let fragments = prop::sample::select(vec![
        "[LOC Ada Bay  ] ",
        "[LOC Ada Bay’s ]",
        "Ada Bay’s ",
        "the Oru Tea Works ( [ORG OTW  ] ) ",
        "[ORG OTW.  ]",
        "OTW 😀 ",
        "é’s",
        "[",
        "[PER ",
        "[PER",
        "[GPE Velm ] ",
        "[PERSON Ida  ]",
        "]",
        " ] ",
        "(",
        "( C ",
        ")",
        "<a id='par2' href='#par2'>¶</a>2 . ",
        "<a id='par1' href='#par1'>¶</a>1 . \n",
        "<a href='#par2'>",
        "para 2 , paras 1-9 and 2 of reftel ",
        "https://example.org/a). ",
        "\n3. (S) ",
        "C O N F I D E N T I A L VELM 000012 ",
        "TAGS: PGOV, ",
        "TAGS ",
        "SUBJ",
        "E.O",
        "Tea Time ------- ",
        " . \n",
        "\n",
        "\r\n",
        "\t",
        "\u{a0}",
        "\u{3000}",
        "\u{2003}Ada\u{a0}Bay ",
        "\u{2028}",
        "\r",
        "\u{b}",
        "\0",
        "\u{200f}",
        "\u{202e}",
        "\u{301}",
        "👩\u{200d}🚀",
        "אדה ",
        "[PER אדה  ] ",
        "[LOC \u{3000}Ada\u{a0}Bay  ] ",
        "[LOC Ada\u{2003}Bai\u{a0}] ",
        "[ORG Navy’s  ] ",
        "[LOC[ORG ",
        "[PERIda  ]",
        "[ORG [LOC Oru  ] Works  ] ",
        "Oru Works ",
        "[ORG OTW Works  ] ",
        "  ",
        "word ",
    ]);
    prop::collection::vec(fragments, 0..24).prop_map(|fragments| fragments.concat())
}

fn check_span(text: &str, span: Span) {
    assert!(
        span.start <= span.end && span.end.get() <= text.len(),
        "{span:?}"
    );
    let at_characters = [span.start, span.end].map(|at| text.is_char_boundary(at.get()));
    assert_eq!(at_characters, [true; 2], "{span:?}");
}

fn check_completion(document: &Document, text: &str, offset: Offset, trigger: Trigger) {
    let found = completion(&Cursor {
        document,
        others: std::slice::from_ref(document),
        gazetteer: None,
        offset,
        trigger,
    });
    for item in &found.items {
        let mut edits: Vec<&Edit> = vec![&item.edit];
        edits.extend(&item.also);
        for edit in &edits {
            check_span(text, edit.span);
        }
        edited(document, edits);
        let spans = [
            Some(item.edit.span),
            item.snippet.as_ref().map(|snippet| snippet.span),
        ];
        for span in spans.into_iter().flatten() {
            check_span(text, span);
            // The protocol wants it on the line of the cursor and around it.
            assert!(span.touches(offset), "{item:?}");
            assert!(
                !text[span.start.get()..span.end.get()].contains(['\n', '\r']),
                "{item:?}"
            );
        }
        if let Some(subject) = &item.subject {
            assert!(explanation(document, subject).is_some(), "{item:?}");
        }
    }
}

fn check_place(document: &Document, text: &str, offset: Offset) {
    for trigger in [
        Trigger::Invoked,
        Trigger::Sign('['),
        Trigger::Sign(' '),
        Trigger::Sign('('),
    ] {
        check_completion(document, text, offset, trigger);
    }
    if let Some(form) = signature(document, offset) {
        assert!(form.active().end <= form.text.len());
    }
    if let Some(target) = definition(document, offset) {
        check_span(text, target.span);
        assert!(target.span.encloses(target.selection), "{target:?}");
    }
    if let Some(subject) = referent_at(document, offset) {
        for span in references(document, &subject, Untagged::Included, &|| false) {
            check_span(text, span);
        }
    }
    for span in linked_labels(document, offset) {
        check_span(text, span);
    }
    edited(document, &format_mention(document, offset));
    if let Ok(found) = renamable(document, offset) {
        check_span(text, found.span);
        let Ok(renaming) = rename(document, offset, "Velm") else {
            panic!("a name and a label: {text:?} at {offset:?}");
        };
        let doubtful = renaming.doubtful.iter().flat_map(|group| &group.edits);
        edited(document, renaming.certain.iter().chain(doubtful));
    }
}

/// Returns true for codes about names. Their fixes change only brackets, labels and blanks, and
/// must leave no more errors than before.
fn is_of_names(code: Code) -> bool {
    matches!(
        code,
        Code::InconsistentLabel
            | Code::MissedMention
            | Code::SplitEntity
            | Code::PartialEntity
            | Code::AdjacentSameLabel
            | Code::AcronymLabelMismatch
            | Code::NestedEntity
    )
}

fn errors(document: &Document) -> usize {
    let is_error = |code: Code| code.severity() == Severity::Error;
    findings_with(document, &is_error, &|| false).total
}

fn check_fixes(document: &Document) {
    let found = findings_with(document, &|_| true, &|| false).list;
    for finding in &found {
        for fix in fixes(document, finding) {
            let after = edited(document, &fix.edits);
            // Without its brackets a nested mention may leave what stands beside a lone opener to
            // be read as another label, which counts as text and is never fixed unseen.
            let beside_opener = finding.code == Code::NestedEntity && fix.changes == Changes::Text;
            if !is_of_names(finding.code) || beside_opener {
                continue;
            }
            let after =
                Document::with_labels(&after, 0, LabelChoice::Given(document.labels().clone()));
            let context = format!(
                "{:?} of {finding:?} in {:?}",
                fix,
                document.text().slice(document.text().span())
            );
            assert_eq!(all_words(&after), all_words(document), "{context}");
            assert!(errors(&after) <= errors(document), "{context}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_place_can_be_asked_about(text in text()) {
        let document = Document::new(&text, 0);
        for (offset, _) in text.char_indices().chain([(text.len(), ' ')]).step_by(3) {
            check_place(&document, &text, Offset::new(offset));
        }
        for link in links(&document, &|| false) {
            check_span(&text, link.span);
        }
        check_fixes(&document);
        let found = findings(&document, &|| false);
        for (_, counted) in lenses(&document) {
            assert!(!title(&document, counted, &found).is_empty());
        }
        let all = HintKinds { acronyms: true, conflicts: true, paragraphs: true };
        for hint in hints(&document, document.text().span(), all, None) {
            check_span(&text, Span::empty(hint.at));
        }
        for found in search(&document, "o", 50) {
            check_span(&text, found.span);
        }
    }
}
