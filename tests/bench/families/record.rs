//! What the requests of one family cost at growing sizes, and what that means.

use std::collections::BTreeMap;
use std::ops::Range;

use super::meter::Cost;

/// What no request may pass.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Cost goes with size to the power of this, at most.
    pub(super) exponent: f64,
    /// What takes no more milliseconds than this is not looked at more closely.
    pub(super) nothing: f64,
    /// Milliseconds.
    pub(super) longest: f64,
    /// Bytes beside those that go with the text, and for an answer that lists up to a number.
    pub(super) spare: f64,
    pub(super) list: f64,
    /// How often a request is asked, at most, before its figures hold.
    pub(super) times: usize,
    /// About how many places of a text.
    pub(super) places: usize,
}

/// What is not tried any more, as it would take so many milliseconds or bytes.
const HOPELESS: f64 = 4_000.0;
const TOO_MUCH: f64 = 1.5e9;

/// What an answer may hold, in bytes a byte of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Tells,
    /// It lists what is found up to a number, which in a short text may be much.
    Lists,
    /// It may edit all of the text.
    Edits,
}

impl Answer {
    pub(super) fn most(self) -> f64 {
        match self {
            Self::Tells | Self::Lists => 30.0,
            Self::Edits => 60.0,
        }
    }
}

#[derive(Clone, Copy, Debug)]
struct Point {
    bytes: f64,
    time: f64,
    memory: f64,
}

/// One request.
#[derive(Debug)]
struct Record {
    answer: Answer,
    points: Vec<Point>,
    given_up: bool,
    failure: Option<String>,
}

impl Record {
    /// By which power of the size `cost` grows from the point before the last doublings to the
    /// last one.
    fn power(&self, doublings: f64, cost: impl Fn(&Point) -> f64) -> Option<f64> {
        let last = self.points.last()?;
        let limit = last.bytes / doublings.exp2() * 1.2;
        let first = self.points.iter().rfind(|point| point.bytes < limit)?;
        Some((cost(last) / cost(first)).log2() / (last.bytes / first.bytes).log2())
    }

    /// Over sixteen times the size: over less, what a text needs of the processor's caches counts
    /// for more than what is done.
    fn exponent(&self) -> Option<f64> {
        self.power(4.0, |point| point.time.max(0.01))
    }

    /// Whether the next size is not worth trying.
    fn is_hopeless(&self, bytes: f64) -> bool {
        let Some(last) = self.points.last() else {
            return false;
        };
        let grown = |cost: fn(&Point) -> f64, least: f64| {
            let power = self.power(1.0, |point| cost(point).max(least));
            let power = power.unwrap_or(1.0).clamp(1.0, 4.0);
            cost(last) * (bytes / last.bytes).powf(power)
        };
        grown(|point| point.time, 0.3) > HOPELESS || grown(|point| point.memory, 1e5) > TOO_MUCH
    }

    /// The milliseconds at each size.
    fn times(&self) -> String {
        let times = self.points.iter().map(|point| point.time);
        let times = times.map(|time| format!("{time:.*}", usize::from(time < 10.0)));
        times.collect::<Vec<_>>().join(" ")
    }

    /// What is wrong with it.
    fn faults(&self, limits: &Limits) -> Vec<String> {
        let mut faults: Vec<String> = self.failure.iter().cloned().collect();
        let Some(last) = self.points.last() else {
            return faults;
        };
        let at = format!("at {:.0} KB", last.bytes / 1e3);
        if self.given_up {
            faults.push(format!("given up after {:.0} ms {at}", last.time));
        }
        if last.time > limits.nothing
            && let Some(exponent) = self.exponent()
            && exponent > limits.exponent
        {
            faults.push(format!("exponent {exponent:.2} ({} ms {at})", self.times()));
        }
        if last.time > limits.longest {
            faults.push(format!("{:.0} ms {at}", last.time));
        }
        let spare = match self.answer {
            Answer::Lists => limits.list,
            _ => limits.spare,
        };
        let each = (last.memory - spare).max(0.0) / last.bytes;
        if each > self.answer.most() {
            faults.push(format!("{each:.0} bytes a byte {at}"));
        }
        faults
    }
}

/// All requests of a family.
#[derive(Debug)]
pub(super) struct Records {
    limits: Limits,
    records: BTreeMap<String, Record>,
}

impl Records {
    pub(super) fn new(limits: Limits) -> Self {
        Self {
            limits,
            records: BTreeMap::new(),
        }
    }

    /// How often a request is asked, at most, before its figures hold.
    pub(super) fn times(&self) -> usize {
        self.limits.times
    }

    /// Which of the places of a text are asked about.
    pub(super) fn places(&self) -> Range<usize> {
        if self.limits.places == 1 {
            1..2
        } else {
            0..self.limits.places
        }
    }

    /// Whether `request` is to be tried at this size.
    pub(super) fn is_wanted(&mut self, request: &str, bytes: usize) -> bool {
        let Some(record) = self.records.get_mut(request) else {
            return true;
        };
        record.given_up |= record.is_hopeless(bytes as f64);
        !record.given_up && record.failure.is_none()
    }

    /// Notes a cost. If `request` was measured at this size before, the lower one holds.
    pub(super) fn note(&mut self, request: &str, answer: Answer, bytes: usize, cost: Cost) {
        let point = Point {
            bytes: bytes as f64,
            time: cost.time.unwrap_or_default(),
            memory: cost.memory as f64,
        };
        let record = self.record(request, answer);
        match record.points.last_mut() {
            Some(last) if (last.bytes - point.bytes).abs() < 0.5 => {
                last.time = last.time.min(point.time);
                last.memory = last.memory.min(point.memory);
            }
            _ => record.points.push(point),
        }
    }

    pub(super) fn fail(&mut self, request: &str, answer: Answer, failure: String) {
        self.record(request, answer).failure = Some(failure);
    }

    /// Whether what was noted last would be a fault, so that it is worth a second look.
    pub(super) fn is_suspicious(&self, request: &str) -> bool {
        let faults = |record: &Record| !record.faults(&self.limits).is_empty() && !record.given_up;
        self.records.get(request).is_some_and(faults)
    }

    fn record(&mut self, request: &str, answer: Answer) -> &mut Record {
        let record = || Record {
            answer,
            points: Vec::new(),
            given_up: false,
            failure: None,
        };
        self.records
            .entry(request.to_owned())
            .or_insert_with(record)
    }

    /// All faults, each with its request.
    pub(super) fn faults(&self) -> Vec<String> {
        let faults = |(request, record): (&String, &Record)| {
            let faults = record.faults(&self.limits);
            (!faults.is_empty()).then(|| format!("{request}: {}", faults.join(", ")))
        };
        self.records.iter().filter_map(faults).collect()
    }

    /// The dearest request with its exponent and milliseconds, and the hungriest with its bytes a
    /// byte.
    pub(super) fn row(&self) -> String {
        let last =
            |record: &Record, cost: fn(&Point) -> f64| record.points.last().map_or(0.0, cost);
        let dearest = |cost: fn(&Point) -> f64| {
            let by_cost = |(_, a): &(&String, &Record), (_, b): &(&String, &Record)| {
                last(a, cost).total_cmp(&last(b, cost))
            };
            self.records.iter().max_by(by_cost)
        };
        let steepest = self
            .records
            .iter()
            .filter(|(_, record)| last(record, |point| point.time) > self.limits.nothing);
        let steepest = steepest.filter_map(|(name, record)| Some((name, record.exponent()?)));
        let steepest = steepest.max_by(|a, b| a.1.total_cmp(&b.1));
        let steepest = steepest.map_or(String::new(), |(name, exponent)| {
            format!("{exponent:.2} {name}")
        });
        let slowest = dearest(|point| point.time).map_or(String::new(), |(name, record)| {
            format!("{:.0} ms {name}", last(record, |point| point.time))
        });
        let hungriest = dearest(|point| point.memory / point.bytes);
        let hungriest = hungriest.map_or(String::new(), |(name, record)| {
            format!(
                "{:.1} {name}",
                last(record, |point| point.memory / point.bytes)
            )
        });
        format!("{slowest:<44} | {steepest:<44} | {hungriest}")
    }

    /// Whether a request took long enough that its growth should be known.
    pub(super) fn is_worth_a_look(&self) -> bool {
        let last = |record: &Record| record.points.last().map_or(0.0, |point| point.time);
        let longest = self.records.values().map(last).fold(0.0, f64::max);
        longest > self.limits.nothing || !self.faults().is_empty()
    }

    /// How many requests were measured.
    pub(super) fn len(&self) -> usize {
        self.records.len()
    }
}
