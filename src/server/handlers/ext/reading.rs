//! Lines of a document as they read, without brackets and labels, for a reading view.
//!
//! Parameters: `{ textDocument: { uri }, startLine, endLine }`; the line `endLine` is not among
//! them, and lines that do not exist are left out. Answer: `{ version, lineCount, lines: [{ line,
//! cut, runs: [{ text, kind, label?, character }] }] }`, [`MOST_LINES`] lines at most. `kind` is
//! `text`, `name`, `heading`, `number`, `portion`, `page`, `keyword` or `markup`; `character` is
//! where the run begins in the document's line; `cut` says that the line goes on.

use serde::{Deserialize, Serialize};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::TextDocumentIdentifier;

use super::json;
use crate::features::reading_view::{RunKind, ViewLine, reading_view};
use crate::model::Document;
use crate::server::convert::to_lsp;
use crate::server::transport::Raw;
use crate::server::{Server, router};
use crate::text::Encoding;

/// What it is called.
pub(crate) const METHOD: &str = "glossator/reading";

/// The most lines in one answer.
const MOST_LINES: usize = 10_000;

/// Which lines.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Params {
    text_document: TextDocumentIdentifier,
    start_line: u32,
    end_line: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    version: i32,
    line_count: usize,
    lines: Vec<WrittenLine>,
}

#[derive(Serialize)]
struct WrittenLine {
    line: usize,
    cut: bool,
    runs: Vec<WrittenRun>,
}

#[derive(Serialize)]
struct WrittenRun {
    text: String,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    character: u32,
}

pub(crate) fn answer(server: &Server, params: &Params) -> Result<Raw> {
    let encoding = server.capabilities().encoding;
    let (first, last) = (params.start_line as usize, params.end_line as usize);
    let lines = first..last.min(first.saturating_add(MOST_LINES));
    let uri = &params.text_document.uri;
    router::by_size(server, uri, move |document, cancel| {
        let reading = reading_view(document, lines, &|| cancel.is_cancelled());
        let written = reading.lines.into_iter().zip(first..);
        json(&Answer {
            version: document.version(),
            line_count: document.text().line_count(),
            lines: written
                .map(|(line, number)| write(document, line, number, encoding))
                .collect(),
        })
    })
}

fn write(document: &Document, line: ViewLine, number: usize, encoding: Encoding) -> WrittenLine {
    let runs = line.runs.into_iter().map(|run| WrittenRun {
        character: to_lsp::position(document.text(), run.offset, encoding).character,
        text: run.text,
        kind: name(run.kind),
        label: run.label,
    });
    WrittenLine {
        line: number,
        cut: line.cut,
        runs: runs.collect(),
    }
}

fn name(kind: RunKind) -> &'static str {
    match kind {
        RunKind::Text => "text",
        RunKind::Name => "name",
        RunKind::Heading => "heading",
        RunKind::Number => "number",
        RunKind::Portion => "portion",
        RunKind::Page => "page",
        RunKind::Keyword => "keyword",
        RunKind::Markup => "markup",
    }
}
