//! The form of a name that all mentions of one entity share.

use std::borrow::Cow;

use crate::model::endings::bare;

/// `name` in the form that all mentions of one entity share: in lower case, with single blanks,
/// without possessive endings and the full stop of a sentence.
pub fn normalised(name: &str) -> Cow<'_, str> {
    let name = bare(name);
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::normalised;

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
            ("VELMAR’s", "velmar"),
            ("VELMAR 's", "velmar"),
            ("Puerto  Oru.", "puerto oru"),
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
}
