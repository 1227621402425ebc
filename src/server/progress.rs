//! What is shown of requests that may last (LSP 3.17 §workDoneProgress).

/// What is shown of a request while it lasts.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Progress {
    /// Its title, whether the client asks for it or not.
    Always(&'static str),
    /// Its title, where the client asks for it: the request is made at every move or key.
    WhenAsked(&'static str),
    /// It depends on the parameters.
    ByParams(fn(&str) -> Progress),
}
