//! The distance of a name from the letters typed of it, and its spelling when it is offered.

use std::borrow::Cow;

use crate::model::bare;

/// The distance of `name` from `typed`, both in small letters; less is better. `None` if the
/// letters of `typed` do not occur in `name` in their order.
///
/// 0: equal; 1: the beginning; 2: the beginning of a word; 3: initials; 4: within a word; from 5:
/// scattered letters, one more for each gap.
pub(crate) fn distance(typed: &str, name: &str) -> Option<u32> {
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

/// Returns true if `typed` is the beginning of the initials of `name`: `hw` of "harbour works
/// office".
fn is_initials(typed: &str, name: &str) -> bool {
    let initials = name.split(' ').filter_map(|word| word.chars().next());
    typed.chars().count() > 1 && initials.take(typed.len()).eq(typed.chars())
}

/// The spelling to offer of a name that is written as `names`: the first, or, if that is in
/// capitals as in headers and markers, the first one that is not.
pub(crate) fn spelling<'n>(mut names: impl Iterator<Item = Cow<'n, str>>) -> Option<String> {
    let first = names.next()?;
    let capitals = |name: &str| !name.contains(char::is_lowercase);
    let other = if capitals(&first) {
        names.find(|name| !capitals(bare(name)))
    } else {
        None
    };
    Some(bare(&other.unwrap_or(first)).to_owned())
}

#[cfg(test)]
mod tests {
    use super::{distance, spelling};

    #[test]
    fn capitals_only_where_there_is_nothing_else() {
        let of = |names: &[&'static str]| spelling(names.iter().map(|name| (*name).into()));
        assert_eq!(of(&["VELM", "Velm’s", "VELM"]).as_deref(), Some("Velm"));
        assert_eq!(of(&["OTW", "OTW’s"]).as_deref(), Some("OTW"));
        assert_eq!(of(&["Velm", "velm"]).as_deref(), Some("Velm"));
        assert_eq!(of(&[]), None);
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
