//! A document in numbers, for a status line.
//!
//! Parameters: `{ textDocument: { uri } }`. Answer: `{ version, labelSet, labels: [{ name,
//! meaning?, tokenType }], mentions, entities, paragraphs, findings: { error, warning,
//! information, hint } }`. Token types are by our own names; paragraphs are the numbered ones; of
//! findings as many are counted as are listed.

use serde::Serialize;
use tower_lsp::jsonrpc::Result;

use super::{DocumentParams, json};
use crate::features::status::{Status, status};
use crate::features::{Findings, MOST_FINDINGS, Severity, findings};
use crate::server::tokens::own_name;
use crate::server::transport::Raw;
use crate::server::{Server, raw};

/// What it is called.
pub(in crate::server) const METHOD: &str = "glossator/status";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    version: i32,
    label_set: String,
    labels: Vec<Label>,
    mentions: usize,
    entities: usize,
    paragraphs: usize,
    findings: Counts,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Label {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    meaning: Option<&'static str>,
    token_type: &'static str,
}

#[derive(Default, Serialize)]
struct Counts {
    error: usize,
    warning: usize,
    information: usize,
    hint: usize,
}

pub(in crate::server) fn answer(server: &Server, params: &DocumentParams) -> Result<Raw> {
    raw::by_size(server, &params.text_document.uri, |document, cancel| {
        let found = findings(document, &|| cancel.is_cancelled());
        json(&written(status(document), document.version(), &found))
    })
}

fn written(status: Status, version: i32, found: &Findings) -> Answer {
    let labels = status.labels.into_iter().map(|label| Label {
        name: label.name,
        meaning: label.meaning,
        token_type: own_name(label.kind),
    });
    Answer {
        version,
        label_set: status.label_set,
        labels: labels.collect(),
        mentions: status.mentions,
        entities: status.entities,
        paragraphs: status.paragraphs,
        findings: counts(found),
    }
}

fn counts(found: &Findings) -> Counts {
    let mut counts = Counts::default();
    // Behind the last one stands a line that says how many more there are.
    for finding in found.list.iter().take(MOST_FINDINGS) {
        let count = match finding.severity {
            Severity::Error => &mut counts.error,
            Severity::Warning => &mut counts.warning,
            Severity::Information => &mut counts.information,
            Severity::Hint => &mut counts.hint,
        };
        *count += 1;
    }
    counts
}
