//! `untokenised-entity`: a comma or bracket in a name that touches its neighbours, where the
//! document's words are tokens (format §5.3 B, §1.2).

use crate::model::Document;
use crate::model::scan;
use crate::model::style::is_tokenised;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::fixes;
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::rules::support::anomalies::in_names;
use crate::rules::support::markup::markup;
use crate::syntax::{Anomalies, AnomalyKind};
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[&SCAN],
    fix: Some(fixes::entities::fixes),
};

pub(crate) const SCAN: Scan = Scan::of_any_text("untokenised_entity", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    if document.summary().anomalies_in(Anomalies::Names) == 0 || !is_tokenised(document) {
        return;
    }
    for name in in_names(document, AnomalyKind::NameGlued) {
        if !reporter.has_room(name.start) {
            return;
        }
        let text = scan::text(document, name);
        if markup(&text).is_some() {
            continue;
        }
        let glued = glued(&text).into_iter().next();
        reporter.extend(glued.map(|at| {
            let span = Span::at(name.start + at, 1);
            Finding::untokenised_entity(span, &text[at..=at])
        }));
    }
}

/// Where signs in `name` touch words.
pub(crate) fn glued(name: &str) -> Vec<usize> {
    let bytes = name.as_bytes();
    let signs = name.match_indices([',', ';', '(', ')', '{', '}']);
    let inner = signs.filter(|(at, _)| *at > 0 && *at + 1 < bytes.len());
    let glued = inner.filter(|(at, sign)| {
        let (before, behind) = (bytes[at - 1], bytes[at + 1]);
        let digits = before.is_ascii_digit() && behind.is_ascii_digit();
        (before != b' ' || behind != b' ') && !(digits && *sign == ",")
    });
    glued.map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::{check, silent};

    #[test]
    fn only_in_the_tokenised_form() {
        check(
            &SCAN,
            "
            In [LOC Ada Bay, Oru  ] and the [ORG Works (Oru) Guild  ] .␠
                           ^ untokenised-entity: `,` is not set off inside the entity
                                                       ^ untokenised-entity: `(` is not set off inside the entity
            ",
        );
        silent(
            &SCAN,
            "In [LOC Ada Bay , Oru  ] and [MISC 7,700 men  ] .␠\n",
        );
        silent(&SCAN, "In [LOC Ada Bay, Oru] and more.\n");
    }
}
