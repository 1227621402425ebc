//! The fix for two mentions that are one name: `[LOC Ada Bay  ] , [LOC F.D.  ]` ⇒
//! `[LOC Ada Bay , F.D.  ]`.

use crate::edits::Site;
use crate::rules::fixes::Fix;
use crate::text::{Edit, Span};

/// One mention of the first two that `span` holds, with what stands between them.
pub(super) fn merged(site: Site<'_>, span: Span) -> Option<Fix> {
    let mut mentions = site.document.mentions_in(span);
    let (first, second) = (mentions.next()?, mentions.next()?);
    let between = site.text(Span::new(first.span.end, second.span.start));
    let words: Vec<&str> = between.split_whitespace().collect();
    let words = match words.join(" ") {
        words if words.is_empty() => " ".to_owned(),
        words => format!(" {words} "),
    };
    let edit = Edit::new(Span::new(first.name.end, second.name.start), words.as_str());
    let (one, two) = (site.text(first.name), site.text(second.name));
    let title = format!("Make one mention of “{one}{words}{two}”");
    Some(Fix::new(title, vec![edit]).preferred())
}
