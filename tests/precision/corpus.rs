//! Real documents, which do not belong to the project: `GLOSSATOR_CORPUS` names a folder that holds
//! them by origin (`cables`, `wikigold`, `re3d`). Without it this says that they are not checked.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use glossator::model::Document;
use glossator::rules::{Code, Finding, Severity, findings_with};

/// The findings of the main sample, code by code.
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

/// The documents that people annotated: nothing in them is broken.
const GOLD: [&str; 2] = ["wikigold", "re3d"];

/// Checks the documents, and says how many; or that there are none to check.
pub(crate) fn check() {
    let Some(corpus) = env::var_os("GLOSSATOR_CORPUS").map(PathBuf::from) else {
        println!("SKIPPED: GLOSSATOR_CORPUS is not set, so real documents are not checked");
        return;
    };
    let sample = corpus.join("cables/10MEXICO83.illinois.txt");
    assert_eq!(
        counts(&found_in(&sample)),
        MAIN_SAMPLE.iter().copied().collect()
    );
    let warned = |finding: &&Finding| {
        finding.code == Code::EntityTrailingPossessive && finding.severity == Severity::Warning
    };
    assert_eq!(found_in(&sample).iter().filter(warned).count(), 3);
    let mut checked = 1;
    for folder in GOLD {
        for file in fs::read_dir(corpus.join(folder)).unwrap() {
            let path = file.unwrap().path();
            let error = |finding: &Finding| finding.severity == Severity::Error;
            let found = found_in(&path);
            assert_eq!(
                found.iter().find(|finding| error(finding)),
                None,
                "{}",
                path.display()
            );
            checked += 1;
        }
    }
    println!("{checked} real documents have the findings that they should");
}

/// The findings of all rules in the document at `path`.
fn found_in(path: &Path) -> Vec<Finding> {
    let text =
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    findings_with(&Document::new(&text, 0), &|_| true, &|| false).list
}

fn counts(found: &[Finding]) -> BTreeMap<Code, usize> {
    let mut counts = BTreeMap::new();
    for finding in found {
        *counts.entry(finding.code).or_default() += 1;
    }
    counts
}
