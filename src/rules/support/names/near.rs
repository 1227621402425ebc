//! Names that differ in one letter of one word: found through what is left of a word when a
//! letter goes, so that no two names need be compared that are not near each other.

use std::hash::Hasher as _;

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use super::Name;

/// More names than these are not compared.
const MOST: usize = 4_000;

/// Shorter words differ in a letter by chance.
const SHORTEST: usize = 5;

/// Fewer words than these of a longer name are not compared with a whole one.
const TAIL: usize = 3;

/// Of names that share what is left of a word, so many are compared with each other.
const KNOWN: usize = 8;

/// A name, or the last words of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Part {
    /// Which name.
    name: usize,
    /// Where in its form the part starts.
    from: usize,
}

/// Parts by what is left of them when a letter goes: lists that are linked within one array, since
/// nearly all have one item.
#[derive(Debug, Default)]
struct Parts {
    last: FxHashMap<u64, u32>,
    items: Vec<(Part, Option<u32>)>,
}

impl Parts {
    /// Adds `part` under `key`, and gives the latest of those that are there to `near`.
    fn with(&mut self, key: u64, part: Part, mut near: impl FnMut(Part)) {
        let place = self.items.len() as u32;
        let before = self.last.insert(key, place);
        self.items.push((part, before));
        let mut next = before;
        for _ in 0..KNOWN {
            let Some((other, before)) = next.and_then(|at| self.items.get(at as usize)) else {
                return;
            };
            near(*other);
            next = *before;
        }
    }
}

/// A name and one that it nearly is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Pair {
    pub(crate) name: usize,
    pub(crate) other: usize,
    /// Where in the form of `name` that stands which `other` is near to.
    pub(crate) from: usize,
}

/// The pairs of names that are near each other.
#[derive(Debug, Default)]
pub(crate) struct Near {
    /// Each pair once; where one is near the end of the other, that is `name`.
    pub(crate) pairs: Vec<Pair>,
}

impl Near {
    /// The pairs among `names`.
    pub(crate) fn new(names: &[Name], by_form: &FxHashMap<Box<str>, usize>) -> Self {
        let mut near = Self::default();
        near.add_slips(names);
        near.add_accents(names, by_form);
        let mut seen = FxHashSet::default();
        near.pairs.retain(|pair| seen.insert(*pair));
        near
    }

    fn add_slips(&mut self, names: &[Name]) {
        let mut parts = Parts::default();
        let several = names.iter().enumerate();
        let several = several.filter(|(_, name)| name.form.contains(' '));
        let mut keys = Vec::new();
        for (place, name) in several.take(MOST) {
            for from in starts(&name.form) {
                let part = Part { name: place, from };
                add_keys(&name.form[from..], &mut keys);
                for key in keys.drain(..) {
                    parts.with(key, part, |other| self.add(names, part, other));
                }
            }
        }
    }

    fn add_accents(&mut self, names: &[Name], by_form: &FxHashMap<Box<str>, usize>) {
        let mut plain = FxHashMap::<String, Vec<usize>>::default();
        let accented = names.iter().enumerate();
        for (place, name) in accented
            .filter(|(_, name)| !name.form.is_ascii())
            .take(MOST)
        {
            let form = without_accents(&name.form);
            let bare = by_form.get(&*form).filter(|bare| **bare != place);
            let known = plain.entry(form).or_default();
            let part = Part {
                name: place,
                from: 0,
            };
            for other in bare.into_iter().chain(known.iter()) {
                self.push(part, *other);
            }
            if known.len() < KNOWN {
                known.push(place);
            }
        }
    }

    fn add(&mut self, names: &[Name], a: Part, b: Part) {
        let whole = a.from == 0 || b.from == 0;
        let (text, other) = (&names[a.name].form[a.from..], &names[b.name].form[b.from..]);
        if a.name == b.name || !whole || !is_near(text, other) {
            return;
        }
        let (part, other) = if b.from > 0 { (b, a.name) } else { (a, b.name) };
        self.push(part, other);
    }

    fn push(&mut self, part: Part, other: usize) {
        self.pairs.push(Pair {
            name: part.name,
            other,
            from: part.from,
        });
    }
}

/// Where the whole of `form` starts, and where its ends of [`TAIL`] words and more do.
fn starts(form: &str) -> Vec<usize> {
    let blanks: Vec<usize> = form.match_indices(' ').map(|(at, _)| at + 1).collect();
    let tails = blanks.len().saturating_sub(TAIL - 1);
    [0].into_iter()
        .chain(blanks.into_iter().take(tails))
        .collect()
}

/// Adds to `keys` what `text` shares with all that are near it: itself with a word that lacks a
/// letter.
fn add_keys(text: &str, keys: &mut Vec<u64>) {
    let mut pieces = String::with_capacity(text.len() + 1);
    let mut key = |all: [&str; 4]| {
        pieces.clear();
        for piece in all {
            pieces.push_str(piece);
        }
        let mut hasher = FxHasher::default();
        hasher.write(pieces.as_bytes());
        hasher.finish()
    };
    let mut start = 0;
    for word in text.split(' ') {
        let (before, behind) = (&text[..start], &text[start + word.len()..]);
        if word.len() >= SHORTEST - 1 && word.chars().all(char::is_alphabetic) {
            // The mark tells in which word the letter is missing.
            let mark = "\0";
            keys.push(key([before, mark, word, behind]));
            for (at, c) in word.char_indices() {
                let end = at + c.len_utf8();
                let (head, rest) = (&text[..start + at], &text[start + end..]);
                keys.push(key([&head[..start], mark, &head[start..], rest]));
            }
        }
        start += word.len() + 1;
    }
    keys.sort_unstable();
    keys.dedup();
}

/// Whether `a` and `b` differ in one letter of one word, which is no short one, and not as a
/// country and its people do.
fn is_near(a: &str, b: &str) -> bool {
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    if a.len() != b.len() || a.len() < 2 {
        return false;
    }
    let mut differing = a.iter().zip(&b).filter(|(a, b)| a != b);
    let (Some((a, b)), None) = (differing.next(), differing.next()) else {
        return false;
    };
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let of_people = ["n", "i"]
        .iter()
        .any(|end| long.strip_suffix(end) == Some(short));
    let letters = |word: &str| word.chars().all(char::is_alphabetic);
    long.chars().count() >= SHORTEST
        && letters(a)
        && letters(b)
        && !of_people
        && one_off(short, long)
}

/// Whether one letter more, less or other makes `long` of `short`.
fn one_off(short: &str, long: &str) -> bool {
    let (short, long): (Vec<char>, Vec<char>) = (short.chars().collect(), long.chars().collect());
    let same = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    match long.len().checked_sub(short.len()) {
        Some(0) => short[same..].get(1..) == long[same..].get(1..),
        Some(1) => short[same..] == long[same + 1..],
        _ => false,
    }
}

/// `text` with plain letters for those with accents.
fn without_accents(text: &str) -> String {
    const PLAIN: [(&str, char); 10] = [
        ("áàâäãåā", 'a'),
        ("éèêëēė", 'e'),
        ("íìîïīı", 'i'),
        ("óòôöõøō", 'o'),
        ("úùûüū", 'u'),
        ("ñń", 'n'),
        ("çćč", 'c'),
        ("šś", 's'),
        ("žźż", 'z'),
        ("ýÿ", 'y'),
    ];
    let plain = |c: char| {
        let row = PLAIN.iter().find(|(accented, _)| accented.contains(c));
        row.map_or(c, |(_, plain)| *plain)
    };
    text.chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<u64> {
        let mut keys = Vec::new();
        add_keys(text, &mut keys);
        keys
    }

    #[test]
    fn one_letter_of_one_longer_word() {
        for (a, b) in [
            ("crew rights forum", "crew right forum"),
            ("harbour guild", "harbor guild"),
            ("ida harbour", "ida harbout"),
        ] {
            assert!(is_near(a, b) && is_near(b, a), "{a} {b}");
            let (a, b) = (keys(a), keys(b));
            assert!(a.iter().any(|key| b.contains(key)));
        }
        for (a, b) in [
            ("harbour", "harbor"),
            ("oru east", "oru west"),
            ("north velmora", "north velmoran"),
            ("chapter 57", "chapter 58"),
            ("crew rights forum", "crew forum"),
            ("ida quill", "ida quill"),
        ] {
            assert!(!is_near(a, b), "{a} {b}");
        }
    }

    #[test]
    fn ends_of_longer_names() {
        assert_eq!(starts("standing crew right forum"), [0, 9]);
        assert_eq!(starts("crew right forum"), [0]);
    }
}
