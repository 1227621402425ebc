//! A project's guide to its labels: their descriptions, and the sections about them in its
//! guidelines. Plain data, made from texts that `project` reads.

/// The description of one label.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LabelNote {
    /// The label.
    pub label: String,
    /// Its meaning, in words for users.
    pub description: Option<String>,
    /// Its colour, as in style sheets: `#0a7`.
    pub colour: Option<String>,
}

/// A project's guide to its labels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guide {
    notes: Vec<LabelNote>,
    /// Headings of the guidelines, each with the text below it, in Markdown.
    sections: Vec<(String, String)>,
}

/// Longest section, in bytes: it is shown in a small window.
const MAX_SECTION_BYTES: usize = 4_000;

impl Guide {
    /// The guide of `notes`, without guidelines.
    pub fn new(notes: Vec<LabelNote>) -> Self {
        let sections = Vec::new();
        Self { notes, sections }
    }

    /// The same guide with these guidelines, in Markdown.
    #[must_use]
    pub fn with_guidelines(mut self, markdown: &str) -> Self {
        self.sections = sections(markdown);
        self
    }

    /// The meaning of `label`, in words for users.
    pub fn description(&self, label: &str) -> Option<&str> {
        self.note(label)?.description.as_deref()
    }

    /// The colour of `label`.
    pub fn colour(&self, label: &str) -> Option<&str> {
        self.note(label)?.colour.as_deref()
    }

    /// The section of the guidelines about `label`, in Markdown: the one whose heading is the
    /// label, else the first whose heading begins with it.
    pub fn section(&self, label: &str) -> Option<&str> {
        let exact = |(heading, _): &&(String, String)| heading == label;
        let begins = |(heading, _): &&(String, String)| {
            let rest = heading.strip_prefix(label);
            rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
        };
        let found = self.sections.iter().find(exact);
        let found = found.or_else(|| self.sections.iter().find(begins));
        found.map(|(_, text)| text.as_str())
    }

    fn note(&self, label: &str) -> Option<&LabelNote> {
        self.notes.iter().find(|note| note.label == label)
    }
}

/// The headings of `markdown`, each with the text below it up to the next heading of its rank.
fn sections(markdown: &str) -> Vec<(String, String)> {
    let lines: Vec<&str> = markdown.lines().collect();
    let headings = headings(&lines);
    let mut sections = Vec::new();
    for (at, (line, rank, heading)) in headings.iter().enumerate() {
        let next = headings[at + 1..].iter().find(|(_, next, _)| next <= rank);
        let end = next.map_or(lines.len(), |(line, ..)| *line);
        let text = lines[line + 1..end].join("\n");
        sections.push((heading.clone(), cut(text.trim())));
    }
    sections
}

/// The headings (`## PER`), each with its line from 0, its rank and its words. Lines in fences are
/// code.
fn headings(lines: &[&str]) -> Vec<(usize, usize, String)> {
    let mut headings = Vec::new();
    let mut fenced = false;
    for (at, line) in lines.iter().enumerate() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        let rank = line.bytes().take_while(|byte| *byte == b'#').count();
        let words = &line[rank..];
        if !fenced && (1..=6).contains(&rank) && words.starts_with([' ', '\t']) {
            let words = words.trim().trim_end_matches('#').trim();
            headings.push((
                at,
                rank,
                words.trim_matches(['`', '*', '[', ']']).to_owned(),
            ));
        }
    }
    headings
}

/// `text`, cut off at a line break if it is longer than [`MAX_SECTION_BYTES`].
fn cut(text: &str) -> String {
    if text.len() <= MAX_SECTION_BYTES {
        return text.to_owned();
    }
    let end = (0..=MAX_SECTION_BYTES)
        .rev()
        .find(|end| text.is_char_boundary(*end))
        .unwrap_or_default();
    let end = text[..end].rfind('\n').unwrap_or(end);
    format!("{}\n\n…", text[..end].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GUIDE: &str = "# How we tag\nIntro.\n\n## PER\nPeople.\n\n```\n# no heading\n```\n\
        ### But not\nGods.\n\n## `ORG` and the like\nFirms.\n## PERSONS\nNever.\n";

    #[test]
    fn a_section_goes_on_to_the_next_heading_of_its_rank() {
        let guide = Guide::default().with_guidelines(GUIDE);
        let person = "People.\n\n```\n# no heading\n```\n### But not\nGods.";
        assert_eq!(guide.section("PER"), Some(person));
        assert_eq!(guide.section("ORG"), Some("Firms."));
        assert_eq!(guide.section("LOC"), None);
    }

    #[test]
    fn long_sections_are_cut_at_a_line() {
        let guide = Guide::default().with_guidelines(&format!("# PER\n{}", "é é\n".repeat(2_000)));
        let section = guide.section("PER").unwrap();
        assert!(section.len() < MAX_SECTION_BYTES + 10 && section.ends_with("é\n\n…"));
    }

    #[test]
    fn notes_are_found_by_label() {
        let guide = Guide::new(vec![LabelNote {
            label: "Ship".to_owned(),
            description: Some("A vessel.".to_owned()),
            colour: None,
        }]);
        assert_eq!(guide.description("Ship"), Some("A vessel."));
        assert_eq!(
            (guide.colour("Ship"), guide.description("Port")),
            (None, None)
        );
    }
}
