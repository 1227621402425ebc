//! The items of a block: mentions, marks of structure, anomalies. Places are bytes from the start
//! of the block, so that an edit elsewhere leaves a block unchanged.

use super::LabelId;

/// A mention, `[LABEL name  ]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawMention {
    /// The place of its `[`.
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
    /// The fault of the label.
    pub fault: LabelFault,
}

impl RawMention {
    /// The byte behind its `]`.
    pub fn end(&self) -> u32 {
        self.start + u32::from(self.len)
    }

    /// The number of blanks before the `]`.
    pub fn padding(&self) -> u16 {
        self.len - 1 - self.name - self.name_len
    }
}

/// The fault of a mention's label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LabelFault {
    /// Nothing.
    None,
    /// The label set does not hold it.
    Unknown,
    /// It differs from a label of the set in case.
    Case,
    /// It starts with a label of the set, which readers would take instead (format §1.4).
    Prefix,
    /// No blank separates it from the name.
    Glued,
}

/// A stretch of text with a role in the document's structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawMark {
    /// Its kind.
    pub kind: MarkKind,
    /// Bytes from its start to its main part: the number of a paragraph; 0 for other kinds.
    pub inner: u16,
    /// The first byte.
    pub start: u32,
    /// The length in bytes.
    pub len: u32,
    /// The number of a paragraph; `page << 16 | pages` of a page marker; the
    /// [rank](super::Level::rank) of a portion mark or classification; 0 for other kinds.
    pub value: u32,
}

impl RawMark {
    /// The byte behind it.
    pub fn end(&self) -> u32 {
        self.start + self.len
    }
}

/// The kind of a mark (format §3.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarkKind {
    /// `<code><pre>`: the text of a page begins.
    WrapperOpen,
    /// `</pre></code>`: it ends.
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
    /// `VELM 00000083 002 OF 005`: a page of the printed cable ended.
    PageMarker,
    /// `Summary:` and the like.
    PassageBegin(PassageKind),
    /// `End Summary` and the like.
    PassageEnd(PassageKind),
    /// An empty line, or one of blanks.
    BlankLine,
    /// Any other tag of a page: `<a href='/tag/…'>`, `<br>`.
    Markup,
}

/// The form in which the number of a paragraph is introduced.
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
    /// True if a paragraph begins here.
    pub fn is_paragraph(self) -> bool {
        self != Self::NotParagraph
    }

    /// True if a pilcrow introduces it.
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

/// The kind of a passage, which words announce and close.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PassageKind {
    /// Summary … End Summary.
    Summary,
    /// Comment … End Comment.
    Comment,
    /// Note … End Note.
    Note,
    /// Begin Text … End Text.
    Text,
}

/// A stretch of text for rules to look into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawAnomaly {
    /// Its kind.
    pub kind: AnomalyKind,
    /// The first byte.
    pub start: u32,
    /// The length in bytes.
    pub len: u32,
}

/// The kind of an anomaly. Rules decide whether it becomes a finding: they see its neighbours and
/// the whole document.
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
    /// A mention whose label has a fault.
    Label(LabelFault),
    /// `[PERHAPS]` in prose: a reader that matches prefixes would open a mention.
    LabelLike,
    /// The `[` of a mention with text right before it.
    TouchesOpen,
    /// The `]` of a mention with text right behind it.
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
    /// `PresidentQs`, or the replacement character U+FFFD.
    Garbled,
    /// A title in one line with its rule.
    HeadingGlued,
    /// A rule of another length than its title.
    HeadingRule,
    /// An anchor whose id, href and number differ.
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
    /// `(Q)`: another word in the place of a portion mark.
    PortionUnknown,
}

/// The groups in which summaries count anomalies, so that a rule finds its own without a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnomalyGroup {
    /// Brackets and labels.
    Brackets,
    /// Text that touches a mention.
    Touching,
    /// Anchors.
    Anchors,
    /// Portion marks in a wrong form.
    Portions,
    /// Missing portion marks.
    Missing,
    /// Signs in names.
    Names,
    /// Mentions that share text with structure.
    Overlaps,
    /// Left-overs of a web page or a transfer.
    Debris,
    /// Headings and their rules.
    Headings,
}

impl AnomalyGroup {
    /// The number of groups.
    pub const COUNT: usize = 9;
}

impl AnomalyKind {
    /// The group that counts it.
    pub fn group(self) -> AnomalyGroup {
        match self {
            Self::Unclosed
            | Self::LoneClose
            | Self::LoneOpen
            | Self::Empty
            | Self::Label(_)
            | Self::LabelLike => AnomalyGroup::Brackets,
            Self::TouchesOpen | Self::TouchesClose => AnomalyGroup::Touching,
            Self::AnchorMismatch
            | Self::AnchorNotParagraph
            | Self::AnchorMalformed
            | Self::PilcrowAlone
            | Self::AnchorGluedPeriod => AnomalyGroup::Anchors,
            Self::PortionMalformed | Self::PortionUnknown => AnomalyGroup::Portions,
            Self::PortionMissing => AnomalyGroup::Missing,
            Self::NameEdge | Self::NameGlued => AnomalyGroup::Names,
            Self::Overlap => AnomalyGroup::Overlaps,
            Self::StrayTag | Self::CharacterReference | Self::Garbled => AnomalyGroup::Debris,
            Self::HeadingGlued | Self::HeadingRule => AnomalyGroup::Headings,
        }
    }
}
