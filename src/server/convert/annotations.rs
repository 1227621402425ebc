//! What stands beside or in the text: notes, counts and links in the protocol's form (LSP 3.17
//! `textDocument/inlayHint`, `textDocument/codeLens`, `textDocument/documentLink`).

use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::{
    CodeLens, Command, DocumentLink, InlayHint, InlayHintLabelPart, Range, Uri,
};

use super::to_lsp;
use crate::features::document_links::{Link, LinkTarget};
use crate::features::inlay_hints::{Hint, HintKind};
use crate::server::session::client::capabilities::ClientCapabilities;
use crate::text::{Encoding, Offset, Text};

/// A note inside the text.
pub(crate) fn hint(text: &Text, note: Hint, uri: &Uri, encoding: Encoding) -> InlayHint {
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

/// What a lens carries until it comes into sight.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct UnresolvedLens {
    pub(crate) uri: Uri,
    /// Whether it is about the section at its place rather than the whole document.
    pub(crate) section: bool,
}

/// A lens at `range` whose count is yet to be found.
pub(crate) fn lens(range: Range, unresolved: &UnresolvedLens) -> CodeLens {
    CodeLens {
        range,
        command: None,
        data: serde_json::to_value(unresolved).ok(),
    }
}

/// `lens` that says `title`. It does nothing when it is clicked on: its command has no name.
pub(crate) fn resolved_lens(lens: CodeLens, title: String) -> CodeLens {
    CodeLens {
        command: Some(Command::new(title, String::new(), None)),
        ..lens
    }
}

/// What a link to a paragraph carries until it is followed.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct UnresolvedLink {
    pub(crate) uri: Uri,
    pub(crate) paragraph: u32,
}

/// A link; `None` where its address is none.
pub(crate) fn link(
    text: &Text,
    link: Link,
    uri: &Uri,
    capabilities: &ClientCapabilities,
) -> Option<DocumentLink> {
    let (target, data, tooltip) = match link.target {
        LinkTarget::Page(address) => (Some(address.parse().ok()?), None, None),
        LinkTarget::Paragraph(paragraph) => {
            let uri = uri.clone();
            let data = serde_json::to_value(UnresolvedLink { uri, paragraph }).ok()?;
            (None, Some(data), Some(format!("Paragraph {paragraph}")))
        }
    };
    Some(DocumentLink {
        range: to_lsp::range(text, link.span, capabilities.encoding),
        target,
        tooltip: tooltip.filter(|_| capabilities.link_tooltip),
        data,
    })
}

/// The place at `offset` in the form that editors know: `#L12,3`, from 1.
pub(crate) fn target(uri: &Uri, text: &Text, offset: Offset, encoding: Encoding) -> Option<Uri> {
    let at = to_lsp::position(text, offset, encoding);
    let uri = uri.as_str();
    format!("{uri}#L{},{}", at.line + 1, at.character + 1)
        .parse()
        .ok()
}
