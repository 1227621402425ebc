//! Completions in the protocol's form (LSP 3.17 `textDocument/completion`,
//! `textDocument/signatureHelp`).

use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::{
    Command, CompletionItem, CompletionItemKind, CompletionItemLabelDetails, CompletionList,
    CompletionTextEdit, Documentation, InsertReplaceEdit, InsertTextFormat, MarkupContent,
    MarkupKind, ParameterInformation, ParameterLabel, Range, SignatureHelp, SignatureInformation,
    TextEdit, Uri,
};

use super::to_lsp;
use crate::features::completion::{Completion, Item, ItemKind, ItemSubject, Signature};
use crate::features::markup::{Line, Prose};
use crate::project::Suggestion;
use crate::server::session::client::capabilities::{ClientCapabilities, Markup, SUGGEST};
use crate::text::{Edit, Offset, Span, Text};

/// What an item carries until it is looked at closer.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Unexplained {
    pub(crate) uri: Uri,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    entity: Option<String>,
}

impl Unexplained {
    fn new(uri: &Uri, subject: &ItemSubject) -> Self {
        let (label, entity) = match subject {
            ItemSubject::Label(label) => (Some(label.clone()), None),
            ItemSubject::Entity(name) => (None, Some(name.clone())),
        };
        let uri = uri.clone();
        Self { uri, label, entity }
    }

    /// What the item is about.
    pub(crate) fn subject(self) -> Option<ItemSubject> {
        self.label
            .map(ItemSubject::Label)
            .or(self.entity.map(ItemSubject::Entity))
    }
}

/// Where a completion was asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked<'a> {
    pub(crate) uri: &'a Uri,
    pub(crate) text: &'a Text,
    pub(crate) cursor: Offset,
    pub(crate) capabilities: &'a ClientCapabilities,
}

impl Asked<'_> {
    /// The items as the client takes them, in our order.
    pub(crate) fn list(&self, found: &Completion) -> CompletionList {
        let items = found.items.iter().enumerate();
        CompletionList {
            is_incomplete: found.incomplete,
            items: items.map(|(place, item)| self.item(place, item)).collect(),
        }
    }

    fn item(&self, place: usize, item: &Item) -> CompletionItem {
        let snippet = item.snippet.as_ref();
        let snippet = snippet.filter(|_| self.capabilities.completion_snippets);
        // Neovim 0.11 takes of a plain text what comes before its first blank, and of a snippet all.
        let blanks = self.capabilities.completion_snippets && item.edit.text.contains(' ');
        let edit = match snippet {
            Some(snippet) => {
                let (before, behind) = (escaped(&snippet.before), escaped(&snippet.behind));
                Edit::new(snippet.span, format!("{before}$0{behind}"))
            }
            None if blanks => Edit::new(item.edit.span, escaped(&item.edit.text)),
            None => item.edit.clone(),
        };
        let details = self.capabilities.completion_label_details;
        let subject = item.subject.as_ref();
        let data = subject
            .and_then(|subject| serde_json::to_value(Unexplained::new(self.uri, subject)).ok());
        CompletionItem {
            label: item.label.clone(),
            label_details: details.then(|| CompletionItemLabelDetails {
                detail: None,
                description: Some(item.detail.clone()),
            }),
            kind: Some(kind(item.kind)),
            detail: (!details && !item.detail.is_empty()).then(|| item.detail.clone()),
            sort_text: Some(format!("{place:03}")),
            filter_text: Some(item.filter.clone()),
            insert_text_format: (snippet.is_some() || blanks).then_some(InsertTextFormat::SNIPPET),
            text_edit: Some(match snippet {
                // A whole mention comes with its end: nothing of what it replaces may stay behind
                // it, whatever the user likes for words.
                Some(_) => self.plain(&edit).into(),
                None => self.text_edit(&edit),
            }),
            command: self.next(item),
            additional_text_edits: item.also.as_ref().map(|also| vec![self.plain(also)]),
            data,
            ..CompletionItem::default()
        }
    }

    /// Behind a label there is more to choose from, which clients do not ask for by themselves.
    fn next(&self, item: &Item) -> Option<Command> {
        let goes_on = item.kind == ItemKind::Label
            && item.also.is_none()
            && (item.snippet.is_some() || item.edit.text.ends_with(' '));
        (goes_on && self.capabilities.suggests_again)
            .then(|| Command::new("Suggest".to_owned(), SUGGEST.to_owned(), None))
    }

    /// `edit`, which may leave what stands behind the cursor if the user likes that.
    fn text_edit(&self, edit: &Edit) -> CompletionTextEdit {
        let TextEdit { range, new_text } = self.plain(edit);
        if !self.capabilities.completion_insert_replace {
            return TextEdit { range, new_text }.into();
        }
        let insert = Span::new(edit.span.start, self.cursor.min(edit.span.end));
        let insert = to_lsp::range(self.text, insert, self.capabilities.encoding);
        InsertReplaceEdit {
            new_text,
            insert,
            replace: range,
        }
        .into()
    }

    fn plain(&self, edit: &Edit) -> TextEdit {
        TextEdit {
            range: to_lsp::range(self.text, edit.span, self.capabilities.encoding),
            new_text: edit.text.clone(),
        }
    }
}

/// `text` as it stands in a snippet for itself.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '$' | '}' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn kind(kind: ItemKind) -> CompletionItemKind {
    match kind {
        ItemKind::Label => CompletionItemKind::KEYWORD,
        ItemKind::Name => CompletionItemKind::VALUE,
        ItemKind::Mention => CompletionItemKind::REFERENCE,
        ItemKind::Field => CompletionItemKind::FIELD,
        ItemKind::Code => CompletionItemKind::CONSTANT,
        ItemKind::Portion => CompletionItemKind::ENUM_MEMBER,
    }
}

/// What could be typed into settings: the one at `place` of its list.
pub(crate) fn suggestion(
    place: usize,
    found: Suggestion,
    range: Range,
    capabilities: &ClientCapabilities,
) -> CompletionItem {
    let kind = if found.is_key {
        CompletionItemKind::PROPERTY
    } else {
        CompletionItemKind::ENUM_MEMBER
    };
    let mut said = Prose::new();
    said.paragraph(Line::of(&found.about));
    CompletionItem {
        label: found.label,
        kind: Some(kind),
        sort_text: Some(format!("{place:03}")),
        filter_text: Some(found.edit.text.clone()),
        documentation: (!found.about.is_empty())
            .then(|| documentation(&said, capabilities.completion_markup)),
        text_edit: Some(TextEdit::new(range, found.edit.text).into()),
        ..CompletionItem::default()
    }
}

/// What is said about an item.
pub(crate) fn documentation(text: &Prose, markup: Markup) -> Documentation {
    Documentation::MarkupContent(to_lsp::markup(text, markup))
}

/// `said` of a name in the document at `uri`, which is not the one that is written in: the words
/// for it are put right.
pub(crate) fn elsewhere(said: Documentation, uri: &Uri) -> Documentation {
    let Documentation::MarkupContent(MarkupContent { kind, mut value }) = said else {
        return said;
    };
    let path = uri.path().decode().to_string_lossy();
    let file = path.rsplit('/').next().unwrap_or(&path).replace('`', "'");
    let (open, close) = match kind {
        MarkupKind::Markdown => ("`", "`"),
        MarkupKind::PlainText => ("“", "”"),
    };
    for here in ["in this document", "in the document"] {
        value = value.replace(here, &format!("in {open}{file}{close}"));
    }
    Documentation::MarkupContent(MarkupContent { kind, value })
}

/// The form of a mention; its parts by place or, for clients that take none, by their words.
pub(crate) fn signature(found: &Signature, capabilities: &ClientCapabilities) -> SignatureHelp {
    let parts = found.parts.iter().map(|part| ParameterInformation {
        label: if capabilities.signature_offsets {
            ParameterLabel::LabelOffsets([part.start as u32, part.end as u32])
        } else {
            ParameterLabel::Simple(found.text[part.clone()].to_owned())
        },
        documentation: None,
    });
    let said = &found.said;
    SignatureHelp {
        signatures: vec![SignatureInformation {
            label: found.text.clone(),
            documentation: (!said.is_empty())
                .then(|| documentation(said, capabilities.signature_markup)),
            parameters: Some(parts.collect()),
            active_parameter: None,
        }],
        active_signature: Some(0),
        active_parameter: Some(found.active as u32),
    }
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn signs_of_snippets_are_escaped() {
        assert_eq!(escaped("US$ }\\ ]"), "US\\$ \\}\\\\ ]");
    }
}
