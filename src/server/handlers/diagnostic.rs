//! What is wrong with a document, for clients that ask (LSP 3.17 `textDocument/diagnostic`).

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{DocumentDiagnosticParams, DocumentDiagnosticReportResult};

use crate::server::Server;
use crate::server::convert::diagnostics::{full, unchanged};
use crate::server::respond::Place;
use crate::server::session::projects::is_settings;

/// Of settings nothing is said here: it is published as they change.
pub(crate) async fn diagnostic(
    server: Server,
    params: DocumentDiagnosticParams,
) -> Result<DocumentDiagnosticReportResult> {
    let uri = params.text_document.uri;
    let revision = server.snapshot(&uri)?.revision;
    let id = format!("{revision}-{}", server.projects().generation());
    if params.previous_result_id.as_ref() == Some(&id) {
        return Ok(unchanged(id));
    }
    if is_settings(&uri) {
        return Ok(full(id, Vec::new()));
    }
    let (snapshot, publisher) = (
        server.sound_snapshot(&uri)?,
        server.shared.publisher.clone(),
    );
    let (bytes, capabilities) = (snapshot.document.text().len(), server.capabilities());
    publisher.wait_until_due(&uri, bytes).await;
    Place::for_bytes(bytes)
        .compute(&server, move |cancel| {
            let found = publisher.diagnostics(&uri, &snapshot, &capabilities, cancel);
            Ok(full(id, found))
        })
        .await
}
