//! Edits in the protocol's form (LSP 3.17 §workspaceEdit).

use std::collections::HashMap;

use tower_lsp::ls_types::{
    ApplyWorkspaceEditParams, CreateFile, CreateFileOptions, DocumentChangeOperation,
    DocumentChanges, LinkedEditingRanges, OneOf, OptionalVersionedTextDocumentIdentifier, Range,
    ResourceOp, TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};

use super::to_lsp;
use crate::edits::Change;
use crate::model::Document;
use crate::server::session::client::capabilities::ClientCapabilities;
use crate::text::{Edit, Encoding, Text};

/// `edits` of `document`, which is open as `uri`: of its version and no other, where the client
/// takes versions.
pub(crate) fn workspace_edit(
    uri: &Uri,
    document: &Document,
    edits: &[Edit],
    capabilities: &ClientCapabilities,
) -> WorkspaceEdit {
    let edits = text_edits(document.text(), edits, capabilities.encoding);
    if !capabilities.edit_versions {
        return WorkspaceEdit {
            changes: Some(HashMap::from([(uri.clone(), edits)])),
            ..WorkspaceEdit::default()
        };
    }
    let version = document.version();
    let edit = TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier::new(uri.clone(), version),
        edits: edits.into_iter().map(OneOf::Left).collect(),
    };
    WorkspaceEdit {
        document_changes: Some(DocumentChanges::Edits(vec![edit])),
        ..WorkspaceEdit::default()
    }
}

/// `edit`, for the client to make and to name `title` in its history.
pub(crate) fn to_apply(title: String, edit: WorkspaceEdit) -> ApplyWorkspaceEditParams {
    ApplyWorkspaceEditParams {
        label: Some(title),
        edit,
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

/// `edit` of the file at `uri` that has this text, and is open in that version if in any.
pub(crate) fn file_edit(
    uri: &Uri,
    version: Option<i32>,
    text: &Text,
    edit: &Edit,
    capabilities: &ClientCapabilities,
) -> WorkspaceEdit {
    let edit = TextEdit {
        range: to_lsp::range(text, edit.span, capabilities.encoding),
        new_text: edit.text.clone(),
    };
    if !capabilities.edit_versions {
        return WorkspaceEdit {
            changes: Some(HashMap::from([(uri.clone(), vec![edit])])),
            ..WorkspaceEdit::default()
        };
    }
    let edits = document_edit(uri, version, edit);
    WorkspaceEdit {
        document_changes: Some(DocumentChanges::Edits(vec![edits])),
        ..WorkspaceEdit::default()
    }
}

/// A new file at `uri` with this text. If there is one after all it is kept, and the text stands
/// before what is there.
pub(crate) fn new_file(uri: &Uri, text: &str) -> WorkspaceEdit {
    let create = CreateFile {
        uri: uri.clone(),
        options: Some(CreateFileOptions {
            overwrite: None,
            ignore_if_exists: Some(true),
        }),
        annotation_id: None,
    };
    let edit = TextEdit::new(Range::default(), text.to_owned());
    let operations = vec![
        DocumentChangeOperation::Op(ResourceOp::Create(create)),
        DocumentChangeOperation::Edit(document_edit(uri, None, edit)),
    ];
    WorkspaceEdit {
        document_changes: Some(DocumentChanges::Operations(operations)),
        ..WorkspaceEdit::default()
    }
}

/// `edits` with a new file at `new` that holds `text`, for clients that create files. Where there
/// is such a file nothing is done at all.
pub(crate) fn with_new_file(edits: WorkspaceEdit, new: &Uri, text: &str) -> WorkspaceEdit {
    let create = CreateFile {
        uri: new.clone(),
        options: None,
        annotation_id: None,
    };
    let text = TextEdit::new(Range::default(), text.to_owned());
    let mut operations = vec![
        DocumentChangeOperation::Op(ResourceOp::Create(create)),
        DocumentChangeOperation::Edit(document_edit(new, None, text)),
    ];
    if let Some(DocumentChanges::Edits(edits)) = edits.document_changes {
        operations.extend(edits.into_iter().map(DocumentChangeOperation::Edit));
    }
    WorkspaceEdit {
        document_changes: Some(DocumentChanges::Operations(operations)),
        ..WorkspaceEdit::default()
    }
}

/// `edits` of this text.
pub(crate) fn text_edits(text: &Text, edits: &[Edit], encoding: Encoding) -> Vec<TextEdit> {
    let convert = |edit: &Edit| TextEdit {
        range: to_lsp::range(text, edit.span, encoding),
        new_text: edit.text.clone(),
    };
    edits.iter().map(convert).collect()
}

/// Labels that change together, if there are some (LSP 3.17 `textDocument/linkedEditingRange`).
pub(crate) fn linked(ranges: Vec<Range>) -> Option<LinkedEditingRanges> {
    (!ranges.is_empty()).then(|| LinkedEditingRanges {
        ranges,
        word_pattern: Some("[A-Za-z][A-Za-z0-9_-]*".to_owned()),
    })
}

fn document_edit(uri: &Uri, version: Option<i32>, edit: TextEdit) -> TextDocumentEdit {
    TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier {
            uri: uri.clone(),
            version,
        },
        edits: vec![OneOf::Left(edit)],
    }
}
