//! The endings of names: possessives, other endings that a tokeniser sets off from a word, and the
//! full stop of a sentence. `OTW’s.` names `OTW`.

use crate::model::case::is_upper;

const APOSTROPHES: [char; 2] = ['\'', '’'];

const POSSESSIVES: [&str; 4] = ["'s", "’s", "'S", "’S"];

/// Endings that a tokeniser sets off from their word, without the apostrophe.
const CLITICS: [&str; 8] = ["s", "d", "m", "t", "ve", "re", "ll", "nt"];

/// Abbreviations that keep their full stop at the end of a name.
const ABBREVIATIONS: [&str; 16] = [
    "jr", "sr", "inc", "ltd", "co", "corp", "st", "mr", "mrs", "dr", "gen", "gov", "sen", "rep",
    "no", "bros",
];

/// `name` without the endings that a tokeniser sets off: possessives and the full stop of a
/// sentence. `OTW’s.` ⇒ `OTW`; `D.C.` is unchanged.
pub fn bare(name: &str) -> &str {
    without_endings(name.trim())
}

/// `name` without possessives and full stops of sentences at its end, however many.
fn without_endings(name: &str) -> &str {
    let mut name = name;
    loop {
        let bare = without_period(without_possessive(name)).trim_end();
        if bare.len() == name.len() {
            return name;
        }
        name = bare;
    }
}

/// `name` without its possessive: `Oru’s` ⇒ `Oru`, `States '` ⇒ `States`.
pub fn without_possessive(name: &str) -> &str {
    for ending in POSSESSIVES {
        if let Some(bare) = name.strip_suffix(ending).filter(|bare| !bare.is_empty()) {
            return bare.trim_end();
        }
    }
    let bare = name.strip_suffix(APOSTROPHES);
    bare.filter(|bare| bare.trim_end().ends_with(['s', 'S']))
        .map_or(name, str::trim_end)
}

/// `name` without the full stop of a sentence: `Oru.` ⇒ `Oru`; `F.D.` and `Jr.` are unchanged.
pub fn without_period(name: &str) -> &str {
    let Some(bare) = name.strip_suffix('.') else {
        return name;
    };
    let word = bare.rsplit(char::is_whitespace).next().unwrap_or(bare);
    if keeps_period(word) { name } else { bare }
}

/// Returns true if the full stop behind `word` belongs to it, as in `D.C.`, `Jr.` and `F.`.
pub fn keeps_period(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphanumeric()).count();
    let is_word = |known: &&str| known.eq_ignore_ascii_case(word);
    letters < 2 || word.contains('.') || ABBREVIATIONS.iter().any(is_word)
}

/// The text behind the possessive at the start of `text`, if there is one.
pub(crate) fn after_possessive(text: &str) -> Option<&str> {
    let mut endings = POSSESSIVES.iter();
    endings.find_map(|ending| text.strip_prefix(ending))
}

/// Returns true if `text` begins with a possessive ending and not with a longer word.
pub(crate) fn begins_with_possessive(text: &str) -> bool {
    after_possessive(text).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Returns true if `token` is an apostrophe with an ending: `’s`.
pub(crate) fn is_clitic(token: &str) -> bool {
    token.strip_prefix(APOSTROPHES).is_some_and(|letters| {
        CLITICS
            .iter()
            .any(|known| known.eq_ignore_ascii_case(letters))
    })
}

/// `token` split into its word and the clitic glued to it, such as a possessive; `None` without
/// one.
pub(crate) fn split_possessive(token: &str) -> Option<(&str, &str)> {
    let at = token.rfind(APOSTROPHES)?;
    let (word, ending) = token.split_at(at);
    (!word.is_empty() && is_clitic(ending)).then_some((word, ending))
}

/// The ending to write behind `name` if `ending` does not suit it. A possessive has an `s` of its
/// own only behind a name that ends with none (`States’`, `Oru’s`). The full stop of `Inc.` also
/// ends a sentence.
pub(crate) fn suited(name: &str, ending: &str) -> Option<String> {
    let hisses = name.ends_with(['s', 'S']);
    let letters = ending.strip_prefix(APOSTROPHES);
    let apostrophe = ending.strip_suffix(letters.unwrap_or(ending));
    match letters {
        Some("") if !hisses => Some(format!(
            "{ending}{}",
            if is_upper(name) { 'S' } else { 's' }
        )),
        Some("s" | "S") if hisses => apostrophe.map(str::to_owned),
        None if ending == "." && name.ends_with('.') => Some(String::new()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_name_ends_with_its_last_word() {
        for (name, expected) in [
            ("OTW’s.", "OTW"),
            ("Puerto Oru.", "Puerto Oru"),
            ("D.C.", "D.C."),
            ("D.C.’s", "D.C."),
            ("States’", "States"),
            ("’s", "’s"),
            ("Ada", "Ada"),
        ] {
            assert_eq!(bare(name), expected, "{name}");
        }
    }

    #[test]
    fn a_possessive_is_told_from_a_quotation() {
        for text in ["’s plan", "'s", "’S PLAN", "'s."] {
            assert!(begins_with_possessive(text), "{text}");
        }
        for text in ["’so", "'sails'", "s", "’", "’d"] {
            assert!(!begins_with_possessive(text), "{text}");
        }
    }

    #[test]
    fn endings_suit_the_name_they_get() {
        for (name, ending, suited) in [
            ("Oru", "’", Some("’s")),
            ("ORU", "'", Some("'S")),
            ("Forces", " ’s", None),
            ("Forces", "’s", Some("’")),
            ("Oru Inc.", ".", Some("")),
            ("Oru", "’s", None),
        ] {
            assert_eq!(
                super::suited(name, ending).as_deref(),
                suited,
                "{name}{ending}"
            );
        }
    }
}
