//! Notices that settings, gazetteers and guidelines change on the disk: told by the client where
//! it can watch files (LSP 3.17 `workspace/didChangeWatchedFiles`), else by looking at them now and
//! then, which costs a look at a handful of files.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::project::FILE_NAME;
use crate::server::Server;
use crate::server::convert::registrations::{not_watching, watching};
use crate::server::tasks::ask::ask;

const SETTINGS: &str = "glossator-settings";
const NAMED: &str = "glossator-named-files";

/// How often files are looked at that no client watches.
const EVERY: Duration = Duration::from_secs(2);

impl Server {
    /// Has settings watched, and whatever they name.
    pub(crate) fn watch_settings(&self) {
        if !self.capabilities().watched_files {
            return self.look_now_and_then();
        }
        let client = self.client().clone();
        let registration = watching(SETTINGS, &[format!("**/{FILE_NAME}")]);
        ask("watch settings", async move {
            if let Err(error) = client.register_capability(vec![registration]).await {
                tracing::warn!("settings are not watched: {error}");
            }
        });
    }

    /// Has the client watch the files that the settings name now, and no others.
    pub(crate) fn watch_resources(&self) {
        if !self.capabilities().watched_files {
            return;
        }
        let projects = self.projects().cache().all();
        let named = projects.iter().flat_map(|project| project.named_files());
        let patterns: BTreeSet<String> = named
            .map(|pattern| format!("**/{}", pattern.trim_start_matches("./")))
            .collect();
        let Some(before) = self.shared.watched.replace(&patterns) else {
            return;
        };
        let client = self.client().clone();
        ask("watch files", async move {
            if !before.is_empty() {
                // Those that are watched needlessly do no harm.
                let _ = client
                    .unregister_capability(vec![not_watching(NAMED)])
                    .await;
            }
            if patterns.is_empty() {
                return;
            }
            let patterns: Vec<String> = patterns.into_iter().collect();
            let registration = watching(NAMED, &patterns);
            if let Err(error) = client.register_capability(vec![registration]).await {
                tracing::warn!("gazetteers and guidelines are not watched: {error}");
            }
        });
    }

    fn look_now_and_then(&self) {
        let server = self.clone();
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(EVERY).await;
                let projects = server.projects().cache().all();
                let look = move |_: &_| Ok(projects.iter().any(|project| project.is_stale()));
                if server.pool().run(look).await == Ok(true) {
                    server.reload();
                }
            }
        });
    }
}
