//! When two mentions name the same entity.

use std::borrow::Cow;

/// Abbreviations that keep their full stop at the end of a name.
const ABBREVIATIONS: [&str; 16] = [
    "jr", "sr", "inc", "ltd", "co", "corp", "st", "mr", "mrs", "dr", "gen", "gov", "sen", "rep",
    "no", "bros",
];

/// `name` in the form that all mentions of one entity share: in small letters, with single
/// blanks, without a possessive ending and without the full stop of a sentence.
pub fn normalised(name: &str) -> Cow<'_, str> {
    let name = without_endings(name.trim());
    let plain = |byte: u8| {
        byte.is_ascii() && !byte.is_ascii_uppercase() && !matches!(byte, b'\t' | b'\n' | b'\r')
    };
    if name.bytes().all(plain) && !name.contains("  ") {
        return Cow::Borrowed(name);
    }
    let mut out = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        if word.is_ascii() {
            out.push_str(word);
        } else {
            out.push_str(&word.to_lowercase());
        }
    }
    out.make_ascii_lowercase();
    Cow::Owned(out)
}

/// `name` without what a tokeniser would set off behind it: a possessive ending and the full stop
/// of a sentence. `GOM’s.` ⇒ `GOM`, but `D.C.` stays.
pub fn bare(name: &str) -> &str {
    without_endings(name.trim())
}

/// Whether the full stop behind `word` belongs to it, as in `D.C.`, `Jr.` and `F.`.
pub fn keeps_period(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphanumeric()).count();
    let is_word = |known: &&str| known.eq_ignore_ascii_case(word);
    letters < 2 || word.contains('.') || ABBREVIATIONS.iter().any(is_word)
}

/// `name` without what does not belong to it at its end: possessives and the full stop of a
/// sentence, however often they stand there.
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
    for ending in ["'s", "’s", "'S", "’S"] {
        if let Some(bare) = name.strip_suffix(ending).filter(|bare| !bare.is_empty()) {
            return bare.trim_end();
        }
    }
    let bare = name.strip_suffix(['\'', '’']);
    bare.filter(|bare| bare.trim_end().ends_with(['s', 'S']))
        .map_or(name, str::trim_end)
}

/// `name` without the full stop of a sentence: `Oru.` ⇒ `Oru`, but `F.D.` and `Jr.` stay.
pub fn without_period(name: &str) -> &str {
    let Some(bare) = name.strip_suffix('.') else {
        return name;
    };
    let word = bare.rsplit(char::is_whitespace).next().unwrap_or(bare);
    if keeps_period(word) { name } else { bare }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{bare, normalised};

    proptest! {
        #[test]
        fn a_normalised_name_is_its_own_form(name in "([a-zA-Z]|É|İ|ß|’s|'s|’|'| |  |\\.|\t|U\\.S\\.|Jr\\.){0,8}") {
            let form = normalised(&name).into_owned();
            prop_assert_eq!(normalised(&form), form.as_str());
        }
    }

    #[test]
    fn mentions_of_one_entity_share_a_form() {
        for (name, form) in [
            ("SEMAR’s", "semar"),
            ("SEMAR 's", "semar"),
            ("Ciudad  Juarez.", "ciudad juarez"),
            ("D.C.", "d.c."),
            ("John F. Smith Jr.", "john f. smith jr."),
            ("United States’", "united states"),
            ("ÉLYSÉE", "élysée"),
            ("plain", "plain"),
            ("’s", "’s"),
            (".", "."),
        ] {
            assert_eq!(normalised(name), form, "{name}");
        }
    }

    #[test]
    fn a_bare_name_ends_with_its_last_word() {
        for (name, expected) in [
            ("GOM’s.", "GOM"),
            ("Ciudad Juarez.", "Ciudad Juarez"),
            ("D.C.", "D.C."),
            ("D.C.’s", "D.C."),
            ("States’", "States"),
            ("’s", "’s"),
            ("Ada", "Ada"),
        ] {
            assert_eq!(bare(name), expected, "{name}");
        }
    }
}
