//! The scans of all rules, each once, in the order of the table of codes.

use std::sync::LazyLock;

use super::rule::Scan;
use super::settings::CodeSet;
use crate::rules::{Code, Severity};

/// A scan with the codes that it may find.
pub(crate) type ScanOfCodes = (&'static Scan, CodeSet);

pub(crate) static SCANS: LazyLock<Vec<ScanOfCodes>> = LazyLock::new(|| {
    let mut scans: Vec<(&'static Scan, Vec<Code>)> = Vec::new();
    for code in Code::ALL {
        for scan in code.rule().scans {
            match scans.iter_mut().find(|(known, _)| known.name == scan.name) {
                Some((_, codes)) => codes.push(*code),
                None => scans.push((scan, vec![*code])),
            }
        }
    }
    let codes_of = |codes: Vec<Code>| CodeSet::of(|code| codes.contains(&code));
    let scans = scans.into_iter();
    scans.map(|(scan, codes)| (scan, codes_of(codes))).collect()
});

/// The codes of errors.
pub(crate) fn errors() -> CodeSet {
    CodeSet::of(|code| code.severity() == Severity::Error)
}
