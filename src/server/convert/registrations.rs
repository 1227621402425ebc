//! What the server asks of the client by itself: files to be watched (LSP 3.17
//! `client/registerCapability`, `workspace/didChangeWatchedFiles`), and settings
//! (`workspace/configuration`).

use serde_json::{Value, json};
use tower_lsp::ls_types::{ConfigurationItem, Registration, Unregistration};

const METHOD: &str = "workspace/didChangeWatchedFiles";

/// Has files that match `patterns` watched, under the name `id`.
pub(crate) fn watching(id: &str, patterns: &[String]) -> Registration {
    let watchers: Vec<Value> = patterns
        .iter()
        .map(|pattern| json!({ "globPattern": pattern }))
        .collect();
    Registration {
        id: id.to_owned(),
        method: METHOD.to_owned(),
        register_options: Some(json!({ "watchers": watchers })),
    }
}

/// Ends what [`watching`] under the name `id` began.
pub(crate) fn not_watching(id: &str) -> Unregistration {
    Unregistration {
        id: id.to_owned(),
        method: METHOD.to_owned(),
    }
}

/// The settings that a client has for us.
pub(crate) fn settings() -> ConfigurationItem {
    ConfigurationItem {
        scope_uri: None,
        section: Some("glossator".to_owned()),
    }
}
