//! The case of names: a name written anew keeps it.

/// `new` in the case of `old`. `model` is the name that the user replaced with `new`: if `old` is
/// in the same case, `new` stays as typed.
pub(crate) fn in_case_of(old: &str, model: &str, new: &str) -> String {
    if is_upper(old) && !is_upper(model) {
        new.to_uppercase()
    } else if is_lower(old) && !is_lower(model) {
        new.to_lowercase()
    } else {
        new.to_owned()
    }
}

/// Returns true if `text` has two letters or more and none is small.
pub(crate) fn is_upper(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() > 1 && !text.contains(char::is_lowercase)
}

/// Returns true if `text` has small letters and no capitals.
fn is_lower(text: &str) -> bool {
    text.contains(char::is_lowercase) && !text.contains(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::in_case_of;

    #[test]
    fn capitals_and_small_letters_are_kept_where_the_user_did_not_write_them() {
        for (old, model, new, expected) in [
            ("VELM", "Velm", "Ada Bay", "ADA BAY"),
            ("velm", "Velm", "Ada Bay", "ada bay"),
            ("Velm", "Velm", "Ada Bay", "Ada Bay"),
            ("VELM", "VELM", "Ada Bay", "Ada Bay"),
            ("V", "Velm", "Ada", "Ada"),
        ] {
            assert_eq!(in_case_of(old, model, new), expected, "{old}");
        }
    }
}
