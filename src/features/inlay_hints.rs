//! Short notes inside the text: the long name of an acronym, the other labels of a name, the
//! paragraph of a line.
//!
//! Requested at every key, so only the text on the screen and around a few mentions is read.

use rustc_hash::FxHashMap;

use crate::features::tally;
use crate::model::acronym::is_acronym;
use crate::model::acronym::pair::best_pair;
use crate::model::{Document, Entity, bare, normalised};
use crate::syntax::{LabelId, Mention};
use crate::text::{Offset, Span};

/// Most mentions, and most lines, that get hints: more than a screen shows.
const MAX_HINTED: usize = 2_000;

/// Most mentions of a paragraph searched for an earlier one of the same name.
const MAX_EARLIER_MENTIONS: usize = 200;

/// Most mentions of an acronym beside which its long name is looked for.
const MAX_FIRST_MENTIONS: usize = 3;

/// Most other labels named in one hint.
const MAX_OTHER_LABELS: usize = 5;

/// A note inside the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// Its place.
    pub at: Offset,
    /// Its words.
    pub text: String,
    /// Its kind.
    pub kind: HintKind,
    /// The place of the long name.
    pub target: Option<Span>,
}

/// The kind of a hint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HintKind {
    /// The long name of an acronym.
    Acronym,
    /// Other labels of the name.
    Conflict,
    /// The number of the paragraph.
    Paragraph,
}

/// The hints that a client wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HintKinds {
    /// The long names of acronyms, once a paragraph.
    pub acronyms: bool,
    /// The other labels of a name: once a paragraph if the mention has the most frequent label,
    /// else at every mention.
    pub conflicts: bool,
    /// The number of the paragraph at the start of each line.
    pub paragraphs: bool,
}

impl Default for HintKinds {
    fn default() -> Self {
        Self {
            acronyms: true,
            conflicts: true,
            paragraphs: false,
        }
    }
}

/// The hints in `span`, in order. The line `edited` (from 0) gets none, since its text would move
/// while it is typed.
pub fn hints(
    document: &Document,
    span: Span,
    wanted: HintKinds,
    edited: Option<usize>,
) -> Vec<Hint> {
    let mut hints = Vec::new();
    if wanted.paragraphs {
        add_paragraphs(document, span, &mut hints);
    }
    let (mut expansions, mut conflicts) = (Expansions::default(), Conflicts::default());
    for mention in document.mentions_in(span).take(MAX_HINTED) {
        let name = document.text().slice(mention.name);
        let Some(entity) = document.entities().get(&name) else {
            continue;
        };
        if wanted.acronyms && is_acronym(bare(&name)) {
            hints.extend(expansions.hint(document, &mention, &name));
        }
        if wanted.conflicts {
            hints.extend(conflicts.hint(document, &mention, entity));
        }
    }
    hints.retain(|hint| Some(document.text().line_at(hint.at)) != edited);
    hints.sort_by_key(|hint| hint.at);
    hints
}

/// The long names of acronyms by normalised name, each looked for once: name, place, and start of
/// the mention beside it.
#[derive(Default)]
struct Expansions {
    by_name: FxHashMap<String, Option<(String, Span, Offset)>>,
}

impl Expansions {
    /// "= Harbour Works Office". None beside the long name itself.
    fn hint(&mut self, document: &Document, mention: &Mention, name: &str) -> Option<Hint> {
        let form = normalised(name).into_owned();
        let find = || {
            let first: Vec<Mention> = document
                .mentions_of(name)
                .take(MAX_FIRST_MENTIONS)
                .collect();
            let pair = best_pair(document, &first)?;
            (!is_acronym(&pair.other)).then_some((pair.other, pair.span, pair.at))
        };
        let expansion = self.by_name.entry(form.clone()).or_insert_with(find);
        let (long, target, at) = expansion.as_ref()?;
        let is_said = *at == mention.span.start || !is_first_in_paragraph(document, mention, &form);
        (!is_said).then(|| Hint {
            at: mention.name.end,
            text: format!("= {long}"),
            kind: HintKind::Acronym,
            target: Some(*target),
        })
    }
}

/// Returns true if no mention before `mention` in its paragraph has the normalised name `form`.
fn is_first_in_paragraph(document: &Document, mention: &Mention, form: &str) -> bool {
    let Some(paragraph) = document.paragraph_at(mention.span.start) else {
        return true;
    };
    let before = Span::new(paragraph.span.start, mention.span.start);
    let mut names = document
        .mentions_in(before)
        .take(MAX_EARLIER_MENTIONS)
        .map(|other| document.text().slice(other.name));
    !names.any(|name| normalised(&name) == form)
}

/// The labels of names and their counts by normalised name, each counted once.
#[derive(Default)]
struct Conflicts {
    by_name: FxHashMap<String, Vec<(LabelId, u32)>>,
}

impl Conflicts {
    /// "also LOC ×3".
    fn hint(&mut self, document: &Document, mention: &Mention, entity: &Entity) -> Option<Hint> {
        let form = normalised(&document.text().slice(mention.name)).into_owned();
        let entry = self.by_name.entry(form.clone());
        let labels = entry.or_insert_with(|| entity.labels());
        let is_usual = labels.first()?.0 == mention.label;
        let others = labels.iter().filter(|(label, _)| *label != mention.label);
        let named = others.take(MAX_OTHER_LABELS).map(|(label, count)| {
            format!(
                "{} ×{}",
                tally::label_text(document, *label),
                tally::number(*count)
            )
        });
        let named: Vec<String> = named.collect();
        // Mentions that differ from most are always marked, the others once a paragraph.
        if named.is_empty() || is_usual && !is_first_in_paragraph(document, mention, &form) {
            return None;
        }
        let more = match labels.len().saturating_sub(named.len() + 1) {
            0 => String::new(),
            more => format!(" and {} more", tally::number(more as u32)),
        };
        Some(Hint {
            at: mention.name.end,
            text: format!("also {}{more}", named.join(", ")),
            kind: HintKind::Conflict,
            target: None,
        })
    }
}

/// Adds "¶3" at the start of each line of `span`, save where the paragraph's own number stands.
fn add_paragraphs(document: &Document, span: Span, hints: &mut Vec<Hint>) {
    let text = document.text();
    let lines = text.line_at(span.start)..=text.line_at(span.end);
    for line in lines.take(MAX_HINTED) {
        let line = text.line_span(line);
        let paragraph = document
            .paragraph_at(line.start)
            .filter(|paragraph| paragraph.span.contains(line.start));
        // In its first line the paragraph shows its number itself.
        let number = paragraph
            .filter(|paragraph| paragraph.span.start < line.start)
            .and_then(|paragraph| paragraph.number);
        if let Some(number) = number.filter(|_| !line.is_empty()) {
            hints.push(Hint {
                at: line.start,
                text: format!("¶{number}"),
                kind: HintKind::Paragraph,
                target: None,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    #[expect(clippy::needless_pass_by_value, reason = "as `expect!` gives it")]
    fn check(text: &str, wanted: HintKinds, edited: Option<usize>, expected: Expect) {
        let document = Document::new(text, 0);
        let mut drawn = text.to_owned();
        for hint in hints(&document, document.text().span(), wanted, edited)
            .iter()
            .rev()
        {
            drawn.insert_str(hint.at.get(), &format!("‹{}›", hint.text));
        }
        expected.assert_eq(&drawn);
    }

    const TEXT: &str = "\
<a id='par1' href='#par1'>¶</a>1 . \n\
The [ORG Oru Tea Works  ] ( [ORG OTW  ] ) and [LOC Velm  ] . \n\
<a id='par2' href='#par2'>¶</a>2 . \n\
[ORG OTW’s  ] tea , [ORG OTW  ] . \n\
[ORG Velm  ] . \n";

    #[test]
    fn acronyms_once_a_paragraph_and_conflicts() {
        check(
            TEXT,
            HintKinds::default(),
            None,
            expect![[r"
                <a id='par1' href='#par1'>¶</a>1 . 
                The [ORG Oru Tea Works  ] ( [ORG OTW  ] ) and [LOC Velm‹also ORG ×1›  ] . 
                <a id='par2' href='#par2'>¶</a>2 . 
                [ORG OTW’s‹= Oru Tea Works›  ] tea , [ORG OTW  ] . 
                [ORG Velm‹also LOC ×1›  ] . 
            "]],
        );
    }

    #[test]
    fn so_many_labels_are_told() {
        let labels = (1..=9).map(|n| format!("[Q{n} Ida  ] . \n"));
        let document = Document::new(&labels.collect::<String>(), 0);
        let hints = hints(
            &document,
            document.text().span(),
            HintKinds::default(),
            None,
        );
        let last = hints.last().map(|hint| hint.text.as_str());
        let told = "also Q1 ×1, Q2 ×1, Q3 ×1, Q4 ×1, Q5 ×1 and 3 more";
        assert_eq!(last, Some(told));
    }

    #[test]
    fn nothing_moves_in_the_line_that_is_typed() {
        check(
            TEXT,
            HintKinds::default(),
            Some(3),
            expect![[r"
                <a id='par1' href='#par1'>¶</a>1 . 
                The [ORG Oru Tea Works  ] ( [ORG OTW  ] ) and [LOC Velm‹also ORG ×1›  ] . 
                <a id='par2' href='#par2'>¶</a>2 . 
                [ORG OTW’s  ] tea , [ORG OTW  ] . 
                [ORG Velm‹also LOC ×1›  ] . 
            "]],
        );
    }

    #[test]
    fn paragraphs_at_line_starts() {
        let wanted = HintKinds {
            acronyms: false,
            conflicts: false,
            paragraphs: true,
        };
        check(
            TEXT,
            wanted,
            None,
            expect![[r"
                <a id='par1' href='#par1'>¶</a>1 . 
                ‹¶1›The [ORG Oru Tea Works  ] ( [ORG OTW  ] ) and [LOC Velm  ] . 
                <a id='par2' href='#par2'>¶</a>2 . 
                ‹¶2›[ORG OTW’s  ] tea , [ORG OTW  ] . 
                ‹¶2›[ORG Velm  ] . 
            "]],
        );
    }

    #[test]
    fn only_what_is_asked_for() {
        let document = Document::new(TEXT, 0);
        let line = document.text().line_span(4);
        let found = hints(&document, line, HintKinds::default(), None);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].kind, HintKind::Conflict);
    }
}
