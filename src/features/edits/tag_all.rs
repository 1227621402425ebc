//! Makes mentions of all repeats of a name that are none yet: with `[ORG GOM  ]` in the document,
//! `the GOM’s plan` ⇒ `the [ORG GOM  ] ’s plan`.

use memchr::memmem;

use super::site::{Site, quoted};
use super::{Change, Refusal};
use crate::features::names::{core, name_at, tagged_name};
use crate::features::words::{is_clitic, is_within_word, word_end};
use crate::model::{Document, Entity};
use crate::syntax::MarkKind;
use crate::text::{Edit, Offset, Span};

/// Makes mentions of all repeats of the name at `offset`: that of a mention, or one that is
/// tagged elsewhere and then has the label that it has most often. Only whole words, spelt the
/// same, outside mentions, markup and marks of structure, and not as part of a longer name that
/// is tagged elsewhere.
///
/// # Errors
/// There is no such name, it is too short, or there are no repeats.
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
    let repeats = repeats(site, &name);
    let edits: Vec<Edit> = repeats
        .iter()
        .flat_map(|repeat| site.wrap(*repeat, label))
        .collect();
    let quoted = quoted(&name);
    let title = match repeats.len() {
        0 => return Err(Refusal::new(format!("no {quoted} is left untagged"))),
        1 => format!("Tag the untagged {quoted} as {label}"),
        count => format!("Tag all {count} untagged {quoted} as {label}"),
    };
    Ok(Change::new(edits, place, title))
}

/// The name whose repeats are wanted, as it stands at `offset`, and its label.
fn wanted(document: &Document, offset: Offset) -> Result<(Span, &str), Refusal> {
    let labels = document.labels();
    if let Some(mention) = document.mention_at(offset) {
        let label = labels.text(mention.label);
        let label = label.ok_or_else(|| Refusal::new("the label is in no set"))?;
        return Ok((core(document, mention.name).unwrap_or(mention.name), label));
    }
    let place = name_at(document, offset).ok_or_else(|| Refusal::new("there is no name here"))?;
    let name = document.text().slice(place);
    let known = document.entities().get(&name).map(Entity::labels);
    let mut known = known.into_iter().flatten();
    let label = known.find_map(|(label, _)| labels.text(label));
    let label =
        label.ok_or_else(|| Refusal::new(format!("{} is tagged nowhere", quoted(&name))))?;
    Ok((place, label))
}

/// Where `name` stands and is not tagged.
fn repeats(site: Site<'_>, name: &str) -> Vec<Span> {
    let text = site.text(site.document.text().span());
    let found = memmem::find_iter(text.as_bytes(), name);
    let whole = found.filter(|start| is_whole(&text, *start, start + name.len()));
    let spans = whole.map(|start| Span::at(Offset::new(start), name.len()));
    spans.filter(|span| is_free(site, *span)).collect()
}

/// Whether a word begins at `start` and one ends at `end`, possessives apart.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let ends = !is_within_word(text, end) || is_clitic(&text[end..word_end(text, end)]);
    ends && !is_within_word(text, start)
}

fn is_free(site: Site<'_>, span: Span) -> bool {
    let structure = |kind| !matches!(kind, MarkKind::Heading | MarkKind::Paragraph(_));
    let longer = |held: Span| {
        let held = core(site.document, held);
        held.is_some_and(|held| held.encloses(span) && held.len() > span.len())
    };
    site.check_plain(span).is_ok()
        && !site.marks(span).any(|(kind, _)| structure(kind))
        && !tagged_name(site.document, span.start).is_some_and(|(held, _)| longer(held))
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
            "Oru , [ORG O$0ru ] and Oruns of Oru-Velm met Oru. [LOC New Oru ] is no oru",
            "[ORG Oru ] , [ORG $0Oru$1 ] and Oruns of Oru-Velm met [ORG Oru ]. [LOC New Oru ] is no oru",
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
            "[LOC Velm  ] and [LOC Ada Velm  ] : V$0elm , Ada Velm , <a href='/Velm'>Velm</a> and \
             VELM 00000012 002 OF 003",
            "[LOC Velm  ] and [LOC Ada Velm  ] : [LOC $0Velm$1  ] , Ada Velm , \
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
