//! Counts above first line and headings (LSP 3.17 `textDocument/codeLens`). What they say is
//! found when they come into sight.

use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{CodeLens, CodeLensParams, Command, Uri};

use super::super::Server;
use super::super::convert::{from_lsp, to_lsp};
use super::super::transport::Raw;
use super::{by_size, known};
use crate::features::Findings;
use crate::features::lens::{Counted, LARGEST, lenses as places, title};

/// What a lens carries until it comes into sight.
#[derive(Debug, Deserialize, Serialize)]
struct Unresolved {
    uri: Uri,
    /// Whether it is about the section at its place rather than the whole document.
    section: bool,
}

pub(super) fn lenses(server: &Server, params: CodeLensParams) -> Result<Raw> {
    let (uri, encoding) = (params.text_document.uri, server.abilities().encoding);
    let large = server.document(&uri)?.text().len() > LARGEST;
    if !server.settings().lens.unwrap_or(!large) {
        return Ok(known(&None::<Vec<CodeLens>>));
    }
    by_size(server, &uri.clone(), move |document, _| {
        let lens = |(span, counted)| CodeLens {
            range: to_lsp::range(document.text(), span, encoding),
            command: None,
            data: serde_json::to_value(Unresolved {
                uri: uri.clone(),
                section: counted != Counted::Document,
            })
            .ok(),
        };
        Ok(Some(
            places(document).into_iter().map(lens).collect::<Vec<_>>(),
        ))
    })
}

/// The findings of the document of which counts came into sight last: all of its counts are of the
/// same state.
#[derive(Debug, Default)]
pub(in crate::server) struct Looked(Mutex<Option<(State, Arc<Findings>)>>);

/// A document, which of its states, and that of the settings.
type State = (Uri, u64, u64);

impl Looked {
    /// The findings in `state`, looked for by `look` if they are not those known. `None` where it
    /// was stopped: what it had found by then is not all.
    fn findings(
        &self,
        state: State,
        look: impl FnOnce() -> Option<Findings>,
    ) -> Option<Arc<Findings>> {
        let known = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        if let Some((_, found)) = known.filter(|(known, _)| *known == state) {
            return Some(found);
        }
        let found = Arc::new(look()?);
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *known = Some((state, Arc::clone(&found)));
        Some(found)
    }
}

/// A count does nothing when it is clicked on: its command has no name.
pub(super) fn resolve(server: &Server, lens: CodeLens) -> Result<Raw> {
    let data = lens.data.clone().unwrap_or_default();
    let wanted: Unresolved = serde_json::from_value(data)
        .map_err(|error| Error::invalid_params(format!("this is no lens of ours: {error}")))?;
    let encoding = server.abilities().encoding;
    let (uri, looking) = (wanted.uri.clone(), server.clone());
    let revision = server.snapshot(&uri)?.revision;
    let state = (uri.clone(), revision, server.projects().generation());
    let rules = server.projects().terms(&uri).rules;
    by_size(server, &wanted.uri, move |document, cancel| {
        let look = || {
            let found = rules.judge(document, &|| cancel.is_cancelled()).findings;
            (!cancel.is_cancelled()).then_some(found)
        };
        let found = looking.shared.looked.findings(state, look);
        let found = found.ok_or_else(Error::request_cancelled)?;
        let at = from_lsp::offset(document.text(), lens.range.start, encoding)?;
        let counted = if wanted.section {
            Counted::Section(at)
        } else {
            Counted::Document
        };
        let command = Command::new(title(document, counted, &found), String::new(), None);
        Ok(CodeLens {
            command: Some(command),
            ..lens
        })
    })
}
