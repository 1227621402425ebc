//! stub
use crate::{
    model::Document,
    text::{Offset, Span},
};
/// x
#[derive(Debug)]
pub struct Hover {
    /// x
    pub span: Span,
    /// x
    pub text: P,
}
/// x
#[derive(Debug)]
pub struct P;
impl P {
    /// x
    pub fn markdown(&self) -> &str {
        ""
    }
    /// x
    pub fn plain(&self) -> &str {
        ""
    }
}
/// x
pub fn hover(_: &Document, _: Offset) -> Option<Hover> {
    None
}
