//! The user's settings as the session goes on: from what the client says of itself, asked for, or
//! told.

use std::sync::{Arc, PoisonError};

use serde_json::Value;
use tower_lsp::ls_types::MessageType;

use crate::server::Server;
use crate::server::convert::registrations;
use crate::server::session::settings::Settings;
use crate::server::tasks::ask::ask;

impl Server {
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
        ask("configuration", async move {
            let items = vec![registrations::settings()];
            match server.client().configuration(items).await {
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
}
