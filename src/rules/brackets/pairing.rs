//! Pairs the brackets that are no mention's, so that one fault makes one finding.
//!
//! The lexer reports each such bracket alone, since a `[` must not depend on what stands far
//! behind it. Seen together, `[ORG [LOC Oru  ] Court  ]` is one nested entity, not an opener that
//! nothing closes and a `]` that closes nothing; and `[ 1 ]` is text.

use std::collections::VecDeque;

use crate::model::Document;
use crate::model::scan;
use crate::syntax::{Anomaly, AnomalyKind};
use crate::text::{Offset, Span};

/// The longest distance between the brackets of a pair, in bytes: no mention is longer.
pub(super) const MAX_PAIR_BYTES: usize = 1_024;

/// One bracket, or two that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// `[PER` that nothing closes.
    Unclosed(Span),
    /// `]` that closes nothing.
    Stray(Span),
    /// `[ORG` that a `]` closes, with the bracket at `inner` between.
    Nested {
        outer: Span,
        inner: Offset,
        close: Span,
    },
    /// `[PER` that a `]` on a later line closes.
    AcrossLines { open: Span, close: Span },
    /// A bracket of the text, with the one that closes it.
    Literal { open: Span, close: Option<Span> },
}

impl Outcome {
    /// The place of its first bracket.
    pub(super) fn start(&self) -> Offset {
        match self {
            Self::Unclosed(span) | Self::Stray(span) => span.start,
            Self::Nested { outer: open, .. }
            | Self::AcrossLines { open, .. }
            | Self::Literal { open, .. } => open.start,
        }
    }
}

/// The brackets still open. Takes anomalies in order; an outcome is given once it is sure.
pub(crate) struct Pairing<'d> {
    document: &'d Document,
    open: VecDeque<Open>,
}

#[derive(Clone, Copy)]
struct Open {
    kind: OpenKind,
    span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum OpenKind {
    /// `[PER`.
    Entity,
    /// `[`.
    Literal,
    /// `[PERHAPS`, on which another rule has its say.
    LabelLike,
}

impl<'d> Pairing<'d> {
    pub(crate) fn new(document: &'d Document) -> Self {
        Self {
            document,
            open: VecDeque::new(),
        }
    }

    pub(crate) fn add(&mut self, anomaly: &Anomaly, mut out: impl FnMut(Outcome)) {
        self.give_up(anomaly.span.start, &mut out);
        let kind = match anomaly.kind {
            AnomalyKind::Unclosed => OpenKind::Entity,
            AnomalyKind::LoneOpen => OpenKind::Literal,
            AnomalyKind::LabelLike => OpenKind::LabelLike,
            AnomalyKind::LoneClose => return self.close(anomaly.span, &mut out),
            _ => return,
        };
        self.open.push_back(Open {
            kind,
            span: anomaly.span,
        });
    }

    /// Gives the outcomes of what is still open at the end of the text.
    pub(crate) fn finish(mut self, mut out: impl FnMut(Outcome)) {
        self.give_up(Offset::new(usize::MAX), &mut out);
    }

    /// What opened too far before `at` is never closed.
    fn give_up(&mut self, at: Offset, out: &mut impl FnMut(Outcome)) {
        while let Some(open) = self
            .open
            .front()
            .filter(|open| open.span.start < at.back(MAX_PAIR_BYTES))
        {
            alone(open, out);
            self.open.pop_front();
        }
    }

    fn close(&mut self, close: Span, out: &mut impl FnMut(Outcome)) {
        while let Some(open) = self.open.pop_back() {
            match open.kind {
                OpenKind::LabelLike => return,
                OpenKind::Literal => {
                    let (open, close) = (open.span, Some(close));
                    return out(Outcome::Literal { open, close });
                }
                OpenKind::Entity => {
                    if let Some(outcome) = self.as_entity(open.span, close) {
                        return out(outcome);
                    }
                    out(Outcome::Unclosed(open.span));
                }
            }
        }
        out(Outcome::Stray(close));
    }

    /// The entity from `[PER` at `open` to the `]` at `close`; `None` where they are no pair.
    fn as_entity(&self, open: Span, close: Span) -> Option<Outcome> {
        let next = scan::bracket(self.document, open.end, MAX_PAIR_BYTES)?;
        let line = |offset| self.document.text().line_at(offset);
        let same_line = line(open.start) == line(close.start);
        if next == close.start {
            // On one line it would be a mention, were it not too long for one.
            return (!same_line).then_some(Outcome::AcrossLines { open, close });
        }
        let (outer, inner) = (open, next);
        same_line.then_some(Outcome::Nested {
            outer,
            inner,
            close,
        })
    }
}

fn alone(open: &Open, out: &mut impl FnMut(Outcome)) {
    let (open, close) = match open.kind {
        OpenKind::LabelLike => return,
        OpenKind::Entity => return out(Outcome::Unclosed(open.span)),
        OpenKind::Literal => (open.span, None),
    };
    out(Outcome::Literal { open, close });
}
