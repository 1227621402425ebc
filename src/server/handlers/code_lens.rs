//! Counts above first line and headings (LSP 3.17 `textDocument/codeLens`). What they say is
//! found when they come into sight.

use serde::{Deserialize, Serialize};
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{CodeLens, CodeLensParams, Command, Uri};

use super::super::Server;
use super::super::convert::{from_lsp, to_lsp};
use super::super::transport::Raw;
use super::{by_size, known};
use crate::features::code_lens::{Counted, MAX_DOCUMENT_BYTES, lenses as places, title};

/// What a lens carries until it comes into sight.
#[derive(Debug, Deserialize, Serialize)]
struct Unresolved {
    uri: Uri,
    /// Whether it is about the section at its place rather than the whole document.
    section: bool,
}

pub(crate) fn lenses(server: &Server, params: CodeLensParams) -> Result<Raw> {
    let (uri, encoding) = (params.text_document.uri, server.capabilities().encoding);
    let large = server.document(&uri)?.text().len() > MAX_DOCUMENT_BYTES;
    if !server.settings().lens.unwrap_or(!large) {
        return Ok(known(&None::<Vec<CodeLens>>));
    }
    by_size(server, &uri.clone(), move |document, _| {
        let lens = |(span, counted)| CodeLens {
            range: to_lsp::range(document.text(), span, encoding),
            command: None,
            data: serde_json::to_value(Unresolved {
                uri: uri.clone(),
                section: counted != Counted::Document,
            })
            .ok(),
        };
        Ok(Some(
            places(document).into_iter().map(lens).collect::<Vec<_>>(),
        ))
    })
}

/// A count does nothing when it is clicked on: its command has no name.
pub(crate) fn resolve(server: &Server, lens: CodeLens) -> Result<Raw> {
    let data = lens.data.clone().unwrap_or_default();
    let wanted: Unresolved = serde_json::from_value(data)
        .map_err(|error| Error::invalid_params(format!("this is no lens of ours: {error}")))?;
    let encoding = server.capabilities().encoding;
    let look = server.look(&wanted.uri)?;
    by_size(server, &wanted.uri, move |document, cancel| {
        let found = look(document, cancel)?;
        let at = from_lsp::offset(document.text(), lens.range.start, encoding)?;
        let counted = if wanted.section {
            Counted::Section(at)
        } else {
            Counted::Document
        };
        let command = Command::new(title(document, counted, &found), String::new(), None);
        Ok(CodeLens {
            command: Some(command),
            ..lens
        })
    })
}
