//! Tests of the publishing.

use std::sync::atomic::{AtomicUsize, Ordering};

use futures::{Stream, StreamExt as _};
use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Request, Result};
use tower_lsp::ls_types::{InitializeParams, InitializeResult};
use tower_lsp::{LanguageServer, LspService};
use tower_service::Service as _;

use super::*;
use crate::model::{Document, LabelChoice};
use crate::text::Encoding;

struct Mock(Client);

impl LanguageServer for Mock {
    async fn initialize(&self, _: InitializeParams) -> Result<InitializeResult> {
        Ok(InitializeResult::default())
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }
}

fn uri() -> Uri {
    "file:///a.txt".parse().unwrap()
}

/// A publisher of what `source` finds, and the messages it sends.
async fn publisher(
    source: impl Fn(&Document) -> Vec<Diagnostic> + Send + Sync + 'static,
) -> (Publisher, Arc<Documents>, impl Stream<Item = Value> + Unpin) {
    let (mut service, socket) = LspService::build(Mock).finish();
    let initialize = Request::build("initialize").params(json!({"capabilities": {}}));
    service.call(initialize.id(1).finish()).await.unwrap();
    let client = service.inner().0.clone();
    let session = Arc::<Documents>::default();
    let source = Box::new(
        move |_: &Uri, snapshot: &Snapshot, _: &ClientCapabilities, _: &Cancel| {
            source(&snapshot.document)
        },
    );
    let publisher = Publisher::new(Arc::clone(&session), client, Pool::detached(), source);
    let sent = socket.map(|request| request.params().unwrap().clone());
    (publisher, session, sent)
}

/// One diagnostic that says how long the document is.
fn length(document: &Document) -> Vec<Diagnostic> {
    let length = document.text().len().to_string();
    vec![Diagnostic::new_simple(
        tower_lsp::ls_types::Range::default(),
        length,
    )]
}

#[tokio::test]
async fn publishes_what_is_found_with_its_version_and_clears_it_on_closing() {
    let (publisher, session, mut sent) = publisher(length).await;
    session.open(&uri(), "abc", 7, LabelChoice::default());
    publisher.schedule(&uri(), &Arc::default());
    let first = sent.next().await.unwrap();
    assert_eq!(first["version"], 7);
    assert_eq!(first["diagnostics"][0]["message"], "3");
    session.close(&uri());
    publisher.schedule(&uri(), &Arc::default());
    let cleared = sent.next().await.unwrap();
    assert_eq!(cleared["diagnostics"], json!([]));
}

#[tokio::test]
async fn the_newest_wins_and_the_rest_is_hardly_looked_at() {
    let looked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&looked);
    let (publisher, session, mut sent) = publisher(move |document| {
        count.fetch_add(1, Ordering::Relaxed);
        length(document)
    })
    .await;
    for version in 1..=100_i32 {
        session.open(
            &uri(),
            &"x".repeat(version.unsigned_abs() as usize),
            version,
            LabelChoice::default(),
        );
        publisher.schedule(&uri(), &Arc::default());
    }
    let first = sent.next().await.unwrap();
    assert_eq!(first["version"], 100);
    assert_eq!(first["diagnostics"][0]["message"], "100");
    assert!(looked.load(Ordering::Relaxed) <= 2);
}

#[tokio::test]
async fn what_was_found_for_a_state_that_is_no_more_is_dropped() {
    let session = Arc::new(Mutex::new(None::<Arc<Documents>>));
    let during = Arc::clone(&session);
    let (publisher, real, mut sent) = publisher(move |document| {
        // The document is edited while it is being looked at.
        if let Some(session) = during.lock().unwrap().take() {
            session.open(&uri(), "newer", 2, LabelChoice::default());
        }
        length(document)
    })
    .await;
    *session.lock().unwrap() = Some(Arc::clone(&real));
    real.open(&uri(), "old", 1, LabelChoice::default());
    publisher.schedule(&uri(), &Arc::default());
    // Whoever edits schedules, too; here only once the first result has been dropped.
    while !publisher.shared.jobs().is_empty() {
        tokio::task::yield_now().await;
    }
    publisher.schedule(&uri(), &Arc::default());
    let first = sent.next().await.unwrap();
    assert_eq!(first["version"], 2);
    assert_eq!(first["diagnostics"][0]["message"], "5");
}

#[tokio::test]
async fn a_panic_costs_one_result() {
    let (publisher, session, mut sent) = publisher(|document| {
        assert!(document.version() != 1, "asked for by a test");
        length(document)
    })
    .await;
    session.open(&uri(), "a", 1, LabelChoice::default());
    publisher.schedule(&uri(), &Arc::default());
    while !publisher.shared.jobs().is_empty() {
        tokio::task::yield_now().await;
    }
    session.change(&uri(), 2, Vec::new(), Encoding::Utf8);
    publisher.schedule(&uri(), &Arc::default());
    assert_eq!(sent.next().await.unwrap()["version"], 2);
}

#[tokio::test]
async fn a_document_out_of_step_shows_nothing() {
    let (publisher, session, mut sent) = publisher(length).await;
    session.open(&uri(), "a", 1, LabelChoice::default());
    session.mark_diverged(&uri());
    publisher.schedule(&uri(), &Arc::default());
    assert_eq!(sent.next().await.unwrap()["diagnostics"], json!([]));
}
