//! Calls the handlers, contains their panics and sends their answers.
//!
//! A handler is polled once at once: what is ready then is answered without a task or a thread
//! in between. The rest becomes a task.

use std::any::Any;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use futures::FutureExt as _;
use serde_json::{Value, json};
use tokio::runtime::Handle;
use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, RequestBuilder, Response, Result};
use tower_lsp::ls_types::Uri;
use tower_lsp::{ExitedError, LspService};
use tower_service::Service as _;

use super::message::{error, json as to_json};
use super::running::{By, Running, Serial};
use super::sync::Sync;
use super::writer::Output;
use super::{Backend, Cancel, Pool, Raw, Work};

type Outcome = std::result::Result<Option<Response>, ExitedError>;
type Answer = Pin<Box<dyn Future<Output = Outcome> + Send>>;

/// The handlers of a server.
pub(super) struct Routes<B: Backend> {
    service: LspService<B>,
    pool: Pool,
    output: Arc<Output>,
    running: Arc<Running>,
    serial: Serial,
}

impl<B: Backend> Routes<B> {
    pub(super) fn new(service: LspService<B>, pool: Pool, output: Arc<Output>) -> Self {
        Self {
            service,
            pool,
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
            self.lose_step(&uri, &error.message);
        }
    }

    /// See [`Backend::lose_step`].
    pub(super) fn lose_step(&self, uri: &Uri, reason: &str) {
        let _logged = contained(|| self.service.inner().lose_step(uri, reason));
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
        let mut answer = self.call(method, params, None);
        if let Ok(Poll::Pending) = poll_once(&mut answer) {
            tokio::spawn(answer);
        }
    }

    /// Calls the handler of request `id`, and sees to it that it is answered.
    pub(super) fn request(&mut self, id: Id, method: &str, params: &str) {
        match contained(|| self.service.inner().answer_raw(method, params)) {
            Ok(Some(Raw::Now(result))) => self.output.answer(&id, result),
            Ok(Some(Raw::Later(work))) => self.answer_later(id, work),
            Ok(None) => self.route(id, method, params),
            Err(error) => self.output.answer(&id, Err(error)),
        }
    }

    fn route(&mut self, id: Id, method: &str, params: &str) {
        let params = match serde_json::from_str(params) {
            Ok(params) => params,
            Err(error) => {
                let error = Error::invalid_params(error.to_string());
                return self.output.answer(&id, Err(error));
            }
        };
        let serial = self.next_serial();
        let mut answer = self.call(method, params, Some(serial));
        match poll_once(&mut answer) {
            Ok(Poll::Ready(outcome)) => self.output.answer(&id, body(outcome)),
            Ok(Poll::Pending) => {
                let result = AssertUnwindSafe(answer)
                    .catch_unwind()
                    .map(|outcome| outcome.map_err(|panic| panicked(&*panic)).and_then(body));
                self.spawn(id, serial, By::Service, result);
            }
            Err(error) => self.output.answer(&id, Err(error)),
        }
    }

    fn answer_later(&mut self, id: Id, work: Work) {
        let (serial, cancel) = (self.next_serial(), Cancel::default());
        let (pool, flag) = (self.pool.clone(), cancel.clone());
        let result = async move { pool.run_with(flag, work).await };
        self.spawn(id, serial, By::Pool(cancel), result);
    }

    /// Has a task wait for `result`.
    fn spawn(
        &self,
        id: Id,
        serial: Serial,
        by: By,
        result: impl Future<Output = Result<String>> + Send + 'static,
    ) {
        if let Err(refusal) = self.running.start(&id, serial, by) {
            return self.output.answer(&id, Err(refusal));
        }
        let (running, output) = (Arc::clone(&self.running), Arc::clone(&self.output));
        tokio::spawn(async move {
            let result = result.await;
            if running.finish(&id, serial) {
                output.answer(&id, result);
            }
        });
    }

    /// Answers request `id` as cancelled, if it is still worked on, and stops that.
    pub(super) fn cancel(&mut self, id: &Id) {
        let Some((serial, by)) = self.running.cancel(id) else {
            return;
        };
        self.output.answer(id, Err(Error::request_cancelled()));
        match by {
            By::Pool(cancel) => cancel.cancel(),
            By::Service => {
                let mut cancelled = self.call("$/cancelRequest", json!({ "id": serial }), None);
                let _logged = poll_once(&mut cancelled);
            }
        }
    }

    // The service is always ready; it says otherwise only after `exit`, which it never sees.
    fn call(&mut self, method: &str, params: Value, serial: Option<Serial>) -> Answer {
        let mut request = Request::build(method.to_owned());
        if !params.is_null() {
            request = request.params(params);
        }
        if let Some(serial) = serial {
            request = request.id(i64::from(serial));
        }
        self.service.call(request.finish())
    }

    fn next_serial(&mut self) -> Serial {
        self.serial = self.serial.wrapping_add(1);
        self.serial
    }
}

fn poll_once(answer: &mut Answer) -> Result<Poll<Outcome>> {
    contained(|| answer.poll_unpin(&mut Context::from_waker(Waker::noop())))
}

/// What a handler came to, as JSON.
fn body(outcome: Outcome) -> Result<String> {
    match outcome {
        Ok(Some(response)) => response.into_parts().1.map(|result| to_json(&result)),
        // What the service says to an unknown method that starts with `$/`.
        Ok(None) | Err(_) => Err(Error::method_not_found()),
    }
}

/// Does `work`; a panic in it becomes an error (the panic hook has logged it).
fn contained<T>(work: impl FnOnce() -> T) -> Result<T> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| panicked(&*panic))
}

fn panicked(panic: &(dyn Any + Send)) -> Error {
    let said = panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("it says no more");
    error(
        ErrorCode::InternalError,
        format!("a fault of the server: {said}"),
    )
}
