//! Where the next mention is, from a position on and round the ends of the document.
//!
//! Parameters: `{ textDocument: { uri }, position, direction: "next" | "previous" }`. Answer: the
//! range of the mention's name, or null where the document has no mention.

use serde::Deserialize;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{Position, TextDocumentIdentifier};

use super::json;
use crate::features::navigation::{Direction, mention_from};
use crate::server::Server;
use crate::server::convert::{from_lsp, to_lsp};
use crate::server::transport::Raw;

/// What it is called.
pub(in crate::server) const METHOD: &str = "glossator/nextMention";

/// From where and which way.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::server) struct Params {
    text_document: TextDocumentIdentifier,
    position: Position,
    direction: Way,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Way {
    Next,
    Previous,
}

pub(in crate::server) fn answer(server: &Server, params: &Params) -> Result<Raw> {
    let encoding = server.abilities().encoding;
    let direction = match params.direction {
        Way::Next => Direction::Next,
        Way::Previous => Direction::Previous,
    };
    server.on_document(&params.text_document.uri, |document| {
        let offset = from_lsp::offset(document.text(), params.position, encoding)?;
        let found = mention_from(document, offset, direction);
        let range = found.map(|span| to_lsp::range(document.text(), span, encoding));
        Ok(Raw::Now(json(&range)))
    })
}
