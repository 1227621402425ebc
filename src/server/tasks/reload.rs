//! Brings the documents up to date with the settings of their projects, in a task of its own.
//!
//! However many things change, one task at a time works on it, and goes round again if something
//! changed meanwhile. Handlers only say that something may have changed.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::time::timeout;
use tower_lsp::Client;
use tower_lsp::ls_types::{Diagnostic, MessageType, Uri};

use crate::project::{Problem, Project, SettingsChange};
use crate::server::Server;
use crate::server::convert::diagnostics;
use crate::server::session::client::capabilities::ClientCapabilities;
use crate::server::session::projects::path_of;
use crate::server::tasks::ask::{ANSWER_TIME, ask};
use crate::server::transport::accompanied;

/// What reading settings and what they name is called.
const READING: &str = "Glossator: reading the project";

impl Server {
    /// Has the diagnostics of a document published, when the client is sent any.
    pub(crate) fn publish(&self, uri: &Uri) {
        self.shared.publisher.schedule(uri, &self.capabilities());
    }

    /// The settings of a document's project may have changed: they are looked at now, and what
    /// follows from them is done later.
    pub(crate) fn look_at_project(&self, uri: &Uri) {
        if self.projects().locate(uri) == SettingsChange::Some {
            self.reload();
        }
    }

    /// Has everything brought up to date with the settings on the disk.
    pub(crate) fn reload(&self) {
        if !self.shared.reloading.begin() {
            return;
        }
        let server = self.clone();
        tokio::spawn(async move {
            loop {
                let worker = server.clone();
                let round = server.pool().run(move |_| Ok(worker.reload_now()));
                let round = server.shown(READING, round).await;
                match round {
                    Ok((changed, gone)) => {
                        server.report_changed(&changed, &gone).await;
                        server.watch_resources();
                    }
                    Err(error) => tracing::error!("settings are not reloaded: {error}"),
                }
                if !server.shared.reloading.goes_on() {
                    return;
                }
            }
        });
    }

    /// Does `work`, which is shown as `title` if it lasts and the client shows progress.
    async fn shown<T>(&self, title: &'static str, work: impl Future<Output = T>) -> T {
        if !self.capabilities().progress {
            return work.await;
        }
        accompanied(self.client().clone(), title, work).await
    }

    /// One round: looks at all settings and has all documents read by them.
    fn reload_now(&self) -> (Vec<Arc<Project>>, Vec<PathBuf>) {
        let projects = self.projects();
        let gone = projects.cache().take_gone();
        for uri in self.documents().uris() {
            projects.locate(&uri);
        }
        let changed = projects.cache().take_changed();
        self.apply_settings();
        (changed, gone)
    }

    /// Has all documents read by what holds for them, and what depends on that shown anew.
    pub(crate) fn apply_settings(&self) {
        for uri in self.documents().uris() {
            let settings = self.projects().effective_settings(&uri);
            self.documents().set_labels(&uri, &settings.labels);
            self.publish(&uri);
        }
        self.ask_to_refresh();
    }

    /// Has the client ask anew for what it was answered. While it has not done so, it is not told
    /// again, but once more at the end.
    fn ask_to_refresh(&self) {
        if !self.shared.refreshing.begin() {
            return;
        }
        let server = self.clone();
        tokio::spawn(async move {
            loop {
                let (client, capabilities) = (server.client(), server.capabilities());
                if timeout(ANSWER_TIME, refresh(client, &capabilities))
                    .await
                    .is_err()
                {
                    tracing::warn!("the client does not answer: refresh");
                }
                if !server.shared.refreshing.goes_on() {
                    return;
                }
            }
        });
    }

    /// Shows what is wrong with the settings that are new: in their files and, once, as a message
    /// where the file is not open. Who is writing in it sees the places.
    async fn report_changed(&self, changed: &[Arc<Project>], gone: &[PathBuf]) {
        let encoding = self.capabilities().encoding;
        for project in changed {
            // What was read anew meanwhile is among the next round.
            let now = self.projects().cache().at(project.path());
            if !now.is_some_and(|now| Arc::ptr_eq(&now, project)) {
                continue;
            }
            let problems: Vec<&Problem> = project.problems().collect();
            let open = self.open_at(project.path());
            match &open {
                // As they stand there.
                Some(uri) => self.publish(uri),
                None => {
                    self.show(project.path(), diagnostics::problems(project, encoding))
                        .await;
                }
            }
            let Some(first) = problems.first() else {
                self.projects().cache().end_reporting(project.path());
                continue;
            };
            if open.is_none() && self.projects().cache().begin_reporting(project.path()) {
                self.notify(
                    MessageType::WARNING,
                    message(project, first, problems.len()),
                );
            }
        }
        for path in gone {
            self.show(path, Vec::new()).await;
        }
    }

    /// Shows what is wrong with the settings at `uri`, which were closed, as they are on the disk.
    pub(crate) fn show_closed(&self, uri: &Uri) {
        let project = path_of(uri).and_then(|path| self.projects().cache().at(&path));
        let Some(project) = project else {
            return self.publish(uri);
        };
        let (server, encoding) = (self.clone(), self.capabilities().encoding);
        ask("show closed settings", async move {
            let problems = diagnostics::problems(&project, encoding);
            server.show(project.path(), problems).await;
        });
    }

    /// The URI of the file, if the client has it open.
    fn open_at(&self, path: &Path) -> Option<Uri> {
        let uri = Uri::from_file_path(path)?;
        self.documents().revision(&uri).is_some().then_some(uri)
    }

    /// Shows diagnostics in a file that need not be open, and that no client asks about.
    async fn show(&self, path: &Path, diagnostics: Vec<Diagnostic>) {
        if let Some(uri) = Uri::from_file_path(path) {
            self.client()
                .publish_diagnostics(uri, diagnostics, None)
                .await;
        }
    }
}

/// Whether a client does as asked is its own affair.
async fn refresh(client: &Client, capabilities: &ClientCapabilities) {
    if capabilities.tokens_refresh {
        let _ = client.semantic_tokens_refresh().await;
    }
    if capabilities.diagnostics_pull {
        let _ = client.workspace_diagnostic_refresh().await;
    }
    if capabilities.hints_refresh {
        let _ = client.inlay_hint_refresh().await;
    }
    if capabilities.lens_refresh {
        let _ = client.code_lens_refresh().await;
    }
}

/// What the user is told of settings with `count` problems, the first of which is `first`.
fn message(project: &Project, first: &Problem, count: usize) -> String {
    let (line, _) = first.line_column(project.text());
    let path = project.path().display();
    let more = match count {
        1 => String::new(),
        2 => " There is one more problem.".to_owned(),
        count => format!(" There are {} more problems.", count - 1),
    };
    let kept = if project.is_understood() {
        ""
    } else {
        " The settings of before stay in force."
    };
    let message = &first.message;
    format!("Glossator settings: {path}, line {line}: {message}.{more}{kept}")
}
