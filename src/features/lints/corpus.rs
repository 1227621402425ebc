//! Real documents, where they are at hand: how often each rule speaks in them is known.

use std::collections::BTreeMap;
use std::path::Path;

use super::findings;
use crate::features::{Code, Severity};
use crate::model::Document;

/// Runs `judge` on what was found in each document of `folder`, by file name and code.
fn in_documents(folder: &str, judge: impl Fn(&str, &BTreeMap<Code, usize>)) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/corpus")
        .join(folder);
    let Ok(files) = std::fs::read_dir(folder) else {
        return;
    };
    for file in files.map(Result::unwrap) {
        let name = file.file_name().into_string().unwrap();
        let Ok(text) = std::fs::read_to_string(file.path()) else {
            continue;
        };
        let mut counts = BTreeMap::new();
        for finding in findings(&Document::new(&text, 0), &|| false).list {
            *counts.entry(finding.code).or_default() += 1;
        }
        judge(&name, &counts);
    }
}

/// What group A and C of the format's §5.3 say about the main sample.
#[test]
fn the_main_sample_has_glued_periods_only() {
    in_documents("cables", |name, counts| {
        if name == "10MEXICO83.illinois.txt" {
            assert_eq!(*counts, BTreeMap::from([(Code::AnchorGluedPeriod, 11)]));
        }
    });
}

#[test]
fn annotations_made_by_people_have_no_errors() {
    for folder in ["wikigold", "re3d"] {
        in_documents(folder, |name, counts| {
            let errors = counts
                .keys()
                .filter(|code| code.severity() == Severity::Error);
            assert_eq!(errors.count(), 0, "{name}: {counts:?}");
        });
    }
}
