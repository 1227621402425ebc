//! `unclosed-entity`: a `[PER` that no `]` closes on its line (format §5.3 A). Readers take all
//! text up to the next `]`, wherever that stands, for the name (§1.4).

use super::pairs;
use crate::edits::Site;
use crate::model::{Document, bare, scan};
use crate::rules::finding::shortened;
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule};
use crate::text::{Edit, Span};

/// The distance within which the `]` is looked for that a reader would take for the opener's, in
/// bytes.
const SWALLOWED: usize = 2_048;

pub(crate) const RULE: Rule = Rule {
    scans: &[&pairs::SCAN],
    fix: Some(fix),
};

/// What a reader takes for an entity that nothing closes.
struct Swallowed {
    /// The text up to the next `]`, where one is near.
    text: Option<String>,
    /// The next bracket of either kind.
    next: Option<Span>,
}

/// The finding about the opener at `open`.
pub(super) fn finding(document: &Document, open: Span) -> Finding {
    let opener = scan::text(document, open);
    let swallowed = swallowed(document, open);
    let text = match swallowed.text {
        Some(text) => format!("“{}”, up to the next `]`", shortened(&text)),
        None => "text up to the next `]`".to_owned(),
    };
    let message = format!("`{opener}` is never closed on this line; a reader would swallow {text}");
    let finding = Finding::new(Code::UnclosedEntity, open, message);
    match swallowed.next {
        Some(next) => finding.with_related(next, "the next bracket"),
        None => finding,
    }
}

/// A reader goes on from the opener at `open` to the next `]`, wherever that is.
fn swallowed(document: &Document, open: Span) -> Swallowed {
    let close = scan::find(document, open.end, SWALLOWED, |byte| byte == b']');
    let text = close.map(|close| scan::text(document, Span::new(open.end, close)));
    let next = scan::bracket(document, open.end, SWALLOWED);
    Swallowed {
        text: text.filter(|text| !text.trim().is_empty()),
        next: next.map(|next| scan::opener(document, next)),
    }
}

/// Closes the mention behind its likely name, `[PER Ida said` ⇒ `[PER Ida  ] said`, or removes the
/// opener.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let (site, opener) = (Site::of(document), finding.span);
    let rest = site.behind(opener.end);
    let rest = &rest[..rest.find(['[', ']', '<']).unwrap_or(rest.len())];
    let remove = Span::new(
        opener.start,
        opener.end + usize::from(rest.starts_with(' ')),
    );
    let title = format!("Remove `{}`", site.text(opener));
    let remove = Fix::new(title, vec![Edit::new(remove, "")]);
    let Some((start, name)) = name_in(rest) else {
        return vec![remove.preferred()];
    };
    let at = opener.end + (start + name.len());
    let close = format!("{}]{}", site.padding, site.blank_behind(at));
    let edits = vec![Edit::new(Span::empty(at), close)];
    let close = Fix::new(format!("Close it behind “{name}”"), edits);
    vec![close.preferred(), remove]
}

/// The name that `text` begins with, and its start: the words with a capital, or the first word.
fn name_in(text: &str) -> Option<(usize, &str)> {
    let start = text.len() - text.trim_start().len();
    let text = text.trim();
    let mut end = 0;
    for word in text.split_inclusive(' ') {
        let capital = word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        if end > 0 && !capital {
            break;
        }
        end += word.len();
        let signs = |c: char| matches!(c, ',' | ';' | ':' | '!' | '?' | ')' | '”' | '"');
        if word.trim_end().ends_with(signs) || bare(word.trim_end()) != word.trim_end() {
            break;
        }
    }
    let signs = |c: char| !c.is_alphanumeric() && c != '.' && c != ')';
    let name = bare(text[..end].trim_end()).trim_end_matches(signs);
    name.contains(char::is_alphanumeric)
        .then_some((start, name))
}

#[cfg(test)]
mod tests {
    use super::pairs::SCAN;
    use crate::rules::testing::{check, silent};
    use crate::rules::{Code, fixes};

    #[test]
    fn an_opener_that_nothing_closes() {
        check(
            &SCAN,
            "
            [PER Ida said in [LOC Oru  ] today
            ^^^^ unclosed-entity: `[PER` is never closed on this line; a reader would swallow “Ida said in [LOC Oru”, up to the next `]`
                             ~~~~ the next bracket
            and [PER
                ^^^^ unclosed-entity: `[PER` is never closed on this line; a reader would swallow text up to the next `]`
            ",
        );
        silent(&SCAN, "[PER Ida  ] said in [LOC Oru] today and [PER Ada ].");
    }

    #[test]
    fn the_name_is_closed_or_the_opener_goes() {
        for (before, after) in [
            (
                "[PER Ida Quill said , [LOC Oru  ] .",
                "[PER Ida Quill  ] said , [LOC Oru  ] .",
            ),
            (
                "[PER Ida Quill said , [LOC Oru  ] .",
                "Ida Quill said , [LOC Oru  ] .",
            ),
            (
                "met [PER Ida, who\n[LOC Oru  ]",
                "met [PER Ida  ] , who\n[LOC Oru  ]",
            ),
            ("and [PER\n", "and \n"),
        ] {
            fixes::testing::check(Code::UnclosedEntity, before, after);
        }
    }
}
