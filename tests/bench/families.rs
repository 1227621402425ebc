//! Families of growth: texts that hold very much of one thing, and every request asked of them at
//! growing sizes. Nothing may grow faster than the text, take longer than a second at 4 MB, or
//! hold more than thirty bytes a byte of text, sixty where an answer may edit all of it.
//!
//! `GLOSSATOR_FAMILIES=names,blanks cargo bench --bench bench -- families` measures the families
//! that have one of these words in their names; `GLOSSATOR_FAMILIES_LARGEST=1000000` stops at that
//! size.

mod asking;
mod command_line;
mod host;
mod meter;
mod places;
mod record;
mod texts;

use std::time::Instant;

use self::record::{Limits, Records};
use self::texts::{FAMILIES, Family};
use super::Scale;

/// Sizes in bytes. The last ones tell how cost grows; the others, what is not worth trying there.
const SIZES: [usize; 7] = [
    4_000, 16_000, 62_500, 250_000, 1_000_000, 2_000_000, 4_000_000,
];

const FULL: Limits = Limits {
    exponent: 1.15,
    nothing: 5.0,
    longest: 1_000.0,
    spare: 0.0,
    list: 0.0,
    times: 5,
    places: 3,
};

/// Of a program that was compiled for debugging, at 2 KB: what is looked at costs several times
/// what the dearest request does, and ten times as much as it would at a quarter of the size. Only
/// the processor's own time counts, the least of several, so that other work beside it does not.
const SMALL: Limits = Limits {
    exponent: 1.6,
    nothing: 300.0,
    longest: 3_000.0,
    spare: 1_000_000.0,
    list: 10_000_000.0,
    times: 4,
    places: 1,
};

pub(crate) fn run(scale: Scale) {
    asking::assert_complete();
    let wanted = std::env::var("GLOSSATOR_FAMILIES").unwrap_or_default();
    let is_wanted = |name: &str| wanted.split(',').any(|words| name.contains(words));
    let families = FAMILIES.iter().filter(|(name, _)| is_wanted(name));
    let found = families.flat_map(|family| match scale {
        Scale::Full => full(family),
        Scale::Small => small(family),
    });
    let faults: Vec<String> = found.collect();
    for fault in &faults {
        println!("  {fault}");
    }
    assert!(faults.is_empty(), "{} faults", faults.len());
}

/// Measures a family at all sizes, prints its row, and returns what is wrong.
fn full((family, text): &Family) -> Vec<String> {
    let started = Instant::now();
    let mut records = Records::new(FULL);
    for size in SIZES {
        if size > largest() {
            break;
        }
        let text = text(size);
        asking::ask_everything(&text, &mut records);
        command_line::run_all(&text, &mut records);
    }
    let took = started.elapsed().as_secs_f64();
    let (row, faults) = (records.row(), records.faults());
    println!("  {family:<34} | {row}");
    let requests = records.len();
    println!(
        "    {requests} requests, {} faults, {took:.1} s",
        faults.len()
    );
    for fault in &faults {
        println!("      {fault}");
    }
    named(family, faults)
}

/// The largest size that is wanted.
fn largest() -> usize {
    let size = std::env::var("GLOSSATOR_FAMILIES_LARGEST").ok();
    size.and_then(|size| size.parse().ok())
        .unwrap_or(usize::MAX)
}

/// Looks at a family at one small size, and closely where something takes long.
fn small((family, text): &Family) -> Vec<String> {
    let mut records = Records::new(Limits { times: 1, ..SMALL });
    asking::ask_everything(&text(2_000), &mut records);
    println!("  {family:<34} | {}", records.row());
    if !records.is_worth_a_look() {
        return Vec::new();
    }
    let mut records = Records::new(SMALL);
    for size in [500, 2_000] {
        asking::ask_everything(&text(size), &mut records);
    }
    named(family, records.faults())
}

fn named(family: &str, faults: Vec<String>) -> Vec<String> {
    let faults = faults.into_iter();
    faults.map(|fault| format!("{family}: {fault}")).collect()
}
