//! stub
use crate::text::Span;
/// x
#[derive(Debug, Clone, Copy)]
pub enum Severity {
    /// x
    Error,
    /// x
    Warning,
    /// x
    Information,
    /// x
    Hint,
}
/// x
#[derive(Debug, Clone, Copy)]
pub struct Code;
impl Code {
    /// x
    pub fn as_str(self) -> &'static str {
        ""
    }
}
/// x
#[derive(Debug, Clone)]
pub struct Finding {
    /// x
    pub code: Code,
    /// x
    pub severity: Severity,
    /// x
    pub span: Span,
    /// x
    pub message: String,
    /// x
    pub related: Vec<(Span, String)>,
    /// x
    pub unnecessary: bool,
}
