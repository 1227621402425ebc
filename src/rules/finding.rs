//! What a lint reports. Findings are made by name (`Finding::unknown_label(…)`), so that the
//! code, the severity and the words of each stand in one place, by group in the files below.
//!
//! A finding knows bytes of its document and nothing of who shows it.

mod names;
mod passages;

use crate::text::Span;

pub use crate::rules::code::{Code, Layer, Severity};
pub(crate) use names::Labelled;
pub(crate) use passages::name as passage_name;

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

    /// The last line of a list of `listed` findings: how many more there are, where that is known.
    pub fn more(span: Span, listed: usize, more: Option<usize>) -> Self {
        let message = match more {
            Some(1) => "1 more finding".to_owned(),
            Some(more) => format!("{more} more findings"),
            None => format!("more findings than the {listed} listed"),
        };
        Self::new(Code::MoreFindings, span, message)
    }

    /// An exception of the project's settings, at `span` of those, that left nothing out: `rule`
    /// finds nothing of the kind.
    pub fn unused_exception(span: Span, rule: Code, name: Option<&str>) -> Self {
        let about = name.map_or(String::new(), |name| {
            format!(" about “{}”", shortened(name))
        });
        let message = format!("there is no `{rule}`{about} to accept any more");
        Self::new(Code::UnusedException, span, message).unnecessary()
    }

    /// The rule called `rule` failed: what it would have found is not known.
    pub fn internal_error(rule: &str) -> Self {
        let message = format!(
            "the rule `{rule}` failed, which is a fault of Glossator; all others went on. \
             Please report it: {ISSUES}"
        );
        Self::new(Code::InternalError, Span::default(), message)
    }

    /// A file whose bytes are no text: the first that is not is at `span`.
    pub fn not_utf8(span: Span, byte: u8) -> Self {
        let message = format!("byte 0x{byte:02X} is not UTF-8; the file is not checked");
        Self::new(Code::NotUtf8, span, message)
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
    use crate::text::Offset;

    #[test]
    fn long_text_is_shortened_in_the_middle() {
        assert_eq!(shortened("Ada  Bay\nof Oru"), "Ada Bay of Oru");
        let long = shortened(&"wörd ".repeat(40));
        assert_eq!(long.chars().count(), 61);
        assert!(long.starts_with("wörd wörd") && long.ends_with("wörd wörd"));
    }

    #[test]
    fn how_many_more_is_said_where_it_is_known() {
        let more = |more| Finding::more(Span::empty(Offset::default()), 1_000, more).message;
        assert_eq!(more(Some(1)), "1 more finding");
        assert_eq!(more(Some(20)), "20 more findings");
        assert_eq!(more(None), "more findings than the 1000 listed");
    }
}
