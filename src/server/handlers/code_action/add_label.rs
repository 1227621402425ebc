//! Quick fixes that let the project's documents use a label: it is added to those there are, or
//! another label set knows it.

use serde_json::json;

use super::settings_fix::SettingsFix;
use crate::model::Document;
use crate::model::label_sets::sets_with;
use crate::rules::{Code, Finding};
use crate::server::handlers::execute_command::labels;
use crate::server::session::projects::Writable;

/// How many other label sets are offered.
const MAX_SETS: usize = 2;

/// What makes the label that `finding` is about one of the project's.
pub(crate) fn label_fixes(
    document: &Document,
    finding: &Finding,
    writable: Writable,
) -> Vec<SettingsFix> {
    let of_labels = matches!(
        finding.code,
        Code::UnknownLabel | Code::LabelPrefixCollision
    );
    if !of_labels || writable == Writable::Exceptions {
        return Vec::new();
    }
    let label = document.text().slice(finding.span);
    let add = SettingsFix {
        title: format!("Add `{label}` to the project's labels"),
        command: labels::ADD,
        argument: json!({ "label": label }),
    };
    // With both labels in one set, readers that match prefixes would go wrong as before.
    let add = Some(add).filter(|_| finding.code == Code::UnknownLabel);
    let mut sets = sets_with(document, &label);
    if writable < Writable::LabelSet {
        sets.clear();
    }
    let sets = sets.into_iter().take(MAX_SETS).map(|name| SettingsFix {
        title: format!("Use label set `{name}` in this project"),
        command: labels::USE,
        argument: json!({ "labelSet": name }),
    });
    add.into_iter().chain(sets).collect()
}
