//! What a document consists of (LSP 3.17 `textDocument/documentSymbol`,
//! `textDocument/foldingRange`, `textDocument/selectionRange`).

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{DocumentSymbolParams, FoldingRangeParams, SelectionRangeParams};

use super::super::Server;
use super::super::convert::{self, from_lsp, to_lsp};
use super::super::transport::Raw;
use super::by_size;
use crate::features;

pub(crate) fn symbols(server: &Server, params: DocumentSymbolParams) -> Result<Raw> {
    let uri = params.text_document.uri;
    let (capabilities, entities) = (server.capabilities(), server.settings().entities);
    by_size(server, &uri.clone(), move |document, _| {
        let found = features::document_symbols::symbols(document, entities);
        let (text, encoding) = (document.text(), capabilities.encoding);
        Ok(if capabilities.symbol_tree {
            convert::symbols::tree(text, &found, encoding)
        } else {
            convert::symbols::list(text, &found, &uri, encoding)
        })
    })
}

pub(crate) fn folds(server: &Server, params: &FoldingRangeParams) -> Result<Raw> {
    let capabilities = server.capabilities();
    by_size(server, &params.text_document.uri, move |document, _| {
        let folds = features::folding_ranges::folds(document);
        Ok(convert::folding::ranges(
            document.text(),
            &folds,
            &capabilities,
        ))
    })
}

pub(crate) fn selections(server: &Server, params: SelectionRangeParams) -> Result<Raw> {
    let encoding = server.capabilities().encoding;
    by_size(server, &params.text_document.uri, move |document, _| {
        let selection = |position| {
            let offset = from_lsp::offset(document.text(), position, encoding)?;
            let spans = features::selection_ranges::selections(document, offset);
            Ok(to_lsp::selection(document.text(), &spans, encoding))
        };
        let places = params.positions.into_iter();
        places.map(selection).collect::<Result<Vec<_>>>()
    })
}
