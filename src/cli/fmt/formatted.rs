//! Formats one text, and makes sure that no mention changes.

use std::io;
use std::path::Path;

use crate::cli::check::source;
use crate::cli::projects::Projects;
use crate::edits::format::format;
use crate::model::Document;
use crate::project::WalkSettings as _;
use crate::syntax::{Mention, Tree, parse};
use crate::text::{Edit, Span};

/// A text before and after.
pub(super) struct Formatted {
    pub(super) before: String,
    pub(super) after: String,
}

impl Formatted {
    pub(super) fn is_changed(&self) -> bool {
        self.before != self.after
    }
}

/// The text at `path` before and after formatting.
pub(super) fn formatted(path: &Path, projects: &Projects) -> io::Result<Formatted> {
    let labels = projects.labels(path)?;
    let bytes = source::bytes(path)?;
    let before = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        io::Error::other(format!("it is not UTF-8, from byte {at} on"))
    })?;
    let document = Document::with_labels(&before, 0, labels);
    let edits = format(&document, &|| false);
    if edits.is_empty() {
        let after = before.clone();
        return Ok(Formatted { before, after });
    }
    let after = applied(&before, &edits);
    // The formatter promises this; a corpus is worth a second check before it is overwritten. The
    // tree is enough for it: a document would count its names and labels, too.
    let again = parse(&after, document.labels());
    if !has_same_mentions((&before, document.tree()), (&after, &again)) {
        let reason = "formatting would change what is a mention; it stays as it is";
        return Err(io::Error::other(reason));
    }
    Ok(Formatted { before, after })
}

/// `text` after `edits`, which are in order.
fn applied(text: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(text.len() + edits.len());
    let mut at = 0;
    for edit in edits {
        out.push_str(&text[at..edit.span.start.get()]);
        out.push_str(&edit.text);
        at = edit.span.end.get();
    }
    out.push_str(&text[at..]);
    out
}

/// Returns true if both have the same labels and names in the same order.
fn has_same_mentions(before: (&str, &Tree), after: (&str, &Tree)) -> bool {
    words_of_mentions(before).eq(words_of_mentions(after))
}

/// The label and the name of each mention of `text`, which has this tree.
fn words_of_mentions<'t>((text, tree): (&'t str, &'t Tree)) -> impl Iterator<Item = [&'t str; 2]> {
    let word = |span: Span| &text[span.start.get()..span.end.get()];
    tree.blocks().flat_map(move |(at, block)| {
        let mentions = block
            .mentions()
            .iter()
            .map(move |raw| Mention::new(at, raw));
        mentions.map(move |mention| [mention.label_span, mention.name].map(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::LabelSet;

    #[test]
    fn mentions_are_the_same_by_their_words_in_order() {
        let labels = LabelSet::conll4();
        let same = |before, after| {
            let trees = (parse(before, &labels), parse(after, &labels));
            has_same_mentions((before, &trees.0), (after, &trees.1))
        };
        let text = "[PER Ida ] of [LOC Oru]";
        assert!(same(text, "[PER Ida  ]  of [LOC Oru  ]"));
        for other in [
            "[PER Ida  ] of",
            "[PER Ada ] of [LOC Oru]",
            "[PER Ida ] of [ORG Oru]",
        ] {
            assert!(!same(text, other), "{other}");
        }
    }
}
