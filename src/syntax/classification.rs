//! stub
use super::portion::Level;
pub fn classification(text: &str) -> Option<(Level, usize)> {
    for (w, l) in [("S E C R E T", Level::Secret), ("C O N F I D E N T I A L", Level::Confidential), ("UNCLAS", Level::Unclassified)] {
        if text.starts_with(w) { return Some((l, w.len())); }
    }
    None
}
