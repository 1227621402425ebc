//! `entity-across-lines`: a `[PER` that a `]` on a later line closes (format §5.3 A). Lines are
//! sentences, and no mention goes beyond its own (§1.1, §1.3).

use super::pairs;
use crate::edits::Site;
use crate::model::{Document, scan};
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule};
use crate::text::{Edit, Span};

pub(crate) const RULE: Rule = Rule {
    scans: &[&pairs::SCAN],
    fix: Some(fix),
};

/// The finding about the entity from `[PER` at `open` to the `]` at `close`.
pub(super) fn finding(document: &Document, open: Span, close: Span) -> Finding {
    let line = scan::line(document, open.start);
    let close_line = scan::line(document, close.start);
    let message = format!("entity opened on line {line} is closed on line {close_line}");
    let finding = Finding::new(Code::EntityAcrossLines, open, message);
    finding.with_related(close, "closed here")
}

/// Joins the lines, preferred, or closes the entity at the end of its first line.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let site = Site::of(document);
    let Some((close, _)) = finding.related.first() else {
        return Vec::new();
    };
    let between = Span::new(finding.span.end, close.start);
    let joined = Fix::new("Join the lines", joins(site, between)).preferred();
    let closed = closed_on_its_line(site, between, *close);
    [joined].into_iter().chain(closed).collect()
}

/// Blanks for the line breaks in `between` and the white space around them.
fn joins(site: Site<'_>, between: Span) -> Vec<Edit> {
    let text = site.text(between);
    let mut joins = Vec::new();
    let mut from = 0;
    while let Some(found) = text[from..].find(['\n', '\r']) {
        let at = from + found;
        let start = text[..at].trim_end().len();
        let end = text.len() - text[at..].trim_start().len();
        let span = Span::new(between.start + start, between.start + end);
        joins.push(Edit::new(span, " "));
        from = end;
    }
    joins
}

/// The `]` at `close` moved to the end of the first line of `between`, where that has a word.
fn closed_on_its_line(site: Site<'_>, between: Span, close: Span) -> Option<Fix> {
    let text = site.text(between);
    let first = text.split(['\n', '\r']).next().unwrap_or_default();
    if !first.contains(char::is_alphanumeric) {
        return None;
    }
    let end = between.start + first.trim_end().len();
    let behind = site.before(close.start);
    let blanks = behind.len() - behind.trim_end_matches(' ').len();
    let start = close.start.back(blanks.min(close.start - end));
    let edits = vec![
        Edit::new(Span::empty(end), format!("{}]", site.padding)),
        Edit::new(Span::new(start, close.end), ""),
    ];
    Some(Fix::new("Close it at the end of its line", edits))
}

#[cfg(test)]
mod tests {
    use super::pairs::SCAN;
    use crate::rules::testing::{check, silent};
    use crate::rules::{Code, fixes};

    #[test]
    fn closed_on_a_later_line() {
        check(
            &SCAN,
            "
            The [ORG Guild of
                ^^^^ entity-across-lines: entity opened on line 1 is closed on line 2
            Oru  ] met .
                 ~ closed here
            ",
        );
        silent(&SCAN, "The [ORG Guild of Oru  ]\nmet .");
    }

    #[test]
    fn lines_are_joined_or_the_entity_ends_with_its_line() {
        for after in [
            "the [ORG Guild of Oru  ] met",
            "the [ORG Guild of  ] \n Oru met",
        ] {
            let before = "the [ORG Guild of \n Oru  ] met";
            fixes::testing::check(Code::EntityAcrossLines, before, after);
        }
    }
}
