//! Folds in the protocol's form (LSP 3.17 `textDocument/foldingRange`).

use tower_lsp::ls_types::Range;

use super::columns::Columns;
use super::json::Json;
use crate::features::folding_ranges::{Fold, FoldKind};
use crate::server::session::client::capabilities::ClientCapabilities;
use crate::text::{Offset, Span, Text};

/// Bytes behind a fold in which text on its last line is looked for.
const MAX_LINE_REST_BYTES: usize = 256;

/// Bytes of a fold in JSON, beside its text.
const FOLD_BYTES: usize = 128;

/// The folds as `capabilities` allow, in JSON. A client that folds whole lines gets one fold a
/// first line, the outermost, and none that hides the line in which the next thing begins.
pub(crate) fn ranges(
    text: &Text,
    folds: &[Fold],
    columns: &mut Columns<'_>,
    capabilities: &ClientCapabilities,
) -> String {
    let bytes = |fold: &Fold| FOLD_BYTES + fold.text.len();
    let mut json = Json::with_capacity(folds.iter().map(bytes).sum());
    let mut left = capabilities.folding_limit.unwrap_or(usize::MAX);
    let mut last_line = None;
    json.raw("[");
    for fold in folds {
        let mut range = columns.range(fold.kind as usize, fold.span);
        let lines_only = capabilities.folding_lines_only;
        // A paragraph may end in mid-line, before the anchor of the next, which must stay in sight.
        let several = range.start.line < range.end.line;
        if several && lines_only && text_follows(text, fold.span.end) {
            range.end.line -= 1;
        }
        let taken = lines_only && last_line == Some(range.start.line);
        if range.start.line == range.end.line || taken || left == 0 {
            continue;
        }
        if last_line.is_some() {
            json.raw(",");
        }
        last_line = Some(range.start.line);
        left -= 1;
        write(&mut json, range, fold, capabilities);
    }
    json.raw("]");
    json.finish()
}

fn write(json: &mut Json, range: Range, fold: &Fold, capabilities: &ClientCapabilities) {
    json.raw(r#"{"startLine":"#);
    json.number(range.start.line);
    if !capabilities.folding_lines_only {
        json.raw(r#","startCharacter":"#);
        json.number(range.start.character);
    }
    json.raw(r#","endLine":"#);
    json.number(range.end.line);
    if !capabilities.folding_lines_only {
        json.raw(r#","endCharacter":"#);
        json.number(range.end.character);
    }
    if matches!(fold.kind, FoldKind::Section | FoldKind::Header) {
        json.raw(r#","kind":"region""#);
    }
    if capabilities.folding_text {
        json.raw(r#","collapsedText":"#);
        json.value(&*fold.text);
    }
    json.raw("}");
}

/// True if text stands behind `end` in its line, or in as much of that as is looked at.
fn text_follows(text: &Text, end: Offset) -> bool {
    for chunk in text.chunks(Span::at(end, MAX_LINE_REST_BYTES)) {
        let line = chunk.split(['\n', '\r']).next().unwrap_or_default();
        if !line.trim().is_empty() {
            return true;
        }
        if line.len() < chunk.len() {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use tower_lsp::ls_types::FoldingRange;

    use super::super::columns::KeptColumns;
    use super::*;
    use crate::features::folding_ranges::folds;
    use crate::model::Document;

    const TEXT: &str = "UNCLAS VELM 000083 \nSUBJECT: Tea <a id='par1' href='#par1'>¶</a>1 . \n( U ) One . \n\
                        Two . \nNext ------ <a id='par2' href='#par2'>¶</a>2 . \n( U ) Two . \nThree . \n";

    fn lines(capabilities: &ClientCapabilities) -> Vec<(u32, u32)> {
        let document = Document::new(TEXT, 0);
        let mut columns = Columns::new(
            &document,
            capabilities.encoding,
            &mut KeptColumns::default(),
        );
        let folds = folds(&document);
        let ranges = ranges(document.text(), &folds, &mut columns, capabilities);
        let read: Vec<FoldingRange> = serde_json::from_str(&ranges).unwrap();
        assert_eq!(ranges, serde_json::to_string(&read).unwrap());
        read.iter()
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
