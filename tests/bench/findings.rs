//! What finding costs, whenever a user pauses: in a document full of faults, where the list is
//! soon long enough, and in one with many names and hardly a fault, where rules must look
//! everywhere.

use std::fs;
use std::time::Instant;

use glossator::model::Document;
use glossator::rules::findings;
use glossator::text::{Edit, Offset, Span};

use super::Scale;
use super::sample::{cable, names};

pub(crate) fn run(scale: Scale) {
    let sizes: &[usize] = match scale {
        Scale::Full => &[20_000, 1_000_000, 4_000_000, 10_000_000, 100_000_000],
        Scale::Small => &[20_000, 200_000],
    };
    for size in sizes {
        show("faults", &cable(*size), scale);
        show("names", &names(*size), scale);
    }
}

fn show(kind: &str, text: &str, scale: Scale) {
    let mut document = Document::new(text, 0);
    let times = if scale == Scale::Full { 40 } else { 2 };
    let mut total = 0;
    let started = Clock::now();
    for time in 0..times {
        let place = document.text().floor(Offset::new(text.len() / 2 + time));
        document.apply(&Edit::new(Span::empty(place), "x"));
        total = findings(&document, &|| false).total;
    }
    let cost = started.elapsed() / times as f64;
    println!(
        "  {kind:>6} {:>9} bytes: {cost:.2} ms of the processor, {total} findings (goals: 20 ms at 1 MB, 28 ms at 10 MB)",
        text.len(),
    );
}

/// The processor's time where the system tells it, so that a busy machine measures the same.
pub(crate) struct Clock {
    wall: Instant,
    processor: Option<f64>,
}

impl Clock {
    pub(crate) fn now() -> Self {
        Self {
            wall: Instant::now(),
            processor: Self::processor(),
        }
    }

    /// Milliseconds since then.
    pub(crate) fn elapsed(&self) -> f64 {
        let processor = self.processor.zip(Self::processor());
        let wall = self.wall.elapsed().as_secs_f64() * 1e3;
        processor.map_or(wall, |(before, after)| after - before)
    }

    fn processor() -> Option<f64> {
        let times = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        let nanoseconds: f64 = times.split(' ').next()?.parse().ok()?;
        Some(nanoseconds / 1e6)
    }
}
