//! The meanings of a cable's header: its fields, captions, executive orders and reasons.
//!
//! Finds the field of a keyword, but does not parse headers.
//!
//! Sources: 5 FAH-1 H-200 (fields), 5 FAH-2 H-400 (captions), Executive Orders 11652 to 13526.

use crate::syntax::Field;

/// A part of the header that has a meaning: a field, or one of the lines without a keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HeaderPart {
    /// The classification line: level, section, station and serial number.
    Classification,
    /// `SECTION 01 OF 05`.
    Section,
    /// `SIPDIS`, `NOFORN` and the like: limits on its readers.
    Caption,
    /// `STATE FOR …`, `PASS TO …`: the desk it is meant for.
    Passing,
    /// `E.O. 12958`: the executive order under which it is classified.
    Eo,
    /// `DECL: …`: the end of its classification.
    Declassify,
    /// `TAGS: …`.
    Tags,
    /// `SUBJECT: …`.
    Subject,
    /// `REF: …`.
    Ref,
    /// `Classified By: …`.
    ClassifiedBy,
    /// `DERIVED FROM: …`.
    DerivedFrom,
    /// `Reasons: 1.4 (b) and (d)`.
    Reason,
}

/// The part opened by a keyword of the format.
impl From<Field> for HeaderPart {
    fn from(field: Field) -> Self {
        match field {
            Field::Eo => Self::Eo,
            Field::Tags => Self::Tags,
            Field::Subject => Self::Subject,
            Field::Ref => Self::Ref,
            Field::ClassifiedBy => Self::ClassifiedBy,
            Field::DerivedFrom => Self::DerivedFrom,
        }
    }
}

impl HeaderPart {
    /// Every part, in the order of a header.
    pub const ALL: [Self; 12] = [
        Self::Classification,
        Self::Section,
        Self::Caption,
        Self::Passing,
        Self::Eo,
        Self::Declassify,
        Self::Tags,
        Self::Subject,
        Self::Ref,
        Self::ClassifiedBy,
        Self::DerivedFrom,
        Self::Reason,
    ];

    /// The name in plain words: "Subject".
    pub fn name(self) -> &'static str {
        match self {
            Self::Classification => "Classification",
            Self::Section => "Section",
            Self::Caption => "Caption",
            Self::Passing => "Passing instruction",
            Self::Eo => "Executive order",
            Self::Declassify => "Declassification",
            Self::Tags => "TAGS",
            Self::Subject => "Subject",
            Self::Ref => "References",
            Self::ClassifiedBy => "Classified by",
            Self::DerivedFrom => "Derived from",
            Self::Reason => "Reason",
        }
    }

    /// The keyword in canonical spelling; `None` for a part without one.
    pub fn keyword(self) -> Option<&'static str> {
        Some(match self {
            Self::Classification | Self::Caption | Self::Passing => return None,
            Self::Section => "SECTION",
            Self::Eo => "E.O.",
            Self::Declassify => "DECL:",
            Self::Tags => "TAGS:",
            Self::Subject => "SUBJECT:",
            Self::Ref => "REF:",
            Self::ClassifiedBy => "Classified By:",
            Self::DerivedFrom => "DERIVED FROM:",
            Self::Reason => "Reason:",
        })
    }

    /// The meaning of the part, in words for users.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Classification => {
                "How secret the cable is as a whole. \
                 It is at least as high as the highest mark of its paragraphs."
            }
            Self::Section => {
                "Which part of a long cable this is, and of how many. \
                 Every further part opens with a page marker in the text."
            }
            Self::Caption => {
                "A word that limits who may receive or handle the cable. \
                 It comes on top of the classification."
            }
            Self::Passing => {
                "The desks, offices or agencies the cable is meant for. \
                 The receiving office hands it on to them."
            }
            Self::Eo => {
                "The executive order under which the cable is classified. \
                 After it stands the date or event that ends the classification."
            }
            Self::Declassify => {
                "The date or event at which the cable ceases to be classified. \
                 N/A stands in cables that are not classified."
            }
            Self::Tags => {
                "The index words of the cable: “traffic analysis by geography and subject”. \
                 Two letters name a place, four a subject, K and three letters a programme."
            }
            Self::Subject => {
                "The title of the cable. It may go on over several lines, up to the next field."
            }
            Self::Ref => {
                "The cables and other documents this one refers to. \
                 They are lettered, and the text calls them “ref A”, “ref B” or “reftel”."
            }
            Self::ClassifiedBy => {
                "Who decided that the cable is classified, with name and office. \
                 The reasons, as sections of the executive order, follow it."
            }
            Self::DerivedFrom => {
                "The document or guide from which the classification is taken over. \
                 It stands instead of a person who decided it anew."
            }
            Self::Reason => {
                "Why the cable is classified, as letters of a section of the executive order. \
                 Most often it is (b), what a foreign government said, and (d), foreign relations."
            }
        }
    }
}

/// Spellings of keywords in capitals, without the colon.
const KEYWORDS: [(&str, HeaderPart); 21] = [
    ("SECTION", HeaderPart::Section),
    ("PASS TO", HeaderPart::Passing),
    ("E.O.", HeaderPart::Eo),
    ("E.O", HeaderPart::Eo),
    ("EO", HeaderPart::Eo),
    ("DECL", HeaderPart::Declassify),
    ("DECLASSIFY ON", HeaderPart::Declassify),
    ("TAGS", HeaderPart::Tags),
    ("TAG", HeaderPart::Tags),
    ("SUBJECT", HeaderPart::Subject),
    ("SUBJ", HeaderPart::Subject),
    ("REF", HeaderPart::Ref),
    ("REFS", HeaderPart::Ref),
    ("REF(S)", HeaderPart::Ref),
    ("REFTEL", HeaderPart::Ref),
    ("CLASSIFIED BY", HeaderPart::ClassifiedBy),
    ("DERIVED FROM", HeaderPart::DerivedFrom),
    ("REASON", HeaderPart::Reason),
    ("REASONS", HeaderPart::Reason),
    ("REASON(S)", HeaderPart::Reason),
    ("DERIVED", HeaderPart::DerivedFrom),
];

/// The part opened by `keyword`, in any of its spellings: `SUBJ:` or `Subject`.
pub fn header_part(keyword: &str) -> Option<HeaderPart> {
    let trimmed = keyword.trim();
    let word = trimmed.strip_suffix(':').unwrap_or(trimmed).trim_end();
    let is = |name: &str| name.eq_ignore_ascii_case(word);
    let found = KEYWORDS.iter().find(|(name, _)| is(name));
    found.map(|&(_, field)| field)
}

/// Captions and their meanings, in the order in which completion offers them.
const CAPTIONS: [(&str, &str); 10] = [
    (
        "SIPDIS",
        "For distribution on the SIPRNet, the classified network that the Department shares with \
         the military and other agencies.",
    ),
    (
        "NOFORN",
        "Not releasable to foreign nationals: no foreign government or citizen may see it.",
    ),
    (
        "SENSITIVE",
        "Sensitive but unclassified: not secret, but not for the public either.",
    ),
    (
        "EXDIS",
        "Exclusive distribution: only to persons with an essential need to know.",
    ),
    (
        "NODIS",
        "No distribution: only to the addressee; others see it by leave of the Executive \
         Secretary.",
    ),
    (
        "STADIS",
        "State distribution only: within the Department of State, not to other agencies.",
    ),
    (
        "LIMDIS",
        "Limited distribution: to as few persons and offices as the matter allows.",
    ),
    (
        "CHEROKEE",
        "Reserved for messages of the Secretary of State and the most senior officials.",
    ),
    (
        "ORCON",
        "Originator controlled: passed on only with the consent of the office that wrote it.",
    ),
    (
        "EFTO",
        "Encrypt for transmission only: not classified, but sent in cipher.",
    ),
];

/// The meaning of the caption `word`; captions are written in capitals.
pub fn caption(word: &str) -> Option<&'static str> {
    let found = CAPTIONS.iter().find(|(name, _)| *name == word);
    found.map(|&(_, meaning)| meaning)
}

/// All captions with a meaning, the usual ones first.
pub fn captions() -> impl Iterator<Item = &'static str> {
    CAPTIONS.iter().map(|&(name, _)| name)
}

/// The meaning of an executive order under which cables are classified, by its number.
pub fn executive_order(number: u32) -> Option<&'static str> {
    Some(match number {
        11652 => "Executive order on classification of 1972 (Nixon), in force to 1978.",
        12065 => "Executive order on classification of 1978 (Carter), in force to 1982.",
        12356 => "Executive order on classification of 1982 (Reagan), in force to 1995.",
        12958 => "Executive order on classification of 1995 (Clinton), in force to 2010.",
        13526 => "Executive order on classification of 2009 (Obama), in force since 2010.",
        _ => return None,
    })
}

/// The meaning of a reason: the letter behind `1.4` (`1.5` in cables before 2003), in any case.
pub fn reason(letter: char) -> Option<&'static str> {
    Some(match letter.to_ascii_lowercase() {
        'a' => "military plans, weapons systems or operations",
        'b' => "information from foreign governments",
        'c' => "intelligence activities, sources or methods, or cryptology",
        'd' => "foreign relations or activities, including confidential sources",
        'e' => "science, technology or economy that bears on national security",
        'f' => "protection of nuclear materials or facilities",
        'g' => "strong and weak points of systems, installations, projects or plans",
        'h' => "weapons of mass destruction",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_in_their_spellings() {
        for (keyword, expected) in [
            ("SUBJECT:", HeaderPart::Subject),
            ("SUBJ:", HeaderPart::Subject),
            ("Subject", HeaderPart::Subject),
            ("TAGS", HeaderPart::Tags),
            ("TAGS :", HeaderPart::Tags),
            ("E.O.", HeaderPart::Eo),
            ("EO", HeaderPart::Eo),
            ("REF(S):", HeaderPart::Ref),
            ("Classified By:", HeaderPart::ClassifiedBy),
            ("DERIVED FROM", HeaderPart::DerivedFrom),
            ("Reason", HeaderPart::Reason),
            ("DECL:", HeaderPart::Declassify),
        ] {
            assert_eq!(header_part(keyword), Some(expected), "{keyword}");
        }
        for other in ["", ":", "SUBJECTS", "RE", "the tags"] {
            assert_eq!(header_part(other), None, "{other}");
        }
    }

    #[test]
    fn every_field_means_something_and_its_keyword_opens_it() {
        assert!(HeaderPart::ALL.is_sorted());
        for each in HeaderPart::ALL {
            assert!(each.meaning().ends_with('.'), "{each:?}");
            assert!(!each.name().is_empty());
            if let Some(keyword) = each.keyword() {
                assert_eq!(header_part(keyword), Some(each));
            }
        }
    }

    #[test]
    fn captions_are_words_in_capitals() {
        for name in captions() {
            assert!(name.bytes().all(|byte| byte.is_ascii_uppercase()));
            assert!(caption(name).is_some_and(|meaning| meaning.ends_with('.')));
        }
        for name in [
            "SIPDIS",
            "NOFORN",
            "SENSITIVE",
            "EXDIS",
            "NODIS",
            "STADIS",
            "LIMDIS",
        ] {
            assert!(caption(name).is_some(), "{name}");
        }
        assert_eq!(caption("Sensitive"), None);
        assert_eq!(caption("PREL"), None);
    }

    #[test]
    fn orders_and_reasons() {
        assert!(executive_order(12958).is_some());
        assert_eq!(executive_order(1), None);
        assert_eq!(reason('B'), Some("information from foreign governments"));
        assert_eq!(reason('z'), None);
    }
}
