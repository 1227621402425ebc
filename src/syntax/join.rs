//! Two pieces of work, done at the same time where those above this layer have threads for it.

/// A way to do two independent pieces of work. The results do not depend on it.
pub trait Join: Copy + Sync {
    /// Does both and returns both results. May call `other` on another thread.
    fn both<A, B: Send>(self, one: impl FnOnce() -> A, other: impl Fn() -> B + Sync) -> (A, B);
}

/// One piece of work after the other.
#[derive(Clone, Copy, Debug)]
pub struct InTurn;

impl Join for InTurn {
    fn both<A, B: Send>(self, one: impl FnOnce() -> A, other: impl Fn() -> B + Sync) -> (A, B) {
        (one(), other())
    }
}
