//! Where the next mention is, from a position on and round the ends of the document.
//!
//! Parameters: `{ textDocument: { uri }, position, direction: "next" | "previous" }`. Answer: the
//! range of the mention's name, or null where the document has no mention.

use tower_lsp::jsonrpc::Result;

use super::{StepParams, json};
use crate::features::navigation::mention_from;
use crate::server::Server;
use crate::server::convert::{from_lsp, to_lsp};
use crate::server::transport::Raw;

/// What it is called.
pub(crate) const METHOD: &str = "glossator/nextMention";

pub(crate) fn answer(server: &Server, params: &StepParams) -> Result<Raw> {
    let encoding = server.capabilities().encoding;
    server.on_document(&params.text_document.uri, |document| {
        let offset = from_lsp::offset(document.text(), params.position, encoding)?;
        let found = mention_from(document, offset, params.direction.direction());
        let range = found.map(|span| to_lsp::range(document.text(), span, encoding));
        Ok(Raw::Now(json(&range)))
    })
}
