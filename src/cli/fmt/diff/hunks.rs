//! The differences of two texts with the same number of lines.
//!
//! They are found one after the other, without a list of lines: for a text of blank lines, a list
//! would take many times the memory of the text.

/// Unchanged lines shown before and behind changed ones.
const CONTEXT_LINES: usize = 3;

/// Changed lines that are near each other, and the lines around them.
#[derive(Debug)]
pub(super) struct Hunk<'t> {
    /// The number of its first line, from 1.
    pub(super) first: usize,
    /// The number of its lines, the same in both texts.
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
    /// The end of the last hunk.
    at: LineStart,
}

/// The start of a line in both texts.
#[derive(Clone, Copy, Debug, Default)]
struct LineStart {
    /// The number of the line, from 0.
    line: usize,
    /// In bytes of the old text.
    old: usize,
    /// In bytes of the new text.
    new: usize,
}

impl<'t> Hunks<'t> {
    pub(super) fn new(old: &'t str, new: &'t str) -> Self {
        let at = LineStart::default();
        Self { old, new, at }
    }

    /// The lines from `start` on: the end of each, and true if it changes.
    fn lines(&self, mut start: LineStart) -> impl Iterator<Item = (LineStart, bool)> {
        pairs(&self.old[start.old..], &self.new[start.new..]).map(move |(old, new)| {
            start.line += 1;
            start.old += old.len();
            start.new += new.len();
            (start, old != new)
        })
    }

    /// The start of the next line that changes, and that of the first line of its context.
    fn next_change(&self) -> Option<(LineStart, LineStart)> {
        let (mut at, mut around) = (self.at, [self.at; CONTEXT_LINES]);
        for (behind, changes) in self.lines(self.at) {
            if changes {
                return Some((at, around[0]));
            }
            around.rotate_left(1);
            around[CONTEXT_LINES - 1] = at;
            at = behind;
        }
        None
    }

    /// The end of the context behind the changes that begin at `change`.
    fn end(&self, change: LineStart) -> LineStart {
        let (mut end, mut same) = (change, 0);
        for (behind, changes) in self.lines(change) {
            same = if changes { 0 } else { same + 1 };
            if same <= CONTEXT_LINES {
                end = behind;
            } else if same > 2 * CONTEXT_LINES {
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
