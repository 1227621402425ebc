//! The part of a document that a scan looks through: what begins in it is found in it.

use rustc_hash::FxHashSet;

use super::conditions::Conditions;
use super::lookups::{Fact, Lookups, NameHash};
use super::rule::Counted;
use crate::model::boundary::{WordEnd, first_word};
use crate::model::names::hash;
use crate::model::names::near::NearName;
use crate::model::{Document, Gazetteer};
use crate::rules::support::names::{NameEntry, NameTable};
use crate::rules::support::overlaps::has_overlaps;
use crate::syntax::{Anomaly, AnomalyKind, LabelId, Mark, Mention, Summary};
use crate::text::{Offset, Span};

/// A stretch of a document: what begins in its span belongs to it, what it is about may reach
/// beyond.
#[derive(Clone, Copy)]
pub(crate) struct Stretch<'d> {
    pub(crate) document: &'d Document,
    pub(crate) span: Span,
    pub(crate) conditions: &'d Conditions,
    /// Names that are known beforehand.
    pub(crate) gazetteer: &'d Gazetteer,
    /// The names of the document.
    pub(crate) names: &'d NameTable,
    /// The names that were looked up, on which the findings depend.
    pub(crate) lookups: &'d Lookups,
}

impl<'d> Stretch<'d> {
    /// The anomalies that begin in it, in order, from blocks whose summaries are `counted`.
    pub(crate) fn anomalies(&self, counted: Counted) -> impl Iterator<Item = Anomaly> + use<'d> {
        let span = self.span;
        let anomalies = self.document.anomalies_from(span.start, counted);
        anomalies
            .skip_while(move |anomaly| anomaly.span.start < span.start)
            .take_while(move |anomaly| anomaly.span.start < span.end)
    }

    /// The marks that begin in it, in order, from blocks whose summaries are `counted`.
    pub(crate) fn marks(&self, counted: Counted) -> impl Iterator<Item = Mark> + use<'d> {
        let span = self.span;
        let marks = self.document.marks_from(span.start, counted);
        marks
            .skip_while(move |mark| mark.span.start < span.start)
            .take_while(move |mark| mark.span.start < span.end)
    }

    /// The mentions that begin in it, in order.
    pub(crate) fn mentions(&self) -> impl Iterator<Item = Mention> + use<'d> {
        let span = self.span;
        let mentions = self.document.mentions_from(span.start);
        mentions
            .skip_while(move |mention| mention.span.start < span.start)
            .take_while(move |mention| mention.span.start < span.end)
    }

    /// The mentions that begin in it and are names in prose: not among the codes of a header, not
    /// over marks.
    pub(crate) fn names_in_prose(&self) -> impl Iterator<Item = Mention> + use<'_, 'd> {
        let over: FxHashSet<Offset> = self
            .anomalies(has_overlaps)
            .filter(|anomaly| anomaly.kind == AnomalyKind::Overlap)
            .map(|anomaly| anomaly.span.start)
            .collect();
        let mentions = self.mentions();
        mentions.filter(move |mention| {
            let start = mention.span.start;
            self.conditions.is_prose(start) && !over.contains(&start)
        })
    }

    /// The label that most mentions of `name` have, in any spelling of it, wherever they stand.
    pub(crate) fn usual_label(&self, name: &str) -> Option<LabelId> {
        self.lookups.add(NameHash::of(name));
        self.document.entities().get(name)?.usual_label()
    }

    /// True if `name` is tagged somewhere, in any spelling of it.
    pub(crate) fn is_tagged(&self, name: &str) -> bool {
        self.lookups.add(NameHash::of(name));
        self.document.entities().get(name).is_some()
    }

    /// The name in prose with the normalised form `form`. Findings may depend on its
    /// [facts](NameEntry::facts) alone.
    pub(crate) fn name(&self, form: &str) -> Option<&'d NameEntry> {
        self.lookups.add(NameHash::of_form(form));
        self.names.get(form)
    }

    /// The longest spelling of a name that `text` begins with.
    pub(crate) fn longest_spelling<'t>(&self, text: &'t str) -> Option<(&'t str, WordEnd)> {
        let first = first_word(text);
        self.lookups.add(NameHash::salted(Fact::FirstWord, first));
        self.names.spellings().longest(text)
    }

    /// True if a name begins with `words`, in their normalised form, and goes on.
    pub(crate) fn begins_name(&self, words: &str) -> bool {
        self.lookups.add(NameHash::salted(Fact::Head, words));
        self.names.parts().is_head(words)
    }

    /// True if a name ends with `words`, in their normalised form, and begins before them.
    pub(crate) fn ends_name(&self, words: &str) -> bool {
        self.lookups.add(NameHash::salted(Fact::Tail, words));
        self.names.parts().is_tail(words)
    }

    /// The names that differ in a letter from the one with the normalised form `form`.
    pub(crate) fn near(&self, form: &str) -> Vec<NearName> {
        self.lookups.add(NameHash::of_form(form));
        self.names.near().near(form)
    }

    /// True if the word with the normalised form `form` occurs in small letters.
    pub(crate) fn occurs_small(&self, form: &str) -> bool {
        self.lookups.add(NameHash::of_small_word(hash(form)));
        self.names.occurs_small(self.document, form)
    }

    /// True if `at` lies in it.
    pub(crate) fn holds(&self, at: Offset) -> bool {
        self.span.contains(at)
    }
}

/// True for blocks with mentions.
pub(crate) fn has_mentions(summary: &Summary) -> bool {
    summary.mentions > 0
}
