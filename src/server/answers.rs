//! The requests about names and places, by their methods: navigation, search, notes, changes.
//!
//! They are answered in ready-made JSON (see `raw`): most are asked for at every key or may be
//! long. Each module reads the parameters of its requests, asks a feature, and converts.

mod hints;
mod lens;
mod links;
mod navigation;
mod search;

use serde::Serialize;
use serde::de::DeserializeOwned;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::Uri;

use super::transport::{Cancel, Raw};
use super::{Server, raw};
use crate::model::Document;

/// The answer to `method`; `None` if it is none of these.
pub(super) fn answer(server: &Server, method: &str, params: &str) -> Option<Result<Raw>> {
    Some(match method {
        "textDocument/definition" => call(server, params, navigation::definition),
        "textDocument/declaration" => call(server, params, |server, params| {
            navigation::declaration(server, &params)
        }),
        "textDocument/references" => call(server, params, navigation::references),
        "textDocument/documentLink" => call(server, params, links::links),
        "documentLink/resolve" => call(server, params, links::resolve),
        "workspace/symbol" => call(server, params, |server, params| {
            Ok(search::search(server, params))
        }),
        "textDocument/codeLens" => call(server, params, lens::lenses),
        "codeLens/resolve" => call(server, params, lens::resolve),
        "textDocument/inlayHint" => call(server, params, hints::hints),
        _ => return None,
    })
}

fn call<P: DeserializeOwned>(
    server: &Server,
    params: &str,
    answer: fn(&Server, P) -> Result<Raw>,
) -> Result<Raw> {
    answer(server, raw::read(params)?)
}

/// Answers about a document at once: for answers that take less than a millisecond whatever the
/// document's size.
fn at_once<T: Serialize>(
    server: &Server,
    uri: &Uri,
    answer: impl FnOnce(&Document) -> Result<T>,
) -> Result<Raw> {
    Ok(Raw::Now(
        answer(&server.document(uri)?).and_then(|answer| json(&answer)),
    ))
}

/// Answers about a document: at once if it is small, else on the blocking pool.
fn by_size<T: Serialize>(
    server: &Server,
    uri: &Uri,
    answer: impl FnOnce(&Document, &Cancel) -> Result<T> + Send + 'static,
) -> Result<Raw> {
    raw::by_size(server, uri, move |document, cancel| {
        json(&answer(document, cancel)?)
    })
}

/// Answers with what is known already.
fn known<T: Serialize>(answer: &T) -> Raw {
    Raw::Now(json(answer))
}

fn json<T: Serialize>(answer: &T) -> Result<String> {
    serde_json::to_string(answer).map_err(|error| {
        tracing::error!("an answer cannot be written: {error}");
        Error::internal_error()
    })
}
