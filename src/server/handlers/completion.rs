//! What could be typed (LSP 3.17 `textDocument/completion`, `completionItem/resolve`).

use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{
    CompletionItem, CompletionParams, CompletionResponse, CompletionTriggerKind,
};

use crate::features;
use crate::features::completion::{Cursor, Trigger, explanation};
use crate::model::Document;
use crate::server::Server;
use crate::server::convert::completion::{Asked, Unexplained, documentation, elsewhere};
use crate::server::respond::{Context, Job};

pub(crate) fn completion(
    context: &Context,
    params: CompletionParams,
) -> Result<Option<CompletionResponse>> {
    let cursor = context.offset(params.text_document_position.position)?;
    let sign = params
        .context
        .filter(|context| context.trigger_kind == CompletionTriggerKind::TRIGGER_CHARACTER)
        .and_then(|context| context.trigger_character?.chars().next());
    let others = context.server.other_documents(&context.uri);
    let others: Vec<Document> = others.map(|(_, other)| other).collect();
    let settings = context.settings();
    let found = features::completion::completion(&Cursor {
        document: &context.document,
        others: &others,
        gazetteer: Some(settings.names()),
        offset: cursor,
        trigger: sign.map_or(Trigger::Invoked, Trigger::Sign),
    });
    let asked = Asked {
        uri: &context.uri,
        text: context.text(),
        cursor,
        capabilities: &context.capabilities,
    };
    Ok((!found.items.is_empty()).then(|| asked.list(&found).into()))
}

/// An item with what it means: from its own document, else from one that knows it.
pub(crate) fn resolve(server: &Server, mut item: CompletionItem) -> Result<Job<CompletionItem>> {
    let Some(data) = item.data.clone() else {
        return Ok(Job::known(item));
    };
    let wanted: Unexplained = serde_json::from_value(data)
        .map_err(|error| Error::invalid_params(format!("this is no item of ours: {error}")))?;
    let own = server.document(&wanted.uri)?;
    let uri = wanted.uri.clone();
    let markup = server.capabilities().completion_markup;
    let said = wanted.subject().and_then(|subject| {
        if let Some(said) = explanation(&own, &subject) {
            return Some(documentation(&said, markup));
        }
        let mut others = server.other_documents(&uri);
        others.find_map(|(uri, other)| {
            let said = explanation(&other, &subject)?;
            Some(elsewhere(documentation(&said, markup), &uri))
        })
    });
    item.documentation = said;
    Ok(Job::known(item))
}
