//! `untokenised-entity`: a comma or bracket in a name that touches its neighbours, where the
//! document's words are tokens (format §5.3 B, §1.2).

use crate::edits::Site;
use crate::model::{Document, scan};
use crate::rules::fixes::Fix;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope, in_tokenised_text};
use crate::rules::stretch::Stretch;
use crate::rules::support::anomalies::{has_names, in_names};
use crate::rules::support::markup::markup;
use crate::rules::{Code, Finding, Rule};
use crate::syntax::AnomalyKind;
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[&SCAN],
    fix: Some(fix),
};

const SCAN: Scan =
    Scan::of_any_text("untokenised_entity", Scope::Near(has_names, check)).under(in_tokenised_text);

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let document = stretch.document;
    for name in in_names(stretch, AnomalyKind::NameGlued) {
        let text = scan::text(document, name);
        if markup(&text).is_some() {
            continue;
        }
        let glued = glued(&text).into_iter().next();
        reporter.extend(glued.map(|at| {
            let span = Span::at(name.start + at, 1);
            finding(span, &text[at..=at])
        }));
    }
}

/// The finding about the first `sign` of its name that touches a word.
fn finding(span: Span, sign: &str) -> Finding {
    let message = format!("`{sign}` is not set off inside the entity");
    Finding::new(Code::UntokenisedEntity, span, message)
}

/// Sets off all signs of the name: `[LOC Ada Bay, Oru  ]` ⇒ `[LOC Ada Bay , Oru  ]`.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let site = Site::of(document);
    let Some(mention) = site.outer_mention(finding.span) else {
        return Vec::new();
    };
    let glued = glued(&site.text(mention.name));
    let edits = site.set_off(mention.name.start, &glued);
    vec![Fix::new("Set the signs off", edits).safe()]
}

/// The signs in `name` that touch a word, by their bytes.
fn glued(name: &str) -> Vec<usize> {
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
    use crate::rules::Code;
    use crate::rules::fixes::testing::{TOKENISED, check_in};
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

    #[test]
    fn the_signs_of_the_name_are_set_off() {
        check_in(
            TOKENISED,
            Code::UntokenisedEntity,
            "[LOC Oru, Velm (Old) Bay  ] . \n",
            "[LOC Oru , Velm ( Old ) Bay  ] . \n",
        );
    }
}
