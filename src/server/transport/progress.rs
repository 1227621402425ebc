//! Progress of work that may last (LSP 3.17 §workDoneProgress): of a request, under the token that
//! came with it or, where it lasts, one that the client is asked for; and of work of our own.
//!
//! Invariants: what has begun ends, once; under the token of a request it ends before the answer.
//! To cancel a progress is to cancel its request.

use std::collections::HashMap;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::oneshot::{self, Receiver, Sender};
use tower_lsp::Client;
use tower_lsp::jsonrpc::{Id, Request};
use tower_lsp::ls_types::notification::Progress;
use tower_lsp::ls_types::request::WorkDoneProgressCreate;
use tower_lsp::ls_types::{
    ProgressParams, ProgressParamsValue, ProgressToken, WorkDoneProgress, WorkDoneProgressBegin,
    WorkDoneProgressCreateParams, WorkDoneProgressEnd,
};

use super::message::Outgoing;
use super::running::Serial;
use super::writer::Output;

/// How long work lasts that needs no progress.
const PATIENCE: Duration = Duration::from_millis(150);

/// What is said of work that may last.
#[derive(Debug)]
pub(crate) struct LongRequest {
    /// What it is, in the user's words.
    pub(crate) title: &'static str,
    /// The client, if it shows progress that we begin of this work.
    pub(crate) client: Option<Client>,
}

/// The progress of the requests that are worked on.
#[derive(Debug)]
pub(super) struct Progresses {
    output: Arc<Output>,
    shown: Mutex<HashMap<Serial, Shown>>,
}

#[derive(Debug)]
struct Shown {
    id: Id,
    token: ProgressToken,
    /// Whether the token came with the request, or what tells the task that shows it of the end.
    by: By,
}

#[derive(Debug)]
enum By {
    Request,
    Task { _until_dropped: Sender<()> },
}

/// When work stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    /// When it is cancelled, too.
    OnDemand,
    /// When it is done.
    AtTheEnd,
}

/// Ends the progress of a request when it is dropped.
#[derive(Debug)]
pub(super) struct Following {
    progresses: Arc<Progresses>,
    serial: Serial,
}

impl Drop for Following {
    fn drop(&mut self) {
        self.progresses.end(self.serial);
    }
}

impl Progresses {
    pub(super) fn new(output: Arc<Output>) -> Self {
        let shown = Mutex::default();
        Self { output, shown }
    }

    /// Begins the progress of request `id`, if `params` bring a token, or has a task begin one if
    /// the request lasts and the client can.
    pub(super) fn follow(
        self: &Arc<Self>,
        (id, serial): (&Id, Serial),
        params: &str,
        long_request: LongRequest,
    ) -> Option<Following> {
        let (token, by) = match (token_of(params), long_request.client) {
            (Some(token), _) => {
                self.send(
                    &token,
                    &json!({
                        "kind": "begin", "title": long_request.title, "cancellable": true,
                    }),
                );
                (token, By::Request)
            }
            (None, Some(client)) => {
                let token = ProgressToken::String(format!("glossator-{serial}"));
                let (sender, over) = oneshot::channel();
                let what = (long_request.title, Stop::OnDemand);
                tokio::spawn(show(client, token.clone(), what, over));
                (
                    token,
                    By::Task {
                        _until_dropped: sender,
                    },
                )
            }
            (None, None) => return None,
        };
        let id = id.clone();
        self.lock().insert(serial, Shown { id, token, by });
        Some(Following {
            progresses: Arc::clone(self),
            serial,
        })
    }

    /// Ends the progress of a request, if it has one that has not ended.
    pub(super) fn end(&self, serial: Serial) {
        let shown = self.lock().remove(&serial);
        if let Some(Shown {
            token,
            by: By::Request,
            ..
        }) = shown
        {
            self.send(&token, &json!({ "kind": "end" }));
        }
    }

    /// The request whose progress has the token in `params`.
    pub(super) fn request_of(&self, params: &str) -> Option<Id> {
        #[derive(Deserialize)]
        struct Params {
            token: ProgressToken,
        }
        let params: Params = serde_json::from_str(params).ok()?;
        let shown = self.lock();
        let found = shown.values().find(|shown| shown.token == params.token);
        found.map(|shown| shown.id.clone())
    }

    fn send(&self, token: &ProgressToken, value: &Value) {
        let params = json!({ "token": token, "value": value });
        let request = Request::build("$/progress").params(params).finish();
        self.output.send(Outgoing::request(&request));
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Serial, Shown>> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The token that parameters bring; others may have a field of its name that is none.
fn token_of(params: &str) -> Option<ProgressToken> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Params {
        work_done_token: Option<ProgressToken>,
    }
    let params: Params = serde_json::from_str(params).ok()?;
    params.work_done_token
}

/// Does `work` of our own, whose progress `client` shows if it lasts. It cannot be cancelled.
pub(crate) async fn accompanied<T>(
    client: Client,
    title: &'static str,
    work: impl Future<Output = T>,
) -> T {
    let (_until_dropped, over) = oneshot::channel();
    let token = ProgressToken::String(format!("glossator-{title}"));
    tokio::spawn(show(client, token, (title, Stop::AtTheEnd), over));
    work.await
}

/// Shows a progress until the other end of `over` is dropped, unless that is soon.
async fn show(
    client: Client,
    token: ProgressToken,
    (title, stop): (&'static str, Stop),
    mut over: Receiver<()>,
) {
    if tokio::time::timeout(PATIENCE, &mut over).await.is_ok() {
        return;
    }
    let params = WorkDoneProgressCreateParams {
        token: token.clone(),
    };
    let created = tokio::select! {
        created = client.send_request::<WorkDoneProgressCreate>(params) => created,
        _ = &mut over => return,
    };
    if created.is_err() {
        return;
    }
    let tell = |value| {
        let token = token.clone();
        let value = ProgressParamsValue::WorkDone(value);
        client.send_notification::<Progress>(ProgressParams { token, value })
    };
    tell(WorkDoneProgress::Begin(WorkDoneProgressBegin {
        title: title.to_owned(),
        cancellable: Some(stop == Stop::OnDemand),
        ..WorkDoneProgressBegin::default()
    }))
    .await;
    let _ = over.await;
    tell(WorkDoneProgress::End(WorkDoneProgressEnd::default())).await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_words_or_numbers() {
        let text = |token: &str| Some(ProgressToken::String(token.to_owned()));
        assert_eq!(token_of(r#"{"workDoneToken": "a", "b": []}"#), text("a"));
        let seven = Some(ProgressToken::Number(7));
        assert_eq!(token_of(r#"{"workDoneToken": 7}"#), seven);
        for none in ["null", "[]", "{}", r#"{"workDoneToken": null}"#] {
            assert_eq!(token_of(none), None, "{none}");
        }
    }
}
