//! Where the next finding is, from a position on and round the ends of the document, in the order
//! of the text and whatever its severity: of all that are published.
//!
//! Parameters: `{ textDocument: { uri }, position, direction: "next" | "previous" }`. Answer: `{
//! range, code, severity, message, number, count, wrapped }`, or null where nothing is wrong. Places
//! are walked, not findings: of several that begin at one place the most severe is told. `number`
//! counts these places from 1, `count` is how many there are; `wrapped` says that the way led round
//! the end (or start) of the document. `severity` is the protocol's number. A client whose cursor
//! cannot stand at the start of the range asks from that start the next time, not from the cursor.

use serde::Serialize;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{DiagnosticSeverity, Range};

use super::{StepParams, json};
use crate::features::navigation::finding_from;
use crate::server::convert::{diagnostics, from_lsp, to_lsp};
use crate::server::session::projects::is_settings;
use crate::server::transport::Raw;
use crate::server::{Server, router};

/// What it is called.
pub(crate) const METHOD: &str = "glossator/nextFinding";

#[derive(Serialize)]
struct Answer {
    range: Range,
    code: &'static str,
    severity: DiagnosticSeverity,
    message: String,
    number: usize,
    count: usize,
    wrapped: bool,
}

pub(crate) fn answer(server: &Server, params: &StepParams) -> Result<Raw> {
    let (uri, encoding) = (&params.text_document.uri, server.capabilities().encoding);
    if is_settings(uri) {
        return Ok(Raw::Now(json(&None::<Answer>)));
    }
    let look = server.look(uri)?;
    let (position, direction) = (params.position, params.direction.direction());
    router::by_size(server, uri, move |document, cancel| {
        let offset = from_lsp::offset(document.text(), position, encoding)?;
        let found = look(document, cancel)?;
        let step = finding_from(&found, offset, direction);
        json(&step.map(|step| Answer {
            range: to_lsp::range(document.text(), step.finding.span, encoding),
            code: step.finding.code.as_str(),
            severity: diagnostics::severity(step.finding.severity),
            message: to_lsp::message(&step.finding.message),
            number: step.number,
            count: step.count,
            wrapped: step.wrapped,
        }))
    })
}
