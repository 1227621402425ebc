//! Where a name is introduced, and where else it stands (LSP 3.17 `textDocument/definition`,
//! `textDocument/references`, `textDocument/documentHighlight`).

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    DocumentHighlightParams, GotoDefinitionParams, GotoDefinitionResponse, Location, LocationLink,
    ReferenceParams, Uri,
};

use super::super::Server;
use super::super::convert::{from_lsp, to_lsp};
use super::super::transport::{Cancel, Raw};
use super::{by_size, json, known, others};
use crate::features::definition::{Definition, definition as introduction};
use crate::features::document_highlights::occurrences;
use crate::features::references::{Referent, declaration as declared, references as places};
use crate::features::references::{Untagged, referent_at};
use crate::model::Document;
use crate::server::session::client::capabilities::ClientCapabilities;
use crate::text::{Span, Text};

/// A link with the sentence around it where the client takes one, else its place.
pub(crate) fn definition(server: &Server, params: GotoDefinitionParams) -> Result<Raw> {
    let at = params.text_document_position_params;
    let (uri, capabilities) = (at.text_document.uri, server.capabilities());
    by_size(server, &uri.clone(), move |document, _| {
        let offset = from_lsp::offset(document.text(), at.position, capabilities.encoding)?;
        let target = introduction(document, offset);
        Ok(target.map(|target| response(document.text(), &target, &uri, &capabilities)))
    })
}

fn response(
    text: &Text,
    target: &Definition,
    uri: &Uri,
    capabilities: &ClientCapabilities,
) -> GotoDefinitionResponse {
    let range = |span| to_lsp::range(text, span, capabilities.encoding);
    if !capabilities.definition_link {
        return Location::new(uri.clone(), range(target.selection)).into();
    }
    GotoDefinitionResponse::Link(vec![LocationLink {
        origin_selection_range: Some(range(target.origin)),
        target_uri: uri.clone(),
        target_range: range(target.span),
        target_selection_range: range(target.selection),
    }])
}

/// The places in all open documents, those of this one first.
pub(crate) fn references(server: &Server, params: ReferenceParams) -> Result<Raw> {
    let at = params.text_document_position;
    let (uri, encoding) = (at.text_document.uri, server.capabilities().encoding);
    let document = server.document(&uri)?;
    let offset = from_lsp::offset(document.text(), at.position, encoding)?;
    let Some(subject) = referent_at(&document, offset) else {
        return Ok(known(&None::<Vec<Location>>));
    };
    let mut documents = vec![(uri.clone(), document)];
    if matches!(subject, Referent::Entity(_)) {
        documents.extend(others(server, &uri));
    }
    let wanted = Wanted {
        subject,
        untagged: server.settings().untagged,
        declaration: params.context.include_declaration,
    };
    Ok(Raw::Later(Box::new(move |cancel| {
        let places = documents.iter().enumerate();
        let places = places.flat_map(|(place, (uri, document))| {
            let asked = if place == 0 {
                Asked::Here
            } else {
                Asked::Elsewhere
            };
            let spans = wanted.spans(document, asked, cancel).into_iter();
            spans.map(|span| to_lsp::location(uri, document.text(), span, encoding))
        });
        json(&places.collect::<Vec<_>>())
    })))
}

/// The places in this document, for the eye.
pub(crate) fn highlights(server: &Server, params: DocumentHighlightParams) -> Result<Raw> {
    let at = params.text_document_position_params;
    let encoding = server.capabilities().encoding;
    by_size(server, &at.text_document.uri, move |document, _| {
        let offset = from_lsp::offset(document.text(), at.position, encoding)?;
        let found = occurrences(document, offset);
        let convert = |found| to_lsp::highlight(document.text(), found, encoding);
        Ok(found.iter().map(convert).collect::<Vec<_>>())
    })
}

struct Wanted {
    subject: Referent,
    untagged: Untagged,
    /// Whether the place that introduces the name is wanted, too.
    declaration: bool,
}

impl Wanted {
    /// The places in `document`, with or without the one that introduces the subject.
    fn spans(&self, document: &Document, asked: Asked, cancel: &Cancel) -> Vec<Span> {
        let cancelled = || cancel.is_cancelled();
        let mut spans = places(document, &self.subject, self.untagged, &cancelled);
        match (&self.subject, self.declaration) {
            (Referent::Entity(_), false) if asked == Asked::Here => {
                let introduced = declared(document, &self.subject);
                spans.retain(|span| Some(*span) != introduced);
            }
            (Referent::Paragraph(_), true) => {
                spans.splice(0..0, declared(document, &self.subject));
            }
            _ => {}
        }
        spans
    }
}

/// Whether a document is the one in which the question was asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    Here,
    Elsewhere,
}
