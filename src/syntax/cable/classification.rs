//! The classification that opens a cable: `S E C R E T`, `CONFIDENTIAL`, `UNCLAS`.
//!
//! Recognises a classification at the very start of a text, spaced or solid, and in the damaged
//! forms that archives hold (`C ONFIDENTIAL`, `E C R E T`). It does not search: callers skip the
//! wrapper, a date line and blanks before it. Prose may begin with the same words, so a solid word
//! counts only in capitals and not before a word in lower case.
//!
//! Source: 5 FAH-2 H-220 (the first line is the classification); the forms are those seen in
//! cables.

use crate::syntax::Level;

/// The letters of each classification; the longer first of two that begin alike.
const PHRASES: [(Level, &[u8]); 7] = [
    (Level::TopSecret, b"TOPSECRET"),
    (Level::Secret, b"SECRET"),
    (Level::Confidential, b"CONFIDENTIAL"),
    (Level::Unclassified, b"UNCLASSIFIED"),
    (Level::Unclassified, b"UNCLAS"),
    (Level::LimitedOfficialUse, b"LIMITEDOFFICIALUSE"),
    (Level::Sbu, b"SENSITIVEBUTUNCLASSIFIED"),
];

/// Controls that belong to a classification if they follow it behind slashes or in spaced letters.
const CONTROLS: [&[u8]; 7] = [
    b"NOFORN",
    b"NF",
    b"FOROFFICIALUSEONLY",
    b"FOUO",
    b"SENSITIVE",
    b"SBU",
    b"ORCON",
];

/// The classification at the start of `line_start`, and its length in bytes. The length includes
/// controls joined to it with slashes or spaced like it (`//NOFORN`, `N O F O R N`); a solid word
/// behind a blank (`SIPDIS`, `NOFORN`) is a caption of its own.
pub fn classification(line_start: &str) -> Option<(Level, usize)> {
    let text = line_start.as_bytes();
    let (level, phrase) = PHRASES
        .iter()
        .find_map(|&(level, letters)| Some((level, phrase(text, letters)?)))?;
    let length = phrase.length + controls(&text[phrase.length..]);
    let prose = !phrase.spaced && goes_on_in_lower_case(&text[length..]);
    (!prose).then_some((level, length))
}

/// Letters found at the start of a text.
#[derive(Clone, Copy)]
struct Phrase {
    /// The length in bytes, with the blanks between.
    length: usize,
    /// True if at least half of the letters stand apart.
    spaced: bool,
    /// True if a letter is in lower case.
    lower: bool,
}

/// The phrase spelled by `letters` at the start of `text`: solid in capitals, spaced in any case,
/// or spaced and without its first letter.
fn phrase(text: &[u8], letters: &[u8]) -> Option<Phrase> {
    let whole = spelled(text, letters).filter(|found| found.spaced || !found.lower);
    whole.or_else(|| spelled(text, &letters[1..]).filter(|found| found.spaced))
}

/// The phrase spelled by `letters` at the start of `text`, in any case, with blanks between the
/// letters or without; it must end a word.
fn spelled(text: &[u8], letters: &[u8]) -> Option<Phrase> {
    let mut length = 0;
    let mut gaps = 0;
    let mut lower = false;
    for (index, letter) in letters.iter().enumerate() {
        let blanks = if index == 0 {
            0
        } else {
            blanks(&text[length..])
        };
        gaps += usize::from(blanks > 0);
        length += blanks;
        let byte = *text.get(length)?;
        if !byte.eq_ignore_ascii_case(letter) {
            return None;
        }
        lower |= byte.is_ascii_lowercase();
        length += 1;
    }
    let inside_word = text.get(length).is_some_and(|&byte| is_word(byte));
    (!inside_word).then_some(Phrase {
        length,
        spaced: gaps * 2 >= letters.len(),
        lower,
    })
}

/// The length of the controls at the start of `text`, with the slashes or blanks before them.
fn controls(text: &[u8]) -> usize {
    let mut length = 0;
    while let Some(more) = control(&text[length..]) {
        length += more;
    }
    length
}

/// The length of one control, with the slashes or blanks before it.
fn control(text: &[u8]) -> Option<usize> {
    let mut start = blanks(text);
    let is_slash = |byte: &&u8| **byte == b'/';
    let slashes = text[start..].iter().take_while(is_slash).count();
    start += slashes;
    start += blanks(&text[start..]);
    if start == 0 || slashes > 2 {
        return None;
    }
    let found = CONTROLS
        .iter()
        .find_map(|letters| spelled(&text[start..], letters))?;
    (found.spaced || slashes > 0).then_some(start + found.length)
}

fn goes_on_in_lower_case(text: &[u8]) -> bool {
    let next = text.get(blanks(text));
    next.is_some_and(u8::is_ascii_lowercase)
}

/// The number of blanks at the start of `text`, at most three: longer gaps separate columns, not
/// letters.
fn blanks(text: &[u8]) -> usize {
    let blank = |byte: &&u8| matches!(**byte, b' ' | b'\t');
    text.iter().take(3).take_while(blank).count()
}

/// True for bytes of words: letters, digits, apostrophes and all beyond ASCII.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii() || byte == b'\''
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The level and the text taken for it.
    fn read(text: &str) -> Option<(Level, &str)> {
        classification(text).map(|(level, length)| (level, &text[..length]))
    }

    #[test]
    fn spaced_and_solid_forms() {
        for (text, level, phrase) in [
            (
                "S E C R E T SECTION 01 OF 05 SPRINGFIELD",
                Level::Secret,
                "S E C R E T",
            ),
            (
                "C O N F I D E N T I A L OSLO 1",
                Level::Confidential,
                "C O N F I D E N T I A L",
            ),
            ("T O P  S E C R E T", Level::TopSecret, "T O P  S E C R E T"),
            ("TOP SECRET", Level::TopSecret, "TOP SECRET"),
            ("SECRET", Level::Secret, "SECRET"),
            ("CONFIDENTIAL\n", Level::Confidential, "CONFIDENTIAL"),
            ("UNCLAS SECTION 01 OF 03", Level::Unclassified, "UNCLAS"),
            (
                "UNCLASSIFIED LIMA 000012",
                Level::Unclassified,
                "UNCLASSIFIED",
            ),
            ("U N C L A S LIMA", Level::Unclassified, "U N C L A S"),
            (
                "LIMITED OFFICIAL USE QUITO",
                Level::LimitedOfficialUse,
                "LIMITED OFFICIAL USE",
            ),
            (
                "SENSITIVE BUT UNCLASSIFIED",
                Level::Sbu,
                "SENSITIVE BUT UNCLASSIFIED",
            ),
        ] {
            assert_eq!(read(text), Some((level, phrase)), "{text}");
        }
    }

    #[test]
    fn damaged_forms() {
        for (text, level, phrase) in [
            ("C ONFIDENTIAL ROME", Level::Confidential, "C ONFIDENTIAL"),
            (
                "O N F I D E N T I A L ROME",
                Level::Confidential,
                "O N F I D E N T I A L",
            ),
            ("E C R E T ROME", Level::Secret, "E C R E T"),
            ("N C L A S ROME", Level::Unclassified, "N C L A S"),
            ("S e c r e t state 068250", Level::Secret, "S e c r e t"),
            ("S E C R ET ROME", Level::Secret, "S E C R ET"),
        ] {
            assert_eq!(read(text), Some((level, phrase)), "{text}");
        }
    }

    #[test]
    fn controls_belong_to_the_phrase() {
        for (text, phrase) in [
            ("SECRET//NOFORN ROME", "SECRET//NOFORN"),
            ("S E C R E T //NOFORN", "S E C R E T //NOFORN"),
            ("S E C R E T N O F O R N ROME", "S E C R E T N O F O R N"),
            (
                "UNCLAS//FOR OFFICIAL USE ONLY",
                "UNCLAS//FOR OFFICIAL USE ONLY",
            ),
            ("UNCLAS // FOUO // NOFORN", "UNCLAS // FOUO // NOFORN"),
            ("S E C R E T NOFORN", "S E C R E T"),
            ("UNCLAS SIPDIS SENSITIVE", "UNCLAS"),
            ("SECRET//REL TO USA", "SECRET"),
            ("SECRET / NOTE", "SECRET"),
        ] {
            assert_eq!(read(text).map(|found| found.1), Some(phrase), "{text}");
        }
    }

    #[test]
    fn prose_is_no_header() {
        for text in [
            "",
            " ",
            "S",
            "Secret",
            "Secretary of State",
            "SECRETARY OF STATE",
            "Confidential sources say",
            "CONFIDENTIAL sources say",
            "SECRET talks began",
            "Secret police",
            "Unclassified",
            "UNCLASSIFIEDS",
            "SECRET’S",
            "SECRET'S OUT",
            "ECRET",
            "TOP OF THE MORNING",
            "    S E C R E T",
            "¶1. SECRET",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
