//! The user's settings as the session goes on: from the client's introduction, asked for, or told.

use std::sync::{Arc, PoisonError};

use serde_json::Value;
use tower_lsp::ls_types::{ConfigurationItem, MessageType};

use super::Server;
use super::convert::to_lsp;
use super::settings::Settings;
use super::tokens::{Answered, Vocabulary};

impl Server {
    /// What the user set.
    pub(super) fn settings(&self) -> Arc<Settings> {
        let settings = self.shared.settings.lock();
        Arc::clone(&settings.unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes over new settings; tells the user what of them is not understood.
    pub(super) fn set_settings(&self, settings: Settings) {
        for complaint in &settings.complaints {
            self.tell(
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
    pub(super) fn vocabulary(&self) -> Vocabulary {
        let announced = || Vocabulary::of_types(&self.abilities().token_types);
        self.settings().vocabulary.unwrap_or_else(announced)
    }

    /// Takes over settings that came after the beginning, and has what depends on them shown
    /// anew.
    pub(super) fn change_settings(&self, value: &Value) {
        let settings = Settings::read(value);
        if settings == *self.settings() {
            return;
        }
        self.set_settings(settings);
        self.apply_terms();
    }

    /// Asks the client for the settings it has for us.
    pub(super) fn ask_for_settings(&self) {
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
    pub(super) fn tell(&self, kind: MessageType, message: String) {
        let client = self.client().clone();
        Self::ask("show a message", async move {
            client.show_message(kind, to_lsp::message(&message)).await;
        });
    }

    /// The last answers about semantic tokens.
    pub(super) fn answered(&self) -> &Answered {
        &self.shared.answered
    }
}
