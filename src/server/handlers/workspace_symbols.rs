//! Entities and headings of all open documents (LSP 3.17 `workspace/symbol`).

use std::sync::Arc;

use tower_lsp::ls_types::{SymbolInformation, SymbolKind, Uri, WorkspaceSymbolParams};

use super::super::Server;
use super::super::convert::to_lsp;
use super::super::transport::Raw;
use super::json;
use crate::features::workspace_symbols::{Found, FoundKind, search as found};
use crate::model::Document;
use crate::server::session::projects::is_settings;
use crate::text::Encoding;

/// The most symbols of an answer.
const MOST: usize = 256;

pub(crate) fn search(server: &Server, params: WorkspaceSymbolParams) -> Raw {
    let encoding = server.capabilities().encoding;
    let uris = server.shared.session.uris().into_iter();
    let documents: Vec<(Arc<Uri>, Document)> = uris
        .filter(|uri| !is_settings(uri))
        .filter_map(|uri| {
            let document = server.document(&uri).ok()?;
            Some((Arc::new(uri), document))
        })
        .collect();
    Raw::Later(Box::new(move |cancel| {
        let mut all = Vec::new();
        for (uri, document) in &documents {
            if cancel.is_cancelled() {
                break;
            }
            let found = found(document, &params.query, MOST);
            all.extend(found.into_iter().map(|found| (found, uri, document)));
        }
        // A stable sort: what fits equally well stays in the order of the documents.
        all.sort_by_key(|(found, ..)| found.rank);
        all.truncate(MOST);
        let symbols = all.into_iter();
        let symbols = symbols.map(|(found, uri, document)| symbol(found, uri, document, encoding));
        json(&symbols.collect::<Vec<_>>())
    }))
}

#[allow(deprecated, reason = "the field must be named to be left out")]
fn symbol(found: Found, uri: &Uri, document: &Document, encoding: Encoding) -> SymbolInformation {
    let path = uri.as_str();
    let file = path.rsplit('/').next().unwrap_or(path);
    SymbolInformation {
        name: found.name,
        kind: kind(found.kind),
        tags: None,
        deprecated: None,
        location: to_lsp::location(uri, document.text(), found.span, encoding),
        container_name: Some(format!("{} · {file}", found.detail)),
    }
}

/// The kinds whose signs tell persons, organisations and places apart in most editors.
fn kind(kind: FoundKind) -> SymbolKind {
    match kind {
        FoundKind::Person => SymbolKind::CLASS,
        FoundKind::Organisation => SymbolKind::INTERFACE,
        FoundKind::Place => SymbolKind::ENUM,
        FoundKind::OtherEntity => SymbolKind::CONSTANT,
        FoundKind::Heading => SymbolKind::NAMESPACE,
    }
}
