//! Where the next mention is, from a position on and round the ends of the document.
//!
//! Parameters: `{ textDocument: { uri }, position, direction: "next" | "previous" }`. Answer: the
//! range of the mention's name, or null where the document has no mention.

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::Range;
use tower_lsp::ls_types::request::Request;

use super::StepParams;
use crate::features::navigation::mention_from;
use crate::server::respond::Context;

/// The request.
pub(crate) enum NextMention {}

impl Request for NextMention {
    type Params = StepParams;
    type Result = Option<Range>;
    const METHOD: &'static str = "glossator/nextMention";
}

pub(crate) fn next_mention(context: &Context, params: StepParams) -> Result<Option<Range>> {
    let offset = context.offset(params.position)?;
    let found = mention_from(&context.document, offset, params.direction.direction());
    Ok(found.map(|span| context.range(span)))
}
