//! Folds in the protocol's form (LSP 3.17 `textDocument/foldingRange`).

use tower_lsp::ls_types::{FoldingRange, FoldingRangeKind};

use super::to_lsp;
use crate::features::folding_ranges::{Fold, FoldKind};
use crate::server::session::client::capabilities::ClientCapabilities;
use crate::text::{Span, Text};

/// The folds as `capabilities` allow. A client that folds whole lines gets one fold a first line,
/// the outermost, and none that hides the line in which the next thing begins.
pub(crate) fn ranges(
    text: &Text,
    folds: &[Fold],
    capabilities: &ClientCapabilities,
) -> Vec<FoldingRange> {
    let mut ranges: Vec<FoldingRange> = Vec::new();
    for fold in folds {
        let range = range(text, fold, capabilities);
        let same_line = ranges
            .iter()
            .rev()
            .find(|last| last.start_line <= range.start_line);
        let taken = same_line.is_some_and(|last| last.start_line == range.start_line);
        if range.start_line < range.end_line && !(capabilities.folding_lines_only && taken) {
            ranges.push(range);
        }
    }
    ranges.truncate(capabilities.folding_limit.unwrap_or(usize::MAX));
    ranges
}

fn range(text: &Text, fold: &Fold, capabilities: &ClientCapabilities) -> FoldingRange {
    let range = to_lsp::range(text, fold.span, capabilities.encoding);
    // A paragraph may end in mid-line, before the anchor of the next, which must stay in sight.
    let line_end = text.line_span(range.end.line as usize).end;
    let behind = text.slice(Span::new(fold.span.end, line_end.min(fold.span.end + 256)));
    let shares_line = !behind.trim().is_empty() && capabilities.folding_lines_only;
    let characters = !capabilities.folding_lines_only;
    FoldingRange {
        start_line: range.start.line,
        start_character: characters.then_some(range.start.character),
        end_line: range.end.line - u32::from(shares_line && range.end.line > range.start.line),
        end_character: characters.then_some(range.end.character),
        kind: matches!(fold.kind, FoldKind::Section | FoldKind::Header)
            .then_some(FoldingRangeKind::Region),
        collapsed_text: capabilities.folding_text.then(|| fold.text.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::folding_ranges::folds;
    use crate::model::Document;

    const TEXT: &str = "UNCLAS VELM 000083 \nSUBJECT: Tea <a id='par1' href='#par1'>¶</a>1 . \n( U ) One . \n\
                        Two . \nNext ------ <a id='par2' href='#par2'>¶</a>2 . \n( U ) Two . \nThree . \n";

    fn lines(capabilities: &ClientCapabilities) -> Vec<(u32, u32)> {
        let document = Document::new(TEXT, 0);
        let ranges = ranges(document.text(), &folds(&document), capabilities);
        ranges
            .iter()
            .map(|range| (range.start_line, range.end_line))
            .collect()
    }

    #[test]
    fn whole_lines_keep_what_begins_in_their_last_line_in_sight() {
        let capabilities = ClientCapabilities {
            folding_lines_only: true,
            ..ClientCapabilities::default()
        };
        // The header ends in the line of the first anchor: nothing of it can be folded.
        assert_eq!(lines(&capabilities), [(1, 3), (4, 6)]);
    }

    #[test]
    fn the_clients_limit_holds() {
        let capabilities = ClientCapabilities {
            folding_limit: Some(1),
            ..ClientCapabilities::default()
        };
        assert_eq!(lines(&capabilities), [(0, 1)]);
    }
}
