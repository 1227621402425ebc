//! Marks of structure.

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
    /// [rank](crate::syntax::Level::rank) of a portion mark or classification; 0 for other kinds.
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

impl PassageKind {
    /// The word that begins a passage, as cables write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Summary => "Summary",
            Self::Comment => "Comment",
            Self::Note => "Note",
            Self::Text => "Text",
        }
    }
}
