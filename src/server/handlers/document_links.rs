//! References to paragraphs and pages (LSP 3.17 `textDocument/documentLink`). Where a paragraph
//! stands is looked up when a link is followed.

use serde::{Deserialize, Serialize};
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{DocumentLink, DocumentLinkParams, Uri};

use super::super::Server;
use super::super::convert::to_lsp;
use super::super::transport::Raw;
use super::{by_size, known};
use crate::features::document_links::{Link, LinkTarget, links as found, paragraph_numbered};
use crate::server::session::client::capabilities::ClientCapabilities;
use crate::text::Text;

/// What a link to a paragraph carries until it is followed.
#[derive(Debug, Deserialize, Serialize)]
struct ToParagraph {
    uri: Uri,
    paragraph: u32,
}

pub(crate) fn links(server: &Server, params: DocumentLinkParams) -> Result<Raw> {
    let (uri, capabilities) = (params.text_document.uri, server.capabilities());
    by_size(server, &uri.clone(), move |document, cancel| {
        let links = found(document, &|| cancel.is_cancelled()).into_iter();
        let convert = |link| convert(document.text(), link, &uri, &capabilities);
        Ok(Some(links.filter_map(convert).collect::<Vec<_>>()))
    })
}

fn convert(
    text: &Text,
    link: Link,
    uri: &Uri,
    capabilities: &ClientCapabilities,
) -> Option<DocumentLink> {
    let (target, data, tooltip) = match link.target {
        // An address that is none is no link.
        LinkTarget::Page(address) => (Some(address.parse().ok()?), None, None),
        LinkTarget::Paragraph(paragraph) => {
            let uri = uri.clone();
            let data = serde_json::to_value(ToParagraph { uri, paragraph }).ok()?;
            (None, Some(data), Some(format!("Paragraph {paragraph}")))
        }
    };
    Some(DocumentLink {
        range: to_lsp::range(text, link.span, capabilities.encoding),
        target,
        tooltip: tooltip.filter(|_| capabilities.link_tooltip),
        data,
    })
}

/// The document with line and column in the form that editors know: `#L12,3`, from 1.
pub(crate) fn resolve(server: &Server, link: DocumentLink) -> Result<Raw> {
    let Some(data) = link.data.clone() else {
        return Ok(known(&link));
    };
    let wanted: ToParagraph = serde_json::from_value(data)
        .map_err(|error| Error::invalid_params(format!("this is no link of ours: {error}")))?;
    let encoding = server.capabilities().encoding;
    by_size(server, &wanted.uri.clone(), move |document, _| {
        let place = paragraph_numbered(document, wanted.paragraph);
        let target = place.and_then(|paragraph| {
            let at = to_lsp::position(document.text(), paragraph.span.start, encoding);
            let uri = wanted.uri.as_str();
            format!("{uri}#L{},{}", at.line + 1, at.character + 1)
                .parse()
                .ok()
        });
        Ok(DocumentLink { target, ..link })
    })
}
