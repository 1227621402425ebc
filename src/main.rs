//! The command `glossator`: see [`glossator::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    glossator::cli::run()
}
