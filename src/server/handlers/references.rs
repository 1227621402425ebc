//! Where else a name stands, in all open documents (LSP 3.17 `textDocument/references`).

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{Location, ReferenceParams};

use crate::features::references::{
    Referent, Untagged, declaration, references as places, referent_at,
};
use crate::model::Document;
use crate::server::convert::to_lsp;
use crate::server::respond::{Context, Job, Place};
use crate::server::transport::Cancel;
use crate::text::Span;

/// The places in all open documents, those of this one first.
pub(crate) fn references(
    context: &Context,
    params: ReferenceParams,
) -> Result<Job<Option<Vec<Location>>>> {
    let (server, encoding) = (&context.server, context.encoding());
    let offset = context.offset(params.text_document_position.position)?;
    let Some(subject) = referent_at(&context.document, offset) else {
        return Ok(Job::known(None));
    };
    let mut documents = vec![(context.uri.clone(), context.document.clone())];
    if matches!(subject, Referent::Entity(_)) {
        documents.extend(server.other_documents(&context.uri));
    }
    let wanted = Wanted {
        subject,
        untagged: server.settings().untagged,
        declaration: params.context.include_declaration,
    };
    Ok(Job::new(Place::Pool, move |cancel| {
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
        Ok(Some(places.collect()))
    }))
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
                let introduced = declaration(document, &self.subject);
                spans.retain(|span| Some(*span) != introduced);
            }
            (Referent::Paragraph(_), true) => {
                spans.splice(0..0, declaration(document, &self.subject));
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
