//! Entities and headings of all open documents (LSP 3.17 `workspace/symbol`).

use std::sync::Arc;

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{Uri, WorkspaceSymbolParams, WorkspaceSymbolResponse};

use crate::features::workspace_symbols::search;
use crate::model::Document;
use crate::server::Server;
use crate::server::convert::workspace_symbols::symbol;
use crate::server::respond::{Job, Place};
use crate::server::session::projects::is_settings;

/// The most symbols of an answer.
const MAX_SYMBOLS: usize = 256;

pub(crate) fn symbols(
    server: &Server,
    params: WorkspaceSymbolParams,
) -> Result<Job<Option<WorkspaceSymbolResponse>>> {
    let encoding = server.capabilities().encoding;
    let uris = server.documents().uris().into_iter();
    let documents: Vec<(Arc<Uri>, Document)> = uris
        .filter(|uri| !is_settings(uri))
        .filter_map(|uri| {
            let document = server.document(&uri).ok()?;
            Some((Arc::new(uri), document))
        })
        .collect();
    Ok(Job::new(Place::Pool, move |cancel| {
        let mut all = Vec::new();
        for (uri, document) in &documents {
            if cancel.is_cancelled() {
                break;
            }
            let found = search(document, &params.query, MAX_SYMBOLS);
            all.extend(found.into_iter().map(|found| (found, uri, document)));
        }
        // A stable sort: what fits equally well stays in the order of the documents.
        all.sort_by_key(|(found, ..)| found.rank);
        all.truncate(MAX_SYMBOLS);
        let symbols = all
            .into_iter()
            .map(|(found, uri, document)| symbol(found, uri, document, encoding))
            .collect::<Vec<_>>();
        Ok(Some(symbols.into()))
    }))
}
