//! The outline in the protocol's form (LSP 3.17 `textDocument/documentSymbol`).

use tower_lsp::ls_types::{
    DocumentSymbol, DocumentSymbolResponse, Location, SymbolInformation, SymbolKind as Kind, Uri,
};

use super::to_lsp;
use crate::features::document_symbols::{Symbol, SymbolKind};
use crate::text::{Encoding, Text};

/// The outline as a tree.
pub(crate) fn tree(text: &Text, symbols: &[Symbol], encoding: Encoding) -> DocumentSymbolResponse {
    let convert = |symbol| nested(text, symbol, encoding);
    DocumentSymbolResponse::Nested(symbols.iter().map(convert).collect())
}

#[allow(deprecated, reason = "the field must be named to be left out")]
fn nested(text: &Text, symbol: &Symbol, encoding: Encoding) -> DocumentSymbol {
    let children: Vec<_> = symbol
        .children
        .iter()
        .map(|child| nested(text, child, encoding))
        .collect();
    DocumentSymbol {
        name: symbol.name.clone(),
        detail: (!symbol.detail.is_empty()).then(|| symbol.detail.clone()),
        kind: kind(symbol.kind),
        tags: None,
        deprecated: None,
        range: to_lsp::range(text, symbol.lines, encoding),
        selection_range: to_lsp::range(text, symbol.selection, encoding),
        children: (!children.is_empty()).then_some(children),
    }
}

/// The outline as a list, for clients that take no tree: each entry names what holds it.
pub(crate) fn list(
    text: &Text,
    symbols: &[Symbol],
    uri: &Uri,
    encoding: Encoding,
) -> DocumentSymbolResponse {
    let mut list = Vec::new();
    let mut open: Vec<(&Symbol, Option<&str>)> =
        symbols.iter().rev().map(|symbol| (symbol, None)).collect();
    while let Some((symbol, holder)) = open.pop() {
        list.push(flat(text, symbol, holder, (uri, encoding)));
        let children = symbol.children.iter().rev();
        open.extend(children.map(|child| (child, Some(symbol.name.as_str()))));
    }
    DocumentSymbolResponse::Flat(list)
}

#[allow(deprecated, reason = "the field must be named to be left out")]
fn flat(
    text: &Text,
    symbol: &Symbol,
    holder: Option<&str>,
    (uri, encoding): (&Uri, Encoding),
) -> SymbolInformation {
    SymbolInformation {
        name: symbol.name.clone(),
        kind: kind(symbol.kind),
        tags: None,
        deprecated: None,
        location: Location {
            uri: uri.clone(),
            range: to_lsp::range(text, symbol.lines, encoding),
        },
        container_name: holder.map(str::to_owned),
    }
}

/// The kinds that come nearest in what editors draw beside them.
fn kind(kind: SymbolKind) -> Kind {
    match kind {
        SymbolKind::Header => Kind::MODULE,
        SymbolKind::Field => Kind::FIELD,
        SymbolKind::Section => Kind::NAMESPACE,
        SymbolKind::Paragraph => Kind::STRING,
        SymbolKind::Passage => Kind::PACKAGE,
        SymbolKind::Entity => Kind::CONSTANT,
        SymbolKind::Signature => Kind::KEY,
    }
}
