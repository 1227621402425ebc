//! `glossator.toml` as a document: what could be typed and what is meant, and nothing of what is
//! said of annotated text.

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{CompletionParams, CompletionResponse, Hover, HoverParams};

use crate::project::{about, suggestions};
use crate::server::convert::{completion::suggestion, to_lsp};
use crate::server::respond::Context;

pub(crate) fn completion(
    context: &Context,
    params: CompletionParams,
) -> Result<Option<CompletionResponse>> {
    let offset = context.offset(params.text_document_position.position)?;
    let text = context.text();
    let found = suggestions(&text.slice(text.span()), offset).into_iter();
    let items = found.enumerate().map(|(place, found)| {
        let range = context.range(found.edit.span);
        suggestion(place, found, range, &context.capabilities)
    });
    Ok(Some(items.collect::<Vec<_>>().into()))
}

pub(crate) fn hover(context: &Context, params: HoverParams) -> Result<Option<Hover>> {
    let offset = context.offset(params.text_document_position_params.position)?;
    let text = context.text();
    let found = about(&text.slice(text.span()), offset);
    Ok(found.map(|(span, said)| to_lsp::hover(&said, context.range(span), &context.capabilities)))
}
