//! What could be typed, and the form it has (LSP 3.17 `textDocument/completion`,
//! `completionItem/resolve`, `textDocument/signatureHelp`).

use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{
    CompletionItem, CompletionParams, CompletionTriggerKind, SignatureHelpParams, Uri,
};

use super::super::Server;
use super::super::convert::completion::{
    Asked, Unexplained, documentation, elsewhere, signature as form,
};
use super::super::convert::from_lsp;
use super::super::transport::Raw;
use super::{at_once, known, others};
use crate::features::completion::{
    Cursor, Trigger, completion as found, explanation, signature as found_form,
};
use crate::model::Document;

pub(crate) fn completion(server: &Server, params: CompletionParams) -> Result<Raw> {
    let at = params.text_document_position;
    let (uri, capabilities) = (at.text_document.uri, server.capabilities());
    let context = params.context;
    let sign = context
        .filter(|context| context.trigger_kind == CompletionTriggerKind::TRIGGER_CHARACTER)
        .and_then(|context| context.trigger_character?.chars().next());
    let others: Vec<Document> = others(server, &uri).map(|(_, other)| other).collect();
    let effective = server.projects().effective_settings(&uri);
    at_once(server, &uri, |document| {
        let cursor = from_lsp::offset(document.text(), at.position, capabilities.encoding)?;
        let found = found(&Cursor {
            document,
            others: &others,
            gazetteer: Some(effective.names()),
            offset: cursor,
            trigger: sign.map_or(Trigger::Invoked, Trigger::Sign),
        });
        let asked = Asked {
            uri: &uri,
            text: document.text(),
            cursor,
            capabilities: &capabilities,
        };
        Ok((!found.items.is_empty()).then(|| asked.list(&found)))
    })
}

/// An item with what it means: from its own document, else from one that knows it.
pub(crate) fn resolve(server: &Server, item: CompletionItem) -> Result<Raw> {
    let Some(data) = item.data.clone() else {
        return Ok(known(&item));
    };
    let wanted: Unexplained = serde_json::from_value(data)
        .map_err(|error| Error::invalid_params(format!("this is no item of ours: {error}")))?;
    let own = server.document(&wanted.uri)?;
    let uri: Uri = wanted.uri.clone();
    let markdown = server.capabilities().completion_markdown;
    let said = wanted.subject().and_then(|subject| {
        if let Some(said) = explanation(&own, &subject) {
            return Some(documentation(&said, markdown));
        }
        let mut others = others(server, &uri);
        others.find_map(|(uri, other)| {
            let said = explanation(&other, &subject)?;
            Some(elsewhere(documentation(&said, markdown), &uri))
        })
    });
    Ok(known(&CompletionItem {
        documentation: said,
        ..item
    }))
}

pub(crate) fn signature(server: &Server, params: SignatureHelpParams) -> Result<Raw> {
    let at = params.text_document_position_params;
    let capabilities = server.capabilities();
    at_once(server, &at.text_document.uri, |document| {
        let offset = from_lsp::offset(document.text(), at.position, capabilities.encoding)?;
        let found = found_form(document, offset);
        Ok(found.map(|found| form(&found, &capabilities)))
    })
}
