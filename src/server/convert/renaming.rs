//! Renamings in the protocol's form (LSP 3.16 §changeAnnotation).

use std::collections::HashMap;

use tower_lsp::ls_types::{
    AnnotatedTextEdit, ChangeAnnotation, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, PrepareRenameResponse, TextDocumentEdit, TextEdit,
    Uri, WorkspaceEdit,
};

use super::edits::workspace_edit;
use super::to_lsp;
use crate::features::rename::Renaming;
use crate::model::Document;
use crate::server::session::client::capabilities::ClientCapabilities;
use crate::text::{Edit, Encoding, Span, Text};

/// What is renamed at the cursor, with the words that the user edits.
pub(crate) fn renamable(text: &Text, span: Span, encoding: Encoding) -> PrepareRenameResponse {
    PrepareRenameResponse::RangeWithPlaceholder {
        range: to_lsp::range(text, span, encoding),
        placeholder: text.slice(span).into_owned(),
    }
}

/// All edits of `renaming`; those that may not be meant to be confirmed, where the client can ask.
pub(crate) fn renaming(
    uri: &Uri,
    document: &Document,
    renaming: &Renaming,
    capabilities: &ClientCapabilities,
) -> WorkspaceEdit {
    let annotates = capabilities.edit_versions && capabilities.edit_annotations;
    if !annotates || renaming.doubtful.is_empty() {
        let doubtful = renaming.doubtful.iter().flat_map(|group| &group.edits);
        let mut all: Vec<Edit> = renaming.certain.iter().chain(doubtful).cloned().collect();
        all.sort_by_key(|edit| edit.span);
        return workspace_edit(uri, document, &all, capabilities);
    }
    let convert = |edit: &Edit| TextEdit {
        range: to_lsp::range(document.text(), edit.span, capabilities.encoding),
        new_text: edit.text.clone(),
    };
    let mut edits: Vec<OneOf<TextEdit, AnnotatedTextEdit>> = renaming
        .certain
        .iter()
        .map(|edit| OneOf::Left(convert(edit)))
        .collect();
    let mut annotations = HashMap::new();
    for (place, group) in renaming.doubtful.iter().enumerate() {
        let id = place.to_string();
        edits.extend(group.edits.iter().map(|edit| {
            OneOf::Right(AnnotatedTextEdit {
                text_edit: convert(edit),
                annotation_id: id.clone(),
            })
        }));
        annotations.insert(id, annotation(&group.reason));
    }
    let document_edit = TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier::new(
            uri.clone(),
            document.version(),
        ),
        edits,
    };
    WorkspaceEdit {
        changes: None,
        document_changes: Some(DocumentChanges::Edits(vec![document_edit])),
        change_annotations: Some(annotations),
    }
}

fn annotation(reason: &str) -> ChangeAnnotation {
    let mut letters = reason.chars();
    let first = letters.next().map(char::to_uppercase);
    ChangeAnnotation {
        label: first.into_iter().flatten().chain(letters).collect(),
        needs_confirmation: Some(true),
        description: None,
    }
}
