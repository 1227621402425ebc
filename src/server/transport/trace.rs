//! What the client is told of the messages that were received (LSP 3.17 §logTrace).

use std::sync::Arc;
use std::time::Instant;

use serde_json::Value;
use tower_lsp::jsonrpc::Request;
use tower_lsp::ls_types::{LogTraceParams, SetTraceParams, TraceValue};

use super::message::Outgoing;
use super::phase::Phase;
use super::writer::Output;

/// How much the client wants to know.
pub(super) struct Trace {
    value: TraceValue,
    output: Arc<Output>,
}

impl Trace {
    /// Nothing, until the client says otherwise.
    pub(super) fn new(output: Arc<Output>) -> Self {
        Self {
            value: TraceValue::Off,
            output,
        }
    }

    /// As the client wants it at the beginning.
    pub(super) fn begin(&mut self, value: &Value) {
        self.value = serde_json::from_value(value.clone()).unwrap_or_default();
    }

    /// As the client wants it from now on: `params` of `$/setTrace`.
    pub(super) fn set(&mut self, params: &str) {
        match serde_json::from_str::<SetTraceParams>(params) {
            Ok(params) => self.value = params.value,
            Err(error) => tracing::warn!("unreadable $/setTrace: {error}"),
        }
    }

    /// Tells the client what was received, if it wants to know (LSP 3.17 §logTrace).
    pub(super) fn received(&self, name: &str, bytes: usize, started: Instant, phase: Phase) {
        let spent = started.elapsed();
        tracing::trace!("{name}: {bytes} bytes, {spent:?}");
        if self.value == TraceValue::Off || name.is_empty() || phase == Phase::Fresh {
            return;
        }
        let verbose = (self.value == TraceValue::Verbose)
            .then(|| format!("{bytes} bytes; {spent:?} until the next message"));
        let params = LogTraceParams {
            message: format!("received {name}"),
            verbose,
        };
        match serde_json::to_value(params) {
            Ok(params) => {
                let request = Request::build("$/logTrace").params(params).finish();
                self.output.send_if_room(Outgoing::request(&request));
            }
            Err(error) => tracing::error!("no trace: {error}"),
        }
    }
}
