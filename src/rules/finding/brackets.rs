//! Findings about brackets and labels (format §5.3 A, §1.4).

use super::{Code, Finding, shortened};
use crate::model::suggest::nearest_label;
use crate::syntax::LabelSet;
use crate::text::Span;

/// What a reader takes for an entity that nothing closes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Swallowed {
    /// The text up to the next `]`, where one is near.
    pub(crate) text: Option<String>,
    /// The next bracket of either kind.
    pub(crate) next: Option<Span>,
}

/// A label that is known for a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Likely {
    /// The label.
    pub(crate) label: String,
    /// The name.
    pub(crate) name: String,
    /// Where that is so.
    pub(crate) place: &'static str,
}

impl Finding {
    /// `[PER` (`opener`) at `span` that nothing closes on its line.
    pub(crate) fn unclosed_entity(span: Span, opener: &str, swallowed: Swallowed) -> Self {
        let text = match swallowed.text {
            Some(text) => format!("“{}”, up to the next `]`", shortened(&text)),
            None => "text up to the next `]`".to_owned(),
        };
        let message =
            format!("`{opener}` is never closed on this line; a reader would swallow {text}");
        let finding = Self::new(Code::UnclosedEntity, span, message);
        match swallowed.next {
            Some(next) => finding.with_related(next, "the next bracket"),
            None => finding,
        }
    }

    /// A `]` that closes nothing.
    pub(crate) fn stray_close_bracket(span: Span) -> Self {
        Self::new(Code::StrayCloseBracket, span, "`]` closes nothing")
    }

    /// `[ORG` (`outer`) with `[LOC` (`inner`) inside, and the `]` at `close`.
    pub(crate) fn nested_entity(
        (outer_span, outer): (Span, &str),
        (inner_span, inner): (Span, &str),
        close: Span,
    ) -> Self {
        let message = format!("`{inner}` opens inside `{outer}`; the format is flat");
        Self::new(Code::NestedEntity, outer_span, message)
            .with_related(inner_span, format!("`{inner}` opens here"))
            .with_related(
                close,
                format!("the `]` of `{outer}`, which readers take for a word"),
            )
    }

    /// An entity opened at `span` on line `line` and closed by the `]` at `close` on line
    /// `close_line`; lines count from 1.
    pub(crate) fn entity_across_lines(
        span: Span,
        line: usize,
        close: Span,
        close_line: usize,
    ) -> Self {
        let message = format!("entity opened on line {line} is closed on line {close_line}");
        let finding = Self::new(Code::EntityAcrossLines, span, message);
        finding.with_related(close, "closed here")
    }

    /// `[PER  ]` (`text`).
    pub(crate) fn empty_entity(span: Span, text: &str) -> Self {
        let message = format!("`{text}` holds no word and is dropped by readers");
        Self::new(Code::EmptyEntity, span, message)
    }

    /// A label that is not in `labels`.
    pub(crate) fn unknown_label(span: Span, label: &str, labels: &LabelSet) -> Self {
        let set = labels.name();
        let set = if LabelSet::is_label(set) {
            format!("label set `{set}`")
        } else {
            format!("the label set {set}")
        };
        let nearest = nearest_label(label, labels);
        let hint = nearest.map(|nearest| format!(" (did you mean {nearest}?)"));
        let hint = hint.unwrap_or_default();
        let message = format!("label `{label}` is not in {set}{hint}");
        Self::new(Code::UnknownLabel, span, message)
    }

    /// This finding about a label, where another one is known for the name.
    pub(crate) fn likely(mut self, likely: &Likely) -> Self {
        let Likely { label, name, place } = likely;
        if let Some(hint) = self.message.find(" (did you mean") {
            self.message.truncate(hint);
        }
        let name = shortened(name);
        self.message = format!("{}; “{name}” is {label} {place}", self.message);
        self.label = Some(label.clone());
        self
    }

    /// A label in wrong case.
    pub(crate) fn label_case(span: Span, label: &str, right: &str) -> Self {
        let message = format!("label `{label}` should be `{right}`");
        Self::new(Code::LabelCase, span, message)
    }

    /// `[PERSON` under labels that hold `PER` (`taken`).
    pub(crate) fn label_prefix_collision(span: Span, label: &str, taken: &str) -> Self {
        let rest = label.strip_prefix(taken).unwrap_or_default();
        let message = format!("`[{label}` will be read as {taken} “{rest} …” under this label set");
        Self::new(Code::LabelPrefixCollision, span, message)
    }

    /// `[PERIda`.
    pub(crate) fn missing_space_after_label(span: Span, label: &str, name: &str) -> Self {
        let message = format!("no blank between `{label}` and `{name}`");
        Self::new(Code::MissingSpaceAfterLabel, span, message)
    }

    /// `[PERHAPS` (`opener`) in prose, read as `label` and `rest`.
    pub(crate) fn label_like_literal(span: Span, opener: &str, label: &str) -> Self {
        let rest = opener.get(1 + label.len()..).unwrap_or_default();
        let message =
            format!("`{opener}` in running text would be read as an entity: {label} “{rest} …”");
        Self::new(Code::LabelLikeLiteral, span, message)
    }

    /// A square bracket of the text, with the one that closes it.
    pub(crate) fn literal_bracket(span: Span, close: Option<Span>) -> Self {
        let plural = if close.is_some() { "s" } else { "" };
        let message = format!("unescaped square bracket{plural} in text");
        let finding = Self::new(Code::LiteralBracket, span, message);
        match close {
            Some(close) => finding.with_related(close, "closed here"),
            None => finding,
        }
    }
}
