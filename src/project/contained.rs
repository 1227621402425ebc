//! That a fault of the program at one file ends the work on that file and nothing else.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::rules::ISSUES;

/// The program failed. What was wrong the panic hook has told the log.
#[derive(Clone, Copy, Debug)]
pub struct Fault;

impl From<Fault> for io::Error {
    fn from(_: Fault) -> Self {
        Self::other(format!(
            "Glossator itself failed, which is its own fault; please report it: {ISSUES} \
             (with GLOSSATOR_LOG=error it says more)"
        ))
    }
}

/// Does `work`; a panic in it is an error like others.
///
/// It is sound to go on: what `work` made is gone with it, and what it shares with the work on the
/// next file (settings that were read, totals, what is written) is only added to, whole things at
/// a time.
///
/// # Errors
/// `work` panics.
pub fn contained<T>(work: impl FnOnce() -> T) -> Result<T, Fault> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| Fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_that_says_where_to_report_it() {
        assert!(contained(|| 1).is_ok());
        let fault = contained(|| "é".split_at(1)).unwrap_err();
        let said = io::Error::from(fault).to_string();
        assert!(said.contains("https://") && said.contains("GLOSSATOR_LOG"));
    }
}
