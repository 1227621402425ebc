//! What handlers came to: results as JSON, and errors that say whose fault they are.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use tower_lsp::ExitedError;
use tower_lsp::jsonrpc::{Error, ErrorCode, Response, Result};

use super::message::{error, json as to_json};

pub(super) type Outcome = std::result::Result<Option<Response>, ExitedError>;

/// The error for a request that nobody answers.
pub(super) fn unknown(method: &str) -> Error {
    Error {
        data: Some(method.into()),
        ..Error::method_not_found()
    }
}

/// What a handler came to, as JSON.
pub(super) fn body(outcome: Outcome) -> Result<String> {
    match outcome {
        Ok(Some(response)) => response.into_parts().1.map(|result| to_json(&result)),
        // What the service says to an unknown method that starts with `$/`.
        Ok(None) | Err(_) => Err(Error::method_not_found()),
    }
}

/// `result` of a request: a fault of the server says in which it was.
pub(super) fn named(method: &str, mut result: Result<String>) -> Result<String> {
    if let Err(error) = &mut result
        && error.code == ErrorCode::InternalError
    {
        error.message = format!("{method}: {}", error.message).into();
    }
    result
}

/// Does `work`; a panic in it becomes an error (the panic hook has logged it).
pub(super) fn contained<T>(work: impl FnOnce() -> T) -> Result<T> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| panicked(&*panic))
}

pub(super) fn panicked(panic: &(dyn Any + Send)) -> Error {
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
