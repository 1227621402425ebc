//! The names of a document as the rules that compare them need them: distinct ones, each with
//! its labels and its first place.
//!
//! Made once for all rules of a run, and of the first [`REACH`] bytes only: comparing all names
//! with all text is the one thing here that grows with the text and not with its faults, and a
//! document of a hundred megabytes must not cost seconds whenever its user pauses. What stands
//! farther on is not looked at by the rules that compare, and its names are not known to them.

mod near;

use rustc_hash::FxHashMap;

use crate::model::{Document, bare, normalised};
use crate::syntax::{AnomalyKind, Field, LabelId, Mention, RawMention, Summary};
use crate::text::{Offset, Span};

pub(crate) use near::Near;

/// So much of a document is compared, in bytes.
pub(crate) const REACH: usize = if cfg!(test) { 64 << 10 } else { 1 << 20 };

/// Room for so many names is made at once.
const SOME: usize = 16 << 10;

/// One name.
#[derive(Debug)]
pub(crate) struct Name {
    /// As it is written first, without endings.
    pub(crate) text: Box<str>,
    /// As all mentions share it.
    pub(crate) form: Box<str>,
    /// Its labels and how often each occurs.
    pub(crate) labels: Vec<(LabelId, u32)>,
    /// Its first mention.
    pub(crate) first: Mention,
    /// How many mentions it has.
    pub(crate) count: u32,
}

impl Name {
    /// The label that most of its mentions have; of several, that seen first.
    pub(crate) fn label(&self) -> LabelId {
        let most = self.labels.iter().rev().max_by_key(|(_, count)| *count);
        most.map_or(LabelId::UNKNOWN, |(label, _)| *label)
    }
}

/// The names of a document, in the order of their first places.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub(crate) list: Vec<Name>,
    /// Of each mention that is looked at, in order: which name it has, if it has one.
    pub(crate) mentions: Vec<Option<u32>>,
    /// What lies behind this is not looked at.
    pub(crate) end: Offset,
    /// By everything that is written for them.
    by_text: FxHashMap<Box<str>, usize>,
    by_form: FxHashMap<Box<str>, usize>,
    /// Where among the labels of a name one stands.
    by_label: FxHashMap<(usize, LabelId), usize>,
    /// The parts of the header that are no prose.
    form: Vec<Span>,
    near: Near,
}

impl Names {
    /// The names of `document`.
    pub(crate) fn new(document: &Document) -> Self {
        let mut names = Self {
            end: document.text().end().min(Offset::new(REACH)),
            form: header_form(document),
            ..Self::default()
        };
        let few = (document.summary().mentions as usize / 2).min(SOME);
        names.by_text.reserve(few);
        names.by_form.reserve(few);
        let counted = |summary: &Summary| summary.mentions > 0;
        for (at, block) in document.tree().blocks_where(Offset::default(), counted) {
            if at >= names.end {
                break;
            }
            let text = document.text().slice(Span::at(at, block.len()));
            let overlaps = block.anomalies().iter();
            let overlaps = overlaps.filter(|raw| raw.kind == AnomalyKind::Overlap);
            let overlaps: Vec<u32> = overlaps.map(|raw| raw.start).collect();
            for raw in block.mentions() {
                let mention = Mention::new(at, raw);
                let is_name = !overlaps.contains(&raw.start) && names.is_prose(mention.span.start);
                if mention.span.start >= names.end {
                    break;
                }
                let name = is_name.then(|| names.add(name_in(&text, raw), mention));
                names.mentions.push(name.map(|name| name as u32));
            }
        }
        names.near = Near::new(&names.list, &names.by_form);
        names
    }

    fn add(&mut self, text: &str, mention: Mention) -> usize {
        let place = match self.by_text.get(text) {
            Some(place) => *place,
            None => self.add_text(text, &mention),
        };
        let name = &mut self.list[place];
        name.count += 1;
        let known = self.by_label.entry((place, mention.label));
        let label = *known.or_insert(name.labels.len());
        match name.labels.get_mut(label) {
            Some((_, count)) => *count += 1,
            None => name.labels.push((mention.label, 1)),
        }
        place
    }

    fn add_text(&mut self, text: &str, mention: &Mention) -> usize {
        let form = normalised(text);
        let place = match self.by_form.get(&*form) {
            Some(place) => *place,
            None => self.list.len(),
        };
        let bare = bare(text.trim());
        if place == self.list.len() {
            self.by_form.insert(form.clone().into(), place);
            self.list.push(Name {
                text: bare.into(),
                form: form.into(),
                labels: Vec::new(),
                first: *mention,
                count: 0,
            });
        }
        self.by_text.insert(text.into(), place);
        if bare != text {
            self.by_text.entry(bare.into()).or_insert(place);
        }
        place
    }

    /// All ways in which names are written, with the name each is of; in no order.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&str, usize)> {
        let all = self.by_text.iter();
        all.map(|(text, place)| (&**text, *place))
    }

    /// The name with the normalised form `form`.
    pub(crate) fn of_form(&self, form: &str) -> Option<usize> {
        self.by_form.get(form).copied()
    }

    /// Names that differ from others in a letter.
    pub(crate) fn near(&self) -> &Near {
        &self.near
    }

    /// Whether names may stand at `at`: not among the codes and keywords of the header.
    pub(crate) fn is_prose(&self, at: Offset) -> bool {
        !self.form.iter().any(|span| span.contains(at))
    }
}

/// The name of `raw`, of a block with this text.
fn name_in<'t>(text: &'t str, raw: &RawMention) -> &'t str {
    let start = raw.start as usize + usize::from(raw.name);
    text.get(start..start + usize::from(raw.name_len))
        .unwrap_or_default()
}

/// The header of a cable without its subject, which is prose.
fn header_form(document: &Document) -> Vec<Span> {
    let Some(header) = document.is_cable().then(|| document.header()).flatten() else {
        return Vec::new();
    };
    let subject = |field: &Field| *field == Field::Subject;
    let subject = header.fields.iter().find(|field| subject(&field.field));
    match subject.map(|field| field.value) {
        Some(value) => vec![
            Span::new(header.span.start, value.start),
            Span::new(value.end, header.span.end.max(value.end)),
        ],
        None => vec![header.span],
    }
}
