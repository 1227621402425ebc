//! Makes two mentions of one: `[PER Ada $0Ida  ]` ⇒ `[PER Ada  ] [PER Ida  ]`.

use super::site::{Site, mention_at, quoted, unglued};
use super::{Change, Refusal};
use crate::model::Document;
use crate::model::endings::is_clitic;
use crate::model::tokens::is_word_char;
use crate::text::{Edit, Offset, Span};

/// Splits the mention at `offset` before the word there, or behind the first word if the cursor is
/// in or before that. Both parts have its label; punctuation and possessive endings between them
/// stay outside.
///
/// # Errors
/// Refused without a mention, or if it has one word only.
pub fn split(document: &Document, offset: Offset) -> Result<Change, Refusal> {
    let mention = mention_at(document, offset)?;
    let site = Site::of(document);
    let name = site.text(mention.name);
    let cursor = offset.max(mention.name.start) - mention.name.start;
    let (end, start) =
        gap(&name, cursor).ok_or_else(|| Refusal::new("the mention is a single word"))?;
    let second = Span::new(mention.name.start + start, mention.name.end);
    let edits = [
        Edit::new(
            Span::empty(mention.name.start + end),
            site.closing(&mention),
        ),
        Edit::new(Span::empty(second.start), site.opening(&mention)),
    ];
    let edits = unglued(&mention).into_iter().chain(edits).collect();
    let title = format!("Split before {}", quoted(&name[start..]));
    Ok(Change::new(edits, second, title))
}

/// The end of the first part of `name` and the start of the second, in bytes, for a cursor at
/// `cursor`.
fn gap(name: &str, cursor: usize) -> Option<(usize, usize)> {
    let words = words(name);
    let starts = words.iter().skip(1).map(|(start, _)| *start);
    let here = starts.take_while(|start| *start <= cursor).count().max(1);
    let (before, behind) = words.split_at_checked(here)?;
    let is_sign = |&(start, end): &(usize, usize)| {
        let word = &name[start..end];
        is_clitic(word) || !word.contains(is_word_char)
    };
    let (_, end) = before.iter().rfind(|word| !is_sign(word))?;
    let (start, _) = behind.iter().find(|word| !is_sign(word))?;
    Some((*end, *start))
}

/// The starts and ends of the words between blanks, in bytes.
fn words(name: &str) -> Vec<(usize, usize)> {
    let words = name.split_whitespace();
    let mut at = 0;
    words
        .map(|word| {
            let start = at + name[at..].find(word).unwrap_or_default();
            at = start + word.len();
            (start, at)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, refused};
    use crate::model::Document;
    use crate::text::Span;

    fn split(document: &Document, span: Span) -> Result<super::Change, super::Refusal> {
        super::split(document, span.start)
    }

    #[test]
    fn at_the_word_of_the_cursor() {
        let parted = "[PER Ada  ] [PER $0Ida Oru$1  ] .";
        check(split, "[PER Ada $0Ida Oru  ] .", parted);
        check(split, "[PER Ada I$0da Oru  ] .", parted);
        check(split, "[PER A$0da Ida Oru  ] .", parted);
        check(split, "$0[PER Ada Ida Oru  ] .", parted);
        check(split, "[PER Ada Ida O$0ru]", "[PER Ada Ida] [PER $0Oru$1]");
        check(
            split,
            "[PER Ida  ] [PERAda $0Ida]",
            "[PER Ida  ] [PER Ada] [PER $0Ida$1]",
        );
    }

    #[test]
    fn signs_between_stay_outside() {
        let parted = "[LOC Ada  ] , [LOC $0Oru$1  ]";
        check(split, "[LOC Ada$0 , Oru  ]", parted);
        check(split, "[LOC Ada ,$0 Oru  ]", parted);
        check(
            split,
            "[LOC A$0da ’s Oru  ]",
            "[LOC Ada  ] ’s [LOC $0Oru$1  ]",
        );
    }

    #[test]
    fn refused_here() {
        refused(split, "[PER A$0da-Ida  ]", "the mention is a single word");
        refused(split, "[LOC A$0da ’s  ]", "the mention is a single word");
        refused(split, "A$0da Ida", "the cursor is in no mention");
    }
}
