//! Stretches to fold away: header, sections, paragraphs, passages.

use crate::features::document_symbols::{
    Caption, EntityList, KeptSymbols, Symbol, SymbolKind, symbols_with,
};
use crate::model::Document;
use crate::text::Span;

/// A stretch that can be folded if it has two lines or more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fold {
    /// All of it. Its first line stays visible.
    pub span: Span,
    /// Its kind.
    pub kind: FoldKind,
    /// The text shown in its place.
    pub text: Caption,
}

/// The kind of a fold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoldKind {
    /// The header of a cable.
    Header,
    /// A section.
    Section,
    /// A paragraph.
    Paragraph,
    /// A summary, comment or note.
    Passage,
}

/// All folds, by their starts, the outer before the inner. Two may start on one line: where each
/// sentence has its line, sections and paragraphs begin in mid-line.
pub fn folds(document: &Document) -> Vec<Fold> {
    folds_with(document, &mut KeptSymbols::default())
}

/// All folds, made with what is `kept` of the outline of another version of `document`.
pub fn folds_with(document: &Document, kept: &mut KeptSymbols) -> Vec<Fold> {
    let mut folds = Vec::new();
    add(symbols_with(document, EntityList::None, kept), &mut folds);
    let place = |fold: &Fold| (fold.span.start, std::cmp::Reverse(fold.span.end));
    if !folds.is_sorted_by_key(place) {
        folds.sort_by_key(place);
    }
    folds
}

fn add(symbols: Vec<Symbol>, folds: &mut Vec<Fold>) {
    folds.reserve(symbols.len());
    for symbol in symbols {
        if let Some(kind) = kind(symbol.kind) {
            let text = match kind {
                FoldKind::Section => format!("{} · {}", symbol.name, symbol.detail).into(),
                _ => symbol.name,
            };
            folds.push(Fold {
                span: symbol.span,
                kind,
                text,
            });
        }
        add(symbol.children, folds);
    }
}

fn kind(kind: SymbolKind) -> Option<FoldKind> {
    match kind {
        SymbolKind::Header => Some(FoldKind::Header),
        SymbolKind::Section => Some(FoldKind::Section),
        SymbolKind::Paragraph => Some(FoldKind::Paragraph),
        SymbolKind::Passage => Some(FoldKind::Passage),
        SymbolKind::Field | SymbolKind::Entity | SymbolKind::Signature => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_sections_and_paragraphs_fold() {
        let text = "UNCLAS VELM 000083 \nSUBJECT: Tea <a id='par1' href='#par1'>¶</a>1 . \n( U ) One . \n\
                    Next ------ <a id='par2' href='#par2'>¶</a>2 . \n( U ) Two . \nThree . \n";
        let document = Document::new(text, 0);
        let line = |at| document.text().line_at(at);
        let drawn: Vec<_> = folds(&document)
            .into_iter()
            .map(|fold| (fold.kind, line(fold.span.start), line(fold.span.end)))
            .filter(|(_, first, last)| first < last)
            .collect();
        assert_eq!(
            drawn,
            [
                (FoldKind::Header, 0, 1),
                (FoldKind::Paragraph, 1, 2),
                (FoldKind::Section, 3, 5),
                (FoldKind::Paragraph, 3, 5),
            ]
        );
    }
}
