//! The commands that edit the document: the edits of [`edits`], one id each.

use crate::edits;
use crate::edits::{Change, Refusal};
use crate::model::Document;
use crate::text::{Offset, Span};

/// What a command does: which edit, and what that needs to know.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Command {
    /// What is selected, and a label.
    OfSelection(fn(&Document, Span, &str) -> Edited),
    /// Where the cursor is, and a label.
    WithLabel(fn(&Document, Offset, &str) -> Edited),
    /// Where the cursor is.
    AtCursor(fn(&Document, Offset) -> Edited),
}

impl Command {
    /// Why it cannot be used where `span` is selected, with `label` if it takes one.
    pub(crate) fn refusal(self, document: &Document, span: Span, label: &str) -> Option<Refusal> {
        let edited = match self {
            Self::OfSelection(edit) => edit(document, span, label),
            Self::WithLabel(edit) => edit(document, span.start, label),
            Self::AtCursor(edit) => edit(document, span.start),
        };
        edited.err()
    }
}

pub(crate) type Edited = std::result::Result<Change, Refusal>;

/// What the ids begin with; the command's name follows.
const PREFIX: &str = "glossator.";

/// The id of the command called `name`: `tag` ⇒ `glossator.tag`.
pub(crate) fn command_id(name: &str) -> String {
    format!("{PREFIX}{name}")
}

/// All commands that edit the document, by their ids, with what they do in the user's words.
pub(crate) const COMMANDS: [(&str, &str, Command); 15] = [
    ("glossator.tag", "Tag", Command::OfSelection(edits::tag)),
    (
        "glossator.relabel",
        "Relabel",
        Command::WithLabel(edits::relabel),
    ),
    (
        "glossator.relabelAll",
        "Relabel all",
        Command::WithLabel(edits::relabel_all),
    ),
    (
        "glossator.unwrap",
        "Unwrap",
        Command::AtCursor(edits::unwrap),
    ),
    (
        "glossator.unwrapAll",
        "Unwrap all",
        Command::AtCursor(edits::unwrap_all),
    ),
    (
        "glossator.tagAll",
        "Tag all repeats",
        Command::AtCursor(edits::tag_all),
    ),
    (
        "glossator.extendLeft",
        "Extend left",
        Command::AtCursor(edits::extend_left),
    ),
    (
        "glossator.extendRight",
        "Extend right",
        Command::AtCursor(edits::extend_right),
    ),
    (
        "glossator.shrinkLeft",
        "Shrink left",
        Command::AtCursor(edits::shrink_left),
    ),
    (
        "glossator.shrinkRight",
        "Shrink right",
        Command::AtCursor(edits::shrink_right),
    ),
    ("glossator.merge", "Merge", Command::AtCursor(edits::merge)),
    ("glossator.split", "Split", Command::AtCursor(edits::split)),
    (
        "glossator.trimMention",
        "Move signs out",
        Command::AtCursor(edits::trim_mention),
    ),
    (
        "glossator.flatten",
        "Make one of nested mentions",
        Command::AtCursor(crate::features::flatten::flatten),
    ),
    (
        "glossator.renumber",
        "Renumber paragraphs",
        Command::AtCursor(edits::renumber),
    ),
];

/// Ids that commands had before, which editors of that time give.
pub(crate) const ALIASES: [(&str, &str); 2] = [
    ("glossator.moveOut", "glossator.trimMention"),
    ("glossator.unnest", "glossator.flatten"),
];
