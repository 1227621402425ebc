//! The fix for a mention that is a part of its name: `[LOC Port  ] Merrow’s` ⇒
//! `[LOC Port Merrow  ] ’s`.

use super::merging::merged;
use crate::edits::Site;
use crate::model::Document;
use crate::rules::Finding;
use crate::rules::fixes::Fix;
use crate::syntax::Mention;
use crate::text::{Edit, Span};

/// One mention of all that `finding` spans.
pub(super) fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    extended(Site::of(document), finding).into_iter().collect()
}

/// Of one mention and words beside it, the label is that of the whole name elsewhere.
fn extended(site: Site<'_>, finding: &Finding) -> Option<Fix> {
    let span = finding.span;
    let mentions: Vec<Mention> = site.document.mentions_in(span).collect();
    let first = mentions.first()?;
    if mentions.len() > 1 {
        return merged(site, span);
    }
    let whole = finding.related.first();
    let whole = whole.and_then(|(known, _)| site.mention(*known));
    let label = whole.and_then(|whole| site.document.labels().text(whole.label))?;
    let padding = site.text(Span::new(first.name.end, first.span.end));
    let mut name = String::new();
    let before = site.text(Span::new(span.start, first.span.start));
    let behind = site.text(Span::new(first.span.end, span.end));
    for part in [before.trim(), &site.text(first.name), behind.trim()] {
        if !name.is_empty() && !part.is_empty() {
            name.push(' ');
        }
        name.push_str(part);
    }
    let gap = if site.tokenised {
        site.blank_behind(span.end)
    } else {
        ""
    };
    let edit = Edit::new(span, format!("[{label} {name}{padding}{gap}"));
    Some(Fix::new(format!("Extend to “{name}”"), vec![edit]).preferred())
}
