//! Findings in the protocol's form (LSP 3.17 §diagnostic).

use std::fmt;
use std::hash::Hasher as _;

use rustc_hash::FxHasher;
use serde_json::json;
use tower_lsp::ls_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag,
    DocumentDiagnosticReport, DocumentDiagnosticReportResult, FullDocumentDiagnosticReport,
    Location, NumberOrString, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport, Uri,
};

use super::columns::Columns;
use super::to_lsp;
use crate::project::{Problem, Project};
use crate::rules::{Code, Finding, Layer, Severity};
use crate::server::session::client::capabilities::ClientCapabilities;
use crate::text::Encoding;

/// The source that editors name beside a diagnostic.
const SOURCE: &str = "glossator";

/// Most places that are shown beside a finding: the list of a long document is sent as a whole.
const MAX_RELATED: usize = 2;

/// A hash of diagnostics as they are shown. Two lists that differ have the same by a chance that
/// nobody lives to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DiagnosticsHash(u64);

impl DiagnosticsHash {
    /// The hash of these diagnostics, in this order.
    pub(crate) fn of<'d>(diagnostics: impl IntoIterator<Item = &'d Diagnostic>) -> Self {
        let mut hasher = FxHasher::default();
        let mut written = Vec::new();
        for diagnostic in diagnostics {
            written.clear();
            // Writing into memory does not fail.
            let _ = serde_json::to_writer(&mut written, diagnostic);
            hasher.write(&written);
        }
        Self(hasher.finish())
    }
}

impl fmt::Display for DiagnosticsHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// The findings of the document at `uri`, as `capabilities` allow.
pub(crate) fn diagnostics(
    findings: &[Finding],
    uri: &Uri,
    capabilities: &ClientCapabilities,
    columns: &mut Columns<'_>,
) -> Vec<Diagnostic> {
    let convert = |finding| diagnostic(finding, uri, capabilities, columns);
    findings.iter().map(convert).collect()
}

/// What is wrong with the settings of `project`.
pub(crate) fn problems(project: &Project, encoding: Encoding) -> Vec<Diagnostic> {
    let diagnostic = |problem: &Problem| Diagnostic {
        range: to_lsp::range(project.text(), problem.span, encoding),
        severity: Some(DiagnosticSeverity::ERROR),
        source: Some(SOURCE.to_owned()),
        message: to_lsp::message(&problem.message),
        ..Diagnostic::default()
    };
    project.problems().map(diagnostic).collect()
}

fn diagnostic(
    finding: &Finding,
    uri: &Uri,
    capabilities: &ClientCapabilities,
    columns: &mut Columns<'_>,
) -> Diagnostic {
    let range = columns.range(0, finding.span);
    let related = finding
        .related
        .iter()
        .take(MAX_RELATED)
        .map(|(span, message)| DiagnosticRelatedInformation {
            location: Location {
                uri: uri.clone(),
                range: columns.range(1, *span),
            },
            message: to_lsp::message(message),
        });
    let related: Vec<_> = related.collect();
    let unnecessary = finding.unnecessary && capabilities.diagnostic_unnecessary;
    Diagnostic {
        range,
        severity: Some(severity(finding.severity)),
        code: Some(NumberOrString::String(finding.code.as_str().to_owned())),
        code_description: link(finding.code, capabilities),
        source: Some(SOURCE.to_owned()),
        message: to_lsp::message(&finding.message),
        related_information: (capabilities.diagnostic_related && !related.is_empty())
            .then_some(related),
        tags: unnecessary.then(|| vec![DiagnosticTag::UNNECESSARY]),
        data: capabilities
            .diagnostic_data
            .then(|| json!({"layer": layer(finding.code)})),
    }
}

/// What a finding with `code` is about, for editors that walk through what may be settled without a
/// look.
fn layer(code: Code) -> &'static str {
    match code.layer() {
        Layer::Annotation => "annotation",
        Layer::Layout => "layout",
    }
}

/// The page about a code.
fn link(code: Code, capabilities: &ClientCapabilities) -> Option<CodeDescription> {
    let page = format!(
        "{}/blob/main/src/rules/README.md#{}",
        env!("CARGO_PKG_REPOSITORY"),
        code.as_str()
    );
    let href = page
        .parse()
        .ok()
        .filter(|_| capabilities.diagnostic_code_link)?;
    Some(CodeDescription { href })
}

/// The code of a diagnostic, if it is one of ours.
pub(crate) fn code(shown: &Diagnostic) -> Option<Code> {
    match &shown.code {
        Some(NumberOrString::String(word)) => Code::of(word),
        _ => None,
    }
}

/// A severity in the protocol's numbers.
pub(crate) fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Information => DiagnosticSeverity::INFORMATION,
        Severity::Hint => DiagnosticSeverity::HINT,
    }
}

/// The answer to a client that asks for diagnostics: all of them, under the name `id`.
pub(crate) fn full(id: String, items: Vec<Diagnostic>) -> DocumentDiagnosticReportResult {
    DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
        related_documents: None,
        full_document_diagnostic_report: FullDocumentDiagnosticReport {
            result_id: Some(id),
            items,
        },
    })
    .into()
}

/// The answer to a client that has the diagnostics named `id` already.
pub(crate) fn unchanged(id: String) -> DocumentDiagnosticReportResult {
    DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
        related_documents: None,
        unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id: id },
    })
    .into()
}
