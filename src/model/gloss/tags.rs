//! TAGS codes: "traffic analysis by geography and subject", the index words of a cable.
//!
//! Looks up codes, guesses the kind of an unknown one by its shape, and splits codes that lost the
//! blank between them. No list is complete, since cables coin codes and misspell them: an unknown
//! code deserves a hint at most.
//!
//! Sources: 5 FAH-3 H-011 and H-111 (kinds, subject codes, categories); the federal country codes
//! (FIPS 10-4) with the deviations seen in cables.

mod organisations;
mod places;
mod subjects;

use organisations::ORGANISATIONS;
use places::PLACES;
use subjects::{PROGRAMMES, SUBJECTS};

/// The kind of a TAGS code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TagsKind {
    /// A country, a territory or a region: two letters.
    Geography,
    /// A subject: four letters, the first of which names the category.
    Subject,
    /// A programme of the Department: `K` and three letters.
    Programme,
    /// An organisation, by its acronym.
    Organisation,
    /// A person, as surname, comma, given names.
    Person,
    /// An organisation or a person, which have the same shape.
    Name,
}

impl TagsKind {
    /// The kind in plain words, to follow "a TAGS code for".
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Geography => "a country or region",
            Self::Subject => "a subject",
            Self::Programme => "a programme",
            Self::Organisation => "an organisation",
            Self::Person => "a person",
            Self::Name => "an organisation or person",
        }
    }
}

/// A known TAGS code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TagsCode {
    /// The code: `PREL`.
    pub code: &'static str,
    /// Its kind.
    pub kind: TagsKind,
    /// Its meaning in plain words: "External political relations".
    pub title: &'static str,
    /// The category of a subject, named by its first letter: "Political affairs".
    pub category: Option<&'static str>,
}

impl TagsCode {
    fn new(kind: TagsKind, &(code, title): &(&'static str, &'static str)) -> Self {
        let category = match kind {
            TagsKind::Subject => tags_category(code),
            _ => None,
        };
        Self {
            code,
            kind,
            title,
            category,
        }
    }
}

static TABLES: [(TagsKind, &[(&str, &str)]); 4] = [
    (TagsKind::Geography, PLACES),
    (TagsKind::Subject, SUBJECTS),
    (TagsKind::Programme, PROGRAMMES),
    (TagsKind::Organisation, ORGANISATIONS),
];

/// The known code spelt exactly `code`, in capitals.
pub fn tags_code(code: &str) -> Option<TagsCode> {
    TABLES.iter().find_map(|&(kind, table)| {
        let at = table.binary_search_by_key(&code, |row| row.0).ok()?;
        Some(TagsCode::new(kind, &table[at]))
    })
}

/// All known codes: places, subjects, programmes, organisations, each kind in alphabetical order.
pub fn tags_codes() -> impl Iterator<Item = TagsCode> {
    TABLES
        .iter()
        .flat_map(|&(kind, table)| table.iter().map(move |row| TagsCode::new(kind, row)))
}

/// The kind of a code by its shape, known or not: two letters are a place, `K` and three letters a
/// programme, four letters a subject if the first names a category, other words in capitals a
/// name. `None` if `code` cannot be a code.
pub fn tags_shape(code: &str) -> Option<TagsKind> {
    if let Some((surname, given)) = code.split_once(',') {
        let both = is_name(surname.trim()) && is_name(given.trim());
        return both.then_some(TagsKind::Person);
    }
    let letters = code.bytes().all(|byte| byte.is_ascii_uppercase());
    match code.len() {
        2 if letters => Some(TagsKind::Geography),
        4 if letters && code.starts_with('K') => Some(TagsKind::Programme),
        4 if letters && tags_category(code).is_some() => Some(TagsKind::Subject),
        length => (length > 2 && is_name(code)).then_some(TagsKind::Name),
    }
}

/// The category named by the first letter of a subject code.
pub fn tags_category(code: &str) -> Option<&'static str> {
    Some(match code.bytes().next()? {
        b'A' => "Administration",
        b'B' => "Business services",
        b'C' => "Consular affairs",
        b'E' => "Economic affairs",
        b'L' => "Legal affairs",
        b'M' => "Military and defence affairs",
        b'O' => "Operations and outreach",
        b'P' => "Political affairs",
        b'S' => "Social affairs",
        b'T' => "Technology and science",
        _ => return None,
    })
}

/// Splits a code that two or more have run into: `PHUMBA` is `PHUM` and `BA`. The first part is a
/// known code; the second is one too, or can be split again (`ECONSOCIXR` is `ECON` and `SOCIXR`).
///
/// `None` for a known code, and for parts without a subject or programme: `CUBA` is not `CU`, `BA`.
pub fn split_run_together(code: &str) -> Option<(&str, &str)> {
    let shaped = (6..=MAX_RUN_BYTES).contains(&code.len())
        && code.bytes().all(|byte| byte.is_ascii_uppercase())
        && tags_code(code).is_none();
    if !shaped {
        return None;
    }
    let runs = runs(code);
    let head =
        heads(code).find(|&(length, head)| joined(head, runs[length]) == CodeRun::WithSubject);
    Some(code.split_at(head?.0))
}

/// Longest run of codes that is split, in bytes; the longest seen in a cable has 44 letters.
const MAX_RUN_BYTES: usize = 64;

/// The kind of a text as a run of known codes, the best last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum CodeRun {
    /// No run of known codes.
    No,
    /// Known codes, none a subject or programme.
    Plain,
    /// Known codes with a subject or programme among them.
    WithSubject,
}

/// For each offset in `code`, the kind of the text from there on. Filled from the end, so that runs
/// that split in many ways (`UNGA`, `UN` `GA`) cost no more than others.
fn runs(code: &str) -> [CodeRun; MAX_RUN_BYTES + 1] {
    let mut runs = [CodeRun::No; MAX_RUN_BYTES + 1];
    runs[code.len()] = CodeRun::Plain;
    for start in (0..code.len()).rev() {
        let ways = heads(&code[start..]).map(|(length, head)| joined(head, runs[start + length]));
        runs[start] = ways.max().unwrap_or(CodeRun::No);
    }
    runs
}

/// The kind of the run of a code and the run behind it.
fn joined(head: CodeRun, tail: CodeRun) -> CodeRun {
    match tail {
        CodeRun::No => CodeRun::No,
        tail => head.max(tail),
    }
}

/// The known codes at the start of `text`: their lengths and kinds.
fn heads(text: &str) -> impl Iterator<Item = (usize, CodeRun)> {
    HEAD_LENGTHS.into_iter().filter_map(move |length| {
        let known = tags_code(text.get(..length)?)?;
        let subject = matches!(known.kind, TagsKind::Subject | TagsKind::Programme);
        Some((
            length,
            if subject {
                CodeRun::WithSubject
            } else {
                CodeRun::Plain
            },
        ))
    })
}

/// The lengths of known codes. Those of subjects and programmes come first: most of a TAGS line.
const HEAD_LENGTHS: [usize; 5] = [4, 2, 3, 5, 6];

/// True for words in capitals, with digits and the signs of names of organisations and persons.
fn is_name(text: &str) -> bool {
    let sign = |byte: u8| b"-&/'. ".contains(&byte);
    let fits = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || sign(byte);
    text.starts_with(|c: char| c.is_ascii_uppercase()) && text.bytes().all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_hold_each_code_once() {
        for (kind, table) in TABLES {
            let sorted = table.windows(2).all(|pair| pair[0].0 < pair[1].0);
            assert!(sorted, "{kind:?} is out of order or holds a code twice");
        }
        let mut codes: Vec<_> = tags_codes().map(|known| known.code).collect();
        let all = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), all, "a code stands in two tables");
    }

    #[test]
    fn every_code_is_found_and_has_the_shape_of_its_kind() {
        for known in tags_codes() {
            assert_eq!(tags_code(known.code), Some(known));
            assert!(!known.title.is_empty());
            let shape = tags_shape(known.code);
            match known.kind {
                TagsKind::Organisation => assert!(shape.is_some(), "{}", known.code),
                kind => assert_eq!(shape, Some(kind), "{}", known.code),
            }
        }
    }

    #[test]
    fn codes_are_those_of_the_department_and_not_of_iso() {
        let title = |code| tags_code(code).map(|known| known.title);
        assert_eq!(title("CH"), Some("China"));
        assert_eq!(title("SP"), Some("Spain"));
        assert_eq!(title("RS"), Some("Russia"));
        assert_eq!(title("MX"), Some("Mexico"));
        assert_eq!(title("DE"), None);
        assert_eq!(title("prel"), None);
        assert_eq!(title(""), None);
    }

    #[test]
    fn the_first_letter_of_a_subject_is_its_category() {
        let category = |code| tags_code(code).and_then(|known| known.category);
        assert_eq!(category("PREL"), Some("Political affairs"));
        assert_eq!(category("MOPS"), Some("Military and defence affairs"));
        assert_eq!(category("CVIS"), Some("Consular affairs"));
        assert_eq!(category("KCRM"), None);
        assert_eq!(category("NATO"), None);
    }

    #[test]
    fn shapes_of_unknown_codes() {
        assert_eq!(tags_shape("XZ"), Some(TagsKind::Geography));
        assert_eq!(tags_shape("PXXX"), Some(TagsKind::Subject));
        assert_eq!(tags_shape("KXXX"), Some(TagsKind::Programme));
        assert_eq!(tags_shape("XYZ-1"), Some(TagsKind::Name));
        assert_eq!(tags_shape("DOE, JANE"), Some(TagsKind::Person));
        for not in ["", "X", "pgov", "Pgov", "12", "2020", "PGOV,", "PGOV:"] {
            assert_eq!(tags_shape(not), None, "{not}");
        }
    }

    #[test]
    fn run_together_codes_come_apart() {
        assert_eq!(split_run_together("PHUMBA"), Some(("PHUM", "BA")));
        assert_eq!(split_run_together("IZPREL"), Some(("IZ", "PREL")));
        assert_eq!(split_run_together("ECONEFIN"), Some(("ECON", "EFIN")));
        assert_eq!(split_run_together("ECONSOCIMX"), Some(("ECON", "SOCIMX")));
        assert_eq!(
            split_run_together("ETRDECONWTOCS"),
            Some(("ETRD", "ECONWTOCS"))
        );
        assert_eq!(split_run_together("UNGAPREL"), Some(("UNGA", "PREL")));
        let ambiguous = "UNGA".repeat(15);
        assert_eq!(split_run_together(&(ambiguous + "Q")), None);
    }

    #[test]
    fn other_words_stay_whole() {
        let longest = "PGOV".repeat(40);
        for whole in [
            "CUBA", "IRAN", "PREL", "UNESCO", "CHIRFR", "PHUMB", "PGOVXQ", "phumba", "ПHUMBA",
            &longest,
        ] {
            assert_eq!(split_run_together(whole), None, "{whole}");
        }
    }
}
