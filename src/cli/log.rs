//! The log, written to standard error or a file, never to standard output, which belongs to the
//! protocol.
//!
//! Invariant: logging never waits. Not every editor reads the standard error of a server, and a
//! full pipe must not stop the server; lines without room are dropped.

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

/// Most bytes of lines that wait to be written.
const MAX_WAITING_BYTES: usize = 256 << 10;

/// Longest wait for the last lines.
const MAX_FINAL_WAIT: Duration = Duration::from_millis(200);

/// The lines to log, in the syntax of `RUST_LOG`.
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
    /// The filter in the environment, if it is set and valid.
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
    ///
    /// # Errors
    /// The file cannot be opened, or no thread can be started.
    pub(super) fn start(file: Option<&Path>, filter: Option<Filter>) -> io::Result<Self> {
        let filter = filter.or_else(Filter::of_environment);
        let filter = EnvFilter::new(filter.map_or_else(|| "warn".to_owned(), |filter| filter.0));
        let log = Self {
            lines: Arc::new(Queue::new(MAX_WAITING_BYTES)),
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

    /// The log of a command on a terminal: to standard error, and only if the environment asks for
    /// it. With or without it, a panic prints nothing else.
    pub(super) fn of_command() -> Option<Self> {
        log_panics();
        Self::start(None, Some(Filter::of_environment()?)).ok()
    }

    /// Starts the thread that writes to `out`.
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

    /// Waits for the last lines, up to [`MAX_FINAL_WAIT`].
    pub(super) fn finish(self) {
        self.lines.wait_until_empty(MAX_FINAL_WAIT);
    }
}

/// Makes a panic a line of the log, without a backtrace. The code that catches it tells the user.
fn log_panics() {
    std::panic::set_hook(Box::new(|panic| tracing::error!("{panic}")));
}

/// Tells the user why there is no log and so no server; returns the exit code.
pub(super) fn print_error(error: &io::Error) -> ExitCode {
    // If even standard error cannot be written, nobody can be told.
    let _ = writeln!(io::stderr(), "error: cannot write the log: {error}");
    ExitCode::FAILURE
}

/// Passes lines to the thread that writes them.
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
