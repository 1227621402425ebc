//! Reads one file and applies the rules to it.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::model::{Document, LabelChoice};
use crate::rules::Findings;
use crate::rules::policy::{Judged, Rules};
use crate::rules::program::not_utf8;
use crate::text::{Offset, Span, Text};

/// Largest file that is read, in bytes. An editor could not open a larger one either.
const MAX_FILE_BYTES: u64 = 1 << 30;

/// The text at `path` (`-`: standard input) and its findings by `rules`. A text that is not UTF-8
/// has one finding that says so.
pub(super) fn check(
    path: &Path,
    labels: &LabelChoice,
    rules: &Rules,
) -> io::Result<(Text, Judged)> {
    let text = match String::from_utf8(bytes(path)?) {
        Ok(text) => text,
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            return Ok(not_utf8(error.as_bytes(), good));
        }
    };
    let document = Document::with_labels(&text, 0, labels.clone());
    drop(text);
    let judged = rules.judge(&document, &|| false);
    Ok((document.text().clone(), judged))
}

/// The bytes at `path`; `-` is standard input.
pub(in crate::cli) fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    if path.as_os_str() == "-" {
        read(io::stdin().lock())
    } else {
        read(File::open(path)?)
    }
}

fn read(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(io::Error::other("it is larger than 1 GiB"));
    }
    Ok(bytes)
}

/// The text up to a little behind `good`, the first byte that is not UTF-8, and the finding for it.
fn not_utf8(bytes: &[u8], good: usize) -> (Text, Judged) {
    let near = &bytes[..bytes.len().min(good + 200)];
    let span = Span::at(Offset::new(good), 1);
    let byte = bytes.get(good).copied().unwrap_or_default();
    let text = Text::from(&*String::from_utf8_lossy(near));
    let findings = Findings {
        list: vec![not_utf8::finding(span, byte)],
        total: 1,
    };
    let judged = Judged {
        findings,
        ..Judged::default()
    };
    (text, judged)
}
