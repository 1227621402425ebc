//! The places where two texts of as many lines differ.
//!
//! They are found one after the other, and no lines are listed: of a text of blank lines a list
//! would take many times the memory.

/// So many lines stand around what changes.
const AROUND: usize = 3;

/// Changed lines that are near each other, and the lines around them.
#[derive(Debug)]
pub(super) struct Hunk<'t> {
    /// The number of its first line, from 1.
    pub(super) first: usize,
    /// How many lines it has, in either text.
    pub(super) count: usize,
    /// The lines before.
    pub(super) old: &'t str,
    /// The lines after.
    pub(super) new: &'t str,
}

/// The lines of two texts side by side.
pub(super) fn pairs<'t>(old: &'t str, new: &'t str) -> impl Iterator<Item = (&'t str, &'t str)> {
    old.split_inclusive('\n').zip(new.split_inclusive('\n'))
}

/// The hunks of two texts, in order.
#[derive(Debug)]
pub(super) struct Hunks<'t> {
    old: &'t str,
    new: &'t str,
    /// Behind the last hunk.
    at: Place,
}

/// The start of a line in both texts.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    /// From 0.
    line: usize,
    old: usize,
    new: usize,
}

impl<'t> Hunks<'t> {
    pub(super) fn new(old: &'t str, new: &'t str) -> Self {
        let at = Place::default();
        Self { old, new, at }
    }

    /// The lines from `place` on: the place behind each, and whether it changes.
    fn lines(&self, mut place: Place) -> impl Iterator<Item = (Place, bool)> {
        pairs(&self.old[place.old..], &self.new[place.new..]).map(move |(old, new)| {
            place.line += 1;
            place.old += old.len();
            place.new += new.len();
            (place, old != new)
        })
    }

    /// The place of the next line that changes, and that of the first line around it.
    fn next_change(&self) -> Option<(Place, Place)> {
        let (mut at, mut around) = (self.at, [self.at; AROUND]);
        for (behind, changes) in self.lines(self.at) {
            if changes {
                return Some((at, around[0]));
            }
            around.rotate_left(1);
            around[AROUND - 1] = at;
            at = behind;
        }
        None
    }

    /// The place behind the last line around the changes that begin at `change`.
    fn end(&self, change: Place) -> Place {
        let (mut end, mut same) = (change, 0);
        for (behind, changes) in self.lines(change) {
            same = if changes { 0 } else { same + 1 };
            if same <= AROUND {
                end = behind;
            } else if same > 2 * AROUND {
                break;
            }
        }
        end
    }
}

impl<'t> Iterator for Hunks<'t> {
    type Item = Hunk<'t>;

    fn next(&mut self) -> Option<Self::Item> {
        let (change, from) = self.next_change()?;
        let to = self.end(change);
        self.at = to;
        Some(Hunk {
            first: from.line + 1,
            count: to.line - from.line,
            old: &self.old[from.old..to.old],
            new: &self.new[from.new..to.new],
        })
    }
}
