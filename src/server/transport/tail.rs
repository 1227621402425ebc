//! A message that claims to be longer than it is has swallowed the start of the next one.
//!
//! Such messages are told from sound ones without parsing those: the content of a sound one ends
//! in a bracket, and the raw bytes CR LF CR LF cannot stand inside its strings.

use memchr::memmem;
use serde::de::IgnoredAny;

/// Where in `content` the first JSON value ends, if something else than blanks follows it.
pub(super) fn end_of_first_value(content: &[u8]) -> Option<usize> {
    if is_sound(content) {
        return None;
    }
    let mut values = serde_json::Deserializer::from_slice(content).into_iter::<IgnoredAny>();
    values.next()?.ok()?;
    let end = values.byte_offset();
    (!content[end..].trim_ascii().is_empty()).then_some(end)
}

fn is_sound(content: &[u8]) -> bool {
    matches!(content.trim_ascii_end().last(), Some(b'}' | b']'))
        && memmem::find(content, b"\r\n\r\n").is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_next_message_inside_of_one() {
        let cut = |content: &str| end_of_first_value(content.as_bytes());
        assert_eq!(cut("{}"), None);
        assert_eq!(cut("{} \r\n"), None);
        assert_eq!(cut("{}Conte"), Some(2));
        assert_eq!(cut("{}Content-Length: 2\r\n\r\n{}"), Some(2));
        assert_eq!(cut("{\r\n\r\n}"), None);
        assert_eq!(cut("nonsense"), None);
        assert_eq!(cut(""), None);
    }
}
