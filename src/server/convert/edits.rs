//! Edits in the protocol's form (LSP 3.17 §workspaceEdit).

use std::collections::HashMap;

use tower_lsp::ls_types::{
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, Range, TextDocumentEdit,
    TextEdit, Uri, WorkspaceEdit,
};

use super::to_lsp;
use crate::features::edits::Change;
use crate::model::Document;
use crate::server::abilities::Abilities;
use crate::text::{Edit, Encoding, Text};

/// `edits` of `document`, which is open as `uri`: of its version and no other, where the client
/// takes versions.
pub(crate) fn workspace_edit(
    uri: &Uri,
    document: &Document,
    edits: &[Edit],
    abilities: &Abilities,
) -> WorkspaceEdit {
    let edits = edits.iter().map(|edit| TextEdit {
        range: to_lsp::range(document.text(), edit.span, abilities.encoding),
        new_text: edit.text.clone(),
    });
    if !abilities.edit_versions {
        return WorkspaceEdit {
            changes: Some(HashMap::from([(uri.clone(), edits.collect())])),
            ..WorkspaceEdit::default()
        };
    }
    let version = document.version();
    let edit = TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier::new(uri.clone(), version),
        edits: edits.map(OneOf::Left).collect(),
    };
    WorkspaceEdit {
        document_changes: Some(DocumentChanges::Edits(vec![edit])),
        ..WorkspaceEdit::default()
    }
}

/// What to select when `change` of `text` is made.
pub(crate) fn selection(text: &Text, change: &Change, encoding: Encoding) -> Range {
    let mut after = text.clone();
    for edit in change.edits.iter().rev() {
        after.apply(edit);
    }
    to_lsp::range(&after, change.selection, encoding)
}
