//! How well a name fits what a user typed of it.

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
    use super::distance;

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
