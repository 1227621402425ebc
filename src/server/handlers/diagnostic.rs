//! What is wrong with a document, for clients that ask (LSP 3.17 `textDocument/diagnostic`).

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{DocumentDiagnosticParams, DocumentDiagnosticReportResult};

use crate::server::Server;
use crate::server::convert::diagnostics::{DiagnosticsHash, full, unchanged};
use crate::server::respond::Place;
use crate::server::session::projects::is_settings;

/// The name of the diagnostics of settings: they are published as they change, and never asked for.
const OF_SETTINGS: &str = "settings";

/// All that is to be shown, unless the client has just that.
pub(crate) async fn diagnostic(
    server: Server,
    params: DocumentDiagnosticParams,
) -> Result<DocumentDiagnosticReportResult> {
    let uri = params.text_document.uri;
    server.snapshot(&uri)?;
    if is_settings(&uri) {
        return Ok(full(OF_SETTINGS.to_owned(), Vec::new()));
    }
    let (snapshot, publisher) = (
        server.sound_snapshot(&uri)?,
        server.shared.publisher.clone(),
    );
    let (bytes, capabilities) = (snapshot.document.text().len(), server.capabilities());
    Place::for_bytes(bytes)
        .compute(&server, move |cancel| {
            let found = publisher.diagnostics(&uri, &snapshot, &capabilities, cancel);
            let id = format!("{}-{}", snapshot.opened, DiagnosticsHash::of(&found));
            Ok(if params.previous_result_id.as_ref() == Some(&id) {
                unchanged(id)
            } else {
                full(id, found)
            })
        })
        .await
}
