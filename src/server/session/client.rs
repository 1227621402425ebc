//! What the client says of itself in `initialize`, read leniently.

pub(crate) mod capabilities;

use std::sync::Arc;

use serde_json::Value;
use tower_lsp::ls_types::Uri;

use capabilities::ClientCapabilities;

/// What the client said of itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct ClientInfo {
    /// What it can.
    pub(crate) capabilities: Arc<ClientCapabilities>,
    /// Its name and version, for the log.
    pub(crate) client: String,
    /// Settings it was given for us, in whatever form.
    pub(crate) options: Value,
    /// The folders it works in at first.
    pub(crate) folders: Vec<Uri>,
}

impl ClientInfo {
    /// Reads the parameters of `initialize`.
    pub(crate) fn of_client(params: &Value) -> Self {
        let text = |path: &str| params.pointer(path).and_then(Value::as_str);
        let name = text("/clientInfo/name").unwrap_or("unnamed");
        let version = text("/clientInfo/version").unwrap_or_default();
        Self {
            capabilities: Arc::new(ClientCapabilities::of_client(&params["capabilities"])),
            client: format!("{name} {version}").trim_end().to_owned(),
            options: params["initializationOptions"].clone(),
            folders: folders(params),
        }
    }
}

fn folders(params: &Value) -> Vec<Uri> {
    let uri = |uri: &Value| uri.as_str().and_then(|uri| uri.parse().ok());
    match params["workspaceFolders"].as_array() {
        Some(folders) => folders
            .iter()
            .filter_map(|folder| uri(&folder["uri"]))
            .collect(),
        // What clients said before there could be several.
        None => uri(&params["rootUri"]).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_missing_or_odd_does_no_harm() {
        for odd in [
            json!(null),
            json!([]),
            json!({"workspaceFolders": [{"uri": 5}]}),
        ] {
            let client_info = ClientInfo::of_client(&odd);
            assert_eq!(client_info.client, "unnamed");
            assert_eq!(client_info.folders, []);
        }
    }

    #[test]
    fn folders_come_before_the_root() {
        let folders = |params| ClientInfo::of_client(&params).folders.len();
        let two = json!([{"uri": "file:///a", "name": "a"}, {"uri": "file:///b", "name": "b"}]);
        assert_eq!(
            folders(json!({"workspaceFolders": two, "rootUri": "file:///a"})),
            2
        );
        assert_eq!(
            folders(json!({"workspaceFolders": null, "rootUri": "file:///a"})),
            1
        );
    }
}
