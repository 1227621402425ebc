//! Where the next finding is, from a position on and round the ends of the document, in the order
//! of the text and whatever its severity: of all that are published.
//!
//! Parameters: `{ textDocument: { uri }, position, direction: "next" | "previous" }`. Answer: `{
//! range, code, severity, message, number, count, wrapped }`, or null where nothing is wrong. Places
//! are walked, not findings: of several that begin at one place the most severe is told. `number`
//! counts these places from 1, `count` is how many there are; `wrapped` says that the way led round
//! the end (or start) of the document. `severity` is the protocol's number. A client whose cursor
//! cannot stand at the start of the range asks from that start the next time, not from the cursor.

use serde::{Deserialize, Serialize};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::request::Request;
use tower_lsp::ls_types::{DiagnosticSeverity, Range};

use super::StepParams;
use crate::features::navigation::finding_from;
use crate::server::convert::{diagnostics, to_lsp};
use crate::server::respond::Context;

/// The request.
pub(crate) enum NextFinding {}

impl Request for NextFinding {
    type Params = StepParams;
    type Result = Option<Answer>;
    const METHOD: &'static str = "glossator/nextFinding";
}

#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Answer {
    range: Range,
    code: String,
    severity: DiagnosticSeverity,
    message: String,
    number: usize,
    count: usize,
    wrapped: bool,
}

pub(crate) fn next_finding(context: &Context, params: StepParams) -> Result<Option<Answer>> {
    let offset = context.offset(params.position)?;
    let found = context.findings(&context.cancel)?;
    let step = finding_from(found.reported(), offset, params.direction.direction());
    Ok(step.map(|step| Answer {
        range: context.range(step.finding.span),
        code: step.finding.code.as_str().to_owned(),
        severity: diagnostics::severity(step.finding.severity),
        message: to_lsp::message(&step.finding.message),
        number: step.number,
        count: step.count,
        wrapped: step.wrapped,
    }))
}
