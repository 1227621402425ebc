//! Text synchronisation: the three notifications that must arrive, in order and whole.
//!
//! They are read typed and directly from the message, because the router would silently drop one
//! it cannot read, and because one may hold a whole document.

use serde::Deserialize;
use tower_lsp::ls_types::{
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    TextDocumentItem, Uri,
};

use super::unescape::long_string;

/// What happened to an open document (LSP 3.17, text document synchronization).
#[derive(Debug)]
pub(crate) enum Sync {
    /// It was opened.
    Open(DidOpenTextDocumentParams),
    /// It was edited.
    Change(DidChangeTextDocumentParams),
    /// It was closed.
    Close(DidCloseTextDocumentParams),
}

impl Sync {
    /// Reads the notification `method`; `None` if it is none of the three.
    fn read(method: &str, params: &str) -> Option<serde_json::Result<Self>> {
        Some(match method {
            "textDocument/didOpen" => {
                serde_json::from_str::<Opening>(params).map(Opening::into_sync)
            }
            "textDocument/didChange" => serde_json::from_str(params).map(Self::Change),
            "textDocument/didClose" => serde_json::from_str(params).map(Self::Close),
            _ => return None,
        })
    }

    /// The document concerned.
    pub(super) fn uri(&self) -> &Uri {
        match self {
            Self::Open(params) => &params.text_document.uri,
            Self::Change(params) => &params.text_document.uri,
            Self::Close(params) => &params.text_document.uri,
        }
    }
}

/// A text synchronisation as it was read, or the document and why it could not be.
pub(super) type ReadSync = Result<Sync, (Option<Uri>, String)>;

/// Reads the notification `method`; `None` if it is none of the three.
pub(super) fn read(method: &str, params: &str) -> Option<ReadSync> {
    let read = Sync::read(method, params)?;
    Some(read.map_err(|error| (uri_of(params), error.to_string())))
}

/// The parameters of `textDocument/didOpen`, whose text is not copied on the way.
#[derive(Deserialize)]
struct Opening {
    #[serde(rename = "textDocument")]
    document: OpeningItem,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct OpeningItem {
    uri: Uri,
    language_id: String,
    version: i32,
    #[serde(deserialize_with = "long_string")]
    text: String,
}

impl Opening {
    fn into_sync(self) -> Sync {
        let OpeningItem {
            uri,
            language_id,
            version,
            text,
        } = self.document;
        Sync::Open(DidOpenTextDocumentParams {
            text_document: TextDocumentItem::new(uri, language_id, version, text),
        })
    }
}

/// The document that unreadable parameters are about, if that much can be read.
fn uri_of(params: &str) -> Option<Uri> {
    #[derive(Deserialize)]
    struct Params {
        #[serde(rename = "textDocument")]
        document: Document,
    }
    #[derive(Deserialize)]
    struct Document {
        uri: Uri,
    }
    serde_json::from_str::<Params>(params)
        .ok()
        .map(|params| params.document.uri)
}

/// Why a notification that the router would drop without a word cannot be read, if so.
pub(super) fn unreadable(method: &str, params: &str) -> Option<serde_json::Error> {
    use tower_lsp::ls_types as ls;
    fn check<'a, T: Deserialize<'a>>(params: &'a str) -> Option<serde_json::Error> {
        serde_json::from_str::<T>(params).err()
    }
    match method {
        "textDocument/didSave" => check::<ls::DidSaveTextDocumentParams>(params),
        "textDocument/willSave" => check::<ls::WillSaveTextDocumentParams>(params),
        "workspace/didChangeConfiguration" => check::<ls::DidChangeConfigurationParams>(params),
        "workspace/didChangeWatchedFiles" => check::<ls::DidChangeWatchedFilesParams>(params),
        "workspace/didChangeWorkspaceFolders" => {
            check::<ls::DidChangeWorkspaceFoldersParams>(params)
        }
        "workspace/didCreateFiles" => check::<ls::CreateFilesParams>(params),
        "workspace/didRenameFiles" => check::<ls::RenameFilesParams>(params),
        "workspace/didDeleteFiles" => check::<ls::DeleteFilesParams>(params),
        _ => None,
    }
}
