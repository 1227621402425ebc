//! The outline for editors: header, sections and their paragraphs, and on demand the entities
//! mentioned in each.

mod kept;
mod paragraph;
mod symbol;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::kept::{Kept, Moved, Reuse};
use crate::model::{Document, Header, HeaderField, Paragraph, Passage, Section};
use crate::syntax::{Field, PassageKind};
use crate::text::{Offset, Span};

pub use kept::KeptSymbols;
use kept::{MAX_ENTITIES, ParagraphEntry};
use paragraph::{or, words};
pub use symbol::{Caption, EntityList, Symbol, SymbolKind};

/// The outline of `document`.
pub fn symbols(document: &Document, entities: EntityList) -> Vec<Symbol> {
    symbols_with(document, entities, &mut KeptSymbols::default())
}

/// The outline of `document`, made with what is `kept` of another version of it.
pub fn symbols_with(
    document: &Document,
    entities: EntityList,
    kept: &mut KeptSymbols,
) -> Vec<Symbol> {
    // A panic leaves nothing kept.
    let mut old = std::mem::take(kept);
    let moved = old.document.take();
    let moved = moved.map(|version| Moved::between(&version, document));
    let outline = document.outline_with(&mut old.outline, moved);
    let mut context = Context {
        document,
        entities,
        titles: Reuse::new(&old.titles, moved),
        paragraphs: Reuse::new(&old.paragraphs, moved),
        listed: Vec::new(),
        last: Offset::default(),
    };
    let mut symbols = Vec::new();
    symbols.extend(outline.header.as_ref().map(|header| context.header(header)));
    for section in &outline.sections {
        context.add_section(section, &mut symbols);
    }
    let titles = context.titles.finish();
    let paragraphs = context.paragraphs.finish();
    let listed = context.listed;
    let entity_counts = listed.iter().map(|(_, entry)| entry.entity_count());
    let many = entity_counts.sum::<usize>() > MAX_ENTITIES;
    add_passages(&mut symbols, outline.passages);
    add_entities(&mut symbols, &mut listed.into_iter());
    symbols.extend(outline.signature.map(|span| signature(document, span)));
    *kept = KeptSymbols {
        document: Some(document.clone()),
        outline: old.outline,
        titles,
        paragraphs: if many { Kept::default() } else { paragraphs },
    };
    symbols
}

fn signature(document: &Document, span: Span) -> Symbol {
    Symbol {
        name: document.text().slice(span).into_owned().into(),
        detail: Caption::Fixed("signature"),
        kind: SymbolKind::Signature,
        span,
        lines: span,
        selection: span,
        children: Vec::new(),
    }
}

/// A paragraph with the start of its stretch.
type Listed = (Offset, Arc<ParagraphEntry>);

/// A document, the options of its outline, and what is kept of another version.
struct Context<'a> {
    document: &'a Document,
    entities: EntityList,
    titles: Reuse<'a, Caption>,
    paragraphs: Reuse<'a, Arc<ParagraphEntry>>,
    /// The paragraphs with the starts of their stretches, if entities are listed.
    listed: Vec<Listed>,
    /// The start of the last paragraph.
    last: Offset,
}

impl Context<'_> {
    fn header(&self, header: &Header) -> Symbol {
        let classification = header.classification;
        Symbol {
            name: Caption::Fixed("Header"),
            detail: classification.map_or(Caption::default(), |(level, _)| {
                Caption::Fixed(level.name())
            }),
            kind: SymbolKind::Header,
            span: header.span,
            lines: header.span,
            selection: classification.map_or(Span::empty(header.span.start), |(_, span)| span),
            children: header
                .fields
                .iter()
                .map(|field| self.field(field))
                .collect(),
        }
    }

    /// Adds the entry of `section`, or its paragraphs if it has no title.
    fn add_section(&mut self, section: &Section, symbols: &mut Vec<Symbol>) {
        let paragraphs = section.paragraphs.iter();
        let paragraphs = paragraphs.map(|paragraph| self.paragraph(paragraph));
        match section.title {
            None => symbols.extend(paragraphs),
            Some(title) => {
                let children = paragraphs.collect();
                symbols.push(Symbol {
                    name: self.title(title),
                    detail: numbers(section),
                    kind: SymbolKind::Section,
                    span: section.span,
                    lines: section.span,
                    selection: title,
                    children,
                });
            }
        }
    }

    fn field(&self, field: &HeaderField) -> Symbol {
        Symbol {
            name: Caption::Fixed(field_name(field.field)),
            detail: words(self.document, field.value).into(),
            kind: SymbolKind::Field,
            span: field.span(),
            lines: field.span(),
            selection: field.keyword,
            children: Vec::new(),
        }
    }

    fn title(&mut self, title: Span) -> Caption {
        let make = || or(words(self.document, title), "Untitled").into();
        self.titles.value(title, |_| true, make)
    }

    /// The entry of `paragraph`, the next one. The text before it in its line counts, too, down to
    /// the start of the last paragraph, which is text.
    fn paragraph(&mut self, paragraph: &Paragraph) -> Symbol {
        let (document, entities) = (self.document, self.entities);
        let stretch = Span::new(self.last, paragraph.span.end);
        self.last = paragraph.span.start;
        let start = stretch.start;
        let holds = |kept: &Arc<ParagraphEntry>| kept.is_of(paragraph, entities, start);
        let make = || Arc::new(ParagraphEntry::new(document, paragraph, entities, start));
        let entry = self.paragraphs.value(stretch, holds, make);
        let symbol = entry.symbol(start);
        if entities != EntityList::None {
            self.listed.push((start, entry));
        }
        symbol
    }
}

/// Adds each passage where it begins: into the paragraph that holds all of it, else beside that
/// paragraph, since a summary may span several.
fn add_passages(symbols: &mut Vec<Symbol>, passages: Vec<Passage>) {
    // The passages beside paragraphs by section; `None` for those outside all sections.
    let mut beside: BTreeMap<Option<usize>, Vec<Symbol>> = BTreeMap::new();
    for passage in &passages {
        let section = holding(symbols, passage.span, SymbolKind::Section);
        let siblings = match section {
            Some(section) => &mut symbols[section].children,
            None => &mut *symbols,
        };
        match holding(siblings, passage.span, SymbolKind::Paragraph) {
            Some(paragraph) => siblings[paragraph].children.push(of_passage(passage)),
            None => beside.entry(section).or_default().push(of_passage(passage)),
        }
    }
    drop(passages);
    for (section, mut passages) in beside {
        let siblings = match section {
            Some(section) => &mut symbols[section].children,
            None => &mut *symbols,
        };
        // There may be very many: they are moved and sorted only where they must be.
        if siblings.is_empty() {
            std::mem::swap(siblings, &mut passages);
        }
        siblings.append(&mut passages);
        siblings.shrink_to_fit();
        if !siblings.is_sorted_by_key(|symbol| symbol.span.start) {
            siblings.sort_by_key(|symbol| symbol.span.start);
        }
    }
}

/// Adds its entities to each of the `paragraphs`, behind the passages in it.
fn add_entities(symbols: &mut [Symbol], paragraphs: &mut impl Iterator<Item = Listed>) {
    for symbol in symbols {
        match symbol.kind {
            SymbolKind::Section => add_entities(&mut symbol.children, paragraphs),
            SymbolKind::Paragraph => {
                if let Some((start, entry)) = paragraphs.next() {
                    symbol.children.extend(entry.entities(start));
                }
            }
            _ => {}
        }
    }
}

/// The index of the one of `symbols`, which do not overlap, that is of `kind` and holds all of
/// `span`.
fn holding(symbols: &[Symbol], span: Span, kind: SymbolKind) -> Option<usize> {
    let behind = symbols.partition_point(|symbol| symbol.span.start <= span.start);
    let at = behind.checked_sub(1)?;
    let holds = symbols[at].kind == kind && symbols[at].span.encloses(span);
    holds.then_some(at)
}

fn of_passage(passage: &Passage) -> Symbol {
    Symbol {
        name: Caption::Fixed(passage_name(passage.kind)),
        detail: Caption::Fixed(if passage.closed { "" } else { "not closed" }),
        kind: SymbolKind::Passage,
        span: passage.span,
        lines: passage.span,
        selection: passage.opener,
        children: Vec::new(),
    }
}

/// "¶3–5", the numbers of the paragraphs of `section`.
fn numbers(section: &Section) -> Caption {
    let paragraphs = &section.paragraphs;
    let mut numbers = paragraphs.iter().filter_map(|paragraph| paragraph.number);
    match (numbers.next(), numbers.next_back()) {
        (Some(first), Some(last)) if first != last => format!("¶{first}–{last}").into(),
        (Some(only), _) => format!("¶{only}").into(),
        _ => Caption::default(),
    }
}

fn field_name(field: Field) -> &'static str {
    match field {
        Field::Eo => "E.O.",
        Field::Tags => "TAGS",
        Field::Subject => "SUBJECT",
        Field::Ref => "REF",
        Field::ClassifiedBy => "Classified by",
        Field::DerivedFrom => "Derived from",
    }
}

fn passage_name(kind: PassageKind) -> &'static str {
    match kind {
        PassageKind::Summary => "Summary",
        PassageKind::Comment => "Comment",
        PassageKind::Note => "Note",
        PassageKind::Text => "Text",
    }
}

#[cfg(test)]
fn draw(symbols: &[Symbol], depth: usize, out: &mut String) {
    for symbol in symbols {
        out.push_str(&"  ".repeat(depth));
        out.push_str(&symbol.name);
        if !symbol.detail.is_empty() {
            out.push_str(" — ");
            out.push_str(&symbol.detail);
        }
        out.push('\n');
        assert!(symbol.lines.encloses(symbol.selection), "{symbol:?}");
        assert!(symbol.span.encloses(symbol.lines), "{symbol:?}");
        draw(&symbol.children, depth + 1, out);
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(text: &str, entities: EntityList, expected: &Expect) {
        let mut drawn = String::new();
        draw(&symbols(&Document::new(text, 0), entities), 0, &mut drawn);
        expected.assert_eq(&drawn);
    }

    #[test]
    fn a_cable() {
        check(
            "<code><pre>C O N F I D E N T I A L VELM 000083 EO 12958 DECL: 2020/01/29 TAGS PGOV , VE SUBJECT: Tea \
             <a id='par1' href='#par1'>¶</a>1 . \n( [ORG SBU  ] ) Summary: The [ORG Oru Tea Works  ] opened . \n\
             End Summary <a id='par2' href='#par2'>¶</a>2 . \n( C ) It is in [LOC Ada Bay  ] . \n\
             What next ------ <a id='par3' href='#par3'>¶</a>3 . \n( C ) Nobody knows . \nIDA</pre></code> \n",
            EntityList::PerParagraph,
            &expect![[r"
                Header — Confidential
                  E.O. — 2020/01/29
                  TAGS — PGOV , VE
                  SUBJECT — Tea
                ¶1 (SBU) Summary: The Oru Tea Works opened . End Summary — ORG 2
                  Summary
                  SBU — ORG
                  Oru Tea Works — ORG
                ¶2 (C) It is in Ada Bay . — LOC 1
                  Ada Bay — LOC
                What next — ¶3
                  ¶3 (C) Nobody knows . IDA
                IDA — signature
            "]],
        );
    }

    #[test]
    fn passages_lie_where_they_begin_and_behind_each_other() {
        let anchor = |n: u32| format!("<a id='par{n}' href='#par{n}'>¶</a>{n} . ");
        let text = format!(
            "{}Comment: a End Comment Note: b End Note [ORG OTW  ] . \n\
             Summary: c {}d Comment: e \nTea ---- {}Note: f End Note . \nEnd Summary .\n",
            anchor(1),
            anchor(2),
            anchor(3)
        );
        check(
            &text,
            EntityList::PerParagraph,
            &expect![[r"
                ¶1 Comment: a End Comment Note: b End Note OTW . Summary: c — ORG 1
                  Comment
                  OTW — ORG
                Summary
                ¶2 d Comment: e Tea ----
                ¶3 Note: f End Note . End Summary .
                  Note
            "]],
        );
    }

    #[test]
    fn a_paragraph_that_begins_in_mid_line_has_the_lines_of_its_text() {
        let text = "UNCLAS VELM 000083 <a id='par1' href='#par1'>¶</a>1 . \n( U ) One . \n\
                    It ends . <a id='par2' href='#par2'>¶</a>2 . \nTwo . \n\
                    <a id='par3' href='#par3'>¶</a>3 . \nThree <a id='par4' href='#par4'>¶</a>4 . \n";
        let lines = symbols(&Document::new(text, 0), EntityList::None);
        let lines = lines.iter().filter(|one| one.kind == SymbolKind::Paragraph);
        let lines: Vec<&str> = lines
            .map(|one| &text[one.lines.start.get()..one.lines.end.get()])
            .collect();
        assert!(lines[0].starts_with("( U ) One"), "{lines:?}");
        assert_eq!(lines[1], "Two .");
        assert!(lines[2].starts_with("<a id='par3'"), "{lines:?}");
        assert!(lines[3].starts_with("<a id='par4'"), "{lines:?}");
    }

    #[test]
    fn names_hold_no_markup() {
        check(
            "<code><pre>UNCLAS VELM 000083\n\
             TAGS: <a href='/tag/PGOV_0.html'>PGOV</a>, <a href='/tag/XX_0.html'>XX</a>\n\
             SUBJECT: Tea of <a href='x'>Ada</a>\n\n<a id='par1' href='#par1'>¶</a>1. (U) One.\n\
             A year: <a id='par2031' href='#par2031'>¶</a>2031 was [PER Ida  ]’s.\n",
            EntityList::None,
            &expect![[r"
                Header — Unclassified
                  TAGS — PGOV, XX
                  SUBJECT — Tea of Ada
                ¶1 (U) One. A year: 2031 was Ida’s. — PER 1
            "]],
        );
    }

    #[test]
    fn plain_texts() {
        check(
            "Tea in Orun\n\n[PER Ida  ] drinks tea . \nA lot . \n\nAnd so on .\n",
            EntityList::None,
            &expect![[r"
                Tea in Orun
                  Ida drinks tea . A lot . — PER 1
                  And so on .
            "]],
        );
        check(
            "[PER Ida  ] drinks tea . \nSo does [PER Ole  ] . \n",
            EntityList::None,
            &expect![[r"
                Ida drinks tea . — PER 1
                So does Ole . — PER 1
            "]],
        );
        check(
            "Tea in Orun \n----------- \n[PER Ida  ] drinks tea . \n",
            EntityList::None,
            &expect![[r"
                Tea in Orun
                  Ida drinks tea . — PER 1
            "]],
        );
        let anchor = |n: u32| format!("<a id='par{n}' href='#par{n}'>¶</a>{n} . ");
        check(
            &format!(
                "{}( U ) Aa b . \n\n{}( U ) Cc d . \n\n{}Ee f . \n",
                anchor(1),
                anchor(2),
                anchor(3)
            ),
            EntityList::None,
            &expect![[r"
                ¶1 (U) Aa b .
                ¶2 (U) Cc d .
                ¶3 Ee f .
            "]],
        );
        check("", EntityList::None, &expect![[""]]);
    }

    #[test]
    fn the_end_of_a_page_is_no_paragraph() {
        check(
            "<code><pre>Ida drinks . \nSo does Ole . \n</pre></code> \n",
            EntityList::None,
            &expect![[r"
                <code><pre>Ida drinks .
                So does Ole .
            "]],
        );
    }
}
