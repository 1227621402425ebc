//! Work that is asked for more often than it need be done: one task at a time is at it, and goes
//! round again if it was asked for meanwhile.

use std::sync::atomic::{AtomicU8, Ordering};

/// Whether a task is at work on something, and whether it must go round again.
#[derive(Debug, Default)]
pub(crate) struct Coalesced(AtomicU8);

const IDLE: u8 = 0;
const AT_WORK: u8 = 1;
const DUE_AGAIN: u8 = 2;

impl Coalesced {
    /// Something is to be done: whether nobody is at work on it yet.
    pub(super) fn begin(&self) -> bool {
        let due = |state| Some(if state == IDLE { AT_WORK } else { DUE_AGAIN });
        let order = Ordering::AcqRel;
        let before = self.0.fetch_update(order, Ordering::Acquire, due);
        before == Ok(IDLE)
    }

    /// A round is done: whether another one is due.
    pub(super) fn goes_on(&self) -> bool {
        let done = |state| Some(if state == DUE_AGAIN { AT_WORK } else { IDLE });
        let order = Ordering::AcqRel;
        let before = self.0.fetch_update(order, Ordering::Acquire, done);
        before == Ok(DUE_AGAIN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_task_goes_round_as_often_as_needed() {
        let coalesced = Coalesced::default();
        assert!(coalesced.begin());
        assert!(!coalesced.begin() && !coalesced.begin());
        assert!(coalesced.goes_on());
        assert!(!coalesced.goes_on());
        assert!(coalesced.begin());
    }
}
