//! What can be folded away: header, sections, paragraphs, passages.

use crate::model::Document;
use crate::text::Span;

/// A stretch that can be folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fold {
    /// What it hides, but for its first line. At least two lines.
    pub span: Span,
    /// What it is.
    pub kind: FoldKind,
}

/// What can be folded.
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

/// All folds, by their starts, the outer before the inner. Two that start in one line come both:
/// in the form of one sentence a line, sections and paragraphs begin in mid-line.
pub fn folds(document: &Document) -> Vec<Fold> {
    let outline = document.outline();
    let mut folds = Vec::new();
    let mut add = |span, kind| folds.push(Fold { span, kind });
    if let Some(header) = &outline.header {
        add(header.span, FoldKind::Header);
    }
    for section in &outline.sections {
        if section.title.is_some() {
            add(section.span, FoldKind::Section);
        }
        for paragraph in &section.paragraphs {
            add(paragraph.span, FoldKind::Paragraph);
        }
    }
    for passage in &outline.passages {
        add(passage.span, FoldKind::Passage);
    }
    let lines = |span: Span| document.text().line_at(span.start)..document.text().line_at(span.end);
    folds.retain(|fold| !lines(fold.span).is_empty());
    folds.sort_by_key(|fold| (fold.span.start, std::cmp::Reverse(fold.span.end)));
    folds
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
