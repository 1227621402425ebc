//! A rule: what finds it and what fixes it. A scan says of how much of a document its findings are
//! a function, so that they can be kept while the rest is edited; and it fails alone.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::conditions::Conditions;
use super::draft::Draft;
use super::fixes::Fixer;
use super::reporter::Reporter;
use super::settings::CodeSet;
use super::stretch::Stretch;
use crate::model::Document;
use crate::syntax::Summary;
use crate::text::Span;

/// A rule's finder and fixer.
#[derive(Clone, Copy)]
pub(crate) struct Rule {
    /// The scans that find it; one scan may find several codes where only one look can tell which
    /// of them a place is.
    pub(crate) scans: &'static [&'static Scan],
    /// Offers fixes of a finding; `None` where only a person can fix it.
    pub(crate) fix: Option<Fixer>,
}

/// Finds one code or a few in a stretch of a document.
#[derive(Clone, Copy)]
pub(crate) struct Scan {
    /// Its name for messages about itself: the file it is in.
    pub(crate) name: &'static str,
    pub(crate) scope: Scope,
    pub(crate) condition: Condition,
    pub(crate) summed: Option<Summed>,
}

/// Hands the findings of a stretch to the reporter.
pub(crate) type Check = fn(&Stretch<'_>, &mut Reporter<'_>);

/// True if a stretch with this summary may hold findings. What holds for a whole holds if it
/// holds for a part.
pub(crate) type Counted = fn(&Summary) -> bool;

/// The stretches in which findings may differ once the text of a span is another: the span itself,
/// and those around marks that are compared with the ones in it.
pub(crate) type Affected = fn(&Document, Span) -> Vec<Span>;

/// What a scan depends on of the whole document, as a number that differs where it does; `None`
/// where the scan finds nothing at all.
pub(crate) type Condition = fn(&Document, &Conditions) -> Option<u64>;

/// The name of an entity with the finding about it as a whole, if there is one; it belongs to one of
/// its mentions.
pub(crate) type NameCheck = fn(&Stretch<'_>, &str) -> Option<Draft>;

/// Words behind the message of the first finding of a scan, where so many in a document are told as
/// one; `None` where each is told.
pub(crate) type Summed = fn(&Document, usize) -> Option<&'static str>;

/// The part of a document of which findings are a function, and how they are found in it.
#[derive(Clone, Copy)]
pub(crate) enum Scope {
    /// What stands in a counted block and up to [`WINDOW`] bytes around it, and the names that are
    /// looked up.
    Near(Counted, Check),
    /// Marks in counted blocks and their neighbours, however far those are.
    Along(Counted, Affected, Check),
    /// The header, and the text up to [`HEAD_BYTES`] behind the start.
    Head(Check),
    /// Counts of the whole, and the text at its end.
    Whole(Check),
    /// All counted blocks.
    All(Counted, Check),
    /// The mentions of a name, and of those near it.
    Names(NameCheck),
}

impl Scope {
    /// True for what is looked for in the whole document at once.
    pub(crate) const fn is_wide(&self) -> bool {
        matches!(self, Self::Head(_) | Self::Whole(_) | Self::All(..))
    }
}

/// The bytes around a block that a scan of scope [`Scope::Near`] may look at: no pair of brackets
/// and no mention is longer.
pub(crate) const WINDOW: usize = 1_280;

/// The bytes at the start of a document that scans of scope [`Scope::Head`] may look at: the
/// longest header and a window.
pub(crate) const HEAD_BYTES: usize = (16 << 10) + WINDOW;

/// A scan that did not come to its end.
pub(crate) struct Failed;

impl Scan {
    /// A scan of every text.
    pub(crate) const fn of_any_text(name: &'static str, scope: Scope) -> Self {
        Self {
            name,
            scope,
            condition: always,
            summed: None,
        }
    }

    /// A scan of texts recognised as cables (format §6.1).
    pub(crate) const fn of_cables(name: &'static str, scope: Scope) -> Self {
        Self::of_any_text(name, scope).under(in_cables)
    }

    /// The same where `condition` holds.
    pub(crate) const fn under(self, condition: Condition) -> Self {
        Self { condition, ..self }
    }

    /// The same, where many findings are told as one.
    pub(crate) const fn summed(self, summed: Summed) -> Self {
        Self {
            summed: Some(summed),
            ..self
        }
    }

    /// Looks through `stretch`. A panic ends this scan and nothing else; the panic hook has told
    /// what was wrong.
    ///
    /// It is sound to go on: a scan can change nothing but the reporter, whose findings of this
    /// stretch are dropped. The document is shared and has nothing in it that could be left half
    /// changed.
    pub(crate) fn run(&self, stretch: &Stretch<'_>, codes: &CodeSet) -> Result<Vec<Draft>, Failed> {
        let check = match self.scope {
            Scope::Near(_, check)
            | Scope::Along(_, _, check)
            | Scope::Head(check)
            | Scope::Whole(check)
            | Scope::All(_, check) => check,
            Scope::Names(_) => return Ok(Vec::new()),
        };
        let mut reporter = Reporter::new(codes);
        catch_unwind(AssertUnwindSafe(|| check(stretch, &mut reporter))).map_err(|_| Failed)?;
        Ok(reporter.finish())
    }
}

#[expect(clippy::unnecessary_wraps, reason = "it is a condition among others")]
fn always(_: &Document, _: &Conditions) -> Option<u64> {
    Some(0)
}

/// The condition of scans of cables.
pub(crate) fn in_cables(_: &Document, conditions: &Conditions) -> Option<u64> {
    conditions.is_cable.then_some(0)
}

/// The condition of scans of texts in the tokenised form.
pub(crate) fn in_tokenised_text(_: &Document, conditions: &Conditions) -> Option<u64> {
    conditions.is_tokenised.then_some(0)
}

/// The condition of scans of cables in the tokenised form.
pub(crate) fn in_tokenised_cables(_: &Document, conditions: &Conditions) -> Option<u64> {
    (conditions.is_cable && conditions.is_tokenised).then_some(0)
}
