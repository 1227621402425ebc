//! How a name is written: its ending, and how well it fits what a user typed of it.

use crate::model::normalised;

/// `name` without what does not belong to it at its end: a possessive ending, the full stop of a
/// sentence. `GOM’s.` ⇒ `GOM`, but `D.C.` stays.
pub(super) fn bare(name: &str) -> &str {
    let name = name.trim_end();
    let form = normalised(name);
    let starts = name.char_indices().rev().map(|(at, _)| at);
    // An ending is short; several may follow one another.
    let shorter = starts.take(16).filter(|at| *at > 0);
    let shortest = shorter
        .filter(|at| normalised(&name[..*at]) == form)
        .last()
        .unwrap_or(name.len());
    name[..shortest].trim_end()
}

/// How well `name` fits `typed`, both in small letters; smaller is better. `None` where the
/// letters of `typed` do not occur in `name` in their order.
pub(super) fn distance(typed: &str, name: &str) -> Option<u32> {
    if let Some(rest) = name.strip_prefix(typed) {
        return Some(u32::from(!rest.is_empty()));
    }
    if let Some(at) = name.find(typed) {
        let starts_word = !name[..at].ends_with(char::is_alphanumeric);
        return Some(if starts_word { 2 } else { 4 });
    }
    if is_initials(typed, name) {
        return Some(3);
    }
    let mut letters = typed.chars().filter(|c| !c.is_whitespace());
    let mut wanted = letters.next();
    let (mut gaps, mut inside) = (0, false);
    for c in name.chars() {
        if Some(c) == wanted {
            wanted = letters.next();
            inside = true;
        } else if inside {
            gaps += 1;
            inside = false;
        }
        if wanted.is_none() {
            return Some(5 + gaps);
        }
    }
    wanted.is_none().then_some(5 + gaps)
}

fn is_initials(typed: &str, name: &str) -> bool {
    let initials = name.split(' ').filter_map(|word| word.chars().next());
    typed.chars().count() > 1 && initials.take(typed.len()).eq(typed.chars())
}

#[cfg(test)]
mod tests {
    use super::{bare, distance};

    #[test]
    fn endings_are_set_off() {
        for (name, expected) in [
            ("GOM’s", "GOM"),
            ("GOM’s.", "GOM"),
            ("Oru Works’", "Oru Works"),
            ("D.C.", "D.C."),
            ("Velm.", "Velm"),
            ("Velm", "Velm"),
            ("’s", "’s"),
            ("é’s", "é"),
            ("", ""),
        ] {
            assert_eq!(bare(name), expected, "{name}");
        }
    }

    #[test]
    fn letters_in_their_order_fit() {
        let all = [
            ("oru", Some(0)),
            ("or", Some(1)),
            ("", Some(1)),
            ("wo", Some(2)),
            ("ow", Some(3)),
            ("rks", Some(4)),
        ];
        for (typed, expected) in &all[1..] {
            assert_eq!(distance(typed, "oru works"), *expected, "{typed}");
        }
        assert_eq!(distance("oru", "oru"), all[0].1);
        assert_eq!(distance("owrk", "oru works"), Some(7));
        assert_eq!(distance("sk", "oru works"), None);
    }
}
