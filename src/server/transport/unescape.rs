//! The text of a document out of JSON, in one copy.
//!
//! A parser of JSON collects a string with escapes in a buffer of its own and then copies it: at
//! a hundred megabytes these copies are what opening a document waits for.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, de};
use serde_json::value::RawValue;

/// Deserialises a string that may be very long.
///
/// # Errors
/// There is no string, or one with half of a surrogate pair.
pub(super) fn long_string<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let raw = <&RawValue>::deserialize(deserializer)?;
    unescaped(raw.get()).map_err(de::Error::custom)
}

/// The string that `json`, a sound JSON value, denotes.
fn unescaped(json: &str) -> serde_json::Result<String> {
    let inner = json
        .strip_prefix('"')
        .and_then(|json| json.strip_suffix('"'));
    let Some(mut rest) = inner else {
        return serde_json::from_str(json);
    };
    let mut out = String::with_capacity(rest.len());
    while let Some(at) = memchr::memchr(b'\\', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = if let Some(character) = escaped(rest.as_bytes()) {
            out.push(character);
            2
        } else {
            let length = code_units(rest.as_bytes());
            let quoted = format!("\"{}\"", &rest[..length]);
            out.push_str(&serde_json::from_str::<Cow<'_, str>>(&quoted)?);
            length
        };
        rest = &rest[length..];
    }
    out.push_str(rest);
    Ok(out)
}

/// The character of an escape of two characters at the start of `json`.
fn escaped(json: &[u8]) -> Option<char> {
    Some(match json.get(1)? {
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        sign @ (b'"' | b'\\' | b'/') => char::from(*sign),
        _ => return None,
    })
}

/// The length in bytes of the `\uXXXX` at the start of `json` that stand without a gap: two may be
/// one character.
fn code_units(json: &[u8]) -> usize {
    const LENGTH: usize = 6;
    let units = json.chunks(LENGTH);
    let count = units.take_while(|unit| unit.starts_with(b"\\u")).count();
    (count * LENGTH).min(json.len()).max(1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::unescaped;

    #[test]
    fn what_is_no_string_fails() {
        for json in ["5", "null", "[]", "{}", r#""\ud83d""#, r#""\ude00\ud83d""#] {
            assert!(unescaped(json).is_err(), "{json}");
        }
    }

    proptest! {
        #[test]
        fn reads_what_a_parser_reads(text in r#"(\\|"|/|\n|\r|\t|\x08|\f|\x00|é|😀|[a-z]|.){0,40}"#) {
            let written = serde_json::to_string(&text).unwrap();
            prop_assert_eq!(unescaped(&written).unwrap(), text.as_str());
            let units = text.encode_utf16().map(|unit| format!("\\u{unit:04x}"));
            let units: String = units.collect();
            prop_assert_eq!(unescaped(&format!("\"{units}\"")).unwrap(), text.as_str());
            let mixed = format!("\"{units}x{units}\\/\"");
            prop_assert_eq!(unescaped(&mixed).unwrap(), format!("{text}x{text}/"));
        }
    }
}
