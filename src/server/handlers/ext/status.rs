//! A document in numbers, for a status line.
//!
//! Parameters: `{ textDocument: { uri } }`. Answer: `{ version, labelSet, labels: [{ name,
//! meaning?, colour?, tokenType, count }], mentions, entities, paragraphs, findings: { error, warning,
//! information, hint } }`. Token types are by our own names; paragraphs are the numbered ones; of
//! findings as many are counted as are listed. Null for a file with settings, which is no annotated
//! text.

use serde::{Deserialize, Serialize};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::request::Request;

use super::DocumentParams;
use crate::features;
use crate::model::Guide;
use crate::rules::{Findings, MOST_FINDINGS, Severity};
use crate::server::convert::legend::own_name;
use crate::server::respond::Context;

/// The request.
pub(crate) enum Status {}

impl Request for Status {
    type Params = DocumentParams;
    type Result = Option<Answer>;
    const METHOD: &'static str = "glossator/status";
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Answer {
    version: i32,
    label_set: String,
    labels: Vec<Label>,
    mentions: usize,
    entities: usize,
    paragraphs: usize,
    findings: Counts,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Label {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    meaning: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    colour: Option<String>,
    token_type: String,
    count: usize,
}

#[derive(Debug, Default, Deserialize, Serialize)]
pub(crate) struct Counts {
    error: usize,
    warning: usize,
    information: usize,
    hint: usize,
}

pub(crate) fn status(context: &Context, _: DocumentParams) -> Result<Option<Answer>> {
    let found = context.findings(&context.cancel)?;
    let status = features::status::status(&context.document);
    let (version, settings) = (context.document.version(), context.settings());
    Ok(Some(written(
        status,
        version,
        found.reported(),
        settings.guide(),
    )))
}

fn written(
    status: features::status::Status,
    version: i32,
    found: &Findings,
    guide: &Guide,
) -> Answer {
    let labels = status.labels.into_iter().map(|label| Label {
        meaning: guide
            .description(&label.name)
            .or(label.meaning)
            .map(str::to_owned),
        colour: guide.colour(&label.name).map(str::to_owned),
        name: label.name,
        token_type: own_name(label.kind).to_owned(),
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
