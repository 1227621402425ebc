//! A document in numbers, for a status line.
//!
//! Parameters: `{ textDocument: { uri } }`. Answer: `{ version, labelSet, labels: [{ name,
//! meaning?, colour?, tokenType, count }], mentions, entities, paragraphs, findings: { error, warning,
//! information, hint } }`. Token types are by our own names; paragraphs are the numbered ones; of
//! findings as many are counted as are listed. Null for a file with settings, which is no annotated
//! text.

use serde::Serialize;
use tower_lsp::jsonrpc::Result;

use super::{DocumentParams, json};
use crate::features::status::{Status, status};
use crate::model::Guide;
use crate::rules::{Findings, MOST_FINDINGS, Severity};
use crate::server::convert::legend::own_name;
use crate::server::session::projects::is_settings;
use crate::server::transport::Raw;
use crate::server::{Server, router};

/// What it is called.
pub(crate) const METHOD: &str = "glossator/status";

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
    meaning: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    colour: Option<String>,
    token_type: &'static str,
    count: usize,
}

#[derive(Default, Serialize)]
struct Counts {
    error: usize,
    warning: usize,
    information: usize,
    hint: usize,
}

pub(crate) fn answer(server: &Server, params: &DocumentParams) -> Result<Raw> {
    let uri = &params.text_document.uri;
    if is_settings(uri) {
        server.snapshot(uri)?;
        return Ok(Raw::Now(json(&None::<Answer>)));
    }
    let (effective, look) = (server.projects().effective_settings(uri), server.look(uri)?);
    router::by_size(server, uri, move |document, cancel| {
        let found = look(document, cancel)?;
        let (status, version) = (status(document), document.version());
        json(&written(status, version, &found, effective.guide()))
    })
}

fn written(status: Status, version: i32, found: &Findings, guide: &Guide) -> Answer {
    let labels = status.labels.into_iter().map(|label| Label {
        meaning: guide
            .description(&label.name)
            .or(label.meaning)
            .map(str::to_owned),
        colour: guide.colour(&label.name).map(str::to_owned),
        name: label.name,
        token_type: own_name(label.kind),
        count: label.count,
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
