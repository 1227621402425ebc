//! What a handler works with, and where its answer is computed.

use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{Position, Range, Uri};

use super::Server;
use super::convert::{from_lsp, to_lsp};
use super::session::client::capabilities::ClientCapabilities;
use super::session::documents::Revision;
use super::session::findings::{Found, Subject};
use super::session::projects::{EffectiveSettings, is_settings};
use super::transport::{Cancel, Reply};
use crate::model::Document;
use crate::text::{Encoding, Offset, Span, Text};

/// Bytes up to which a document is small enough to be answered about at once.
const INLINE: usize = 64 << 10;

/// Where an answer is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Where the request came in: nothing after it is looked at meanwhile.
    AtOnce,
    /// On the blocking pool.
    Pool,
}

impl Place {
    /// Where so many bytes of text are gone through.
    pub(crate) fn for_bytes(bytes: usize) -> Self {
        if bytes <= INLINE {
            Self::AtOnce
        } else {
            Self::Pool
        }
    }

    /// Has `work` come to a reply here.
    pub(crate) fn reply(
        self,
        work: impl FnOnce(&Cancel) -> Result<String> + Send + 'static,
    ) -> Reply {
        match self {
            Self::AtOnce => Reply::Now(work(&Cancel::default())),
            Self::Pool => Reply::Later(Box::new(work)),
        }
    }

    /// Does `work` here, for a task of `server`.
    pub(crate) async fn compute<T: Send + 'static>(
        self,
        server: &Server,
        work: impl FnOnce(&Cancel) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        match self {
            Self::AtOnce => work(&Cancel::default()),
            Self::Pool => server.pool().run(work).await,
        }
    }
}

/// Work that comes to an answer, and where it is done.
pub(crate) struct Job<T> {
    place: Place,
    work: Work<T>,
}

type Work<T> = Box<dyn FnOnce(&Cancel) -> Result<T> + Send>;

impl<T: Serialize + Send + 'static> Job<T> {
    /// `work` that is done at `place`.
    pub(crate) fn new(
        place: Place,
        work: impl FnOnce(&Cancel) -> Result<T> + Send + 'static,
    ) -> Self {
        let work = Box::new(work);
        Self { place, work }
    }

    /// No work: the answer is known.
    pub(crate) fn known(answer: T) -> Self {
        Self::new(Place::AtOnce, move |_| Ok(answer))
    }

    /// Has it come to a reply.
    pub(crate) fn reply(self) -> Reply {
        let work = self.work;
        self.place.reply(move |cancel| json(&work(cancel)?))
    }
}

/// The document that a request is about, as it was when the request came, and who asks.
#[derive(Clone, Debug)]
pub(crate) struct Context {
    pub(crate) server: Server,
    pub(crate) uri: Uri,
    pub(crate) document: Document,
    /// Which state of the document this is.
    pub(crate) revision: Revision,
    pub(crate) capabilities: Arc<ClientCapabilities>,
    /// Set when nobody waits for the answer any more.
    pub(crate) cancel: Cancel,
}

impl Context {
    /// The document at `uri` as it is now.
    ///
    /// # Errors
    /// It is not open, or not what the client has.
    pub(crate) fn new(server: &Server, uri: &Uri) -> Result<Self> {
        let snapshot = server.sound_snapshot(uri)?;
        Ok(Self {
            server: server.clone(),
            uri: uri.clone(),
            document: snapshot.document,
            revision: snapshot.revision,
            capabilities: server.capabilities(),
            cancel: Cancel::default(),
        })
    }

    /// Where the whole document is gone through.
    pub(crate) fn place(&self) -> Place {
        Place::for_bytes(self.text().len())
    }

    pub(crate) fn text(&self) -> &Text {
        self.document.text()
    }

    pub(crate) fn encoding(&self) -> Encoding {
        self.capabilities.encoding
    }

    pub(crate) fn is_cancelled(&self) -> bool {
        self.cancel.is_cancelled()
    }

    /// What holds for the document.
    pub(crate) fn settings(&self) -> EffectiveSettings {
        self.server.projects().effective_settings(&self.uri)
    }

    /// What is found in the document, looked for now if it is not known.
    ///
    /// # Errors
    /// It was cancelled.
    pub(crate) fn findings(&self, cancel: &Cancel) -> Result<Arc<Found>> {
        let subject = Subject {
            uri: &self.uri,
            document: &self.document,
            revision: self.revision,
        };
        let shared = &self.server.shared;
        let cancelled = || cancel.is_cancelled();
        let found = shared.findings.found(subject, &shared.projects, &cancelled);
        found.ok_or_else(Error::request_cancelled)
    }

    /// The offset of `position`.
    ///
    /// # Errors
    /// The line does not exist.
    pub(crate) fn offset(&self, position: Position) -> Result<Offset> {
        Ok(from_lsp::offset(self.text(), position, self.encoding())?)
    }

    /// The span of `range`.
    ///
    /// # Errors
    /// One of the lines does not exist.
    pub(crate) fn span(&self, range: Range) -> Result<Span> {
        Ok(from_lsp::span(self.text(), range, self.encoding())?)
    }

    /// The span of a range of lines on a screen. Its last line may be past the end: some clients
    /// ask for what they could show.
    ///
    /// # Errors
    /// Its first line does not exist.
    pub(crate) fn visible(&self, range: Range) -> Result<Span> {
        let start = self.offset(range.start)?;
        let end = self.offset(range.end).unwrap_or(self.text().end());
        Ok(Span::new(start, end.max(start)))
    }

    pub(crate) fn range(&self, span: Span) -> Range {
        to_lsp::range(self.text(), span, self.encoding())
    }
}

impl Server {
    /// The other open documents that are in step, in the order of their URIs.
    pub(crate) fn other_documents(&self, uri: &Uri) -> impl Iterator<Item = (Uri, Document)> {
        let uris = self.documents().uris().into_iter();
        let others = uris.filter(move |other| other != uri && !is_settings(other));
        others.filter_map(|other| {
            let document = self.document(&other).ok()?;
            Some((other, document))
        })
    }
}

/// The parameters of a request.
///
/// # Errors
/// They are none of this request (`InvalidParams`).
pub(crate) fn read<P: DeserializeOwned>(params: &str) -> Result<P> {
    serde_json::from_str(params).map_err(|error| Error::invalid_params(error.to_string()))
}

/// `answer` as JSON.
///
/// # Errors
/// It is none, which is a fault of the server.
pub(crate) fn json<T: Serialize>(answer: &T) -> Result<String> {
    serde_json::to_string(answer).map_err(|error| {
        tracing::error!("an answer cannot be written: {error}");
        Error::internal_error()
    })
}
