//! The dispatcher: every message of the client, one after the other, in the order they came.
//!
//! It never awaits an answer. Invariant: when it looks at a message, the edits before it are in
//! and the handlers before it have been polled once.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Instant;

use serde::Deserialize;
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Id, Request, Response};

use super::backend::Backend;
use super::framing::Fault;
use super::input::Input;
use super::message::{Incoming, parse_error};
use super::parent;
use super::phase::{Ending, Phase};
use super::queue::Queue;
use super::route::Routes;
use super::spelling::Spellings;
use super::sync::{self, ReadSync};
use super::trace::Trace;
use super::writer::Output;

/// Takes an answer of the client to a request of ours.
pub(super) type Deliver = Box<dyn FnMut(Response)>;

/// See the module.
pub(super) struct Dispatcher<B: Backend> {
    routes: Routes<B>,
    deliver: Deliver,
    spellings: Arc<Spellings>,
    output: Arc<Output>,
    input: Arc<Queue<Input>>,
    phase: Phase,
    trace: Trace,
}

impl<B: Backend> Dispatcher<B> {
    pub(super) fn new(
        routes: Routes<B>,
        deliver: Deliver,
        spellings: Arc<Spellings>,
        input: Arc<Queue<Input>>,
        output: Arc<Output>,
    ) -> Self {
        Self {
            routes,
            deliver,
            spellings,
            input,
            phase: Phase::Fresh,
            trace: Trace::new(Arc::clone(&output)),
            output,
        }
    }

    /// Dispatches what comes in until the session ends.
    pub(super) fn run(mut self) -> Ending {
        while let Some(input) = self.input.pop() {
            let flow = match input {
                Input::Message(content) => self.message(content),
                Input::Fault(fault) => {
                    self.fault(&fault);
                    ControlFlow::Continue(())
                }
                Input::End | Input::ClientGone => ControlFlow::Break(()),
            };
            if flow.is_break() {
                break;
            }
        }
        self.phase.ending()
    }

    fn fault(&self, fault: &Fault) {
        tracing::warn!("skipped {fault}");
        // Stray bytes were not meant as a message, so nobody waits for an answer to them.
        if !matches!(fault, Fault::Garbage(_)) {
            self.refuse(&Id::Null, parse_error(fault.to_string()));
        }
    }

    fn message(&mut self, content: Vec<u8>) -> ControlFlow<()> {
        let (started, bytes) = (Instant::now(), content.len());
        let content = match String::from_utf8(content) {
            Ok(content) => content,
            Err(error) => {
                self.not_text(error.as_bytes());
                return ControlFlow::Continue(());
            }
        };
        let (mut name, mut sync) = (String::new(), None);
        match Incoming::read(&content) {
            Incoming::Invalid(id, error) => {
                tracing::warn!("invalid message: {error}");
                self.refuse(&id, error);
            }
            Incoming::Response(response) => (self.deliver)(response),
            Incoming::Notification { method, .. } if method == "exit" => {
                return ControlFlow::Break(());
            }
            Incoming::Notification { method, params } => {
                let params = self.spellings.incoming(&method, params);
                sync = sync::read(&method, &params);
                if sync.is_none() {
                    self.notify(&method, &params);
                }
                name = method.into_owned();
            }
            Incoming::Request { id, method, params } => {
                name = format!("{method} {id}");
                let params = self.spellings.incoming(&method, params);
                self.request(id, &method, &params);
            }
        }
        // A document of a hundred megabytes is not kept twice while it is being read.
        drop(content);
        if let Some(sync) = sync {
            self.synchronise(&name, sync);
        }
        self.trace.received(&name, bytes, started, self.phase);
        ControlFlow::Continue(())
    }

    /// Answers with an error. Waits for room as everything does that is answered: else a client
    /// could fill our memory with refusals that it does not read.
    fn refuse(&self, id: &Id, error: Error) {
        self.output.queue().wait_for_room();
        self.output.answer(id, Err(error));
    }

    /// A message that is not UTF-8. What it was meant for is found out all the same.
    fn not_text(&mut self, content: &[u8]) {
        const WHY: &str = "the message is not UTF-8";
        tracing::warn!("{WHY}");
        let content = String::from_utf8_lossy(content);
        match Incoming::read(&content) {
            Incoming::Notification { method, params } => {
                let params = self.spellings.incoming(&method, params);
                if let Some(sync) = sync::read(&method, &params) {
                    let lost = sync.map_or_else(|(uri, _)| uri, |sync| Some(sync.uri().clone()));
                    self.synchronise(&method, Err((lost, WHY.to_owned())));
                }
                self.refuse(&Id::Null, parse_error(WHY));
            }
            Incoming::Request { id, .. } => self.refuse(&id, parse_error(WHY)),
            Incoming::Response(_) | Incoming::Invalid(..) => {
                self.refuse(&Id::Null, parse_error(WHY));
            }
        }
    }

    fn synchronise(&self, method: &str, sync: ReadSync) {
        if self.phase != Phase::Serving {
            tracing::warn!("{method} outside of a session is ignored");
            return;
        }
        match sync {
            Ok(sync) => self.routes.synchronise(sync),
            Err((uri, reason)) => {
                tracing::warn!("unreadable {method}: {reason}");
                match uri {
                    Some(uri) => self.routes.mark_diverged(&uri, &reason),
                    None => self.routes.refuse_document(&reason),
                }
            }
        }
    }

    fn notify(&mut self, method: &str, params: &str) {
        match method {
            "$/cancelRequest" => return self.cancel(params),
            "$/setTrace" => return self.trace.set(params),
            _ if self.phase != Phase::Serving => {
                tracing::warn!("{method} outside of a session is ignored");
                return;
            }
            "window/workDoneProgress/cancel" => return self.routes.cancel_progress(params),
            _ => {}
        }
        match sync::unreadable(method, params) {
            Some(error) => tracing::warn!("unreadable {method}: {error}"),
            None => self.routes.notify(method, params),
        }
    }

    fn request(&mut self, id: Id, method: &str, params: &str) {
        self.output.queue().wait_for_room();
        if let Err(error) = self.phase.admit(method) {
            return self.refuse(&id, error);
        }
        match method {
            "initialize" => self.initialize(&id, params),
            "shutdown" => {
                self.phase = Phase::ShutDown;
                let result = self.routes.complete(Request::build("shutdown"));
                self.output.answer(&id, result);
            }
            _ => self.routes.request(id, method, params),
        }
    }

    fn initialize(&mut self, id: &Id, params: &str) {
        let params: Value = match serde_json::from_str(params) {
            Ok(params) => params,
            Err(error) => {
                return self.refuse(id, Error::invalid_params(error.to_string()));
            }
        };
        self.routes.introduce(&params);
        let minimum = serde_json::json!({ "capabilities": {} });
        let result = self
            .routes
            .complete(Request::build("initialize").params(minimum));
        if result.is_ok() {
            self.phase = Phase::Serving;
        }
        self.output.answer(id, result);
        self.trace.begin(&params["trace"]);
        if let Some(process) = params["processId"].as_u64() {
            self.watch(process);
        }
    }

    /// Ends the session when the client's process does.
    fn watch(&self, process: u64) {
        let (input, output) = (Arc::clone(&self.input), Arc::clone(&self.output));
        parent::watch(process, move || {
            tracing::warn!("the client's process has ended");
            output.queue().abandon();
            input.push_first(Input::ClientGone);
        });
    }

    fn cancel(&mut self, params: &str) {
        #[derive(Deserialize)]
        struct Params {
            id: Id,
        }
        match serde_json::from_str::<Params>(params) {
            Ok(params) => self.routes.cancel(&params.id),
            Err(error) => tracing::warn!("unreadable $/cancelRequest: {error}"),
        }
    }
}
