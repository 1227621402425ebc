//! Values made from stretches of a document, kept for the next version of it.
//!
//! Invariant: a kept value is a function of the text and the items of its stretch, and of nothing
//! else. So it holds for a later version in which none of the stretch's blocks has changed, only
//! its place may be another. Answers made with kept values equal those made without.

use super::Document;
use crate::text::{Offset, Span};

/// Most values kept of one kind and document; what lies behind them is made anew.
const MAX_VALUES: usize = if cfg!(test) { 24 } else { 1 << 14 };

/// The place of the blocks in which two versions of a document differ.
#[derive(Clone, Copy, Debug)]
pub struct Moved {
    start: Offset,
    old_end: Offset,
    new_end: Offset,
}

impl Moved {
    /// The difference between `old` and `new`.
    pub fn between(old: &Document, new: &Document) -> Self {
        let change = old.tree().change(new.tree());
        let start = change.start();
        let end = |blocks: &[&std::sync::Arc<crate::syntax::Block>]| {
            start + blocks.iter().map(|block| block.len()).sum::<usize>()
        };
        Self {
            start,
            old_end: end(&change.old),
            new_end: end(&change.new),
        }
    }

    /// The end of the difference in the old version and in the new one.
    pub fn ends(&self) -> (Offset, Offset) {
        (self.old_end, self.new_end)
    }

    /// True if `offset` of the new version lies behind the difference.
    pub fn is_behind(&self, offset: Offset) -> bool {
        offset >= self.new_end && offset > self.start
    }

    /// The place in the old version of `span`, a stretch of the new one; `None` if it reaches into
    /// the difference.
    pub fn before(&self, span: Span) -> Option<Span> {
        if span.end <= self.start {
            return Some(span);
        }
        let back = |offset: Offset| self.old_end + (offset - self.new_end);
        (span.start >= self.new_end).then(|| Span::new(back(span.start), back(span.end)))
    }
}

/// A value with places.
pub trait Shift {
    /// The same with all places as far behind `to` as they are behind `from`.
    #[must_use]
    fn shifted(&self, from: Offset, to: Offset) -> Self;
}

impl Shift for Offset {
    fn shifted(&self, from: Offset, to: Offset) -> Self {
        // A mention may begin before the stretch that it reaches into: wrapped, it comes back.
        Self::new(to.get().wrapping_add(self.get().wrapping_sub(from.get())))
    }
}

impl Shift for Span {
    fn shifted(&self, from: Offset, to: Offset) -> Self {
        Self::new(self.start.shifted(from, to), self.end.shifted(from, to))
    }
}

/// Values by their stretches, in the order of these stretches' starts.
#[derive(Clone, Debug)]
pub struct Kept<T> {
    values: Vec<(Span, T)>,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self { values: Vec::new() }
    }
}

impl<T> Kept<T> {
    /// `values`, in any order, one for each stretch.
    pub fn new(mut values: Vec<(Span, T)>) -> Self {
        let starts = |(span, _): &(Span, T)| *span;
        if !values.is_sorted_by_key(starts) {
            values.sort_by_key(starts);
        }
        values.dedup_by_key(|(span, _)| *span);
        values.truncate(MAX_VALUES);
        Self { values }
    }

    /// Adds the value of a stretch behind all others, if there is room.
    fn push(&mut self, span: Span, value: T) {
        debug_assert!(
            self.values
                .last()
                .is_none_or(|last| last.0.start <= span.start)
        );
        if self.values.len() < MAX_VALUES {
            self.values.push((span, value));
        }
    }

    /// The first stretch that starts at `start`, with its value. `near` is the index where it is
    /// looked for first; it becomes that of what is found.
    pub fn at(&self, start: Offset, near: &mut usize) -> Option<&(Span, T)> {
        let values = &self.values[..];
        let begins_before = |at: usize| values.get(at).is_some_and(|value| value.0.start < start);
        let (mut low, mut high) = ((*near).min(values.len()), values.len());
        let mut step = 1;
        if begins_before(low) {
            while begins_before(low + step) {
                low += step;
                step *= 2;
            }
            high = high.min(low + step);
        } else {
            high = low;
            while low > 0 && !begins_before(low - 1) {
                high = low;
                low = low.saturating_sub(step);
                step *= 2;
            }
        }
        low += values[low..high].partition_point(|value| value.0.start < start);
        *near = low;
        values.get(low).filter(|value| value.0.start == start)
    }
}

/// The values kept of an old version, and those for the next one.
#[derive(Debug)]
pub struct Reuse<'a, T> {
    old: &'a Kept<T>,
    moved: Option<Moved>,
    /// The index in `old` of the value used last.
    near: usize,
    next: Kept<T>,
}

impl<'a, T: Clone + Shift> Reuse<'a, T> {
    /// The values of `old`, as far as `moved` leaves them alone; none without it.
    pub fn new(old: &'a Kept<T>, moved: Option<Moved>) -> Self {
        Self {
            old,
            moved,
            near: 0,
            next: Kept {
                values: Vec::with_capacity(old.values.len()),
            },
        }
    }

    /// The value of `span`: a kept one that passes `holds`, else what `make` makes. Stretches are
    /// asked for in the order of their starts.
    pub fn value(
        &mut self,
        span: Span,
        holds: impl FnOnce(&T) -> bool,
        make: impl FnOnce() -> T,
    ) -> T {
        let kept = self.kept_at(span.start);
        let kept = kept.filter(|(old, value)| *old == span && holds(value));
        let value = kept.map_or_else(make, |(_, value)| value);
        self.keep(span, value.clone());
        value
    }

    /// The kept stretch that starts at `start` and did not change, with its value; the first one
    /// only, if several start there.
    pub fn kept_at(&mut self, start: Offset) -> Option<(Span, T)> {
        let moved = self.moved?;
        let before = moved.before(Span::empty(start))?.start;
        let (old, value) = self.old.at(before, &mut self.near)?;
        let span = old.shifted(before, start);
        let same = moved.before(span) == Some(*old);
        same.then(|| (span, value.shifted(before, start)))
    }

    /// Keeps `value` for the next version.
    pub fn keep(&mut self, span: Span, value: T) {
        self.next.push(span, value);
    }

    /// The values for the next version.
    pub fn finish(self) -> Kept<T> {
        self.next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_are_found_from_any_index() {
        let stretch = |at: usize| Span::at(Offset::new(3 * at), 2);
        let kept = Kept::new((0..20).rev().map(|at| (stretch(at), at)).collect());
        for from in 0..25 {
            for at in 0..21 {
                let mut near = from;
                let found = kept.at(stretch(at).start, &mut near).map(|value| value.1);
                assert_eq!(found, (at < 20).then_some(at), "from {from}");
                assert!(kept.at(Offset::new(3 * at + 1), &mut near).is_none());
            }
        }
    }
}
