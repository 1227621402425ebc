//! Work beside the requests: publishing, reloading, watching. A task never holds up a request.

pub(crate) mod ask;
pub(crate) mod coalesced;
pub(crate) mod configuration;
pub(crate) mod publish;
pub(crate) mod reload;
pub(crate) mod watch;
