//! Fixes for what a page or a transfer left: `Harbour &amp; Quay` ⇒ `Harbour & Quay`.

use super::Fix;
use crate::edits::place::Place;
use crate::model::Document;
use crate::rules::cable::debris::decoded;
use crate::rules::{Code, Finding};
use crate::syntax::{MarkKind, Summary};
use crate::text::{Edit, Span};

const OPEN: &str = "<code><pre>";
const CLOSE: &str = "</pre></code>";

pub(crate) fn fixes(document: &Document, finding: &Finding) -> Vec<Fix> {
    let place = Place::new(document);
    let span = finding.span;
    match finding.code {
        Code::StrayMarkup => {
            let between = place.blank_before(span.start).len() + place.blank_behind(span.end).len();
            let edit = if between == 2 {
                Edit::new(span, " ")
            } else {
                place.remove(span)
            };
            vec![Fix::new(
                format!("Remove `{}`", place.text(span)),
                vec![edit],
            )]
        }
        Code::UndecodedEntity => {
            let reference = place.text(span);
            let Some(decoded) = decoded(&reference) else {
                return Vec::new();
            };
            // A bracket of the text is written as such.
            let (decoded, edit) = match decoded.as_str() {
                "[" => ("-LSB-", place.apart(span, "-LSB-")),
                "]" => ("-RSB-", place.apart(span, "-RSB-")),
                decoded => (decoded, Edit::new(span, decoded)),
            };
            vec![Fix::new(
                format!("Write `{reference}` as `{decoded}`"),
                vec![edit],
            )]
        }
        Code::EncodingDamage if place.text(span) == "Q" => {
            vec![Fix::new("Write the `Q` as `’`", vec![Edit::new(span, "’")])]
        }
        Code::WrapperUnbalanced => wrapper(place, span),
        _ => Vec::new(),
    }
}

fn wrapper(place: Place<'_>, span: Span) -> Vec<Fix> {
    let text = place.document.text();
    let counted = |summary: &Summary| summary.wrappers > 0;
    let title = format!("Remove `{}`", place.text(span));
    let remove = Fix::new(title, vec![Edit::new(span, "")]);
    if place.text(span) == OPEN {
        let mut marks = place.document.marks_from(span.end, counted);
        let next = marks.find(|mark| mark.kind == MarkKind::WrapperOpen);
        let end = next.map_or(text.end(), |next| next.span.start);
        let inside = Span::new(span.end, end);
        let at = place.document.trimmed(inside).end.max(span.end);
        let edit = Edit::new(Span::empty(at), CLOSE);
        let fix = Fix::new(format!("Insert `{CLOSE}`"), vec![edit]);
        return vec![fix, remove];
    }
    vec![remove]
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;
    use crate::rules::Code;

    #[test]
    fn pages_and_transfers() {
        check(
            Code::StrayMarkup,
            "S E C R E T <br>one<br>two .",
            "S E C R E T <br>one two .",
        );
        check(
            Code::UndecodedEntity,
            "S E C R E T Harbour &amp; Quay",
            "S E C R E T Harbour & Quay",
        );
        check(
            Code::UndecodedEntity,
            "S E C R E T as &#91;1&#93;",
            "S E C R E T as -LSB- 1&#93;",
        );
        check(
            Code::EncodingDamage,
            "S E C R E T the MinisterQs plan",
            "S E C R E T the Minister’s plan",
        );
        check(
            Code::WrapperUnbalanced,
            "<code><pre>S E C R E T One .\n",
            "<code><pre>S E C R E T One .</pre></code>\n",
        );
        check(
            Code::WrapperUnbalanced,
            "S E C R E T One .</pre></code>\n",
            "S E C R E T One .\n",
        );
    }
}
