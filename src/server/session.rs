//! What one session knows: the open documents, the client, its settings, the projects, and what
//! was found.
//!
//! Nothing here speaks to the client or begins work of its own.

pub(crate) mod client;
pub(crate) mod documents;
pub(crate) mod findings;
pub(crate) mod last_tokens;
pub(crate) mod outlines;
pub(crate) mod projects;
pub(crate) mod settings;
pub(crate) mod watched;
