//! Portion marks: the `(C)` or `(S//NF)` that opens a paragraph and gives its level of secrecy.
//!
//! Parses the text between the parentheses in any spelling, and explains it in plain words. The
//! lexer finds the parentheses; rules compare a paragraph with its header. Called for every
//! paragraph, so it parses without regular expressions and mostly without allocations.
//!
//! Source: 5 FAH-1 H-240.

use std::fmt;

use crate::syntax::Level;

/// A restriction on the readers of a portion, beside its level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Control<'t> {
    /// `NF`, `NOFORN`.
    NoForeign,
    /// `FOUO`.
    OfficialUseOnly,
    /// `ORCON`, `OC`.
    OriginatorControlled,
    /// `REL TO …`: the list as it is written.
    ReleasableTo(&'t str),
}

/// A parsed portion mark.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PortionMark<'t> {
    /// The level of the portion.
    pub level: Level,
    /// Its controls, in the order of the mark.
    pub controls: Vec<Control<'t>>,
    /// True if the mark applies to the whole document: `C - ENTIRE TEXT`.
    pub entire_text: bool,
    /// True in canonical spelling: in capitals, with slashes and no blanks around them.
    pub canonical: bool,
}

/// Parses the text between the parentheses of a portion mark, with blanks around it or without.
/// `None` if it is no mark: `a`, `1`, `PAN`.
pub fn portion_mark(text: &str) -> Option<PortionMark<'_>> {
    let text = text.trim();
    let (word, rest) = letters(text);
    let level = Level::ALL
        .into_iter()
        .find(|level| level.mark().eq_ignore_ascii_case(word))?;
    let mut mark = PortionMark {
        level,
        controls: Vec::new(),
        entire_text: false,
        canonical: !text.bytes().any(|byte| byte.is_ascii_lowercase()),
    };
    let mut unread = rest;
    while !unread.is_empty() {
        let (join, part) = join(unread)?;
        unread = mark.read_part(join, part)?;
    }
    Some(mark)
}

/// The signs between two parts of a mark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Join {
    Slash,
    /// A slash with blanks beside it.
    LooseSlash,
    Dash,
    Blank,
}

impl<'t> PortionMark<'t> {
    /// Reads the part at the start of `text`, behind `join`; returns the text behind it.
    fn read_part(&mut self, join: Join, text: &'t str) -> Option<&'t str> {
        if let Some(rest) = phrase(text, "ENTIRE TEXT") {
            self.entire_text = true;
            self.canonical &= join == Join::Dash;
            return Some(rest);
        }
        self.canonical &= join == Join::Slash;
        let (control, rest) = control(text)?;
        self.controls.push(control);
        Some(rest)
    }

    /// The mark in plain words: "Confidential, not releasable to foreign nationals".
    pub fn meaning(&self) -> String {
        let mut words = self.level.name().to_owned();
        for control in &self.controls {
            words.push_str(", ");
            match control {
                Control::NoForeign => words.push_str("not releasable to foreign nationals"),
                Control::OfficialUseOnly => words.push_str("for official use only"),
                Control::OriginatorControlled => {
                    words.push_str("passed on only with the originator’s consent");
                }
                Control::ReleasableTo(list) => {
                    words.push_str("releasable only to ");
                    words.push_str(&tidy_list(list));
                }
            }
        }
        if self.entire_text {
            words.push_str("; the mark goes for the entire text");
        }
        words
    }
}

/// The canonical spelling without parentheses: `S/NF`, `S//REL TO USA, FVEY`.
impl fmt::Display for PortionMark<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.level.mark())?;
        for control in &self.controls {
            match control {
                Control::NoForeign => f.write_str("/NF")?,
                Control::OfficialUseOnly => f.write_str("//FOUO")?,
                Control::OriginatorControlled => f.write_str("//ORCON")?,
                Control::ReleasableTo(list) => {
                    write!(f, "//REL TO {}", tidy_list(list).to_ascii_uppercase())?;
                }
            }
        }
        if self.entire_text {
            f.write_str(" - ENTIRE TEXT")?;
        }
        Ok(())
    }
}

/// The ASCII letters that `text` begins with, and the rest.
fn letters(text: &str) -> (&str, &str) {
    let end = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    text.split_at(end)
}

/// The join at the start of `text`, and the text behind it.
fn join(text: &str) -> Option<(Join, &str)> {
    let part = text.trim_start();
    let blank_before = part.len() < text.len();
    let dashed = part.strip_prefix(['-', '–', '—']);
    if let Some(after) = dashed {
        return Some((Join::Dash, after.trim_start()));
    }
    let Some(mut after) = part.strip_prefix('/') else {
        return blank_before.then_some((Join::Blank, part));
    };
    if let Some(second) = after.trim_start().strip_prefix('/') {
        after = second;
    }
    let tight = text.len() - after.len() <= 2 && !blank_before && !after.starts_with(' ');
    let join = if tight { Join::Slash } else { Join::LooseSlash };
    Some((join, after.trim_start()))
}

/// The control at the start of `text`, and the text behind it.
fn control(text: &str) -> Option<(Control<'_>, &str)> {
    let long_form = phrase(text, "FOR OFFICIAL USE ONLY");
    if let Some(rest) = long_form {
        return Some((Control::OfficialUseOnly, rest));
    }
    let (word, rest) = letters(text);
    let is = |name: &str| word.eq_ignore_ascii_case(name);
    if is("REL") {
        return releasable_to(rest);
    }
    let control = if is("NF") || is("NOFORN") || is("N") {
        Control::NoForeign
    } else if is("FOUO") {
        Control::OfficialUseOnly
    } else if is("ORCON") || is("OC") {
        Control::OriginatorControlled
    } else {
        return None;
    };
    Some((control, rest))
}

/// The list behind `REL`, with `TO` or without, up to the next double slash; and the text behind it.
fn releasable_to(text: &str) -> Option<(Control<'_>, &str)> {
    let list = text.trim_start();
    let separate = list.len() < text.len();
    let list = phrase(list, "TO").map_or(list, str::trim_start);
    let (list, rest) = list.split_at(list.find("//").unwrap_or(list.len()));
    let list = list.trim_end();
    let named = list.starts_with(|c: char| c.is_ascii_alphabetic());
    let plain = |c: char| c.is_ascii_alphabetic() || ", &/".contains(c);
    (separate && named && list.chars().all(plain)).then_some((Control::ReleasableTo(list), rest))
}

/// The text behind `phrase`, if `text` begins with that phrase in any case and it ends a word.
fn phrase<'t>(text: &'t str, phrase: &str) -> Option<&'t str> {
    let (start, rest) = text.split_at_checked(phrase.len())?;
    let ends = !rest.starts_with(|c: char| c.is_alphanumeric());
    (ends && start.eq_ignore_ascii_case(phrase)).then_some(rest)
}

/// A list of countries with one blank after each comma and none before: a tokeniser sets commas off.
fn tidy_list(list: &str) -> String {
    let words: Vec<_> = list.split_whitespace().collect();
    words.join(" ").replace(" ,", ",")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Level, Vec<Control<'_>>, bool) {
        let mark = portion_mark(text).unwrap_or_else(|| panic!("{text} is a mark"));
        (mark.level, mark.controls, mark.canonical)
    }

    #[test]
    fn plain_levels() {
        for level in Level::ALL {
            assert_eq!(read(level.mark()), (level, vec![], true));
        }
        assert_eq!(read("  C "), (Level::Confidential, vec![], true));
        assert_eq!(read("sbu"), (Level::Sbu, vec![], false));
    }

    #[test]
    fn controls_in_every_spelling() {
        let no_foreign = vec![Control::NoForeign];
        for text in ["S/NF", "S//NF", "S/NOFORN", "S//NOFORN"] {
            assert_eq!(read(text), (Level::Secret, no_foreign.clone(), true));
        }
        for text in [
            "S-NF", "s/nf", "S / NF", "S //NF", "S/ NF", "S/ /NF", "S NF",
        ] {
            assert_eq!(read(text), (Level::Secret, no_foreign.clone(), false));
        }
        assert_eq!(read("SBU/NF"), (Level::Sbu, no_foreign.clone(), true));
        assert_eq!(read("SBU/N"), (Level::Sbu, no_foreign, true));
        let official = vec![Control::OfficialUseOnly];
        assert_eq!(read("U//FOUO"), (Level::Unclassified, official, true));
    }

    #[test]
    fn releasable_to_a_list() {
        let nato = vec![Control::ReleasableTo("NATO")];
        assert_eq!(read("S/REL NATO"), (Level::Secret, nato.clone(), true));
        assert_eq!(read("S//REL TO NATO"), (Level::Secret, nato, true));
        let (_, controls, canonical) = read("S//REL TO USA , FVEY");
        assert_eq!(controls, [Control::ReleasableTo("USA , FVEY")]);
        assert!(canonical);
        let (_, controls, _) = read("S//REL TO USA/FVEY//ORCON");
        assert_eq!(
            controls,
            [
                Control::ReleasableTo("USA/FVEY"),
                Control::OriginatorControlled
            ]
        );
        assert_eq!(portion_mark("S/REL"), None);
        assert_eq!(portion_mark("S//REL TO"), None);
    }

    #[test]
    fn marks_for_the_entire_text() {
        let mark = portion_mark("C - ENTIRE TEXT").unwrap();
        assert!(mark.entire_text && mark.canonical && mark.controls.is_empty());
        let mark = portion_mark("S/NF ENTIRE TEXT").unwrap();
        assert!(mark.entire_text && !mark.canonical);
        assert_eq!(mark.to_string(), "S/NF - ENTIRE TEXT");
    }

    #[test]
    fn other_parentheses_are_no_marks() {
        for text in [
            "",
            " ",
            "a",
            "1",
            "b",
            "PAN",
            "see",
            "C)",
            "C/",
            "C//",
            "S/X",
            "CNF",
            "C,",
            "C1",
            "S/NFX",
            "S and C",
            "(C)",
            "¶",
            "S/é",
            "ENTIRE TEXT",
            "C ENTIRE TEXTS",
        ] {
            assert_eq!(portion_mark(text), None, "{text}");
        }
    }

    #[test]
    fn in_plain_words_and_as_it_should_be_written() {
        let said = |text| {
            let mark = portion_mark(text).unwrap();
            (mark.meaning(), mark.to_string())
        };
        let (meaning, written) = said("c - nf");
        assert_eq!(meaning, "Confidential, not releasable to foreign nationals");
        assert_eq!(written, "C/NF");
        let (meaning, written) = said("S/rel usa , gbr");
        assert_eq!(meaning, "Secret, releasable only to usa, gbr");
        assert_eq!(written, "S//REL TO USA, GBR");
        let (meaning, written) = said("U//FOR OFFICIAL USE ONLY");
        assert_eq!(meaning, "Unclassified, for official use only");
        assert_eq!(written, "U//FOUO");
    }

    #[test]
    fn what_is_written_as_it_should_be_reads_back() {
        for text in [
            "C",
            "S/NF",
            "U//FOUO",
            "S//REL TO USA, FVEY",
            "C - ENTIRE TEXT",
        ] {
            let mark = portion_mark(text).unwrap();
            assert!(mark.canonical, "{text}");
            assert_eq!(mark.to_string(), text);
        }
    }
}
