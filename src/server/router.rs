//! Answers in ready-made JSON, for requests whose answers are large or asked for at every key.
//!
//! The router turns an answer into a tree of values before it becomes text, which costs several
//! times what writing it directly does. A request listed here never reaches the router, so its
//! method in [`LanguageServer`](tower_lsp::LanguageServer) stays unimplemented.

use serde::de::DeserializeOwned;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::Uri;

use super::Server;
use super::transport::{Cancel, Raw};
use crate::model::Document;
use crate::server::handlers;
use crate::server::handlers::ext;
use crate::server::handlers::semantic_tokens;
use crate::server::respond::INLINE;

/// The answer to `method`; `None` if the router is to give it.
///
/// An entry reads its parameters and says how to write the answer, for instance by [`by_size`]:
/// `read(params).and_then(|params| semantic_tokens::range(server, &params))`.
pub(crate) fn answer(server: &Server, method: &str, params: &str) -> Option<Raw> {
    if let Some(answer) = handlers::settings_file::answer(server, method, params) {
        return Some(answer.unwrap_or_else(|error| Raw::Now(Err(error))));
    }
    let answer = match method {
        "textDocument/semanticTokens/range" => {
            read(params).and_then(|params| semantic_tokens::range(server, &params))
        }
        "textDocument/semanticTokens/full" => {
            read(params).and_then(|params| semantic_tokens::full(server, &params))
        }
        "textDocument/semanticTokens/full/delta" => {
            read(params).and_then(|params| semantic_tokens::delta(server, &params))
        }
        ext::document_text::METHOD => {
            read(params).and_then(|params| ext::document_text::answer(server, &params))
        }
        ext::next_finding::METHOD => {
            read(params).and_then(|params| ext::next_finding::answer(server, &params))
        }
        ext::next_mention::METHOD => {
            read(params).and_then(|params| ext::next_mention::answer(server, &params))
        }
        ext::reading::METHOD => {
            read(params).and_then(|params| ext::reading::answer(server, &params))
        }
        ext::status::METHOD => read(params).and_then(|params| ext::status::answer(server, &params)),
        _ => handlers::answer(server, method, params)?,
    };
    Some(answer.unwrap_or_else(|error| Raw::Now(Err(error))))
}

/// The parameters of a request.
pub(crate) fn read<T: DeserializeOwned>(params: &str) -> Result<T> {
    serde_json::from_str(params).map_err(|error| Error::invalid_params(error.to_string()))
}

/// Has `write` write the answer about a document: at once if it is small, else on the pool.
///
/// # Errors
/// The document is not open, or out of step.
pub(crate) fn by_size(
    server: &Server,
    uri: &Uri,
    write: impl FnOnce(&Document, &Cancel) -> Result<String> + Send + 'static,
) -> Result<Raw> {
    let document = server.document(uri)?;
    Ok(sized(document, write))
}

/// As [`by_size`], of a document that the caller has.
pub(crate) fn sized(
    document: Document,
    write: impl FnOnce(&Document, &Cancel) -> Result<String> + Send + 'static,
) -> Raw {
    if document.text().len() <= INLINE {
        return Raw::Now(write(&document, &Cancel::default()));
    }
    Raw::Later(Box::new(move |cancel| write(&document, cancel)))
}
