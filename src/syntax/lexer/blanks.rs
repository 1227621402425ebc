//! Blanks and numbers inside patterns, each of bounded length.

/// Most blanks between two parts of a pattern. Without a bound, a run of blanks would carry a
/// pattern over a cut.
pub(super) const MAX_BLANKS: usize = 32;

/// True if `byte` is a blank inside patterns: blank or tab, the only ones that readers of the
/// format know. Words end at any [`is_blank`](crate::text::is_blank).
pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

/// The place behind the blanks at `at`, at most [`MAX_BLANKS`] ahead.
pub(super) fn skip_blanks(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest
        .iter()
        .take(MAX_BLANKS)
        .take_while(|byte| is_blank(**byte))
        .count()
}

/// The place before the blanks that end at `at`, at most [`MAX_BLANKS`] back.
pub(super) fn skip_blanks_back(bytes: &[u8], at: usize) -> usize {
    at - bytes[..at]
        .iter()
        .rev()
        .take(MAX_BLANKS)
        .take_while(|byte| is_blank(**byte))
        .count()
}

/// The number at `at` and the place behind it; `None` without a digit, or for more than `digits`.
pub(super) fn number(bytes: &[u8], at: usize, digits: usize) -> Option<(u32, usize)> {
    let length = bytes[at..]
        .iter()
        .take(digits + 1)
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    if length == 0 || length > digits {
        return None;
    }
    let value = bytes[at..at + length].iter().fold(0, |value: u32, digit| {
        value.wrapping_mul(10).wrapping_add(u32::from(digit - b'0'))
    });
    Some((value, at + length))
}
