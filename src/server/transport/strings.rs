//! Strings in JSON that is not parsed: those under keys that end in `uri`, and those that begin with
//! a scheme.

use memchr::memmem;

/// The places of the strings, with their quotes, under keys of `json` that end in `uri`.
pub(super) fn uris(json: &str) -> impl Iterator<Item = (usize, usize)> {
    let bytes = json.as_bytes();
    memmem::find_iter(bytes, "ri\"").filter_map(move |at| {
        let key = &bytes[..at];
        let name = key.strip_suffix(b"u").or(key.strip_suffix(b"U"))?;
        let name = name.trim_ascii_alphabetic_end();
        let name = name.strip_suffix(b"\"")?;
        if name.ends_with(b"\\") {
            return None;
        }
        let behind = bytes[at + 3..].trim_ascii_start().strip_prefix(b":")?;
        let value = behind.trim_ascii_start();
        let start = bytes.len() - value.len();
        let rest = value.strip_prefix(b"\"")?;
        Some((start, start + 1 + closing(rest)? + 1))
    })
}

/// Where the quote stands that closes the string of which `rest` is what follows its first one.
fn closing(rest: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        match rest.get(at)? {
            b'"' => return Some(at),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// The places of what stands in strings of `json` that begin with `scheme`, up to their end or a
/// fragment.
pub(super) fn strings<'j>(
    json: &'j str,
    scheme: &str,
) -> impl Iterator<Item = (usize, usize)> + 'j {
    let begins = format!("\"{scheme}");
    let found: Vec<usize> = memmem::find_iter(json.as_bytes(), &begins).collect();
    found.into_iter().filter_map(move |at| {
        let within = json[..at].ends_with('\\');
        let start = at + 1;
        let length = json[start..].find(['"', '#', '\\'])?;
        (!within).then_some((start, start + length))
    })
}

/// Cuts letters off an end.
trait TrimLetters {
    fn trim_ascii_alphabetic_end(&self) -> &Self;
}

impl TrimLetters for [u8] {
    fn trim_ascii_alphabetic_end(&self) -> &Self {
        let letters = self.iter().rev().take_while(|b| b.is_ascii_alphabetic());
        &self[..self.len() - letters.count()]
    }
}
