//! Real documents, where they are at hand: how often each rule speaks in them is known.

use std::collections::BTreeMap;
use std::path::Path;

use super::findings_with;
use crate::model::Document;
use crate::rules::{Code, Finding, Severity};

/// Runs `judge` on what all rules find in each document of `folder`.
fn in_documents(folder: &str, judge: impl Fn(&str, &[Finding])) {
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
        let found = findings_with(&Document::new(&text, 0), &|_| true, &|| false);
        judge(&name, &found.list);
    }
}

fn counts(found: &[Finding]) -> BTreeMap<Code, usize> {
    let mut counts = BTreeMap::new();
    for finding in found {
        *counts.entry(finding.code).or_default() += 1;
    }
    counts
}

/// What the format's §5.3 says of the main sample.
const MAIN_SAMPLE: &[(Code, usize)] = &[
    (Code::EntityClassificationMark, 8),
    (Code::EntityTagsCode, 1),
    (Code::EntityPageMarker, 5),
    (Code::EntityBoilerplate, 1),
    (Code::EntityTrailingPeriod, 2),
    (Code::EntityEdgePunctuation, 1),
    (Code::EntityTrailingPossessive, 5),
    (Code::InconsistentLabel, 3),
    (Code::MissedMention, 16),
    (Code::SplitEntity, 1),
    (Code::PartialEntity, 1),
    (Code::NearDuplicateName, 1),
    (Code::PlaceApposition, 1),
    (Code::SuspiciousType, 1),
    (Code::AnchorGluedPeriod, 11),
    (Code::HeaderFieldStyle, 3),
    (Code::PageMarkerMidSentence, 1),
    (Code::EndMarkerGlued, 1),
    (Code::HeadingGlued, 4),
    (Code::HeadingRuleLength, 4),
    (Code::SignatureUntagged, 1),
];

#[test]
fn the_main_sample_has_what_the_format_counts() {
    in_documents("cables", |name, found| {
        if name == "10MEXICO83.illinois.txt" {
            assert_eq!(counts(found), MAIN_SAMPLE.iter().copied().collect());
            let warned = |finding: &&Finding| {
                finding.code == Code::EntityTrailingPossessive
                    && finding.severity == Severity::Warning
            };
            assert_eq!(found.iter().filter(warned).count(), 3);
        }
    });
}

#[test]
fn annotations_made_by_people_have_no_errors() {
    for folder in ["wikigold", "re3d"] {
        in_documents(folder, |name, found| {
            let mut errors = found
                .iter()
                .filter(|finding| finding.severity == Severity::Error);
            assert_eq!(errors.next(), None, "{name}");
        });
    }
}

/// With `--nocapture`: how often each rule speaks, by folder. So a change of a rule shows.
#[test]
fn table() {
    const FOLDERS: [&str; 6] = [
        "cables",
        "ontonotes",
        "raw",
        "tokenised",
        "wikigold",
        "re3d",
    ];
    let mut table = BTreeMap::<Code, [usize; FOLDERS.len()]>::new();
    for (column, folder) in FOLDERS.iter().enumerate() {
        let all = std::cell::RefCell::new(&mut table);
        in_documents(folder, |name, found| {
            let annotated = !name.ends_with(".col9.txt");
            for finding in found.iter().filter(|_| annotated) {
                all.borrow_mut().entry(finding.code).or_default()[column] += 1;
            }
        });
    }
    println!(
        "{:32} {}",
        "",
        FOLDERS.map(|folder| format!("{folder:>10}")).join("")
    );
    for (code, counts) in table {
        let counts = counts.map(|count| format!("{count:>10}")).join("");
        println!("{:32} {counts}", code.as_str());
    }
}
