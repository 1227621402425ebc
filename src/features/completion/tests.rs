//! The items at a cursor, and the text after each was chosen.

use expect_test::{Expect, expect};

use super::*;
use crate::model::{Document, Gazetteer};
use crate::testing::{at_cursor, edited};
use crate::text::{Edit, Offset};

/// Most items drawn.
const DRAWN: usize = 6;

fn completed(document: &Document, offset: Offset, trigger: Trigger) -> Completion {
    completion(&Cursor {
        document,
        others: &[],
        gazetteer: None,
        offset,
        trigger,
    })
}

fn draw(document: &Document, found: &Completion) -> String {
    let mut out = String::new();
    for item in found.items.iter().take(DRAWN) {
        let also = item.also.iter();
        let after = match &item.snippet {
            Some(snippet) => {
                let text = format!("{}$0{}", snippet.before, snippet.behind);
                edited(document, [&Edit::new(snippet.span, text)])
            }
            None => edited(document, std::iter::once(&item.edit).chain(also)),
        };
        let last = after.trim_end().rsplit('\n').next().unwrap_or_default();
        out = format!("{out}{} · {} ⇒ {last}\n", item.label, item.detail);
    }
    let more = found.items.len().saturating_sub(DRAWN);
    if more > 0 {
        out = format!("{out}and {more} more\n");
    }
    out
}

/// The items at the cursor, each with the last line of the text after it was chosen.
#[expect(clippy::needless_pass_by_value, reason = "as `expect!` gives it")]
fn check_by(fixture: &str, trigger: Trigger, expected: Expect) {
    let (document, at) = at_cursor(fixture);
    expected.assert_eq(&draw(&document, &completed(&document, at, trigger)));
}

fn check(fixture: &str, expected: Expect) {
    check_by(fixture, Trigger::Invoked, expected);
}

const KNOWN: &str = "The [ORG Oru Tea Works  ] ( [ORG OTW  ] ) opened in [LOC Ada Bay  ] , said [PER Ida Oru  ] . \n\
    [ORG OTW’s  ] tea and [MISC OTW  ] grew in [LOC Ada Bay  ] . \n";

fn after_known(line: &str) -> String {
    format!("{KNOWN}{line} \n")
}

#[test]
fn labels_ranked_by_the_name_behind_and_around_it() {
    check(
        &after_known("the [$0OTW is"),
        expect![[r"
            ORG · “OTW” 2× ⇒ the [ORG OTW  ] is
            MISC · “OTW” 1× ⇒ the [MISC OTW  ] is
            LOC · A place ⇒ the [LOC OTW  ] is
            PER · A person, real or invented, by name ⇒ the [PER OTW  ] is
        "]],
    );
    check(
        &after_known("the [$0Ada Bay’s port"),
        expect![[r"
            LOC · “Ada Bay” 2× ⇒ the [LOC Ada Bay  ] ’s port
            ORG · An organisation ⇒ the [ORG Ada Bay  ] ’s port
            PER · A person, real or invented, by name ⇒ the [PER Ada Bay  ] ’s port
            MISC · A name that is neither person, organisation nor place ⇒ the [MISC Ada Bay  ] ’s port
        "]],
    );
}

#[test]
fn labels_with_room_for_a_name() {
    check(
        &after_known("the [O$0"),
        expect![[r"
            ORG · An organisation ⇒ the [ORG $0  ]
            LOC · A place ⇒ the [LOC $0  ]
        "]],
    );
    check_by(
        &after_known("the [$0] is"),
        Trigger::Sign('['),
        expect![[r"
            ORG · An organisation ⇒ the [ORG $0  ] is
            LOC · A place ⇒ the [LOC $0  ] is
            PER · A person, real or invented, by name ⇒ the [PER $0  ] is
            MISC · A name that is neither person, organisation nor place ⇒ the [MISC $0  ] is
        "]],
    );
}

#[test]
fn labels_of_mentions_that_are_there() {
    for (line, expected) in [
        ("[L$0OC Ada Bay  ] .", "[LOC Ada Bay  ] ."),
        ("[LO$0 Ada Bay  ] .", "[LOC Ada Bay  ] ."),
        ("[$0LOC Ada Bay  ] .", "[LOC Ada Bay  ] ."),
        ("[$0 Ada Bay  ] .", "[LOC Ada Bay  ] ."),
        ("[$0Ada Bay  ] .", "[LOC Ada Bay  ] ."),
        ("[L$0Ada Bay  ] .", "[LOC Ada Bay  ] ."),
    ] {
        let (document, at) = at_cursor(&after_known(line));
        let found = completed(&document, at, Trigger::Invoked);
        let after = edited(&document, [&found.items[0].edit]);
        assert_eq!(
            after.lines().last().map(str::trim_end),
            Some(expected),
            "{line}"
        );
    }
}

#[test]
fn names_inside_a_mention() {
    check(
        &after_known("[ORG o$0 is"),
        expect![[r"
            OTW · ORG 2, MISC 1 ⇒ [ORG OTW  ] is
            Oru Tea Works · ORG 1 ⇒ [ORG Oru Tea Works  ] is
            Ida Oru · PER 1 ⇒ [ORG Ida Oru  ] is
        "]],
    );
    check_by(
        &after_known("[PER $0  ] is"),
        Trigger::Sign(' '),
        expect![[r"
            Ida Oru · PER 1 ⇒ [PER Ida Oru  ] is
            OTW · ORG 2, MISC 1 ⇒ [PER OTW  ] is
            Ada Bay · LOC 2 ⇒ [PER Ada Bay  ] is
            Oru Tea Works · ORG 1 ⇒ [PER Oru Tea Works  ] is
        "]],
    );
    check(
        &after_known("[LOC Ad$0a B  ] is"),
        expect![[r"
            Ada Bay · LOC 2 ⇒ [LOC Ada Bay  ] is
        "]],
    );
}

#[test]
fn names_in_plain_text() {
    check(
        &after_known("the OTW$0 is"),
        expect![[r"
            OTW · tag as ORG (2×) ⇒ the [ORG OTW  ] is
            OTW · tag as MISC (1×) ⇒ the [MISC OTW  ] is
            Oru Tea Works · tag as ORG (1×) ⇒ the [ORG Oru Tea Works  ] is
        "]],
    );
    check(
        &after_known("near Ada$0 Bay’s port"),
        expect![[r"
            Ada Bay · tag as LOC (2×) ⇒ near [LOC Ada Bay  ] ’s port
        "]],
    );
    check(
        &after_known("the oru tea W$0"),
        expect![[r"
            Oru Tea Works · tag as ORG (1×) ⇒ the [ORG Oru Tea Works  ]
        "]],
    );
    check(
        &after_known("( OT$0"),
        expect![[r"
            OTW · tag as ORG (2×) ⇒ ( [ORG OTW  ]
        "]],
    );
    check(&after_known("to $0"), {
        expect![[r"
            OTW · tag as ORG (2×) ⇒ to [ORG OTW  ]
            Ada Bay · tag as LOC (2×) ⇒ to [LOC Ada Bay  ]
            Ida Oru · tag as PER (1×) ⇒ to [PER Ida Oru  ]
            Oru Tea Works · tag as ORG (1×) ⇒ to [ORG Oru Tea Works  ]
        "]]
    });
}

#[test]
fn not_where_it_would_only_disturb() {
    for line in [
        "to a$0 b",
        "word ad$0",
        "[Note that A$0da",
        "<a href='/OTW$0'>",
        "nobody wxyz$0",
    ] {
        check(&after_known(line), expect![""]);
    }
    for (line, sign) in [("the OTW $0", ' '), ("( $0", '('), ("] [ $0", '[')] {
        check_by(&after_known(line), Trigger::Sign(sign), expect![""]);
    }
}

const HEAD: &str = "C O N F I D E N T I A L VELM 000083 \nTAGS PGOV , VL \n";

#[test]
fn fields_of_the_header() {
    check(
        &format!("{HEAD}$0"),
        expect![[r"
            E.O. · Executive order ⇒ E.O.
            SUBJECT: · Subject ⇒ SUBJECT:
            REF: · References ⇒ REF:
            Classified By: · Classified by ⇒ Classified By:
            DERIVED FROM: · Derived from ⇒ DERIVED FROM:
        "]],
    );
    check(
        &format!("{HEAD}SU$0"),
        expect![[r"
            SUBJECT: · Subject ⇒ SUBJECT:
        "]],
    );
    check(
        &format!("{HEAD}<a id='par1' href='#par1'>¶</a>1 . \n( C ) It SU$0"),
        expect![""],
    );
}

#[test]
fn codes_of_the_tags_field() {
    check(
        &HEAD.replace("VL ", "KCR$0 "),
        expect![[r"
            KCRM · Criminal activity ⇒ TAGS PGOV , KCRM
        "]],
    );
    check(
        &HEAD.replace("VL ", "mexi$0 "),
        expect![[r"
            MX · Mexico ⇒ TAGS PGOV , MX
        "]],
    );
    let (document, at) = at_cursor(&HEAD.replace(", VL ", ", $0"));
    let found = completed(&document, at, Trigger::Invoked);
    assert_eq!(found.items.len(), MAX_ITEMS);
    assert!(found.incomplete);
    assert!(found.items.iter().all(|item| item.label != "PGOV"));
}

#[test]
fn portion_marks_up_to_the_level_of_the_header() {
    let cable = |mark: &str| {
        format!(
            "{HEAD}SUBJECT: Tea <a id='par1' href='#par1'>¶</a>1 . \n{mark}\n( C ) It closed . \n"
        )
    };
    let (document, at) = at_cursor(&cable("($0"));
    let found = completed(&document, at, Trigger::Sign('('));
    let labels: Vec<&str> = found.items.iter().map(|item| item.label.as_str()).collect();
    assert_eq!(
        labels,
        ["(U)", "(SBU)", "(C)", "(C/NF)", "(SBU/NF)", "(U//FOUO)"]
    );
    let after = edited(&document, [&found.items[2].edit]);
    assert!(after.contains("1 . \n( C )\n"), "{after}");
    let (document, at) = at_cursor(&cable("( C$0 ) It opened ."));
    let found = completed(&document, at, Trigger::Invoked);
    let after = edited(&document, [&found.items[0].edit]);
    assert!(after.contains("1 . \n( U ) It opened ."), "{after}");
}

#[test]
fn other_documents_know_names_too() {
    let other = Document::new("[PER Keld Quill  ] , [PER Keld Quill  ] . \n", 0);
    let (document, at) = at_cursor("[PER Kel$0 spoke . \n[PER Keld Quill  ] . \n");
    let found = completion(&Cursor {
        document: &document,
        others: &[other],
        gazetteer: None,
        offset: at,
        trigger: Trigger::Invoked,
    });
    assert_eq!(found.items.len(), 1);
    assert_eq!(found.items[0].detail, "PER 3");
}

fn with_gazetteer(fixture: &str, gazetteer: &str) -> String {
    let (document, at) = at_cursor(fixture);
    let mut names = Gazetteer::default();
    names.add(gazetteer).unwrap();
    names.sort();
    let found = completion(&Cursor {
        document: &document,
        others: &[],
        gazetteer: Some(&names),
        offset: at,
        trigger: Trigger::Invoked,
    });
    draw(&document, &found)
}

const LISTED: &str = "ORG\tKeld Harbour Works\nLOC\tKeld Bay\nPER\tKeld Quill\nLOC\tOru\n";

#[test]
fn the_gazetteer_knows_names_too() {
    expect![[r"
        Keld Quill · PER 1 ⇒ [PER Keld Quill  ]
        Keld Bay · LOC, gazetteer ⇒ [PER Keld Bay  ]
        Keld Harbour Works · ORG, gazetteer ⇒ [PER Keld Harbour Works  ]
    "]]
    .assert_eq(&with_gazetteer("[PER Keld Quill  ] , \n[PER Kel$0", LISTED));
    expect![[r"
        Keld Bay · tag as LOC (gazetteer) ⇒ in [LOC Keld Bay  ]
    "]]
    .assert_eq(&with_gazetteer(
        "[PER Keld Quill  ] , \nin Keld B$0",
        LISTED,
    ));
}

#[test]
fn the_gazetteer_ranks_labels() {
    let drawn = with_gazetteer("[PER Ida  ] , \n[$0Oru", LISTED);
    let first = drawn.lines().next().unwrap();
    assert_eq!(first, "LOC · “Oru” in the gazetteer ⇒ [LOC Oru  ]");
}

#[test]
fn documents_of_very_many_names_are_looked_through_near_the_cursor() {
    use std::fmt::Write as _;
    let mut text = String::new();
    for number in 0..6_000 {
        let _ = writeln!(text, "[LOC Velm{number}x  ] , [PER Ida  ] . ");
    }
    text.push_str("[LOC Velm$0 . \n");
    let (document, at) = at_cursor(&text);
    let found = completed(&document, at, Trigger::Invoked);
    assert!(found.incomplete);
    assert_eq!(found.items.len(), MAX_ITEMS);
    let near = found
        .items
        .iter()
        .all(|item| item.label.starts_with("Velm5"));
    assert!(near, "{}", draw(&document, &found));
}

#[test]
fn of_very_many_labels_those_near_and_those_begun_are_offered() {
    use std::fmt::Write as _;
    let mut text = String::new();
    for number in 100..400 {
        let _ = writeln!(text, "[Q{number} Ida  ] . ");
    }
    text.push_str(&"and so on . \n".repeat(1_500));
    text.push_str("[Q399 Ida  ] . [PLACE Velm  ] . [$0Velm . \n");
    let (document, at) = at_cursor(&text);
    let found = completed(&document, at, Trigger::Invoked);
    assert!(found.incomplete && found.items.len() <= MAX_ITEMS);
    assert_eq!(found.items[0].label, "PLACE", "{}", draw(&document, &found));
    assert!(found.items.iter().any(|item| item.label == "Q399"));
    assert!(found.items.iter().all(|item| item.label != "Q300"));
    let (document, at) = at_cursor(&text.replace("$0", "q30$0"));
    let found = completed(&document, at, Trigger::Invoked);
    let labels: Vec<&str> = found
        .items
        .iter()
        .map(|item| &*item.label)
        .take(2)
        .collect();
    assert_eq!(labels, ["Q300", "Q301"]);
    let (document, at) = at_cursor(&text.replace("[$0Velm", "[Q100 Id$0"));
    let found = completed(&document, at, Trigger::Invoked);
    let detail = &found.items[0].detail;
    assert!(detail.len() < 300, "{detail}");
}

#[test]
fn explanations() {
    let document = Document::new(KNOWN, 0);
    let said = |subject| explanation(&document, &subject).map(|text| text.plain());
    let label = said(ItemSubject::Label("ORG".to_owned())).unwrap_or_default();
    assert!(label.starts_with("ORG\n\nAn organisation"), "{label}");
    assert!(label.ends_with("• 3 mentions in this document"), "{label}");
    let name = said(ItemSubject::Entity("otw".to_owned())).unwrap_or_default();
    assert!(name.contains("Short for “Oru Tea Works”"), "{name}");
    assert_eq!(said(ItemSubject::Entity("none".to_owned())), None);
}

/// The form with the active part in its own brackets, and the explanation.
fn form(fixture: &str) -> Option<String> {
    let (document, at) = at_cursor(fixture);
    let found = signature(&document, at)?;
    let part = found.active();
    let (before, rest) = found.text.split_at(part.start);
    let (part, behind) = rest.split_at(part.len());
    Some(format!("{before}‹{part}›{behind} {}", found.said.plain()))
}

#[test]
fn the_form_of_a_mention() {
    assert_eq!(
        form("the [O$0").as_deref(),
        Some("[‹LABEL› name  ] One of PER, ORG, LOC, MISC")
    );
    let name = form("the [ORG Oru$0").unwrap_or_default();
    assert!(name.starts_with("[ORG ‹name›  ] An organisation"), "{name}");
    assert_eq!(form("the [ORG Oru  ]$0"), None);
    assert_eq!(form("the [Note that$0"), None);
    assert_eq!(form("the$0"), None);
}
