//! The words of a cable's form, which taggers take for names: `Summary:`, `END COMMENT.`

use crate::model::gloss::field::{caption, header_part};

/// What is written before a colon in the texts themselves and is never a name.
const WORDS: [&str; 15] = [
    "action",
    "action request",
    "background",
    "begin text",
    "classified",
    "comment",
    "conclusion",
    "end text",
    "introduction",
    "note",
    "status",
    "subject",
    "summary",
    "tags",
    "text",
];

/// Whether `text` is a word of a cable's form, with the signs behind it, or no word at all:
/// `Summary:`, `END COMMENT.`, `Status:`.
pub(super) fn is_form(text: &str) -> bool {
    let signs = |c: char| !c.is_alphanumeric();
    let bare = text.trim_matches(signs);
    let signed = bare.len() < text.trim_end().len();
    let lower = bare.to_lowercase();
    let ends = lower.starts_with("end ") || lower.starts_with("begin ");
    let listed = WORDS.contains(&lower.as_str()) || header_part(bare).is_some();
    bare.is_empty() || caption(bare).is_some() || signed && (listed || ends)
}

#[cfg(test)]
mod tests {
    use super::is_form;

    #[test]
    fn words_of_the_form_are_no_names() {
        for word in [
            "Summary:",
            "END COMMENT.",
            "Status:",
            "SIPDIS",
            "Reason:",
            "TAGS:",
            "--",
        ] {
            assert!(is_form(word), "{word}");
        }
        for name in ["Status", "Oru.", "Ada Bay:", "Endor", "Comment Guild."] {
            assert!(!is_form(name), "{name}");
        }
    }
}
