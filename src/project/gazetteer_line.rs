//! The line of a gazetteer that lists a name.
//!
//! Names are kept without their places, which are asked for seldom: the files are read again.

use std::path::PathBuf;

use super::files;
use super::resources::MOST_NAMES;
use super::snapshot::Project;
use crate::model::normalised;
use crate::text::{Offset, Span, Text};

/// A line of a gazetteer.
#[derive(Clone, Debug)]
pub struct GazetteerLine {
    /// The gazetteer.
    pub path: PathBuf,
    /// Its text.
    pub text: Text,
    /// The line in it.
    pub span: Span,
}

/// The first line of the gazetteers of `project` that lists `name`, however it is written: with
/// `label` if there is one. Nothing where `cancelled` turns true.
pub fn gazetteer_line(
    project: &Project,
    name: &str,
    label: &str,
    cancelled: &dyn Fn() -> bool,
) -> Option<GazetteerLine> {
    let name = normalised(name);
    let mut first = None;
    for path in project.resources().gazetteers() {
        if cancelled() {
            return None;
        }
        let Ok(text) = files::read(path, project.folder(), MOST_NAMES) else {
            continue;
        };
        for (span, listed, known) in lines(&text) {
            if normalised(known) != name {
                continue;
            }
            let line = GazetteerLine {
                path: path.clone(),
                text: Text::from(text.as_str()),
                span,
            };
            if listed == label {
                return Some(line);
            }
            first = first.or(Some(line));
        }
    }
    first
}

/// The lines of a gazetteer with their labels and names.
fn lines(text: &str) -> impl Iterator<Item = (Span, &str, &str)> {
    let mut start = 0;
    let lines = text.split_inclusive('\n').map(move |line| {
        let at = start;
        start += line.len();
        (at, line.trim_end_matches(['\r', '\n']))
    });
    lines.filter_map(|(at, line)| {
        let (label, name) = line.split_once('\t').filter(|_| !line.starts_with('#'))?;
        let span = Span::at(Offset::new(at), line.len());
        Some((span, label.trim(), name.trim()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_names() {
        let text = "# PER\tIda\nPER\tIda Ek \r\n\nodd\nORG\tOru";
        let found: Vec<_> = lines(text)
            .map(|(span, label, name)| (&text[span.start.get()..span.end.get()], label, name))
            .collect();
        assert_eq!(
            found,
            [
                ("PER\tIda Ek ", "PER", "Ida Ek"),
                ("ORG\tOru", "ORG", "Oru")
            ]
        );
    }
}
