//! Acronyms and the names that their letters spell: `HWO` and "Harbour Works Office".

pub(crate) mod pair;

/// Words that an acronym may leave out.
const SMALL_WORDS: [&str; 26] = [
    "a", "an", "and", "the", "of", "for", "on", "in", "to", "at", "by", "with", "de", "la", "las",
    "el", "los", "del", "y", "para", "e", "da", "du", "des", "et", "und",
];

/// Most letters that an acronym takes from one word.
const MAX_LETTERS_PER_WORD: usize = 4;

/// True if `text` is written like an acronym: `HWO`, `U.S.`, `DoZ`, `DTOs`.
pub(crate) fn is_acronym(text: &str) -> bool {
    let letters = letters(text);
    let upper = text
        .chars()
        .filter(|c| c.is_uppercase() || c.is_numeric())
        .count();
    let joined = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '&' | '/');
    (2..=10).contains(&letters.len())
        && text.chars().all(joined)
        && text.starts_with(char::is_uppercase)
        && upper >= 2
        && upper * 2 > letters.len()
}

/// True if `text` consists of three or more capitals and nothing else.
pub(crate) fn is_capitals(text: &str) -> bool {
    text.len() >= 3 && text.chars().all(char::is_uppercase)
}

/// True if `long` is written like a name: its first word and all others but small words begin with
/// a capital or a digit.
pub(crate) fn is_name(long: &str) -> bool {
    let named = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let ends = |word: &str| word.ends_with([',', ';', ':', '!', '?', ')']);
    let fits = |word: &str| (named(word) || is_small(word)) && !ends(word);
    named(long) && !is_small(long.split(' ').next().unwrap_or(long)) && long.split(' ').all(fits)
}

/// True if the letters of `acronym` are initial letters of the words of `long`: in order, with or
/// without small words, up to [`MAX_LETTERS_PER_WORD`] of a word (`HARWOF`); or one of each word
/// in another order, as in a translation.
pub(crate) fn spells(acronym: &str, long: &str) -> bool {
    let letters = letters(acronym);
    let words: Vec<Vec<char>> = long
        .split([' ', '-', '/'])
        .map(|word| {
            word.chars()
                .filter(|c| c.is_alphanumeric())
                .flat_map(char::to_lowercase)
                .collect()
        })
        .filter(|word: &Vec<char>| !word.is_empty())
        .collect();
    words.len() > 1 && (in_order(&letters, &words) || in_any_order(&letters, &words))
}

/// True if `letters` are taken in order from the starts of `words`.
fn in_order(letters: &[char], words: &[Vec<char>]) -> bool {
    let Some((word, rest)) = words.split_first() else {
        return letters.is_empty();
    };
    let pairs = word.iter().zip(letters).take(MAX_LETTERS_PER_WORD);
    let shared = pairs.take_while(|(a, b)| a == b).count();
    let small = is_small(&word.iter().collect::<String>());
    (1..=shared).any(|taken| in_order(&letters[taken..], rest))
        || (small && in_order(letters, rest))
}

/// True if `letters`, three or more, are the first letters of all words but the small ones.
fn in_any_order(letters: &[char], words: &[Vec<char>]) -> bool {
    let big = words
        .iter()
        .filter(|word| !is_small(&word.iter().collect::<String>()));
    let mut initials: Vec<char> = big.map(|word| word[0]).collect();
    let mut letters = letters.to_vec();
    initials.sort_unstable();
    letters.sort_unstable();
    letters.len() > 2 && initials == letters
}

fn is_small(word: &str) -> bool {
    SMALL_WORDS.contains(&word)
}

/// The letters and digits of `acronym` in lower case, without the `s` of a plural.
fn letters(acronym: &str) -> Vec<char> {
    let singular = match acronym.strip_suffix('s') {
        Some(singular) if singular.ends_with(char::is_uppercase) => singular,
        _ => acronym,
    };
    let letters = singular.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_an_acronym() {
        for acronym in ["HWO", "U.S.", "DoZ", "DTOs", "G-77", "R&D"] {
            assert!(is_acronym(acronym), "{acronym}");
        }
        for other in ["Oru", "I", "HWO Oru", "", "McOru", "ORUNVELMHARBOUR"] {
            assert!(!is_acronym(other), "{other}");
        }
    }

    #[test]
    fn letters_that_spell_a_name() {
        for (acronym, long) in [
            ("HWO", "Harbour Works Office"),
            ("HWO", "Harbour and Works Office"),
            ("MOT", "Ministry of Trade"),
            ("HARWOF", "Harbour Works Office"),
            ("OIW", "Oru-Interior Works"),
            ("PVN", "National Velm Party"),
            ("O.T.A.", "Oru Transport Authority"),
            ("DTOs", "Dune Trading Offices"),
        ] {
            assert!(spells(acronym, long), "{acronym} {long}");
        }
        for (acronym, long) in [
            ("HWK", "Harbour Works"),
            ("HW", "Works Harbour"),
            ("ORU", "Orun"),
            ("HWO", "Harbour Great Works Office"),
            ("HWO", ""),
        ] {
            assert!(!spells(acronym, long), "{acronym} {long}");
        }
    }

    #[test]
    fn words_written_like_a_name() {
        assert!(is_name("Ministry of Trade"));
        for other in [
            "the Ministry",
            "Ministry, Trade",
            "Ministry works",
            "of Trade",
        ] {
            assert!(!is_name(other), "{other}");
        }
    }
}
