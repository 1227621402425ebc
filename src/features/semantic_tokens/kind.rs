//! The kinds of tokens.

use crate::syntax::MarkKind;

/// The kind of a token. Names have the kinds that users tell apart by colour. A label without such
/// a kind gets one of `Label1` to `Label8`, see [`Palette::new`](super::Palette::new).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say what is marked")]
pub enum TokenKind {
    Person,
    Organization,
    Location,
    Misc,
    Group,
    Facility,
    Event,
    Product,
    Law,
    Language,
    Work,
    Date,
    Time,
    Percent,
    Money,
    Quantity,
    Ordinal,
    Cardinal,
    Label1,
    Label2,
    Label3,
    Label4,
    Label5,
    Label6,
    Label7,
    Label8,
    UnknownLabel,
    Bracket,
    LabelName,
    ParagraphNumber,
    Heading,
    HeaderKeyword,
    Classification,
    PortionMark,
    PageMarker,
    PassageMarker,
    Markup,
}

use TokenKind as Kind;

/// The kinds for labels that have no kind of their own.
pub(super) const NUMBERED: [Kind; 8] = [
    Kind::Label1,
    Kind::Label2,
    Kind::Label3,
    Kind::Label4,
    Kind::Label5,
    Kind::Label6,
    Kind::Label7,
    Kind::Label8,
];

impl TokenKind {
    /// All kinds, in the order in which clients number them.
    pub const ALL: [Self; 37] = [
        Kind::Person,
        Kind::Organization,
        Kind::Location,
        Kind::Misc,
        Kind::Group,
        Kind::Facility,
        Kind::Event,
        Kind::Product,
        Kind::Law,
        Kind::Language,
        Kind::Work,
        Kind::Date,
        Kind::Time,
        Kind::Percent,
        Kind::Money,
        Kind::Quantity,
        Kind::Ordinal,
        Kind::Cardinal,
        Kind::Label1,
        Kind::Label2,
        Kind::Label3,
        Kind::Label4,
        Kind::Label5,
        Kind::Label6,
        Kind::Label7,
        Kind::Label8,
        Kind::UnknownLabel,
        Kind::Bracket,
        Kind::LabelName,
        Kind::ParagraphNumber,
        Kind::Heading,
        Kind::HeaderKeyword,
        Kind::Classification,
        Kind::PortionMark,
        Kind::PageMarker,
        Kind::PassageMarker,
        Kind::Markup,
    ];

    /// The kind of names labelled `label`, in any case; `None` for labels without a kind.
    pub(super) fn of_known(label: &str) -> Option<Self> {
        Some(match label.to_ascii_uppercase().as_str() {
            "PER" | "PERSON" => Self::Person,
            "ORG" | "ORGANIZATION" | "ORGANISATION" => Self::Organization,
            "LOC" | "LOCATION" | "GPE" => Self::Location,
            "MISC" | "MISCELLANEOUS" => Self::Misc,
            "NORP" | "NATIONALITY" | "GROUP" => Self::Group,
            "FAC" | "FACILITY" => Self::Facility,
            "EVENT" => Self::Event,
            "PRODUCT" | "VEH" | "WEA" | "WEAPON" | "VEHICLE" | "MILITARYPLATFORM" => Self::Product,
            "LAW" => Self::Law,
            "LANGUAGE" => Self::Language,
            "WORK_OF_ART" | "DOCUMENTREFERENCE" => Self::Work,
            "DATE" | "TEMPORAL" => Self::Date,
            "TIME" => Self::Time,
            "PERCENT" => Self::Percent,
            "MONEY" => Self::Money,
            "QUANTITY" => Self::Quantity,
            "ORDINAL" => Self::Ordinal,
            "CARDINAL" => Self::Cardinal,
            _ => return None,
        })
    }

    /// The kind that clients draw in the same colour as this numbered one.
    pub(super) fn lookalike(self) -> Option<Self> {
        match self {
            Self::Label1 => Some(Self::Product),
            Self::Label2 => Some(Self::Date),
            Self::Label3 => Some(Self::Event),
            Self::Label4 => Some(Self::Group),
            Self::Label5 => Some(Self::Facility),
            Self::Label8 => Some(Self::Quantity),
            _ => None,
        }
    }

    pub(super) fn of_mark(mark: MarkKind) -> Self {
        match mark {
            // Blank lines have no text and so no token.
            MarkKind::WrapperOpen
            | MarkKind::WrapperClose
            | MarkKind::Markup
            | MarkKind::BlankLine => Self::Markup,
            MarkKind::Classification => Self::Classification,
            MarkKind::Field(_) => Self::HeaderKeyword,
            MarkKind::Paragraph(_) => Self::ParagraphNumber,
            MarkKind::PortionMark => Self::PortionMark,
            MarkKind::Heading | MarkKind::Rule => Self::Heading,
            MarkKind::PageMarker => Self::PageMarker,
            MarkKind::PassageBegin(_) | MarkKind::PassageEnd(_) => Self::PassageMarker,
        }
    }
}
