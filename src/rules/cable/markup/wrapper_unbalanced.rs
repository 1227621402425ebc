//! `wrapper-unbalanced`: `<code><pre>` and `</pre></code>`, between which a page holds its text,
//! one without the other (format §5.3 C).

use crate::edits::Site;
use crate::model::Document;
use crate::rules::fixes::Fix;
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::rules::{Code, Finding, Rule};
use crate::syntax::{MarkKind, Summary};
use crate::text::{Edit, Offset, Span};

const OPEN: &str = "<code><pre>";
const CLOSE: &str = "</pre></code>";

pub(crate) const RULE: Rule = Rule {
    scans: &[&SCAN],
    fix: Some(fix),
};

pub(crate) const SCAN: Scan = Scan::of_cables("wrapper_unbalanced", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    let mut open = None;
    for mark in document.marks_from(Offset::default(), has_wrappers) {
        if !reporter.has_room(mark.span.start) {
            return;
        }
        let left_open = match mark.kind {
            MarkKind::WrapperOpen => open.replace(mark.span),
            MarkKind::WrapperClose => {
                if open.take().is_none() {
                    reporter.push(unopened(mark.span));
                }
                None
            }
            _ => None,
        };
        if let Some(left_open) = left_open {
            reporter.push(unclosed(left_open));
        }
    }
    if let Some(left_open) = open {
        reporter.push(unclosed(left_open));
    }
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
