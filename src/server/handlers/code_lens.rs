//! Counts above first line and headings (LSP 3.17 `textDocument/codeLens`, `codeLens/resolve`).
//! What they say is found when they come into sight.

use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{CodeLens, CodeLensParams};

use crate::features::code_lens::{Counted, MAX_DOCUMENT_BYTES, lenses as places, title};
use crate::server::Server;
use crate::server::convert::annotations::{self, UnresolvedLens};
use crate::server::respond::{Context, Job};

pub(crate) fn lenses(context: &Context, _: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
    let large = context.text().len() > MAX_DOCUMENT_BYTES;
    if !context.server.settings().lens.unwrap_or(!large) {
        return Ok(None);
    }
    let lens = |(span, counted)| {
        let unresolved = UnresolvedLens {
            uri: context.uri.clone(),
            section: counted != Counted::Document,
        };
        annotations::lens(context.range(span), &unresolved)
    };
    Ok(Some(
        places(&context.document).into_iter().map(lens).collect(),
    ))
}

pub(crate) fn resolve(server: &Server, lens: CodeLens) -> Result<Job<CodeLens>> {
    let data = lens.data.clone().unwrap_or_default();
    let wanted: UnresolvedLens = serde_json::from_value(data)
        .map_err(|error| Error::invalid_params(format!("this is no lens of ours: {error}")))?;
    let context = Context::new(server, &wanted.uri)?;
    Ok(Job::new(context.place(), move |cancel| {
        let found = context.findings(cancel)?;
        let counted = if wanted.section {
            Counted::Section(context.offset(lens.range.start)?)
        } else {
            Counted::Document
        };
        let title = title(&context.document, counted, found.reported());
        Ok(annotations::resolved_lens(lens, title))
    }))
}
