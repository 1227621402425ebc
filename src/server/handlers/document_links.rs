//! References to paragraphs and pages (LSP 3.17 `textDocument/documentLink`,
//! `documentLink/resolve`). Where a paragraph stands is looked up when a link is followed.

use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{DocumentLink, DocumentLinkParams};

use crate::features::document_links::{links as found, paragraph_numbered};
use crate::server::Server;
use crate::server::convert::annotations::{self, UnresolvedLink};
use crate::server::respond::{Context, Job};

pub(crate) fn links(context: &Context, _: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
    let links = found(&context.document, &|| context.is_cancelled()).into_iter();
    let convert =
        |link| annotations::link(context.text(), link, &context.uri, &context.capabilities);
    Ok(Some(links.filter_map(convert).collect()))
}

pub(crate) fn resolve(server: &Server, mut link: DocumentLink) -> Result<Job<DocumentLink>> {
    let Some(data) = link.data.clone() else {
        return Ok(Job::known(link));
    };
    let wanted: UnresolvedLink = serde_json::from_value(data)
        .map_err(|error| Error::invalid_params(format!("this is no link of ours: {error}")))?;
    let context = Context::new(server, &wanted.uri)?;
    Ok(Job::new(context.place(), move |_| {
        let place = paragraph_numbered(&context.document, wanted.paragraph);
        link.target = place.and_then(|paragraph| {
            let (at, encoding) = (paragraph.span.start, context.encoding());
            annotations::target(&context.uri, context.text(), at, encoding)
        });
        Ok(link)
    }))
}
