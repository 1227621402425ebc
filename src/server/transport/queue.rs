//! The queues between the threads: whole messages, limited by bytes.
//!
//! One type serves both directions. Pushing never waits, so that an answer can always be handed
//! over; who must not run ahead of the other side asks for room first. What has been taken counts
//! until the next take, so the limit holds for what is being worked on too.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::Notify;

/// Messages on their way from one thread to another.
#[derive(Debug)]
pub(crate) struct Queue<T> {
    state: Mutex<State<T>>,
    /// Something came in, or nothing will any more.
    filled: Condvar,
    /// Something was taken, or nobody will wait any more.
    drained: Condvar,
    /// The same as `drained`, for tasks.
    room: Notify,
    /// Bytes from which on there is no room.
    limit: usize,
}

#[derive(Debug)]
struct State<T> {
    items: VecDeque<(T, usize)>,
    /// Bytes in `items` and in hand.
    bytes: usize,
    /// Bytes taken last, perhaps still being worked on.
    in_hand: usize,
    gate: Gate,
}

/// Who is still to wait or be waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gate {
    Open,
    /// There is always room: the other side will not bring more than it already has.
    Lifted,
    /// Nothing is taken in any more.
    Closed,
}

impl<T> Queue<T> {
    /// A queue that has room while it holds less than `limit` bytes.
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            state: Mutex::new(State {
                items: VecDeque::new(),
                bytes: 0,
                in_hand: 0,
                gate: Gate::Open,
            }),
            filled: Condvar::new(),
            drained: Condvar::new(),
            room: Notify::new(),
            limit,
        }
    }

    /// Puts `item`, `bytes` long, at the end. Dropped once the queue is closed.
    pub(crate) fn push(&self, item: T, bytes: usize) {
        let mut state = self.lock();
        if state.gate == Gate::Closed {
            return;
        }
        state.items.push_back((item, bytes));
        state.bytes += bytes;
        drop(state);
        self.filled.notify_one();
    }

    /// Puts `item` before everything else, room or no room.
    pub(crate) fn push_first(&self, item: T) {
        self.lock().items.push_front((item, 0));
        self.filled.notify_one();
    }

    /// Puts `item` at the end if there is room for it now; else drops it.
    pub(crate) fn push_if_room(&self, item: T, bytes: usize) {
        if self.has_room() {
            self.push(item, bytes);
        }
    }

    /// Waits for the next item; `None` when there will be none.
    pub(crate) fn pop(&self) -> Option<T> {
        self.pop_batch(0)?.pop()
    }

    /// Waits for something, and takes what is there: one item at least, more while they are
    /// `bytes` long together. `None` when there will be nothing more.
    pub(crate) fn pop_batch(&self, bytes: usize) -> Option<Vec<T>> {
        let mut state = self.lock();
        state.bytes -= std::mem::take(&mut state.in_hand);
        self.room.notify_waiters();
        self.drained.notify_all();
        while state.items.is_empty() {
            if state.gate == Gate::Closed {
                return None;
            }
            state = self
                .filled
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
        let mut batch = Vec::new();
        while let Some((_, next)) = state.items.front() {
            if !batch.is_empty() && state.in_hand + next > bytes {
                break;
            }
            let Some((item, weight)) = state.items.pop_front() else {
                break;
            };
            state.in_hand += weight;
            batch.push(item);
        }
        Some(batch)
    }

    /// Whether there is room.
    pub(crate) fn has_room(&self) -> bool {
        self.lock().has_room(self.limit)
    }

    /// Blocks the thread until there is room.
    pub(crate) fn wait_for_room(&self) {
        let mut state = self.lock();
        while !state.has_room(self.limit) {
            state = self
                .drained
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Waits until there is room.
    pub(crate) async fn room(&self) {
        loop {
            let drained = self.room.notified();
            tokio::pin!(drained);
            drained.as_mut().enable();
            if self.has_room() {
                return;
            }
            drained.await;
        }
    }

    /// From now on there is always room.
    pub(crate) fn lift_limit(&self) {
        self.set_gate(Gate::Lifted);
    }

    /// Takes in nothing more; what is there can still be taken.
    pub(crate) fn close(&self) {
        self.set_gate(Gate::Closed);
    }

    /// Drops what is there, and takes in nothing more: nobody will read it.
    pub(crate) fn abandon(&self) {
        let mut state = self.lock();
        state.bytes = state.in_hand;
        let items = std::mem::take(&mut state.items);
        drop(state);
        drop(items);
        self.close();
    }

    /// Blocks until everything has been taken and worked on, at most for `patience`.
    pub(crate) fn wait_until_empty(&self, patience: Duration) {
        let deadline = Instant::now() + patience;
        let mut state = self.lock();
        while state.in_hand > 0 || !state.items.is_empty() {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            state = self
                .drained
                .wait_timeout(state, left)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
    }

    fn set_gate(&self, gate: Gate) {
        let mut state = self.lock();
        if state.gate != Gate::Closed {
            state.gate = gate;
        }
        drop(state);
        self.filled.notify_all();
        self.drained.notify_all();
        self.room.notify_waiters();
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> State<T> {
    fn has_room(&self, limit: usize) -> bool {
        self.bytes < limit || self.gate != Gate::Open
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_counts_until_the_next_take() {
        let queue = Queue::new(10);
        queue.push("a", 6);
        queue.push("b", 6);
        assert!(!queue.has_room());
        assert_eq!(queue.pop(), Some("a"));
        assert!(!queue.has_room(), "`a` is still in hand");
        assert_eq!(queue.pop(), Some("b"));
        assert!(queue.has_room(), "6 bytes of 10");
        queue.close();
        queue.push("c", 1);
        assert_eq!(queue.pop(), None);
        queue.wait_until_empty(Duration::ZERO);
    }

    #[test]
    fn a_batch_takes_what_fits_and_one_at_least() {
        let queue = Queue::new(100);
        for item in 1..=4 {
            queue.push(item, 4);
        }
        assert_eq!(queue.pop_batch(8), Some(vec![1, 2]));
        assert_eq!(queue.pop_batch(1), Some(vec![3]));
        assert_eq!(queue.pop_batch(99), Some(vec![4]));
    }

    #[test]
    fn lifting_the_limit_or_abandoning_ends_every_wait() {
        let queue = Queue::new(1);
        queue.push("a", 5);
        queue.lift_limit();
        queue.wait_for_room();
        queue.abandon();
        assert_eq!(queue.pop(), None);
    }
}
