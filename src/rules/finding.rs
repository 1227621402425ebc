//! The report of a rule: its code, place and words. The words of each stand in the file of its code,
//! `rules/<family>/<code>.rs`.
//!
//! A finding knows bytes of its document and nothing of who shows it.

use crate::text::Span;

pub use crate::rules::code::{Code, Layer, Severity};

/// Where faults of the program are reported.
pub const ISSUES: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/issues");

/// Something in a document that a user should look at (format §5.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which rule it breaks.
    pub code: Code,
    /// How bad that is.
    pub severity: Severity,
    /// Where it is; empty where something is missing.
    pub span: Span,
    /// What is wrong, in the user's words.
    pub message: String,
    /// Other places that belong to it, each with what it is.
    pub related: Vec<(Span, String)>,
    /// Whether the text at `span` may just go.
    pub unnecessary: bool,
    /// The label that would be right, where it is known from elsewhere than the document.
    pub label: Option<String>,
}

impl Finding {
    /// A finding with the usual severity of its code.
    pub(crate) fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            span,
            message: message.into(),
            related: Vec::new(),
            unnecessary: false,
            label: None,
        }
    }

    pub(crate) fn with_related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push((span, message.into()));
        self
    }

    pub(crate) fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    pub(crate) fn unnecessary(mut self) -> Self {
        self.unnecessary = true;
        self
    }
}

/// `text` for a message: on one line and not too long.
pub(crate) fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    let count = text.chars().count();
    if count <= MOST {
        return text;
    }
    let head: String = text.chars().take(MOST / 2).collect();
    let tail: String = text.chars().skip(count - MOST / 2).collect();
    // Whole words, where there are any.
    let head = head
        .rsplit_once(' ')
        .map_or(head.as_str(), |(words, _)| words);
    let tail = tail
        .split_once(' ')
        .map_or(tail.as_str(), |(_, words)| words);
    format!("{head} … {tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_shortened_in_the_middle() {
        assert_eq!(shortened("Ada  Bay\nof Oru"), "Ada Bay of Oru");
        let long = shortened(&"wörd ".repeat(40));
        assert_eq!(long.chars().count(), 61);
        assert!(long.starts_with("wörd wörd") && long.ends_with("wörd wörd"));
    }
}
