//! What a search finds in the protocol's form (LSP 3.17 `workspace/symbol`).

use tower_lsp::ls_types::{SymbolInformation, SymbolKind, Uri};

use super::to_lsp;
use crate::features::workspace_symbols::{Found, FoundKind};
use crate::model::Document;
use crate::text::Encoding;

/// What was found in the document at `uri`.
#[allow(deprecated, reason = "the field must be named to be left out")]
pub(crate) fn symbol(
    found: Found,
    uri: &Uri,
    document: &Document,
    encoding: Encoding,
) -> SymbolInformation {
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
