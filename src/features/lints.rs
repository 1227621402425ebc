//! stub
use super::finding::Finding;
use crate::model::Document;
/// x
#[derive(Debug)]
pub struct Findings {
    /// x
    pub list: Vec<Finding>,
    /// x
    pub total: usize,
}
/// x
pub fn findings(_: &Document, _: &dyn Fn() -> bool) -> Findings {
    Findings {
        list: vec![],
        total: 0,
    }
}
