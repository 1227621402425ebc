//! Where in settings a place is: in which tables and lists, and whether a key or a value stands
//! there. The text may be half typed, so it is looked through sign by sign and never parsed.

use crate::text::{Offset, Span};

/// A place in settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Site {
    /// The keys that lead to the table or list around the place.
    pub(super) path: Vec<Step>,
    /// What stands there.
    pub(super) slot: Slot,
    /// What is written there so far: a word, or a text with its quotes.
    pub(super) span: Span,
}

/// One step to a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Into what stands under a key.
    Key(String),
    /// Into an item of a list.
    Item,
}

/// What may stand at a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Slot {
    /// The name of a table in brackets.
    Header,
    /// A key.
    #[default]
    Key,
    /// The value of this key, or an item of the list around if there is none.
    Value(Option<String>),
}

/// A list or table that is open, and the key that it stands under.
struct Frame {
    opens: u8,
    key: Option<String>,
}

/// The place of the byte at `offset`; nothing in comments.
pub(super) fn site(text: &str, offset: usize) -> Option<Site> {
    let mut table: Vec<Step> = Vec::new();
    let (mut frames, mut key, mut word) = (Vec::<Frame>::new(), None, String::new());
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < offset {
        if let Some(line) = table_header(text, at).filter(|_| frames.is_empty()) {
            if offset <= line {
                return Some(header(text, at, line));
            }
            table = steps_of(text[at..line].trim());
            (key, at) = (None, line);
            continue;
        }
        match bytes[at] {
            b'#' => {
                at = line_end(bytes, at);
                if offset <= at {
                    return None;
                }
                continue;
            }
            quote @ (b'"' | b'\'') => {
                let end = text_end(bytes, at, quote);
                let is_closed = end > at + 1 && bytes[end - 1] == quote;
                if offset < end || (offset == end && !is_closed) {
                    break;
                }
                text[at..end]
                    .trim_matches(['"', '\''])
                    .clone_into(&mut word);
                at = end;
                continue;
            }
            b'=' => key = Some(std::mem::take(&mut word)),
            opens @ (b'[' | b'{') => {
                let key = key.take();
                frames.push(Frame { opens, key });
                word.clear();
            }
            b']' | b'}' => {
                frames.pop();
                key = None;
            }
            b',' => {
                key = None;
                word.clear();
            }
            b'\n' if frames.is_empty() => {
                key = None;
                word.clear();
            }
            byte if is_word(byte) => word.push(char::from(byte)),
            _ => {}
        }
        at += 1;
    }
    let mut path = table;
    for frame in &frames {
        path.extend(frame.key.clone().map(Step::Key));
        path.extend((frame.opens == b'[').then_some(Step::Item));
    }
    let in_list = frames.last().is_some_and(|frame| frame.opens == b'[');
    let slot = match key {
        Some(key) => Slot::Value(Some(key)),
        None if in_list => Slot::Value(None),
        None => Slot::Key,
    };
    let span = written(bytes, at, offset);
    Some(Site { path, slot, span })
}

/// The end of the line that begins at the byte `at`, if it is the header of a table. The byte may
/// be one within a character.
fn table_header(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let begins = at == 0 || bytes[at - 1] == b'\n';
    let line = begins.then(|| line_end(bytes, at))?;
    text[at..line].trim_start().starts_with('[').then_some(line)
}

/// `[rules]`, as it is written so far.
fn header(text: &str, start: usize, line: usize) -> Site {
    let written = text[start..line].trim_end();
    let indent = written.len() - written.trim_start().len();
    Site {
        path: Vec::new(),
        slot: Slot::Header,
        span: Span::new(
            Offset::new(start + indent),
            Offset::new(start + written.len()),
        ),
    }
}

fn steps_of(header: &str) -> Vec<Step> {
    let name = header.trim_start_matches('[');
    let end = name.find(']').unwrap_or(name.len());
    let name = Step::Key(name[..end].trim().to_owned());
    if header.starts_with("[[") {
        vec![name, Step::Item]
    } else {
        vec![name]
    }
}

/// The word around `offset`, or the text in quotes that begins at `at`.
fn written(bytes: &[u8], at: usize, offset: usize) -> Span {
    let span = |start, end| Span::new(Offset::new(start), Offset::new(end));
    if at < offset {
        return span(at, text_end(bytes, at, bytes[at]));
    }
    let before = bytes[..offset].iter().rev();
    let before = before.take_while(|byte| is_word(**byte)).count();
    let behind = bytes[offset..].iter();
    let behind = behind.take_while(|byte| is_word(**byte)).count();
    span(offset - before, offset + behind)
}

/// Behind the text in quotes that begins at `at`, or at the end of the line.
fn text_end(bytes: &[u8], at: usize, quote: u8) -> usize {
    let line = line_end(bytes, at);
    let mut end = at + 1;
    while end < line {
        match bytes[end] {
            b'\\' if quote == b'"' => end += 1,
            byte if byte == quote => return end + 1,
            _ => {}
        }
        end += 1;
    }
    line
}

fn line_end(bytes: &[u8], at: usize) -> usize {
    let rest = bytes[at..].iter().position(|byte| *byte == b'\n');
    let end = rest.map_or(bytes.len(), |rest| at + rest);
    let cr = end > at && bytes[end - 1] == b'\r';
    if cr { end - 1 } else { end }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}
