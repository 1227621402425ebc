//! `glossator.toml` as a document: what could be typed and what is meant, and nothing of what is
//! said of annotated text.

use serde::Deserialize;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    CompletionItem, CompletionItemKind, Hover, HoverContents, MarkupContent, MarkupKind, Position,
    TextDocumentIdentifier, TextEdit,
};

use super::super::Server;
use super::super::convert::completion::documentation;
use super::super::convert::{from_lsp, to_lsp};
use super::super::transport::Raw;
use super::known;
use crate::features::markup::{Line, Prose};
use crate::model::Document;
use crate::project::{FILE_NAME, Suggestion, about, suggestions};
use crate::server::session::client::capabilities::ClientCapabilities;
use crate::server::session::projects::is_settings;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Params {
    text_document: TextDocumentIdentifier,
    position: Option<Position>,
}

/// The answer to a request about settings; `None` if it is about something else, or about
/// diagnostics, which are those of the settings anyway.
pub(crate) fn answer(server: &Server, method: &str, params: &str) -> Option<Result<Raw>> {
    let is_about_text = method.starts_with("textDocument/") && method != "textDocument/diagnostic";
    // Most requests are about other documents, and some are made at every key.
    if !is_about_text || !params.contains(FILE_NAME) {
        return None;
    }
    let params: Params = serde_json::from_str(params).ok()?;
    is_settings(&params.text_document.uri).then(|| about_settings(server, method, &params))
}

fn about_settings(server: &Server, method: &str, params: &Params) -> Result<Raw> {
    let (document, capabilities) = (
        server.document(&params.text_document.uri)?,
        server.capabilities(),
    );
    let Some(position) = params.position else {
        return Ok(known(&()));
    };
    Ok(match method {
        "textDocument/completion" => known(&completion(&document, position, &capabilities)?),
        "textDocument/hover" => known(&hover(&document, position, &capabilities)?),
        _ => known(&()),
    })
}

fn completion(
    document: &Document,
    position: Position,
    capabilities: &ClientCapabilities,
) -> Result<Vec<CompletionItem>> {
    let text = document.text();
    let offset = from_lsp::offset(text, position, capabilities.encoding)?;
    let item = |(place, one): (usize, Suggestion)| {
        let kind = if one.is_key {
            CompletionItemKind::PROPERTY
        } else {
            CompletionItemKind::ENUM_MEMBER
        };
        let range = to_lsp::range(text, one.edit.span, capabilities.encoding);
        let mut said = Prose::new();
        said.paragraph(Line::of(&one.about));
        CompletionItem {
            label: one.label,
            kind: Some(kind),
            sort_text: Some(format!("{place:03}")),
            filter_text: Some(one.edit.text.clone()),
            documentation: (!one.about.is_empty())
                .then(|| documentation(&said, capabilities.completion_markdown)),
            text_edit: Some(TextEdit::new(range, one.edit.text).into()),
            ..CompletionItem::default()
        }
    };
    let found = suggestions(&text.slice(text.span()), offset);
    Ok(found.into_iter().enumerate().map(item).collect())
}

fn hover(
    document: &Document,
    position: Position,
    capabilities: &ClientCapabilities,
) -> Result<Option<Hover>> {
    let text = document.text();
    let offset = from_lsp::offset(text, position, capabilities.encoding)?;
    let found = about(&text.slice(text.span()), offset);
    Ok(found.map(|(span, said)| {
        let (kind, value) = if capabilities.hover_markdown {
            (MarkupKind::Markdown, said.markdown())
        } else {
            (MarkupKind::PlainText, said.plain())
        };
        Hover {
            contents: HoverContents::Markup(MarkupContent { kind, value }),
            range: Some(to_lsp::range(text, span, capabilities.encoding)),
        }
    }))
}
