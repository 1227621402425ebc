//! Requests that misbehave on demand, for the tests of the transport. They exist only in a server
//! started with the hidden option `--probes`.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::request::Request;

use crate::server::Server;
use crate::server::transport::Pool;

/// The request's name.
pub(crate) const METHOD: &str = "glossator/probe";

/// The request.
pub(crate) enum Probe {}

impl Request for Probe {
    type Params = Task;
    type Result = Value;
    const METHOD: &'static str = METHOD;
}

/// How many burning handlers saw that they were cancelled.
static CANCELLED: AtomicUsize = AtomicUsize::new(0);

/// What to do, by the parameter `do`.
#[derive(Debug, Deserialize, Serialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub(crate) enum Task {
    /// Answers at once.
    Nothing,
    /// Panics before it first awaits.
    Panic,
    /// Panics after it first awaits.
    PanicLater,
    /// Panics on the blocking pool.
    PanicInPool,
    /// Computes for so long.
    Burn { milliseconds: u64 },
    /// Waits for so long.
    Sleep { milliseconds: u64 },
    /// Waits for an answer of the client, which handlers should never do.
    AskClient,
    /// Answers with so many bytes.
    Fill { bytes: usize },
    /// Tells how many burning handlers were cancelled.
    Cancelled,
}

pub(crate) async fn probe(server: Server, task: Task) -> Result<Value> {
    match task {
        Task::Nothing => {}
        Task::Panic => fault()?,
        Task::PanicLater => {
            tokio::task::yield_now().await;
            fault()?;
        }
        Task::PanicInPool => server.pool().run(|_| fault()).await?,
        Task::Burn { milliseconds } => {
            burn(server.pool(), Duration::from_millis(milliseconds)).await?;
        }
        Task::Sleep { milliseconds } => {
            tokio::time::sleep(Duration::from_millis(milliseconds)).await;
        }
        Task::AskClient => {
            let folders = server.client().workspace_folders().await?;
            return Ok(json!({ "folders": folders.map_or(0, |folders| folders.len()) }));
        }
        Task::Fill { bytes } => {
            return server
                .pool()
                .run(move |_| Ok("x".repeat(bytes).into()))
                .await;
        }
        Task::Cancelled => return Ok(CANCELLED.load(Ordering::Relaxed).into()),
    }
    Ok(Value::Null)
}

async fn burn(pool: &Pool, duration: Duration) -> Result<()> {
    pool.run(move |cancel| {
        let end = Instant::now() + duration;
        while Instant::now() < end {
            if cancel.is_cancelled() {
                CANCELLED.fetch_add(1, Ordering::Relaxed);
                break;
            }
            std::hint::spin_loop();
        }
        Ok(())
    })
    .await
}

#[allow(clippy::panic, reason = "what it is for")]
fn fault() -> Result<()> {
    panic!("asked for by a probe");
}
