//! `wrapper-unbalanced`: `<code><pre>` and `</pre></code>`, between which a page holds its text,
//! one without the other (format §5.3 C).

use crate::model::Document;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::fixes;
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::syntax::MarkKind;
use crate::text::Offset;

pub(crate) const RULE: Rule = Rule {
    scans: &[&SCAN],
    fix: Some(fixes::debris::fixes),
};

pub(crate) const SCAN: Scan = Scan::of_cables("wrapper_unbalanced", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    let mut open = None;
    for mark in document.marks_from(Offset::default(), |summary| summary.wrappers > 0) {
        if !reporter.has_room(mark.span.start) {
            return;
        }
        let unclosed = match mark.kind {
            MarkKind::WrapperOpen => open.replace(mark.span),
            MarkKind::WrapperClose => {
                if open.take().is_none() {
                    reporter.push(Finding::wrapper_unopened(mark.span));
                }
                None
            }
            _ => None,
        };
        if let Some(unclosed) = unclosed {
            reporter.push(Finding::wrapper_unclosed(unclosed));
        }
    }
    if let Some(unclosed) = open {
        reporter.push(Finding::wrapper_unclosed(unclosed));
    }
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::{check, silent};

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
}
