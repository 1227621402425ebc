//! The fix for two mentions that are one name: `[LOC Ada Bay  ] , [LOC F.D.  ]` ⇒
//! `[LOC Ada Bay , F.D.  ]`.

use crate::edits::place::Place;
use crate::rules::fixes::Fix;
use crate::text::{Edit, Span};

/// One mention of the first two that `span` holds, with what stands between them.
pub(super) fn merged(place: Place<'_>, span: Span) -> Option<Fix> {
    let mut mentions = place.document.mentions_in(span);
    let (first, second) = (mentions.next()?, mentions.next()?);
    let between = place.text(Span::new(first.span.end, second.span.start));
    let words: Vec<&str> = between.split_whitespace().collect();
    let words = match words.join(" ") {
        words if words.is_empty() => " ".to_owned(),
        words => format!(" {words} "),
    };
    let edit = Edit::new(Span::new(first.name.end, second.name.start), words.as_str());
    let (one, two) = (place.text(first.name), place.text(second.name));
    let title = format!("Make one mention of “{one}{words}{two}”");
    Some(Fix::new(title, vec![edit]).preferred())
}
