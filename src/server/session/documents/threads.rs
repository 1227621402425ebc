//! Reading a whole document on several threads.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;
use std::thread;

use crate::model::{Document, LabelChoice};
use crate::syntax::{InTurn, Join};

/// Length from which on threads are worth their beginning, in bytes.
const MIN_BYTES: usize = if cfg!(test) { 1_000 } else { 512 << 10 };

/// Reads `text` as version `version`, with labels chosen by `labels`.
pub(super) fn read(text: &str, version: i32, labels: LabelChoice) -> Document {
    let limit = thread::available_parallelism().map_or(1, NonZero::get);
    if limit == 1 || text.len() < MIN_BYTES {
        return Document::read(text, version, labels, InTurn);
    }
    let running = AtomicUsize::new(1);
    let running = &running;
    Document::read(text, version, labels, Threads { running, limit })
}

/// Does pieces of work on new threads, as many at a time as there are processors.
#[derive(Clone, Copy, Debug)]
struct Threads<'a> {
    /// Threads at work, the one that asked included.
    running: &'a AtomicUsize,
    limit: usize,
}

impl Threads<'_> {
    /// Takes the right to one more thread, if there is one left.
    fn take(self) -> bool {
        let more = |running| (running < self.limit).then_some(running + 1);
        let taken = self.running.fetch_update(Relaxed, Relaxed, more);
        taken.is_ok()
    }

    fn give_back(self) {
        self.running.fetch_sub(1, Relaxed);
    }
}

impl Join for Threads<'_> {
    fn both<A, B: Send>(self, one: impl FnOnce() -> A, other: impl Fn() -> B + Sync) -> (A, B) {
        if !self.take() {
            return (one(), other());
        }
        let work = || {
            let result = other();
            self.give_back();
            result
        };
        thread::scope(|scope| {
            match thread::Builder::new().spawn_scoped(scope, work) {
                // A panic goes on in the thread that asked, where it is contained.
                Ok(thread) => (
                    one(),
                    thread.join().unwrap_or_else(|panic| resume_unwind(panic)),
                ),
                // The system gives no more threads.
                Err(_) => (one(), work()),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use std::panic::catch_unwind;

    use super::*;

    #[test]
    fn several_threads_read_what_one_reads() {
        let piece = "[ORG Oru Guild  ] of [GPE Velm  ] met [PERSON Ida Oru’s  ] , [GPE Oru . \n";
        let running = AtomicUsize::new(1);
        let threads = Threads {
            running: &running,
            limit: 3,
        };
        for length in [0, 1, 500, 4_000, 4_013] {
            let text = &piece.repeat(60)[..length.min(60 * piece.len())];
            let one = Document::new(text, 3);
            let several = Document::read(text, 3, LabelChoice::Recognised, threads);
            assert_eq!(several.text().slice(several.text().span()), text);
            assert_eq!(several.labels(), one.labels());
            assert!(several.tree().blocks().eq(one.tree().blocks()));
            assert_eq!(several.summary(), one.summary());
            assert_eq!(several.entities().len(), one.entities().len());
            for (name, entity) in one.entities().iter() {
                let same = several.entities().get(name).unwrap();
                assert_eq!(same.labels(), entity.labels(), "{name}");
            }
            assert_eq!(running.load(Relaxed), 1, "rights to threads are lost");
        }
    }

    #[test]
    fn a_panic_on_the_other_thread_is_one_of_the_caller() {
        let running = AtomicUsize::new(1);
        let threads = Threads {
            running: &running,
            limit: 2,
        };
        let caught = catch_unwind(|| threads.both(|| 1, || assert_eq!(1, 2)));
        assert!(caught.is_err());
    }
}
