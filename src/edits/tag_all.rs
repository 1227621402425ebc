//! Makes mentions of all untagged repeats of a name: with `[ORG GOM  ]` in the document,
//! `the GOM’s plan` ⇒ `the [ORG GOM  ] ’s plan`.

mod free;

use memchr::memmem;
use rustc_hash::FxHashSet;

use self::free::Free;
use super::gathered::Gathered;
use super::site::{Site, quoted};
use super::{Change, Refusal};
use crate::model::boundary::{WordEnd, end_of_word};
use crate::model::endings::is_clitic;
use crate::model::name_at::{name_at, tagged_name, without_signs};
use crate::model::sentence_start;
use crate::model::tokens::{is_within_word, word_end};
use crate::model::{Document, Entity, LineUse, normalised};
use crate::text::{Offset, Span, is_blank, last_word_start};

/// Longest text on either side of a repeat that is searched for words of a longer name, in bytes.
const MAX_BESIDE_BYTES: usize = 200;

/// Longest text behind a repeat that is searched for a possessive ending, in bytes.
const MAX_ENDING_BYTES: usize = 16;

/// Makes mentions of all repeats of the name at `offset`. They get the label of the mention there,
/// or, if the name is untagged there, its most frequent label elsewhere.
///
/// Repeats are whole words, spelt the same, outside mentions, markup and marks of structure, and no
/// part of a longer name that is tagged elsewhere. A single word at the start of a sentence counts
/// only if it never occurs in small letters and is tagged within a sentence.
///
/// # Errors
/// Refused without such a name, if it is too short, or if there are no repeats.
pub fn tag_all(document: &Document, offset: Offset) -> Result<Change, Refusal> {
    let site = Site::of(document);
    let (place, label) = wanted(document, offset)?;
    let name = site.text(place);
    if name.chars().count() < 2 {
        let name = quoted(&name);
        return Err(Refusal::new(format!(
            "{name} is too short to be looked for"
        )));
    }
    let mut gathered = Gathered::new(document.text(), place);
    let mut count = 0;
    for_repeats(site, &name, |repeat, beside| {
        for edit in site.wrap_between(repeat, label, beside) {
            gathered.push(edit);
        }
        count += 1;
    });
    let quoted = quoted(&name);
    let title = match count {
        0 => return Err(Refusal::new(format!("no {quoted} is left untagged"))),
        1 => format!("Tag the untagged {quoted} as {label}"),
        count => format!("Tag all {count} untagged {quoted} as {label}"),
    };
    Ok(gathered.change(title))
}

/// The place of the name at `offset`, without its ending, and the label for its repeats.
fn wanted(document: &Document, offset: Offset) -> Result<(Span, &str), Refusal> {
    let labels = document.labels();
    if let Some(mention) = document.mention_at(offset) {
        let label = labels.text(mention.label);
        let label = label.ok_or_else(|| Refusal::new("the label is in no set"))?;
        return Ok((
            without_signs(document, mention.name).unwrap_or(mention.name),
            label,
        ));
    }
    let place = name_at(document, offset).ok_or_else(|| Refusal::new("there is no name here"))?;
    let name = document.text().slice(place);
    let counts = document.entities().get(&name).map(Entity::labels);
    let most_frequent = counts
        .into_iter()
        .flatten()
        .find_map(|(label, _)| labels.text(label));
    let label = most_frequent
        .ok_or_else(|| Refusal::new(format!("{} is tagged nowhere", quoted(&name))))?;
    Ok((place, label))
}

/// Calls `each` with every untagged repeat of `name`, in order, and the characters on both sides of
/// it.
///
/// The text and its marks are walked once, side by side: a name may occur a million times, and one
/// line may hold as many marks.
fn for_repeats(site: Site<'_>, name: &str, mut each: impl FnMut(Span, [Option<char>; 2])) {
    let text = site.text(site.document.text().span());
    let longer = Longer::new(site.document, name);
    let openings = Openings::new(site.document, name);
    let mut free = Free::new(site.document);
    let mut mentions = site.document.mentions_from(Offset::default()).peekable();
    for start in memmem::find_iter(text.as_bytes(), name) {
        let span = Span::at(Offset::new(start), name.len());
        while mentions
            .next_if(|mention| mention.span.end <= span.start)
            .is_some()
        {}
        let is_tagged = mentions
            .peek()
            .is_some_and(|mention| mention.span.overlaps(span));
        if !is_tagged
            && is_whole(&text, start, start + name.len())
            && free.holds(&text, span)
            && !longer.holds(span)
            && !openings.explain(span)
        {
            let (before, behind) = (&text[..start], &text[start + name.len()..]);
            each(span, [before.chars().next_back(), behind.chars().next()]);
        }
    }
}

/// Returns true if a word begins at `start` and one ends at `end`, not counting a possessive.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let ends = !is_within_word(text, end) || is_clitic(&text[end..word_end(text, end)]);
    ends && !is_within_word(text, start)
}

/// The starts of sentences, where any word has a capital, though it may be no name.
struct Openings<'d> {
    document: &'d Document,
    lines: LineUse,
    /// True if the name is a name there, too.
    is_name: bool,
}

impl<'d> Openings<'d> {
    fn new(document: &'d Document, name: &str) -> Self {
        let capital = name.starts_with(char::is_uppercase);
        let one_word = !name.contains(is_blank);
        Self {
            document,
            lines: document.line_use(),
            is_name: !(capital && one_word) || sentence_start::is_name(document, name),
        }
    }

    /// Returns true if the word at `span` most likely has its capital from the sentence alone.
    fn explain(&self, span: Span) -> bool {
        let behind = || {
            self.document
                .text()
                .slice(Span::at(span.end, MAX_ENDING_BYTES))
        };
        !self.is_name
            && sentence_start::begins_at(self.document, span, self.lines)
            && end_of_word(&behind()) != Some(WordEnd::Possessive)
    }
}

/// The longer names that a name is part of.
struct Longer<'d> {
    document: &'d Document,
    /// The words right before or behind the name in the longer names, in the form of [`letters`].
    /// Most repeats have none of them beside them, which is a quick test.
    beside: FxHashSet<String>,
}

impl<'d> Longer<'d> {
    fn new(document: &'d Document, name: &str) -> Self {
        let form = normalised(name);
        let mut beside = FxHashSet::default();
        let finder = memmem::Finder::new(&*form);
        for (other, _) in document.entities().iter() {
            for start in finder.find_iter(other.as_bytes()) {
                let (before, behind) = (&other[..start], &other[start + form.len()..]);
                beside.extend(last_word(before).map(letters));
                beside.extend(first_word(behind).map(letters));
            }
        }
        Self { document, beside }
    }

    /// Returns true if the name at `span` is part of a longer one there.
    fn holds(&self, span: Span) -> bool {
        if self.beside.is_empty() {
            return false;
        }
        let text = self.document.text();
        let before = text.slice(Span::new(span.start.back(MAX_BESIDE_BYTES), span.start));
        let behind = text.slice(Span::at(span.end, MAX_BESIDE_BYTES));
        let word = last_word(&before).into_iter().chain(first_word(&behind));
        if !word.map(letters).any(|word| self.beside.contains(&word)) {
            return false;
        }
        let held = tagged_name(self.document, span.start);
        let held = held.and_then(|(held, _)| without_signs(self.document, held));
        held.is_some_and(|held| held.encloses(span) && held.len() > span.len())
    }
}

/// The last word of `text`, if it has one.
fn last_word(text: &str) -> Option<&str> {
    let text = text.trim_end();
    Some(&text[last_word_start(text)..]).filter(|word| !word.is_empty())
}

/// The first word of `text`, if it has one.
fn first_word(text: &str) -> Option<&str> {
    text.split_whitespace().next()
}

/// The letters and digits of `word` in small letters.
fn letters(word: &str) -> String {
    let letters = word.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{TOKENISED, check, check_in, refused};
    use crate::model::Document;
    use crate::text::Span;

    fn tag_all(document: &Document, span: Span) -> Result<super::Change, super::Refusal> {
        super::tag_all(document, span.start)
    }

    #[test]
    fn whole_words_outside_mentions() {
        check(
            tag_all,
            "Oru , [ORG O$0ru ] and Oruns of Oru-Velm met Oru. [LOC New Oru ] is no orun",
            "[ORG Oru ] , [ORG $0Oru$1 ] and Oruns of Oru-Velm met [ORG Oru ]. [LOC New Oru ] is no orun",
        );
        check(
            tag_all,
            "Hope is lost . The [PER H$0ope  ] came . Hope’s men have hope . But Hope went .",
            "Hope is lost . The [PER $0Hope$1  ] came . [PER Hope  ]’s men have hope . But [PER Hope  ] went .",
        );
        check_in(
            TOKENISED,
            tag_all,
            "[ORG O$0ru’s  ] sea and Oru’s ports . \n",
            "[ORG $0Oru$1’s  ] sea and [ORG Oru  ] ’s ports . \n",
        );
    }

    #[test]
    fn not_as_part_of_a_longer_name_nor_in_structure() {
        check(
            tag_all,
            "in [LOC Velm  ] and [LOC Ada Velm  ] : V$0elm , Ada Velm , <a href='/Velm'>Velm</a> and \
             VELM 00000012 002 OF 003",
            "in [LOC Velm  ] and [LOC Ada Velm  ] : [LOC $0Velm$1  ] , Ada Velm , \
             <a href='/Velm'>[LOC Velm  ]</a> and VELM 00000012 002 OF 003",
        );
    }

    #[test]
    fn an_untagged_name_gets_the_usual_label() {
        check(
            tag_all,
            "[ORG Oru  ] [LOC Oru  ] [LOC Oru  ] Or$0u",
            "[ORG Oru  ] [LOC Oru  ] [LOC Oru  ] [LOC $0Oru$1  ]",
        );
    }

    #[test]
    fn refused_here() {
        refused(tag_all, "[ORG O$0ru  ] Oruns", "no “Oru” is left untagged");
        refused(tag_all, "O$0ru", "“Oru” is tagged nowhere");
        refused(
            tag_all,
            "[LOC $0S  ] S",
            "“S” is too short to be looked for",
        );
        refused(tag_all, "$0", "there is no name here");
    }
}
