//! `glossator server`: serves an editor over standard input and output.

use std::fs::File;
use std::io::{self, BufReader};
use std::path::PathBuf;
use std::process::ExitCode;

use super::log::{self, Filter, Log};
use crate::server::{self, Ending, Requests};

/// Serve an editor: the Language Server Protocol over standard input and output.
///
/// Editors start it themselves. It ends when the editor shuts it down, closes the input, or dies.
///
/// Exit code: 0 after an orderly shutdown, else 1.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "lsp")]
pub(super) struct Arguments {
    /// Use standard input and output. There is no other way; accepted because editors pass it
    #[arg(long)]
    stdio: bool,

    /// Append the log to FILE instead of writing it to standard error
    #[arg(long, value_name = "FILE")]
    log_file: Option<PathBuf>,

    /// Log level: `error`, `warn`, `info`, `debug`, `trace`, or a filter such as
    /// `warn,glossator=debug`. Also read from `GLOSSATOR_LOG` and `RUST_LOG` [default: warn]
    #[arg(long, value_name = "FILTER")]
    log_level: Option<Filter>,

    /// Answer requests that misbehave on demand, for tests of the server itself
    #[arg(long, hide = true)]
    probes: bool,
}

pub(super) fn run(arguments: &Arguments) -> ExitCode {
    let log = match Log::start(arguments.log_file.as_deref(), arguments.log_level.clone()) {
        Ok(log) => log,
        Err(error) => return log::print_error(&error),
    };
    let requests = if arguments.probes {
        Requests::WithProbes
    } else {
        Requests::Documented
    };
    let ending = serve(requests);
    match &ending {
        Ok(ending) => tracing::info!("ended: {ending:?}"),
        Err(error) => tracing::error!("cannot serve: {error}"),
    }
    log.finish();
    match ending {
        Ok(Ending::Orderly) => ExitCode::SUCCESS,
        Ok(Ending::Abrupt) | Err(_) => ExitCode::FAILURE,
    }
}

fn serve(requests: Requests) -> io::Result<Ending> {
    let (input, output) = (stdin()?, stdout()?);
    server::serve(requests, BufReader::with_capacity(64 << 10, input), output)
}

// The handles of the standard library buffer by line, which would cut every message in two. So
// these are the plain files behind them.

#[cfg(unix)]
fn stdin() -> io::Result<File> {
    use std::os::fd::AsFd as _;
    Ok(io::stdin().as_fd().try_clone_to_owned()?.into())
}

#[cfg(unix)]
fn stdout() -> io::Result<File> {
    use std::os::fd::AsFd as _;
    Ok(io::stdout().as_fd().try_clone_to_owned()?.into())
}

#[cfg(windows)]
fn stdin() -> io::Result<File> {
    use std::os::windows::io::AsHandle as _;
    Ok(io::stdin().as_handle().try_clone_to_owned()?.into())
}

#[cfg(windows)]
fn stdout() -> io::Result<File> {
    use std::os::windows::io::AsHandle as _;
    Ok(io::stdout().as_handle().try_clone_to_owned()?.into())
}
