//! Calls the handlers, contains their panics and sends their answers.
//!
//! A handler is polled once at once: what is ready then is answered without a task or a thread
//! in between. The rest becomes a task.

use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use futures::FutureExt as _;
use futures::future::{Aborted, abortable};
use serde_json::{Value, json};
use tokio::runtime::Handle;
use tower_lsp::LspService;
use tower_lsp::jsonrpc::{Error, Id, Request, RequestBuilder, Result};
use tower_lsp::ls_types::Uri;
use tower_service::Service as _;

use super::backend::{Backend, Reply, Task, Work};
use super::outcome::{body, contained, named, panicked, unknown};
use super::pool::{Cancel, Pool};
use super::progress::{Following, Progresses};
use super::running::{By, Running, Serial};
use super::sync::Sync;
use super::writer::Output;

/// A request that is to be answered.
struct Asked {
    id: Id,
    method: Box<str>,
    serial: Serial,
    /// What is shown of the work on it.
    progress: Option<Following>,
}

/// The handlers of a server.
pub(super) struct Routes<B: Backend> {
    service: LspService<B>,
    pool: Pool,
    output: Arc<Output>,
    running: Arc<Running>,
    progresses: Arc<Progresses>,
    serial: Serial,
}

impl<B: Backend> Routes<B> {
    pub(super) fn new(service: LspService<B>, pool: Pool, output: Arc<Output>) -> Self {
        let progresses = Arc::new(Progresses::new(Arc::clone(&output)));
        Self {
            service,
            pool,
            progresses,
            output,
            running: Arc::default(),
            serial: 0,
        }
    }

    /// See [`Backend::introduce`].
    pub(super) fn introduce(&self, params: &Value) {
        let _logged = contained(|| self.service.inner().introduce(params));
    }

    /// See [`Backend::synchronise`]. A panic leaves the document out of step.
    pub(super) fn synchronise(&self, sync: Sync) {
        let uri = sync.uri().clone();
        if let Err(error) = contained(|| self.service.inner().synchronise(sync)) {
            self.mark_diverged(&uri, &error.message);
        }
    }

    /// See [`Backend::mark_diverged`].
    pub(super) fn mark_diverged(&self, uri: &Uri, reason: &str) {
        let _logged = contained(|| self.service.inner().mark_diverged(uri, reason));
    }

    /// See [`Backend::refuse_document`].
    pub(super) fn refuse_document(&self, reason: &str) {
        let _logged = contained(|| self.service.inner().refuse_document(reason));
    }

    /// Calls the handler of a request whose answer the session waits for.
    pub(super) fn complete(&mut self, request: RequestBuilder) -> Result<String> {
        let serial = i64::from(self.next_serial());
        let answer = self.service.call(request.id(serial).finish());
        contained(|| Handle::current().block_on(answer)).and_then(body)
    }

    /// Calls the handler of a notification.
    pub(super) fn notify(&mut self, method: &str, params: &str) {
        let params = match serde_json::from_str(params) {
            // Some clients leave out the object that has nothing in it.
            Ok(Value::Null) if method == "initialized" => json!({}),
            Ok(params) => params,
            Err(error) => return tracing::warn!("unreadable {method}: {error}"),
        };
        let mut request = Request::build(method.to_owned());
        if !params.is_null() {
            request = request.params(params);
        }
        // The service is always ready; it says otherwise only after `exit`, which it never sees.
        let mut answer = self.service.call(request.finish());
        let context = &mut Context::from_waker(Waker::noop());
        if let Ok(Poll::Pending) = contained(|| answer.poll_unpin(context)) {
            tokio::spawn(answer);
        }
    }

    /// Calls the handler of request `id`, and sees to it that it is answered.
    pub(super) fn request(&mut self, id: Id, method: &str, params: &str) {
        let serial = self.next_serial();
        let asked = Asked {
            progress: self.follow(&id, serial, method, params),
            id,
            method: method.into(),
            serial,
        };
        match contained(|| self.service.inner().answer(method, params)) {
            Ok(Some(Reply::Now(result))) => self.answer(asked, result),
            Ok(Some(Reply::Later(work))) => self.answer_later(asked, work),
            Ok(Some(Reply::Task(task))) => self.answer_by_task(asked, task),
            Ok(None) => self.answer(asked, Err(unknown(method))),
            Err(error) => self.answer(asked, Err(error)),
        }
    }

    fn follow(&self, id: &Id, serial: Serial, method: &str, params: &str) -> Option<Following> {
        let long_request = contained(|| self.service.inner().long_request(method, params));
        let long_request = long_request.ok().flatten()?;
        self.progresses.follow((id, serial), params, long_request)
    }

    fn answer(&self, asked: Asked, result: Result<String>) {
        drop(asked.progress);
        self.output.answer(&asked.id, named(&asked.method, result));
    }

    fn answer_later(&self, asked: Asked, work: Work) {
        let cancel = Cancel::default();
        let (pool, flag) = (self.pool.clone(), cancel.clone());
        let result = async move { pool.run_with(flag, work).await };
        self.spawn(asked, By::Pool(cancel), result);
    }

    fn answer_by_task(&self, asked: Asked, mut task: Task) {
        match contained(|| task.poll_unpin(&mut Context::from_waker(Waker::noop()))) {
            Ok(Poll::Ready(result)) => self.answer(asked, result),
            Ok(Poll::Pending) => {
                let (task, stop) = abortable(AssertUnwindSafe(task).catch_unwind());
                let result = task.map(|outcome| match outcome {
                    Ok(result) => result.unwrap_or_else(|panic| Err(panicked(&*panic))),
                    Err(Aborted) => Err(Error::request_cancelled()),
                });
                self.spawn(asked, By::Task(stop), result);
            }
            Err(error) => self.answer(asked, Err(error)),
        }
    }

    /// Has a task wait for `result`.
    fn spawn(
        &self,
        asked: Asked,
        by: By,
        result: impl Future<Output = Result<String>> + Send + 'static,
    ) {
        if let Err(refusal) = self.running.start(&asked.id, asked.serial, by) {
            return self.answer(asked, Err(refusal));
        }
        let (running, output) = (Arc::clone(&self.running), Arc::clone(&self.output));
        tokio::spawn(async move {
            let result = result.await;
            if running.finish(&asked.id, asked.serial) {
                drop(asked.progress);
                output.answer(&asked.id, named(&asked.method, result));
            }
        });
    }

    /// Answers request `id` as cancelled, if it is still worked on, and stops that.
    pub(super) fn cancel(&mut self, id: &Id) {
        let Some((serial, by)) = self.running.cancel(id) else {
            return;
        };
        self.progresses.end(serial);
        self.output.answer(id, Err(Error::request_cancelled()));
        match by {
            By::Pool(cancel) => cancel.cancel(),
            By::Task(stop) => stop.abort(),
        }
    }

    /// Cancels the request whose progress the client cancels, as [`cancel`](Self::cancel) does.
    pub(super) fn cancel_progress(&mut self, params: &str) {
        if let Some(id) = self.progresses.request_of(params) {
            self.cancel(&id);
        }
    }

    fn next_serial(&mut self) -> Serial {
        self.serial = self.serial.wrapping_add(1);
        self.serial
    }
}
