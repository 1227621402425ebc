//! What the last outline and the last folds of each document were made from, for the next ones.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tower_lsp::ls_types::Uri;

use crate::features::document_symbols::KeptSymbols;
use crate::server::convert::columns::KeptColumns;

/// The values kept of each open document that was asked about.
#[derive(Debug, Default)]
pub(crate) struct KeptOutlines {
    kept: Mutex<HashMap<Uri, SharedOutline>>,
}

/// The values kept of one document. Their memory is bounded in [`KeptSymbols`] and [`KeptColumns`].
#[derive(Debug, Default)]
pub(crate) struct KeptOutline {
    /// The entries of the outline, of which folds are made, too.
    pub(crate) symbols: KeptSymbols,
    /// The places that the outline says.
    pub(crate) symbol_columns: KeptColumns,
    /// The places that folds say.
    pub(crate) fold_columns: KeptColumns,
}

/// The values kept of one document, for all answers about it. They outlive a document that is
/// closed meanwhile.
#[derive(Clone, Debug, Default)]
pub(crate) struct SharedOutline {
    kept: Arc<Mutex<KeptOutline>>,
}

impl SharedOutline {
    /// Locks the values for one answer.
    pub(crate) fn lock(&self) -> MutexGuard<'_, KeptOutline> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl KeptOutlines {
    /// The values kept of the document at `uri`.
    pub(crate) fn of(&self, uri: &Uri) -> SharedOutline {
        let mut kept = self.lock();
        if let Some(of) = kept.get(uri) {
            return of.clone();
        }
        kept.entry(uri.clone()).or_default().clone()
    }

    /// Forgets a document that was closed.
    pub(crate) fn forget(&self, uri: &Uri) {
        self.lock().remove(uri);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Uri, SharedOutline>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::features::document_symbols::{EntityList, Symbol, symbols_with};
    use crate::features::folding_ranges::folds_with;
    use crate::model::Document;
    use crate::server::convert::columns::Columns;
    use crate::server::convert::{folding, symbols, to_lsp};
    use crate::server::session::client::capabilities::ClientCapabilities;
    use crate::text::{Edit, Encoding, Offset, Span};

    const ALL: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

    /// Outline and folds in JSON, made with what is kept.
    fn answers(document: &Document, encoding: Encoding, kept: &mut KeptOutline) -> [String; 4] {
        let outline = |entities, kept: &mut KeptOutline| {
            let found = symbols_with(document, entities, &mut kept.symbols);
            let mut columns = Columns::new(document, encoding, &mut kept.symbol_columns);
            let tree = symbols::tree(&found, &mut columns);
            kept.symbol_columns = columns.finish();
            tree
        };
        let folds = |folding_lines_only, kept: &mut KeptOutline| {
            let capabilities = ClientCapabilities {
                folding_lines_only,
                folding_text: true,
                ..ClientCapabilities::default()
            };
            let found = folds_with(document, &mut kept.symbols);
            let mut columns = Columns::new(document, encoding, &mut kept.fold_columns);
            let folds = folding::ranges(document.text(), &found, &mut columns, &capabilities);
            kept.fold_columns = columns.finish();
            folds
        };
        [
            outline(EntityList::PerParagraph, kept),
            folds(true, kept),
            folds(false, kept),
            outline(EntityList::None, kept),
        ]
    }

    /// Texts that are divided into paragraphs in one of the four ways, or in several.
    fn text(longest: usize) -> impl Strategy<Value = String> {
        let fragment = |own: &'static [&'static str]| {
            let all = [
                "It went on for a while . ",
                "[LOC Ada Bay  ] ",
                "[ORG OTW  ] ",
                "😀 ",
                "¶ ",
                "\n",
                "\r\n",
                "\r",
                " \n",
                "Summary: ",
                "End Summary ",
                "Ties and Tides",
                "( C ) ",
                "[PER ",
                "  ] ",
            ];
            prop::sample::select([&all[..], own].concat())
        };
        let texts = move |own| {
            prop::collection::vec(fragment(own), 0..longest).prop_map(|parts| parts.concat())
        };
        prop_oneof![
            texts(&[
                "<a id='par2' href='#par2'>¶</a>2 . \n",
                "<a id='par3' href='#par3'>¶</a>3 . ",
                "Tides ------ ",
                "<code><pre>",
                "</pre></code>\n",
                "UNCLAS VELM 000083\nSUBJECT: Tea ",
                "IDA",
            ]),
            texts(&[
                "\n1. ( U ) One . ",
                "\n2. Two . ",
                "\n3. ",
                "\n\n",
                "Tides\n-----\n"
            ]),
            texts(&["\n\n", "\n \n", "\n\nTides of Tea\n\n", "\n\n-----\n\n"]),
            texts(&[
                "Some more .\n",
                "Tides\n-----\n",
                "</pre></code>\n",
                "-----\n"
            ]),
        ]
    }

    type Step = (u32, usize, String);

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let inserted = prop_oneof![
            3 => Just("x".to_owned()),
            1 => Just("\n".to_owned()),
            1 => Just(String::new()),
            2 => text(4),
        ];
        prop::collection::vec(
            (any::<u32>(), prop_oneof![Just(0), 0..60_usize], inserted),
            1..6,
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_kept_answer_is_that_from_scratch(before in text(70), steps in steps()) {
            let mut document = Document::new(&before, 0);
            let mut kept: [KeptOutline; 3] = Default::default();
            for (from, length, inserted) in steps {
                for (encoding, kept) in ALL.into_iter().zip(&mut kept) {
                    let scratch = answers(&document, encoding, &mut KeptOutline::default());
                    let text = document.text().slice(document.text().span());
                    prop_assert_eq!(answers(&document, encoding, kept), scratch, "{:?}", text);
                }
                let from = Offset::new(from as usize % (document.text().len() + 1));
                document.apply(&Edit::new(Span::at(from, length), inserted));
            }
        }

        #[test]
        fn kept_places_are_where_the_text_says(before in text(30), steps in steps()) {
            let mut document = Document::new(&before, 0);
            for encoding in ALL {
                let mut kept = KeptColumns::default();
                for (from, length, inserted) in steps.clone() {
                    let text = document.text();
                    let mut columns = Columns::new(&document, encoding, &mut kept);
                    for at in 0..=text.len() {
                        let at = text.floor(Offset::new(at));
                        let span = Span::new(at, text.floor(at + 7));
                        let expected = to_lsp::range(text, span, encoding);
                        prop_assert_eq!(columns.range(at.get() % 3, span), expected);
                    }
                    kept = columns.finish();
                    let from = Offset::new(from as usize % (text.len() + 1));
                    document.apply(&Edit::new(Span::at(from, length), inserted));
                }
            }
        }
    }

    #[test]
    fn a_letter_leaves_the_other_paragraphs_alone() {
        let paragraph =
            |n: usize| format!("<a id='par{n}' href='#par{n}'>¶</a>{n} . \n( C ) It went on . \n");
        let mut document = Document::new(&(1..20).map(paragraph).collect::<String>(), 0);
        let mut kept = KeptSymbols::default();
        let before = symbols_with(&document, EntityList::None, &mut kept);
        document.apply(&Edit::new(Span::empty(before[7].selection.end), "x"));
        let after = symbols_with(&document, EntityList::None, &mut kept);
        let name = |symbol: &Symbol| symbol.name.as_ptr();
        let pairs = before.iter().zip(&after);
        let shared = pairs.filter(|(before, after)| name(before) == name(after));
        let shared = shared.count();
        // A block is read anew with those around it.
        assert!((9..18).contains(&shared), "{shared} of 19");
    }
}
