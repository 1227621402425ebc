//! Fixes for mentions that run over mark-up or the structure of a cable: trimmed to the name they
//! begin with, or unwrapped where there is none: `[PER Ida <a  ]` ⇒ `[PER Ida  ] <a`,
//! `[PER TAGS: <a  ]` ⇒ `TAGS: <a`.

use super::Fix;
use crate::edits;
use crate::edits::place::Place;
use crate::model::gloss::field::{caption, field};
use crate::rules::support::markup::markup;
use crate::syntax::{MarkKind, Mention};
use crate::text::{Offset, Span};

/// What is written before a colon in the texts themselves and is never a name.
const WORDS: [&str; 15] = [
    "action",
    "action request",
    "background",
    "begin text",
    "classified",
    "comment",
    "conclusion",
    "end text",
    "introduction",
    "note",
    "status",
    "subject",
    "summary",
    "tags",
    "text",
];

/// What would settle it that `mention` holds more than a name.
pub(crate) fn fixes(place: Place<'_>, mention: &Mention) -> Vec<Fix> {
    let unwrap = Fix::of(edits::unwrap(place.document, mention.name.start));
    let Some(trim) = trimmed(place, mention) else {
        let sure = is_no_name(place, mention);
        let unwrap = unwrap.map(|fix| if sure { fix.safe() } else { fix.preferred() });
        return unwrap.into_iter().collect();
    };
    [trim.safe()].into_iter().chain(unwrap).collect()
}

/// The mention up to what it should not hold, where that is a name.
fn trimmed(place: Place<'_>, mention: &Mention) -> Option<Fix> {
    let name = place.text(mention.name);
    let end = structure(place, mention).first()?.start;
    let rest = name
        .get(..end.get().checked_sub(mention.name.start.get())?)?
        .trim_end();
    if is_form(rest) || !rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
        return None;
    }
    let edits = place.end_name(mention, end);
    Some(Fix::new(format!("Trim it to “{rest}”"), edits))
}

/// Where mark-up and structure stand in the name of `mention`, by their starts.
fn structure(place: Place<'_>, mention: &Mention) -> Vec<Span> {
    let name = place.text(mention.name);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(piece) = markup(&name[at..]) {
        let start = at + name[at..].find(piece).unwrap_or_default();
        found.push(Span::at(mention.name.start + start, piece.len()));
        at = start + piece.len();
    }
    let marks = place
        .document
        .marks_from(mention.span.start, |summary| summary.marks > 0);
    let marks = marks.take_while(|mark| mark.span.start < mention.name.end);
    let marks = marks.filter(|mark| !matches!(mark.kind, MarkKind::Heading | MarkKind::BlankLine));
    found.extend(marks.map(|mark| mark.span.intersection(mention.name)));
    found.retain(|span| !span.is_empty());
    found.sort_unstable();
    found
}

/// Whether nothing of `mention` but its structure is a word: no name would be lost with it.
fn is_no_name(place: Place<'_>, mention: &Mention) -> bool {
    let mut words = String::new();
    let mut at = mention.name.start;
    let end = Span::empty(mention.name.end);
    for span in structure(place, mention).into_iter().chain([end]) {
        words.push_str(&place.text(Span::new(at, span.start.max(at))));
        words.push(' ');
        at = span.end.max(at);
    }
    // Between the tags of a link to a TAGS code stands the code.
    let linked = place.text(mention.name).contains("href='/tag/");
    linked || is_form(words.trim()) || !words.contains(char::is_alphabetic)
}

/// Whether `text` is a word of a cable's form, with the signs behind it, or no word at all:
/// `Summary:`, `END COMMENT.`, `Status:`.
pub(crate) fn is_form(text: &str) -> bool {
    let signs = |c: char| !c.is_alphanumeric();
    let bare = text.trim_matches(signs);
    let signed = bare.len() < text.trim_end().len();
    let lower = bare.to_lowercase();
    let ends = lower.starts_with("end ") || lower.starts_with("begin ");
    let listed = WORDS.contains(&lower.as_str()) || field(bare).is_some();
    bare.is_empty() || caption(bare).is_some() || signed && (listed || ends)
}

/// `at` without the blanks before it.
pub(crate) fn behind_blanks(place: Place<'_>, at: Offset) -> Offset {
    let before = place.before(at);
    at.back(before.len() - before.trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{applied, check, read};
    use super::super::{fix_all, fix_whole};
    use super::is_form;
    use crate::rules::Code;
    use crate::rules::policy::Rules;

    #[test]
    fn structure_is_cut_off_or_the_brackets_are() {
        let anchor = "<a id='par1' href='#par1'>¶</a>1";
        for (code, before, after) in [
            (
                Code::EntityContainsMarkup,
                format!("[ORG VELM {anchor}  ] ."),
                format!("[ORG VELM  ] {anchor} ."),
            ),
            (
                Code::EntityContainsMarkup,
                format!("[ORG {anchor}  ] ."),
                format!("{anchor} ."),
            ),
            (
                Code::EntityContainsMarkup,
                format!("{anchor} . [PER END NOTE. <a id='par2'  ] x"),
                format!("{anchor} . END NOTE. <a id='par2' x"),
            ),
            (
                Code::EntityContainsMarkup,
                format!("{anchor} . <a [ORG id='par2' href='#par2'>¶</a>2  ] ."),
                format!("{anchor} . <a id='par2' href='#par2'>¶</a>2 ."),
            ),
            (
                Code::EntityContainsMarkup,
                "UNCLAS [PER TAGS: <a  ] href".into(),
                "UNCLAS TAGS: <a href".into(),
            ),
            (
                Code::EntityContainsMarkup,
                "UNCLAS [ORG OR-P TAGS: <a  ] href".into(),
                "UNCLAS [ORG OR-P  ] TAGS: <a href".into(),
            ),
            (
                Code::EntityContainsMarkup,
                "UNCLAS [MISC THE SEA ---------- <a  ] id".into(),
                "UNCLAS [MISC THE SEA  ] ---------- <a id".into(),
            ),
            (
                Code::EntityContainsHeaderField,
                "UNCLAS [ORG VL SUBJECT: Quays  ] .".into(),
                "UNCLAS [ORG VL  ] SUBJECT: Quays .".into(),
            ),
        ] {
            check(code, &before, &after);
        }
    }

    #[test]
    fn all_at_once_where_no_name_is_lost() {
        let document = read(
            "[PER Ida <a  ] id='par2' [LOC href='#par2'>¶</a>2  ] . [ORG </a> Guild of Oru  ] , [PER went <a  ]",
        );
        let fix = fix_all(&document, Code::EntityContainsMarkup, &Rules::default()).unwrap();
        assert_eq!(fix.title, "Fix all 2 `entity-contains-markup`");
        assert_eq!(
            applied(&document, &fix),
            "[PER Ida  ] <a id='par2' href='#par2'>¶</a>2 . [ORG </a> Guild of Oru  ] , [PER went <a  ]",
        );
        assert!(fix_whole(&document, &Rules::default()).is_some());
    }

    #[test]
    fn words_of_the_form_are_no_names() {
        for word in [
            "Summary:",
            "END COMMENT.",
            "Status:",
            "SIPDIS",
            "Reason:",
            "TAGS:",
            "--",
        ] {
            assert!(is_form(word), "{word}");
        }
        for name in ["Status", "Oru.", "Ada Bay:", "Endor", "Comment Guild."] {
            assert!(!is_form(name), "{name}");
        }
    }
}
