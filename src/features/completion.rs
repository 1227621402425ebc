//! What could be typed next: labels behind a `[`, names in a mention or in plain text that the open
//! documents or the project's gazetteer know, fields and codes of a cable's header, portion marks.
//!
//! Asked for at every key: looks at the line around the cursor, at the names of the open documents
//! up to a bound, and past that at those near the cursor.

mod codes;
mod explain;
mod fields;
mod known;
mod labels;
mod listed;
mod mention;
mod plain;
mod portions;
mod signature;
mod site;

use crate::model::style::{is_tokenised, usual};
use crate::model::{Document, Gazetteer};
use crate::text::{Edit, Offset, Span};

pub use explain::explanation;
pub use signature::{Signature, signature};
use site::{Bracket, Site};

/// The most items of an answer.
pub const MOST: usize = 200;

/// Where something is to be completed.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// In which document.
    pub document: &'a Document,
    /// The other open documents: their names are known, too.
    pub others: &'a [Document],
    /// Names that the project knows beforehand.
    pub gazetteer: Option<&'a Gazetteer>,
    /// Where the cursor is.
    pub offset: Offset,
    /// What led to the question.
    pub trigger: Trigger,
}

/// What led to the question. Clients ask in the same words whether a letter was typed or a user
/// wants to see what there is; where no letter stands before the cursor, it is the latter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// A letter, or the user.
    Invoked,
    /// This sign, after which clients always ask.
    Sign(char),
}

/// What could be typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// The best first, [`MOST`] at most.
    pub items: Vec<Item>,
    /// Whether more letters would bring up others.
    pub incomplete: bool,
}

/// One thing that could be typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is called.
    pub label: String,
    /// What is said beside it.
    pub detail: String,
    /// What it is.
    pub kind: ItemKind,
    /// What the letters before the cursor are compared with.
    pub filter: String,
    /// What comes in the place of what.
    pub edit: Edit,
    /// The same with a place for the cursor, for clients that can put it there.
    pub snippet: Option<Snippet>,
    /// An edit elsewhere that belongs to it.
    pub also: Option<Edit>,
    /// What can be explained about it.
    pub subject: Option<Subject>,
}

/// Text with a place for the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// What it replaces.
    pub span: Span,
    /// What stands before the cursor.
    pub before: String,
    /// What stands behind it.
    pub behind: String,
}

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// A label.
    Label,
    /// A name that goes into a mention.
    Name,
    /// A whole mention.
    Mention,
    /// A field of the header.
    Field,
    /// A TAGS code.
    Code,
    /// A portion mark.
    Portion,
}

/// What an item is about, for its explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A label.
    Label(String),
    /// The entity with this name.
    Entity(String),
}

impl Item {
    fn new(kind: ItemKind, label: impl Into<String>, edit: Edit) -> Self {
        let label = label.into();
        Self {
            filter: label.clone(),
            label,
            detail: String::new(),
            kind,
            edit,
            snippet: None,
            also: None,
            subject: None,
        }
    }
}

/// What could be typed at `place`.
pub fn completion(place: &Place<'_>) -> Completion {
    let site = Site::of(place);
    let typed = |sign| matches!(place.trigger, Trigger::Sign(other) if other != sign);
    let mut found = match site.bracket() {
        _ if place.trigger == Trigger::Sign('(') => portions::items(&site),
        Some(Bracket::Label(label)) if !typed('[') => labels::items(&site, label),
        Some(Bracket::Name(name)) if !typed(' ') => mention::items(&site, &name),
        None if place.trigger == Trigger::Invoked => outside(&site),
        _ => Completion::default(),
    };
    found.incomplete |= found.items.len() > MOST;
    found.items.truncate(MOST);
    found
}

fn outside(site: &Site<'_>) -> Completion {
    let portions = portions::items(site);
    if !portions.items.is_empty() {
        return portions;
    }
    let codes = codes::items(site);
    if !codes.items.is_empty() {
        return codes;
    }
    let mut fields = fields::items(site);
    let names = plain::items(site);
    fields.items.extend(names.items);
    fields.incomplete |= names.incomplete;
    fields
}

/// How mentions are written in a document.
#[derive(Clone, Copy, Debug)]
struct Style {
    /// Blanks before a `]`.
    padding: &'static str,
    /// Whether blanks stand around everything.
    tokenised: bool,
}

impl Style {
    fn of(document: &Document) -> Self {
        Self {
            padding: &"  "[..usual(document.summary().spacing).min(2)],
            tokenised: is_tokenised(document),
        }
    }

    /// The end of a mention before `behind`.
    fn closing(self, behind: &str) -> String {
        format!("{}]{}", self.padding, self.blank(behind.chars().next()))
    }

    /// The blank between a bracket and the character beside it.
    fn blank(self, beside: Option<char>) -> &'static str {
        let touches = beside.is_some_and(|c| !c.is_whitespace());
        if touches && self.tokenised { " " } else { "" }
    }
}

#[cfg(test)]
mod tests;
