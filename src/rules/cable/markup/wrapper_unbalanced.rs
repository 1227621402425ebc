//! `wrapper-unbalanced`: `<code><pre>` and `</pre></code>`, between which a page holds its text,
//! one without the other (format §5.3 C).

use crate::edits::Site;
use crate::model::Document;
use crate::rules::fixes::Fix;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::Stretch;
use crate::rules::support::neighbours::{marks_around, next_mark, previous_mark};
use crate::rules::{Code, Finding, Rule};
use crate::syntax::{Mark, MarkKind, Summary};
use crate::text::{Edit, Span};

const OPEN: &str = "<code><pre>";
const CLOSE: &str = "</pre></code>";

pub(crate) const RULE: Rule = Rule {
    scans: &[&SCAN],
    fix: Some(fix),
};

pub(crate) const SCAN: Scan = Scan::of_cables(
    "wrapper_unbalanced",
    Scope::Along(has_wrappers, affected, check),
);

/// Each tag is compared with its neighbours.
fn affected(document: &Document, span: Span) -> Vec<Span> {
    marks_around(document, span, has_wrappers, is_wrapper, (1, 1))
}

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let document = stretch.document;
    for mark in stretch.marks(has_wrappers).filter(is_wrapper) {
        let kind = |other: Option<Mark>| other.map(|other| other.kind);
        if mark.kind == MarkKind::WrapperOpen {
            let next = next_mark(document, mark.span, has_wrappers, is_wrapper);
            if kind(next) != Some(MarkKind::WrapperClose) {
                reporter.push(unclosed(mark.span));
            }
        } else {
            let before = previous_mark(document, mark.span, has_wrappers, is_wrapper);
            if kind(before) != Some(MarkKind::WrapperOpen) {
                reporter.push(unopened(mark.span));
            }
        }
    }
}

fn is_wrapper(mark: &Mark) -> bool {
    matches!(mark.kind, MarkKind::WrapperOpen | MarkKind::WrapperClose)
}

/// `<code><pre>` without its end.
fn unclosed(span: Span) -> Finding {
    let message = format!("`{OPEN}` without `{CLOSE}`");
    Finding::new(Code::WrapperUnbalanced, span, message)
}

/// `</pre></code>` without its beginning.
fn unopened(span: Span) -> Finding {
    let message = format!("`{CLOSE}` without `{OPEN}`");
    Finding::new(Code::WrapperUnbalanced, span, message)
}

/// The end at the end of the text that is wrapped; or without the wrapper.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let site = Site::of(document);
    let text = site.text(finding.span);
    let remove = Fix::new(
        format!("Remove `{text}`"),
        vec![Edit::new(finding.span, "")],
    );
    if text == OPEN {
        return vec![closed(document, finding.span), remove];
    }
    vec![remove]
}

/// The wrapper at `open` closed behind the last word before the next one.
fn closed(document: &Document, open: Span) -> Fix {
    let mut marks = document.marks_from(open.end, has_wrappers);
    let next = marks.find(|mark| mark.kind == MarkKind::WrapperOpen);
    let end = next.map_or(document.text().end(), |next| next.span.start);
    let inside = Span::new(open.end, end);
    let at = document.trimmed(inside).end.max(open.end);
    let edit = Edit::new(Span::empty(at), CLOSE);
    Fix::new(format!("Insert `{CLOSE}`"), vec![edit])
}

fn has_wrappers(summary: &Summary) -> bool {
    summary.wrappers > 0
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::Code;
    use crate::rules::testing::{check, check_fix, silent};

    #[test]
    fn one_without_the_other() {
        check(
            &SCAN,
            "
            <code><pre>VZCZC 0136 <code><pre>UNCLAS VELM </pre></code> and </pre></code>
            ^^^^^^^^^^^ wrapper-unbalanced: `<code><pre>` without `</pre></code>`
                                                                           ^^^^^^^^^^^^^ wrapper-unbalanced: `</pre></code>` without `<code><pre>`
            <code><pre>
            ^^^^^^^^^^^ wrapper-unbalanced: `<code><pre>` without `</pre></code>`
            ",
        );
        silent(
            &SCAN,
            "<code><pre>VZCZC</pre></code>\n<code><pre>UNCLAS\nVELM</pre></code>",
        );
    }

    #[test]
    fn the_end_is_inserted_or_the_wrapper_goes() {
        check_fix(
            Code::WrapperUnbalanced,
            "<code><pre>S E C R E T One .\n",
            "<code><pre>S E C R E T One .</pre></code>\n",
        );
        check_fix(
            Code::WrapperUnbalanced,
            "S E C R E T One .</pre></code>\n",
            "S E C R E T One .\n",
        );
    }
}
