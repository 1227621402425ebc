//! Another value in a TOML list that stands in one value: `labels = ["PER", "LOC"]`.

use toml_edit::{Array, Decor, Value};

/// Puts `value` behind the last one of `array`, on the same line.
pub(super) fn push(array: &mut Array, mut value: Value) {
    if let Some(last) = last_of(array) {
        let (_, behind) = around(last);
        *value.decor_mut() = Decor::new(" ", behind);
        last.decor_mut().set_suffix("");
    }
    array.push_formatted(value);
}

/// Puts `value` behind the last one of `array`: on a line of its own if that has one, and behind
/// the comment on it.
pub(super) fn push_line(array: &mut Array, mut value: Value) {
    let ends_with_comma = array.trailing_comma();
    let end = array.trailing().as_str().unwrap_or_default().to_owned();
    let Some(last) = last_of(array) else {
        return push(array, value);
    };
    let (before, behind) = around(last);
    let behind = if ends_with_comma { end } else { behind };
    let (comment, rest) = behind.split_at(behind.find('\n').unwrap_or(behind.len()));
    let indent = match before.rsplit_once('\n') {
        Some((_, indent)) => indent,
        None if comment.contains('#') => "",
        None => return push(array, value),
    };
    value.decor_mut().set_prefix(format!("{comment}\n{indent}"));
    if ends_with_comma {
        array.set_trailing(rest);
    } else {
        last.decor_mut().set_suffix("");
        value.decor_mut().set_suffix(rest);
    }
    array.push_formatted(value);
}

fn last_of(array: &mut Array) -> Option<&mut Value> {
    let index = array.len().checked_sub(1)?;
    array.get_mut(index)
}

/// What stands before and behind `value`, up to the next comma or bracket.
fn around(value: &Value) -> (String, String) {
    let text = |raw: Option<&toml_edit::RawString>| {
        let text = raw.and_then(|raw| raw.as_str());
        text.unwrap_or_default().to_owned()
    };
    (text(value.decor().prefix()), text(value.decor().suffix()))
}
