//! The user's settings as the session goes on: from what the client says of itself, asked for, or told.

use std::sync::{Arc, PoisonError};

use serde_json::Value;
use tower_lsp::ls_types::{ConfigurationItem, MessageType};

use crate::server::Server;
use crate::server::convert::legend::Vocabulary;
use crate::server::convert::to_lsp;
use crate::server::handlers::semantic_tokens::LastTokens;
use crate::server::session::settings::Settings;

impl Server {
    /// What the user set.
    pub(crate) fn settings(&self) -> Arc<Settings> {
        let settings = self.shared.settings.lock();
        Arc::clone(&settings.unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes over new settings; tells the user what of them is not understood.
    pub(crate) fn set_settings(&self, settings: Settings) {
        for complaint in &settings.complaints {
            self.notify(
                MessageType::WARNING,
                format!("Glossator settings: {complaint}."),
            );
        }
        self.projects().set_editor(&settings);
        let mut current = self
            .shared
            .settings
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *current = Arc::new(settings);
    }

    /// What token types are called for this client.
    pub(crate) fn vocabulary(&self) -> Vocabulary {
        let announced = || Vocabulary::of_types(&self.capabilities().token_types);
        self.settings().vocabulary.unwrap_or_else(announced)
    }

    /// Takes over settings that came after the beginning, and has what depends on them shown
    /// anew.
    pub(crate) fn change_settings(&self, value: &Value) {
        let settings = Settings::read(value);
        if settings == *self.settings() {
            return;
        }
        self.set_settings(settings);
        self.apply_settings();
    }

    /// Asks the client for the settings it has for us.
    pub(crate) fn ask_for_settings(&self) {
        let server = self.clone();
        Self::ask("configuration", async move {
            let item = ConfigurationItem {
                scope_uri: None,
                section: Some("glossator".to_owned()),
            };
            match server.client().configuration(vec![item]).await {
                // A client without settings for us answers null: what it said at first holds.
                Ok(values) => {
                    if let Some(value) = values.first().filter(|value| !value.is_null()) {
                        server.change_settings(value);
                    }
                }
                Err(error) => tracing::warn!("no settings from the client: {error}"),
            }
        });
    }

    /// Shows the user a message.
    pub(crate) fn notify(&self, kind: MessageType, message: String) {
        let client = self.client().clone();
        Self::ask("show a message", async move {
            client.show_message(kind, to_lsp::message(&message)).await;
        });
    }

    /// The last answers about semantic tokens.
    pub(crate) fn last_tokens(&self) -> &LastTokens {
        &self.shared.last_tokens
    }
}
