//! Lines of a document as they read, without brackets and labels, for a reading view.
//!
//! Parameters: `{ textDocument: { uri }, startLine, endLine }`; the line `endLine` is not among
//! them, and lines that do not exist are left out. Answer: `{ version, lineCount, lines: [{ line,
//! cut, runs: [{ text, kind, label?, character }] }] }`, [`MAX_LINES`] lines at most. `kind` is
//! `text`, `name`, `heading`, `number`, `portion`, `page`, `keyword` or `markup`; `character` is
//! where the run begins in the document's line; `cut` says that the line goes on. Null for a
//! file with settings.

use serde::{Deserialize, Serialize};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::request::Request;
use tower_lsp::ls_types::{TextDocumentIdentifier, Uri};

use crate::features;
use crate::features::reading_view::{RunKind, ViewLine};
use crate::model::Document;
use crate::server::convert::to_lsp;
use crate::server::params::AboutDocument;
use crate::server::respond::Context;
use crate::text::Encoding;

/// The request.
pub(crate) enum Reading {}

impl Request for Reading {
    type Params = Params;
    type Result = Option<Answer>;
    const METHOD: &'static str = "glossator/reading";
}

/// The most lines in one answer.
const MAX_LINES: usize = 10_000;

/// Which lines.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Params {
    text_document: TextDocumentIdentifier,
    start_line: u32,
    end_line: u32,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Answer {
    version: i32,
    line_count: usize,
    lines: Vec<WrittenLine>,
}

#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct WrittenLine {
    line: usize,
    cut: bool,
    runs: Vec<WrittenRun>,
}

#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct WrittenRun {
    text: String,
    kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    character: u32,
}

impl AboutDocument for Params {
    fn uri(&self) -> &Uri {
        &self.text_document.uri
    }
}

pub(crate) fn reading(context: &Context, params: Params) -> Result<Option<Answer>> {
    let (first, last) = (params.start_line as usize, params.end_line as usize);
    let lines = first..last.min(first.saturating_add(MAX_LINES));
    let document = &context.document;
    let cancelled = || context.is_cancelled();
    let reading = features::reading_view::reading_view(document, lines, &cancelled);
    let lines = reading.lines.into_iter().zip(first..);
    let written = lines.map(|(line, number)| write(document, line, number, context.encoding()));
    Ok(Some(Answer {
        version: document.version(),
        line_count: document.text().line_count(),
        lines: written.collect(),
    }))
}

fn write(document: &Document, line: ViewLine, number: usize, encoding: Encoding) -> WrittenLine {
    let runs = line.runs.into_iter().map(|run| WrittenRun {
        character: to_lsp::position(document.text(), run.offset, encoding).character,
        text: run.text,
        kind: name(run.kind).to_owned(),
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
