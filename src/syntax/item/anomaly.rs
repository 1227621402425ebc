//! Anomalies, which rules look into.

use super::mention::LabelFault;

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
