//! How often the findings of a document are looked for: not before its edits pause, and never so
//! often that a user who types for an hour pays for it all the time.
//!
//! Looking spends of a credit that fills up slowly, so a minute of typing costs what
//! [`PER_MINUTE`] says however the keys are spaced, and the first keys after a rest are answered
//! at once.

use std::time::{Duration, Instant};

/// What looking for findings may cost in a minute, in the long run. It leaves room for the edits
/// themselves and for telling what was found, within one core-second a minute at 10 MB.
const PER_MINUTE: Duration = Duration::from_millis(450);
/// What it may cost after a rest, before the credit is used up.
const RESERVE: Duration = Duration::from_millis(150);
/// Nobody waits longer for findings than this, whatever they cost.
const LONGEST: Duration = Duration::from_secs(5);

/// The pace of one document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Throttle {
    /// When it was last edited; `None` before the first edit.
    edited: Option<Instant>,
    /// Seconds of work that may be spent at `updated`; below zero where more was spent.
    credit: f64,
    updated: Instant,
}

impl Throttle {
    /// The pace of a document that was opened at `now`.
    pub(crate) fn new(now: Instant) -> Self {
        Self {
            edited: None,
            credit: RESERVE.as_secs_f64(),
            updated: now,
        }
    }

    /// The document is edited.
    pub(crate) fn edit(&mut self, now: Instant) {
        self.edited = Some(now);
    }

    /// Its findings were looked for, which took `cost`.
    pub(crate) fn spend(&mut self, cost: Duration, now: Instant) {
        self.credit = self.credit_at(now) - cost.as_secs_f64();
        self.updated = now;
    }

    /// How long its findings are to wait, where it holds `bytes` bytes.
    pub(crate) fn wait(&self, bytes: usize, now: Instant) -> Duration {
        let Some(edited) = self.edited.filter(|_| !pause(bytes).is_zero()) else {
            return Duration::ZERO;
        };
        let quiet = (edited + pause(bytes)).saturating_duration_since(now);
        quiet.max(self.debt(now))
    }

    /// How long it takes until what was spent too much is made up for.
    pub(crate) fn debt(&self, now: Instant) -> Duration {
        let owed = (-self.credit_at(now)).max(0.0) / rate();
        Duration::try_from_secs_f64(owed).map_or(LONGEST, |wait| wait.min(LONGEST))
    }

    fn credit_at(&self, now: Instant) -> f64 {
        let rest = now.saturating_duration_since(self.updated);
        let credit = self.credit + rest.as_secs_f64() * rate();
        credit.min(RESERVE.as_secs_f64())
    }
}

/// Seconds of work a second.
fn rate() -> f64 {
    PER_MINUTE.as_secs_f64() / 60.0
}

/// How long the edits of a document of `bytes` bytes are to pause.
pub(crate) fn pause(bytes: usize) -> Duration {
    const SMALL: usize = 64 << 10;
    const LONGEST: Duration = Duration::from_millis(500);
    if bytes <= SMALL {
        return Duration::ZERO;
    }
    let megabytes = (bytes >> 20) as u64;
    Duration::from_millis(20 + 40 * megabytes).min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LARGE: usize = 10 << 20;

    fn milliseconds(count: u64) -> Duration {
        Duration::from_millis(count)
    }

    #[test]
    fn the_pause_grows_with_the_document() {
        assert_eq!(pause(60 << 10), Duration::ZERO);
        assert!(pause(100 << 10) < pause(LARGE));
        assert_eq!(pause(1 << 30), milliseconds(500));
    }

    #[test]
    fn what_was_not_edited_and_what_is_small_does_not_wait() {
        let start = Instant::now();
        let mut throttle = Throttle::new(start);
        assert_eq!(throttle.wait(LARGE, start), Duration::ZERO);
        throttle.edit(start);
        assert_eq!(throttle.wait(1_000, start), Duration::ZERO);
        assert_eq!(throttle.wait(LARGE, start), pause(LARGE));
        assert_eq!(throttle.wait(LARGE, start + pause(LARGE)), Duration::ZERO);
    }

    #[test]
    fn an_hour_of_typing_costs_what_it_may_however_the_keys_are_spaced() {
        for (between, cost) in [(100, 25), (450, 25), (700, 25), (1_000, 60), (3_000, 25)] {
            let (between, cost) = (milliseconds(between), milliseconds(cost));
            let start = Instant::now();
            let (mut throttle, mut now, mut spent) = (Throttle::new(start), start, Duration::ZERO);
            while now < start + Duration::from_secs(3_600) {
                throttle.edit(now);
                // Looked for where the next key does not come before.
                let wait = throttle.wait(LARGE, now).max(throttle.debt(now));
                if wait <= between {
                    throttle.spend(cost, now + wait);
                    spent += cost;
                }
                now += between;
            }
            assert!(
                spent <= 60 * PER_MINUTE + RESERVE + cost,
                "{between:?}: {spent:?}"
            );
            assert!(between < pause(LARGE) || !spent.is_zero());
        }
    }

    #[test]
    fn a_rest_fills_up_the_credit_and_no_more() {
        let start = Instant::now();
        let mut throttle = Throttle::new(start);
        throttle.spend(milliseconds(190), start);
        assert!(throttle.debt(start) > milliseconds(4_900));
        assert_eq!(
            throttle.debt(start + Duration::from_secs(6)),
            Duration::ZERO
        );
        let later = start + Duration::from_secs(86_400);
        throttle.spend(milliseconds(180), later);
        assert!(throttle.debt(later) > milliseconds(2_900));
    }

    #[test]
    fn nobody_waits_for_ever() {
        let start = Instant::now();
        let mut throttle = Throttle::new(start);
        throttle.edit(start);
        throttle.spend(Duration::from_secs(900), start);
        assert_eq!(throttle.wait(LARGE, start), LONGEST);
    }
}
