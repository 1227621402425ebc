//! `wrapper-unbalanced`: `<code><pre>` and `</pre></code>`, between which a page holds its text,
//! one without the other (format §5.3 C).

use super::sink::Sink;
use crate::model::Document;
use crate::rules::Finding;
use crate::syntax::MarkKind;
use crate::text::Offset;

pub(crate) fn lint(document: &Document, sink: &mut Sink<'_>) {
    let mut open = None;
    for mark in document.marks_from(Offset::default(), |summary| summary.wrappers > 0) {
        if !sink.has_room(mark.span.start) {
            return;
        }
        let unclosed = match mark.kind {
            MarkKind::WrapperOpen => open.replace(mark.span),
            MarkKind::WrapperClose => {
                if open.take().is_none() {
                    sink.push(Finding::wrapper_unopened(mark.span));
                }
                None
            }
            _ => None,
        };
        if let Some(unclosed) = unclosed {
            sink.push(Finding::wrapper_unclosed(unclosed));
        }
    }
    if let Some(unclosed) = open {
        sink.push(Finding::wrapper_unclosed(unclosed));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};
    use super::lint;

    #[test]
    fn one_without_the_other() {
        check(
            lint,
            "
            <code><pre>VZCZC 0136 <code><pre>UNCLAS VELM </pre></code> and </pre></code>
            ^^^^^^^^^^^ wrapper-unbalanced: `<code><pre>` without `</pre></code>`
                                                                           ^^^^^^^^^^^^^ wrapper-unbalanced: `</pre></code>` without `<code><pre>`
            <code><pre>
            ^^^^^^^^^^^ wrapper-unbalanced: `<code><pre>` without `</pre></code>`
            ",
        );
        silent(
            lint,
            "<code><pre>VZCZC</pre></code>\n<code><pre>UNCLAS\nVELM</pre></code>",
        );
    }
}
