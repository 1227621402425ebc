//! The log: to standard error or a file, never to standard output, which belongs to the protocol.
//!
//! Invariant: logging never waits. Not every editor reads what a server writes to its standard
//! error, and a full pipe must not stop the server; lines that find no room are dropped.

use std::env;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

use crate::server::Queue;

/// Bytes of lines that may wait to be written.
const LIMIT: usize = 256 << 10;
/// How long the last lines may take.
const PATIENCE: Duration = Duration::from_millis(200);

/// What to log, in the language of `RUST_LOG`.
#[derive(Clone, Debug)]
pub(super) struct Filter(String);

impl FromStr for Filter {
    type Err = String;

    fn from_str(filter: &str) -> Result<Self, Self::Err> {
        match EnvFilter::try_new(filter) {
            Ok(_) => Ok(Self(filter.to_owned())),
            Err(error) => Err(error.to_string()),
        }
    }
}

impl Filter {
    /// What the environment says, if it says something that can be read.
    fn of_environment() -> Option<Self> {
        ["GLOSSATOR_LOG", "RUST_LOG"]
            .into_iter()
            .filter_map(|name| env::var(name).ok())
            .find(|filter| !filter.is_empty())?
            .parse()
            .ok()
    }
}

/// The running log.
#[derive(Debug)]
pub(super) struct Log {
    lines: Arc<Queue<Vec<u8>>>,
}

impl Log {
    /// Starts logging to `file`, or to standard error.
    pub(super) fn start(file: Option<&Path>, filter: Option<Filter>) -> io::Result<Self> {
        let filter = filter.or_else(Filter::of_environment);
        let filter = EnvFilter::new(filter.map_or_else(|| "warn".to_owned(), |filter| filter.0));
        let log = Self {
            lines: Arc::new(Queue::new(LIMIT)),
        };
        match file {
            Some(path) => {
                let named = |error: io::Error| {
                    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
                };
                let file = OpenOptions::new().create(true).append(true).open(path);
                log.write_to(file.map_err(named)?)?;
            }
            None => log.write_to(io::stderr())?,
        }
        tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_ansi(false)
            .with_writer(Lines(Arc::clone(&log.lines)))
            .init();
        log_panics();
        Ok(log)
    }

    /// For a command that answers people: a log to standard error where the environment asks for
    /// one. In any case a panic is at most a line of it.
    pub(super) fn of_command() -> Option<Self> {
        log_panics();
        Self::start(None, Some(Filter::of_environment()?)).ok()
    }

    fn write_to(&self, mut out: impl Write + Send + 'static) -> io::Result<()> {
        let lines = Arc::clone(&self.lines);
        let write = move || {
            while let Some(line) = lines.pop() {
                if out.write_all(&line).is_err() {
                    return lines.abandon();
                }
            }
        };
        let thread = std::thread::Builder::new().name("log".to_owned());
        thread.spawn(write).map(drop)
    }

    /// Has the last lines written.
    pub(super) fn finish(self) {
        self.lines.wait_until_empty(PATIENCE);
    }
}

/// Makes a panic a line of the log, without a backtrace. Who goes on after it tells the user.
fn log_panics() {
    std::panic::set_hook(Box::new(|panic| tracing::error!("{panic}")));
}

/// Tells the user why there is no log, and so no server.
pub(super) fn complain(error: &io::Error) -> ExitCode {
    // If even that cannot be written there is nobody to tell.
    let _ = writeln!(io::stderr(), "error: cannot write the log: {error}");
    ExitCode::FAILURE
}

/// Hands lines over to the thread that writes them.
#[derive(Clone, Debug)]
struct Lines(Arc<Queue<Vec<u8>>>);

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Self;

    fn make_writer(&'a self) -> Self::Writer {
        self.clone()
    }
}

impl Write for Lines {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.0.push_if_room(line.to_vec(), line.len());
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
