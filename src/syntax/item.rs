//! What a block holds: mentions, marks of structure, anomalies. All places are bytes from the
//! block's start, so that an edit elsewhere leaves a block as it is.

use super::LabelId;

/// One `[LABEL name  ]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawMention {
    /// Where its `[` stands.
    pub start: u32,
    /// Bytes from the `[` to the first byte of the name.
    pub name: u16,
    /// Bytes of the name.
    pub name_len: u16,
    /// Bytes from the `[` to behind the `]`.
    pub len: u16,
    /// Its label.
    pub label: LabelId,
    /// Bytes of the label, which stands right behind the `[`.
    pub label_len: u8,
    /// What is wrong with the label.
    pub fault: LabelFault,
}

impl RawMention {
    /// The byte behind its `]`.
    pub fn end(&self) -> u32 {
        self.start + u32::from(self.len)
    }

    /// How many blanks stand before the `]`.
    pub fn padding(&self) -> u16 {
        self.len - 1 - self.name - self.name_len
    }
}

/// What is wrong with the label of a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LabelFault {
    /// Nothing.
    None,
    /// It is in no set in use.
    Unknown,
    /// Its letters are of the wrong case.
    Case,
    /// It starts with a label of the set, which readers would take instead.
    Prefix,
    /// No blank separates it from the name.
    Glued,
}

/// A stretch of text that means something for the document's structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawMark {
    /// What it is.
    pub kind: MarkKind,
    /// Where its main part starts, from its start: the number of a paragraph, the page of a
    /// page marker; 0 elsewhere.
    pub inner: u16,
    /// Where it starts.
    pub start: u32,
    /// Its length in bytes.
    pub len: u32,
    /// The number of a paragraph; `page << 16 | pages` of a page marker; the length of its rule
    /// for a heading; the rank of a portion mark's or header's level.
    pub value: u32,
}

impl RawMark {
    /// The byte behind it.
    pub fn end(&self) -> u32 {
        self.start + self.len
    }
}

/// What a mark is (format §3.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarkKind {
    /// `<code><pre>`, where the text of a page begins.
    WrapperOpen,
    /// `</pre></code>`, where it ends.
    WrapperClose,
    /// `S E C R E T` at the head of a cable.
    Classification,
    /// The keyword of a header field.
    Field(Field),
    /// The anchor and number that a paragraph begins with.
    Paragraph(AnchorForm),
    /// `( SBU )` behind a paragraph's number.
    PortionMark,
    /// The title of a section, underlined by a rule.
    Heading,
    /// Five dashes or more.
    Rule,
    /// `MEXICO 00000083 002 OF 005`, where a page of the printed cable ended.
    PageMarker,
    /// `Summary:` and the like.
    RangeBegin(RangeKind),
    /// `End Summary` and the like.
    RangeEnd(RangeKind),
    /// An empty line, or one of blanks.
    BlankLine,
    /// Any other tag of a page: `<a href='/tag/…'>`, `<br>`.
    Markup,
}

/// How the number of a paragraph is introduced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AnchorForm {
    /// `<a id='par2' href='#par2'>¶</a>2`.
    Whole,
    /// A pilcrow behind parts of an anchor.
    Broken,
    /// A pilcrow alone.
    Pilcrow,
    /// A whole anchor on a number that cannot be a paragraph's: a year.
    NotParagraph,
    /// No anchor: a number at a line's start, or at its end before a portion mark.
    Number,
}

impl AnchorForm {
    /// Whether a paragraph begins here.
    pub fn is_paragraph(self) -> bool {
        self != Self::NotParagraph
    }

    /// Whether a pilcrow introduces it.
    pub fn is_anchored(self) -> bool {
        self != Self::Number
    }
}

/// A field of a cable's header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// `E.O. 12958: DECL:`
    Eo,
    /// `TAGS:`
    Tags,
    /// `SUBJECT:`
    Subject,
    /// `REF:`
    Ref,
    /// `Classified By:`
    ClassifiedBy,
    /// `DERIVED FROM:`
    DerivedFrom,
}

/// A passage that is announced and closed in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RangeKind {
    /// Summary … End Summary.
    Summary,
    /// Comment … End Comment.
    Comment,
    /// Note … End Note.
    Note,
    /// Begin Text … End Text.
    Text,
}

/// Something that a lint looks into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawAnomaly {
    /// What it is.
    pub kind: AnomalyKind,
    /// Where it starts.
    pub start: u32,
    /// Its length in bytes.
    pub len: u32,
}

/// What an anomaly is. Which finding it leads to is for the lints to say: they see the
/// neighbours and the whole document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AnomalyKind {
    /// `[PER` that no `]` closes on its line.
    Unclosed,
    /// A `]` that closes no mention.
    LoneClose,
    /// A `[` that opens no mention.
    LoneOpen,
    /// `[PER  ]`.
    Empty,
    /// A mention whose label is at fault.
    Label(LabelFault),
    /// `[PERHAPS]` in prose: a reader that matches prefixes would open a mention.
    LabelLike,
    /// Text stands right before the `[` of a mention.
    TouchesOpen,
    /// Text stands right behind the `]` of a mention.
    TouchesClose,
    /// A name that begins or ends with a sign, or with a possessive.
    NameEdge,
    /// A name with a sign in it that should stand alone.
    NameGlued,
    /// A mention that shares text with a mark of structure or holds mark-up.
    Overlap,
    /// A tag of a page that the text should not hold: `<br>`.
    StrayTag,
    /// `&amp;`.
    CharacterReference,
    /// `PresidentQs`, or a character that stands for one that was lost.
    Garbled,
    /// A title in the line of its rule.
    HeadingGlued,
    /// A rule that is not as long as its title.
    HeadingRule,
    /// Id, href and number of an anchor differ.
    AnchorMismatch,
    /// An anchor on a year.
    AnchorNotParagraph,
    /// An anchor cut short or interrupted.
    AnchorMalformed,
    /// A pilcrow that stands in no anchor.
    PilcrowAlone,
    /// A full stop right before an anchor.
    AnchorGluedPeriod,
    /// A numbered paragraph without a portion mark.
    PortionMissing,
    /// `C)`, `(c)`: a portion mark in a wrong form.
    PortionMalformed,
    /// `(Q)`: something in a portion mark's place that is none.
    PortionUnknown,
}

/// The groups in which anomalies are counted, so that a lint finds its own without a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anomalies {
    /// Brackets and labels.
    Brackets,
    /// Text that touches a mention.
    Touching,
    /// Anchors.
    Anchors,
    /// Portion marks that are there but wrong.
    Portions,
    /// Portion marks that are not there.
    Missing,
    /// Signs in names.
    Names,
    /// Mentions of what is no name.
    Overlaps,
    /// What a page or a transfer left in the text.
    Debris,
    /// Headings and their rules.
    Headings,
}

impl Anomalies {
    /// How many groups there are.
    pub const COUNT: usize = 9;
}

impl AnomalyKind {
    /// The group it is counted in.
    pub fn group(self) -> Anomalies {
        match self {
            Self::Unclosed
            | Self::LoneClose
            | Self::LoneOpen
            | Self::Empty
            | Self::Label(_)
            | Self::LabelLike => Anomalies::Brackets,
            Self::TouchesOpen | Self::TouchesClose => Anomalies::Touching,
            Self::AnchorMismatch
            | Self::AnchorNotParagraph
            | Self::AnchorMalformed
            | Self::PilcrowAlone
            | Self::AnchorGluedPeriod => Anomalies::Anchors,
            Self::PortionMalformed | Self::PortionUnknown => Anomalies::Portions,
            Self::PortionMissing => Anomalies::Missing,
            Self::NameEdge | Self::NameGlued => Anomalies::Names,
            Self::Overlap => Anomalies::Overlaps,
            Self::StrayTag | Self::CharacterReference | Self::Garbled => Anomalies::Debris,
            Self::HeadingGlued | Self::HeadingRule => Anomalies::Headings,
        }
    }
}
