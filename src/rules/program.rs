//! What Glossator says of its own work, not of a text.

pub(crate) mod internal_error;
pub(crate) mod more_findings;
pub(crate) mod not_utf8;
pub(crate) mod unused_exception;
