//! A fix that changes the project's settings.

use serde_json::Value;

/// What settles a finding by a change of the project's settings.
pub(crate) struct SettingsFix {
    pub(crate) title: String,
    pub(crate) command: &'static str,
    /// What the command is told beside the place of the finding.
    pub(crate) argument: Value,
}
