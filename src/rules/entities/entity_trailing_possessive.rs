//! `entity-trailing-possessive`: `’s` inside a name (format §5.3 B). A hint, since in texts
//! annotated by people it is nearly always the name's (`Lloyd's`); a warning where the document
//! has the name without it too. Off for `OntoNotes`, whose guidelines take it in.

use rustc_hash::FxHashMap;

use super::moving_out;
use crate::model::scan;
use crate::model::{Document, Entity, normalised, without_period, without_possessive};
use crate::rules::finding::shortened;
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::rules::support::anomalies::in_names;
use crate::rules::{Code, Finding, Rule, Severity};
use crate::syntax::AnomalyKind;
use crate::text::Span;

/// So many names with a possessive are counted, to see which are written without one too.
const COUNTED: usize = 20_000;

pub(crate) const RULE: Rule = Rule {
    scans: &[&SCAN],
    fix: Some(moving_out::fix),
};

pub(crate) const SCAN: Scan = Scan::of_any_text("entity_trailing_possessive", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    if document.labels().name() == "ontonotes18" {
        return;
    }
    let mut counts = FxHashMap::<String, u32>::default();
    for (_, name) in possessives(document).take(COUNTED) {
        *counts.entry(normalised(&name).into_owned()).or_default() += 1;
    }
    let mut places = FxHashMap::<String, Option<Span>>::default();
    for (span, name) in possessives(document).take(COUNTED) {
        if !reporter.has_room(span.start) {
            return;
        }
        let form = normalised(&name);
        let all = document.entities().get(&form).map_or(0, Entity::count);
        let is_known = counts.get(&*form).is_some_and(|count| all > *count);
        let known = if is_known {
            let place = places.entry(form.to_string());
            Bare::Tagged(*place.or_insert_with(|| without(document, &form)))
        } else {
            Bare::Nowhere
        };
        let bare = without_possessive(without_period(&name));
        let ending = &name[bare.len()..];
        let place = Span::new(span.start + bare.len(), span.end);
        reporter.push(finding(place, ending.trim_start(), bare, known));
    }
}

/// Whether a name is tagged without its possessive too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bare {
    Nowhere,
    /// With a place where it is, if one is near.
    Tagged(Option<Span>),
}

/// The possessive `ending` of the name `bare`, which has a mention without one or not.
fn finding(span: Span, ending: &str, bare: &str, known: Bare) -> Finding {
    let bare = shortened(bare);
    let message = match known {
        Bare::Tagged(_) => format!("`{ending}` belongs outside: the name is “{bare}”"),
        Bare::Nowhere => format!("`{ending}` may belong outside, if the name is “{bare}”"),
    };
    let finding = Finding::new(Code::EntityTrailingPossessive, span, message);
    match known {
        Bare::Tagged(Some(place)) => finding.with_related(place, format!("“{bare}”")),
        Bare::Tagged(None) => finding,
        Bare::Nowhere => finding.with_severity(Severity::Hint),
    }
}

/// The names that end with a possessive.
fn possessives(document: &Document) -> impl Iterator<Item = (Span, String)> {
    let names = in_names(document, AnomalyKind::NameEdge);
    let names = names.map(|span| (span, scan::text(document, span)));
    names.filter(|(_, name)| {
        let name = without_period(name);
        without_possessive(name).len() < name.len()
    })
}

/// The first mention of the name `form` without a possessive, where it is soon found.
fn without(document: &Document, form: &str) -> Option<Span> {
    /// So many mentions are looked at.
    const MOST: usize = 2_000;
    let mentions = document.mentions_of(form).take(MOST);
    let mut names = mentions.map(|mention| mention.name);
    names.find(|span| {
        let name = scan::text(document, *span);
        without_possessive(&name).len() == name.len()
    })
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::model::Document;
    use crate::rules::testing::{TOKENISED, check, check_fix_in, found, found_in, silent};
    use crate::rules::{Code, Severity};

    #[test]
    fn names_that_are_written_without_it_too() {
        check(
            &SCAN,
            "
            The [ORG Guild’s  ] men , [MISC Quill's  ] men and the [ORG Guild  ] .
                          ^^ entity-trailing-possessive: `’s` belongs outside: the name is “Guild”
                                                                        ~~~~~ “Guild”
                                                 ^^ entity-trailing-possessive: `'s` may belong outside, if the name is “Quill”
            ",
        );
        let found = found(&SCAN, "[ORG Guild’s  ] [MISC Quill's  ] [LOC Guild  ]");
        let severities: Vec<_> = found.iter().map(|finding| finding.severity).collect();
        assert_eq!(severities, [Severity::Warning, Severity::Hint]);
    }

    #[test]
    fn endings_inside_and_other_label_sets_are_silent() {
        silent(
            &SCAN,
            "The [ORG Crown Prosecutor’s Office  ] and [ORG Quills  ] .",
        );
        let other = "[PERSON Ida 's  ] of [GPE Oru  ] met [PERSON Ida  ] .";
        assert_eq!(found_in(&SCAN, &Document::new(other, 0)), []);
    }
    #[test]
    fn it_is_moved_out() {
        check_fix_in(
            TOKENISED,
            Code::EntityTrailingPossessive,
            "[ORG Guild’s  ] men . \n",
            "[ORG Guild  ] ’s men . \n",
        );
        check_fix_in(
            TOKENISED,
            Code::EntityTrailingPossessive,
            "[ORG Guild 's  ] men . \n",
            "[ORG Guild  ] 's men . \n",
        );
    }
}
