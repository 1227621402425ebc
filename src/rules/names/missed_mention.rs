//! `missed-mention`: a name that is tagged elsewhere in the document and not here (format
//! §5.3 B), or that the project's gazetteer lists.
//!
//! Said only where it is most likely right: of exact repeats of names of three letters or two
//! words and more, with a capital that no sentence's start explains, or never lacking it. Not
//! within the first words of a longer name, among the codes of a header, or in marks.

mod listed;
mod search;

use self::search::Search;
use crate::edits;
use crate::edits::Site;
use crate::model::{Document, normalised};
use crate::rules::draft::{Draft, Far};
use crate::rules::finding::shortened;
use crate::rules::fixes::Fix;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::Stretch;
use crate::rules::{Code, Finding, Rule};
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[&SCAN],
    fix: Some(fix),
};

const SCAN: Scan = Scan::of_any_text("missed_mention", Scope::Near(|_| true, check));

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let any = stretch.document.summary().mentions > 0 || !stretch.gazetteer.is_empty();
    if any {
        Search::new(stretch).look(reporter);
    }
}

/// The name `name`, which is tagged `label` elsewhere and not at `span`.
fn tagged_elsewhere(span: Span, name: &str, label: &str) -> Draft {
    let form = normalised(name).into();
    let name = shortened(name);
    let message = format!("“{name}” is tagged {label} elsewhere, not here");
    let finding = Finding::new(Code::MissedMention, span, message);
    Draft::of(finding).with(Far::FirstName(form), format!("tagged {label} here"))
}

/// The name `name`, which the gazetteer lists as `label` and which is not tagged at `span`.
fn listed_name(span: Span, name: &str, label: &str) -> Finding {
    let name = shortened(name);
    let message = format!("“{name}” is {label} in the gazetteer, not tagged here");
    Finding {
        label: Some(label.to_owned()),
        ..Finding::new(Code::MissedMention, span, message)
    }
}

/// The name tagged here, and all its repeats; one of the gazetteer here only.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    if let Some(listed) = &finding.label {
        let here = Fix::of(edits::tag(document, finding.span, listed));
        return here.map(Fix::preferred).into_iter().collect();
    }
    let site = Site::of(document);
    let known = finding.related.first();
    let Some(mention) = known.and_then(|(known, _)| site.mention(*known)) else {
        return Vec::new();
    };
    let text = site.text(finding.span);
    let entity = document.entities().get(&text);
    let usual = entity.and_then(|entity| Some(entity.usual_labels(1).first()?.0));
    let label = document.labels().text(usual.unwrap_or(mention.label));
    let here = label.and_then(|label| Fix::of(edits::tag(document, finding.span, label)));
    let all = Fix::of(edits::tag_all(document, mention.name.start));
    here.map(Fix::preferred).into_iter().chain(all).collect()
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::Code;
    use crate::rules::testing::{TOKENISED, check, check_fix_in, found, silent};

    #[test]
    fn names_tagged_elsewhere() {
        check(
            &SCAN,
            "
            Minister [PER Ida Quill  ] met the [ORG GOV  ] in [LOC Ada Bay  ] and [LOC Oru  ] .
                                                    ~~~ tagged ORG here
                                                                   ~~~~~~~ tagged LOC here
                                                                                       ~~~ tagged LOC here
                                                                                       ~~~ tagged LOC here
            The GOV’s men left Ada Bay for Oru, not (Oru).
                ^^^ missed-mention: “GOV” is tagged ORG elsewhere, not here
                               ^^^^^^^ missed-mention: “Ada Bay” is tagged LOC elsewhere, not here
                                           ^^^ missed-mention: “Oru” is tagged LOC elsewhere, not here
                                                     ^^^ missed-mention: “Oru” is tagged LOC elsewhere, not here
            ",
        );
    }

    #[test]
    fn a_possessive_at_a_sentences_start_is_a_name() {
        check(
            &SCAN,
            "
            The [PER Hope  ] of [LOC Oru  ] came into [LOC Ada Bay  ] .␠
                     ~~~~ tagged PER here
                                                           ~~~~~~~ tagged LOC here
            Hope’s men lost hope . Hope is lost . Ada Bay is not .␠
            ^^^^ missed-mention: “Hope” is tagged PER elsewhere, not here
                                                  ^^^^^^^ missed-mention: “Ada Bay” is tagged LOC elsewhere, not here
            ",
        );
    }

    #[test]
    fn a_quotation_behind_a_name_is_no_possessive() {
        check(
            &SCAN,
            "
            The [LOC Oru  ] ship in Oru 'sails on' .␠
                                    ^^^ missed-mention: “Oru” is tagged LOC elsewhere, not here
                     ~~~ tagged LOC here
            ",
        );
    }

    #[test]
    fn a_name_at_a_sentences_start() {
        check(
            &SCAN,
            "
            The men of [LOC Velm  ] , [ORG Hope  ] and [PER Keld  ] came to [LOC Ada Bay  ] .␠
                            ~~~~ tagged LOC here
                            ~~~~ tagged LOC here
            ( U ) Velm is lost . Velm was , in hope . Hope is . Keld-men are .␠
                  ^^^^ missed-mention: “Velm” is tagged LOC elsewhere, not here
                                 ^^^^ missed-mention: “Velm” is tagged LOC elsewhere, not here
            [PER Ida  ] spoke . Ida went .␠
            ",
        );
    }

    #[test]
    fn what_is_no_repeat_is_silent() {
        silent(
            &SCAN,
            "
            The [PER Hope  ] of [LOC Oru  ] came in [MISC May  ] with [ORG EU  ] and [MISC orun  ] men .␠
            Hope was lost . ORU , Orun and Oru-Velm , pre-Oru and May and EU , orun hope .␠
            ",
        );
    }

    #[test]
    fn pronouns_and_offices_are_no_names() {
        silent(
            &SCAN,
            "
            The [ORG THEM  ] of [LOC Oru  ] met [ORG Justice  ] Minister [PER Ida  ] , who wants Justice for THEM .␠
            ",
        );
    }

    #[test]
    fn headers_and_marks_are_silent() {
        silent(
            &SCAN,
            "
            UNCLAS SECTION 01 OF 02 VELM 000083 TAGS: PGOV SUBJECT: [LOC VELM  ] <a id='par1' href='#par1'>¶</a>1 .␠
            ( U ) All of [LOC Velm  ] and [ORG PGOV  ] .␠
            VELM 00000083 002 OF 002 it is .␠
            ",
        );
    }

    #[test]
    fn the_whole_document_is_compared() {
        let line = "The men left Orun and Velm for the sea .\n";
        let text = "[LOC Oru  ]\n".to_owned() + &line.repeat(50_000) + "They left Oru .\n";
        let found = found(&SCAN, &text);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].span.start.get(), text.len() - "Oru .\n".len());
    }

    #[test]
    fn the_name_is_tagged() {
        check_fix_in(
            TOKENISED,
            Code::MissedMention,
            "the [ORG GOV  ] and the GOV’s plan . \n",
            "the [ORG GOV  ] and the [ORG GOV  ] ’s plan . \n",
        );
    }
}
