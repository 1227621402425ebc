//! Notes inside the text (LSP 3.17 `textDocument/inlayHint`).

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{InlayHint, InlayHintLabelPart, InlayHintParams, Uri};

use super::super::Server;
use super::super::convert::{from_lsp, to_lsp};
use super::super::transport::Raw;
use super::at_once;
use crate::features::inlay_hints::{Hint, HintKind, hints as notes};
use crate::text::{Encoding, Span, Text};

/// No more text than this, in bytes, is noted on at once: more than a screen shows.
const MOST: usize = 256 << 10;

pub(crate) fn hints(server: &Server, params: InlayHintParams) -> Result<Raw> {
    let uri = params.text_document.uri;
    let (encoding, wanted) = (server.capabilities().encoding, server.settings().hints);
    let edited = server.shared.session.edited_line(&uri);
    at_once(server, &uri, |document| {
        let text = document.text();
        let start = from_lsp::offset(text, params.range.start, encoding)?;
        // Some clients ask for the lines that a screen could show, which may not exist.
        let end = from_lsp::offset(text, params.range.end, encoding);
        let end = end.unwrap_or(text.end()).min(start + MOST).max(start);
        let notes = notes(document, Span::new(start, end), wanted, edited);
        let convert = |note| convert(text, note, &uri, encoding);
        Ok(Some(notes.into_iter().map(convert).collect::<Vec<_>>()))
    })
}

impl Server {
    /// A document was saved: its last edited line gets its notes back.
    pub(crate) fn finish_editing(&self, uri: &Uri) {
        if self.shared.session.finish_editing(uri) && self.capabilities().hints_refresh {
            let client = self.client().clone();
            Self::ask("new notes", async move {
                // Whether a client does as asked is its own affair.
                let _ = client.inlay_hint_refresh().await;
            });
        }
    }
}

fn convert(text: &Text, note: Hint, uri: &Uri, encoding: Encoding) -> InlayHint {
    let before = note.kind == HintKind::Paragraph;
    let location = note
        .target
        .map(|target| to_lsp::location(uri, text, target, encoding));
    let part = InlayHintLabelPart {
        value: note.text,
        location,
        ..InlayHintLabelPart::default()
    };
    InlayHint {
        position: to_lsp::position(text, note.at, encoding),
        label: vec![part].into(),
        kind: None,
        text_edits: None,
        tooltip: None,
        padding_left: Some(!before),
        padding_right: Some(before),
        data: None,
    }
}
