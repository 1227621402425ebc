//! The outline for editors: header, sections and their paragraphs, and on demand the entities
//! mentioned in each.

use std::collections::BTreeMap;

use crate::model::{Document, HeaderField, Paragraph, Passage, Section};
use crate::syntax::{Field, LabelId, MarkKind, PassageKind};
use crate::text::Span;

/// An entry of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// The name; never empty.
    pub name: String,
    /// Shown beside the name.
    pub detail: String,
    /// Its kind.
    pub kind: SymbolKind,
    /// All of it.
    pub span: Span,
    /// `span` from its first own line on: a paragraph whose number stands behind another's last
    /// sentence has its text on the next line.
    pub lines: Span,
    /// The part of `lines` to select.
    pub selection: Span,
    /// The entries in it, in order.
    pub children: Vec<Symbol>,
}

/// The kind of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SymbolKind {
    /// The header of a cable.
    Header,
    /// A field of it.
    Field,
    /// A section.
    Section,
    /// A paragraph.
    Paragraph,
    /// A summary, comment or note.
    Passage,
    /// An entity, under the paragraph that mentions it.
    Entity,
    /// The name of the signer.
    Signature,
}

/// The entities that an outline lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum EntityList {
    /// None.
    #[default]
    None,
    /// Those of each paragraph, once a paragraph.
    PerParagraph,
}

/// Longest beginning of a paragraph used as its name, in characters.
const MAX_NAME_CHARS: usize = 60;

/// The outline of `document`.
pub fn symbols(document: &Document, entities: EntityList) -> Vec<Symbol> {
    let outline = document.outline();
    let context = Context { document, entities };
    let mut symbols = Vec::new();
    if let Some(header) = &outline.header {
        symbols.push(Symbol {
            name: "Header".to_owned(),
            detail: header
                .classification
                .map_or(String::new(), |(level, _)| level.name().to_owned()),
            kind: SymbolKind::Header,
            span: header.span,
            lines: header.span,
            selection: header
                .classification
                .map_or(Span::empty(header.span.start), |(_, span)| span),
            children: header
                .fields
                .iter()
                .map(|field| context.field(field))
                .collect(),
        });
    }
    for section in &outline.sections {
        match section.title {
            Some(title) => symbols.push(context.section(section, title)),
            None => symbols.extend(
                section
                    .paragraphs
                    .iter()
                    .map(|paragraph| context.paragraph(paragraph)),
            ),
        }
    }
    add_passages(&mut symbols, &outline.passages);
    context.add_entities(&mut symbols);
    if let Some(signature) = outline.signature {
        symbols.push(Symbol {
            name: document.text().slice(signature).into_owned(),
            detail: "signature".to_owned(),
            kind: SymbolKind::Signature,
            span: signature,
            lines: signature,
            selection: signature,
            children: Vec::new(),
        });
    }
    symbols
}

/// A document and the options of its outline.
struct Context<'a> {
    document: &'a Document,
    entities: EntityList,
}

impl Context<'_> {
    fn field(&self, field: &HeaderField) -> Symbol {
        Symbol {
            name: field_name(field.field).to_owned(),
            detail: self.words(field.value),
            kind: SymbolKind::Field,
            span: field.span(),
            lines: field.span(),
            selection: field.keyword,
            children: Vec::new(),
        }
    }

    fn section(&self, section: &Section, title: Span) -> Symbol {
        Symbol {
            name: or(self.words(title), "Untitled"),
            detail: paragraphs(section),
            kind: SymbolKind::Section,
            span: section.span,
            lines: section.span,
            selection: title,
            children: section
                .paragraphs
                .iter()
                .map(|paragraph| self.paragraph(paragraph))
                .collect(),
        }
    }

    fn paragraph(&self, paragraph: &Paragraph) -> Symbol {
        let words = self.words(paragraph.body());
        let name = match (paragraph.number, paragraph.mark) {
            (Some(number), Some((level, _))) => format!("¶{number} ({}) {words}", level.mark()),
            (Some(number), None) => format!("¶{number} {words}"),
            (None, _) => or(words, "…"),
        };
        let lines = self.own_lines(paragraph);
        let selection = if paragraph.opener.is_empty() || lines != paragraph.span {
            Span::empty(lines.start)
        } else {
            paragraph.opener
        };
        Symbol {
            name,
            detail: self.labels(paragraph.span),
            kind: SymbolKind::Paragraph,
            span: paragraph.span,
            lines,
            selection,
            children: Vec::new(),
        }
    }

    /// `paragraph` without its opener, if that stands at the end of a line that begins with other
    /// text.
    fn own_lines(&self, paragraph: &Paragraph) -> Span {
        let (span, text) = (paragraph.span, self.document.text());
        let line = text.line_span(text.line_at(paragraph.opener.end));
        let body = Span::new(paragraph.opener.end, span.end);
        let words = self.document.trimmed(paragraph.body().intersection(body));
        let shares_line = !self
            .document
            .trimmed(Span::new(line.start, span.start))
            .is_empty();
        let marked = paragraph.mark.map_or(words.start, |(_, mark)| mark.start);
        let start = marked.min(words.start);
        if shares_line && line.end <= start && start < span.end {
            Span::new(start, span.end)
        } else {
            span
        }
    }

    /// The first words of `span`, without brackets and labels.
    fn words(&self, span: Span) -> String {
        let end = self
            .document
            .text()
            .floor(span.end.min(span.start + 6 * MAX_NAME_CHARS));
        let near = Span::new(span.start, end);
        let mut plain = String::new();
        let mut at = near.start;
        for cut in self.unread(near) {
            let before = Span::new(at, cut.start.clamp(at, end));
            self.document.text().copy_to(before, &mut plain);
            at = cut.end.clamp(at, end);
        }
        self.document.text().copy_to(Span::new(at, end), &mut plain);
        // The end of a link is part of no mark.
        shortened(&plain.replace("</a>", ""), MAX_NAME_CHARS)
    }

    /// The stretches of `near` that are not read: brackets, labels, anchors with their numbers,
    /// tags of a page.
    fn unread(&self, near: Span) -> Vec<Span> {
        let mentions = self.document.mentions_in(near).flat_map(|mention| {
            let (span, name) = (mention.span, mention.name);
            [
                Span::new(span.start, name.start),
                Span::new(name.end, span.end),
            ]
        });
        let marks = self
            .document
            .marks_from(near.start, |summary| summary.marks > 0)
            .take_while(|mark| mark.span.start < near.end)
            .filter_map(|mark| match mark.kind {
                // Its number is part of the text.
                MarkKind::Paragraph(form) if !form.is_paragraph() => {
                    Some(Span::new(mark.span.start, mark.inner))
                }
                MarkKind::Paragraph(form) => form.is_anchored().then_some(mark.span),
                kind => (kind == MarkKind::Markup).then_some(mark.span),
            });
        let mut cuts: Vec<Span> = mentions.chain(marks).collect();
        cuts.sort_unstable();
        cuts
    }

    /// The number of mentions in `span` by label: `ORG 3, LOC 1`.
    fn labels(&self, span: Span) -> String {
        let labels = self.document.labels();
        let mut counts: Vec<(LabelId, usize)> = Vec::new();
        for mention in self.document.mentions_in(span) {
            match counts.iter_mut().find(|(label, _)| *label == mention.label) {
                Some((_, count)) => *count += 1,
                None => counts.push((mention.label, 1)),
            }
        }
        counts.sort_by_key(|(label, count)| (std::cmp::Reverse(*count), *label));
        let counts = counts
            .iter()
            .map(|(label, count)| format!("{} {count}", labels.text(*label).unwrap_or("?")));
        counts.collect::<Vec<_>>().join(", ")
    }

    /// Adds its entities to each paragraph, behind the passages in it.
    fn add_entities(&self, symbols: &mut [Symbol]) {
        if self.entities == EntityList::None {
            return;
        }
        for symbol in symbols {
            match symbol.kind {
                SymbolKind::Section => self.add_entities(&mut symbol.children),
                SymbolKind::Paragraph => symbol.children.extend(self.entities(symbol.span)),
                _ => {}
            }
        }
    }

    /// An entry for the first mention of each entity in `span`.
    fn entities(&self, span: Span) -> Vec<Symbol> {
        let mut seen = std::collections::HashSet::new();
        let mut symbols = Vec::new();
        for mention in self.document.mentions_in(span) {
            let name = self.document.text().slice(mention.name).into_owned();
            if seen.insert(crate::model::normalised(&name).into_owned()) {
                symbols.push(Symbol {
                    name,
                    detail: self
                        .document
                        .labels()
                        .text(mention.label)
                        .unwrap_or("?")
                        .to_owned(),
                    kind: SymbolKind::Entity,
                    span: mention.span,
                    lines: mention.span,
                    selection: mention.name,
                    children: Vec::new(),
                });
            }
        }
        symbols
    }
}

/// Adds each passage where it begins: into the paragraph that holds all of it, else beside that
/// paragraph, since a summary may span several.
fn add_passages(symbols: &mut Vec<Symbol>, passages: &[Passage]) {
    // The passages beside paragraphs by section; `None` for those outside all sections.
    let mut beside: BTreeMap<Option<usize>, Vec<Symbol>> = BTreeMap::new();
    for passage in passages {
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
    for (section, passages) in beside {
        let siblings = match section {
            Some(section) => &mut symbols[section].children,
            None => &mut *symbols,
        };
        siblings.extend(passages);
        siblings.sort_by_key(|symbol| symbol.span.start);
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
        name: passage_name(passage.kind).to_owned(),
        detail: if passage.closed {
            String::new()
        } else {
            "not closed".to_owned()
        },
        kind: SymbolKind::Passage,
        span: passage.span,
        lines: passage.span,
        selection: passage.opener,
        children: Vec::new(),
    }
}

/// "¶3–5", the numbers of the paragraphs of `section`.
fn paragraphs(section: &Section) -> String {
    let numbers: Vec<u32> = section
        .paragraphs
        .iter()
        .filter_map(|paragraph| paragraph.number)
        .collect();
    match (numbers.first(), numbers.last()) {
        (Some(first), Some(last)) if first != last => format!("¶{first}–{last}"),
        (Some(only), _) => format!("¶{only}"),
        _ => String::new(),
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

/// `text` on one line, cut behind a word after at most `limit` characters.
fn shortened(text: &str, limit: usize) -> String {
    let mut out = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let more = word.chars().count() + usize::from(!out.is_empty());
        if length + more > limit {
            if out.is_empty() {
                out.extend(word.chars().take(limit));
            }
            out.push('…');
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
        length += more;
    }
    out
}

/// `text`, or `otherwise` if it is empty.
fn or(text: String, otherwise: &str) -> String {
    if text.is_empty() {
        otherwise.to_owned()
    } else {
        text
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
}
