//! What the server's threads cost, in this process: the processor's time of all threads but the
//! one that asks, and the most memory that was held beyond what was held before.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use peakmem_alloc::{INSTRUMENTED_SYSTEM, PeakMemAlloc, PeakMemAllocTrait as _};

#[global_allocator]
static MEMORY: &PeakMemAlloc<std::alloc::System> = &INSTRUMENTED_SYSTEM;

/// How long the server may take until it is at rest.
const PATIENCE: Duration = Duration::from_secs(120);

/// What one request cost.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cost {
    /// Milliseconds of the processor; `None` where the system does not tell.
    pub(super) time: Option<f64>,
    /// Bytes beyond what was held before, at most.
    pub(super) memory: usize,
}

/// A measurement that has begun.
#[derive(Debug)]
pub(super) struct Meter {
    threads: HashMap<PathBuf, f64>,
}

impl Meter {
    pub(super) fn start() -> Self {
        MEMORY.reset_peak_memory();
        Self { threads: times() }
    }

    /// The cost until all threads are at rest again.
    pub(super) fn stop(self) -> Cost {
        rest();
        let memory = MEMORY.get_peak_memory();
        let times = times();
        let spent = |(thread, time): (&PathBuf, &f64)| {
            time - self.threads.get(thread).copied().unwrap_or_default()
        };
        Cost {
            time: (!times.is_empty()).then(|| times.iter().map(spent).sum()),
            memory,
        }
    }
}

/// The folders of the other threads of this process; none where the system does not tell.
fn threads() -> Vec<PathBuf> {
    let own = fs::read_link("/proc/thread-self").unwrap_or_default();
    let tasks = fs::read_dir("/proc/self/task").into_iter().flatten();
    let tasks = tasks.flatten().map(|task| task.path());
    tasks
        .filter(|task| task.file_name() != own.file_name())
        .collect()
}

/// Milliseconds of the processor by thread. A thread that has ended is missing; it was at rest.
fn times() -> HashMap<PathBuf, f64> {
    let time = |thread: PathBuf| {
        let times = fs::read_to_string(thread.join("schedstat")).ok()?;
        let nanoseconds: f64 = times.split(' ').next()?.parse().ok()?;
        Some((thread, nanoseconds / 1e6))
    };
    threads().into_iter().filter_map(time).collect()
}

/// Waits until no other thread of this process has anything to do: the system counts a thread's
/// time in full when it pauses.
fn rest() {
    let deadline = Instant::now() + PATIENCE;
    let mut pause = Duration::from_micros(50);
    while threads().iter().any(|thread| !is_asleep(thread)) {
        assert!(
            Instant::now() < deadline,
            "the server does not come to rest"
        );
        sleep(pause);
        // On a busy machine it waits for the processor, and looking on would only take that away.
        pause = (pause * 2).min(Duration::from_millis(4));
    }
}

fn is_asleep(thread: &Path) -> bool {
    let state = fs::read_to_string(thread.join("stat")).unwrap_or_default();
    // The name before it may hold anything.
    let state = state.rsplit_once(") ").map(|(_, rest)| rest);
    state.is_none_or(|state| state.starts_with('S'))
}
