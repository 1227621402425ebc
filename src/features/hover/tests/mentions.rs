use crate::syntax::LabelSet;

use super::*;

#[test]
fn a_name_that_occurs_once() {
    check(
        "in [LOC $0Ada Bay  ] .",
        expect![[r"
        ‹[LOC Ada Bay  ]›
        Ada Bay LOC

        A place: a mountain, river, region or sea; in sets without GPE also a country or town. Example: “Grey Lake”.

        • The only mention of this name in the document
    "]],
    );
}

#[test]
fn anywhere_in_the_mention() {
    for fixture in [
        "$0[LOC Velm  ]",
        "[L$0OC Velm  ]",
        "[LOC Velm  $0]",
        "[LOC Velm  ]$0",
    ] {
        let (_, found) = at_cursor(fixture, LabelChoice::Recognised);
        assert_eq!(found.map(|found| found.span.len()), Some(12), "{fixture}");
    }
}

#[test]
fn how_often_and_where_first() {
    check(
        &cable("Ida Oru  ] . \n[LOC"),
        expect![[r"
        ‹[PER Ida Oru  ]›
        Ida Oru PER

        A person, real or invented, by name. Example: “Ada Quill”.

        • 2 mentions in this document, 1 in this paragraph (¶3)
        • First in ¶1: “HWO’s head, Ida Oru, spoke.”
    "]],
    );
    check(
        &cable("Ida Oru  ] , spoke"),
        expect![[r"
        ‹[PER Ida Oru  ]›
        Ida Oru PER

        A person, real or invented, by name. Example: “Ada Quill”.

        • 2 mentions in this document, 1 in this paragraph (¶1)
        • This is the first mention
    "]],
    );
}

#[test]
fn other_labels_of_the_name_are_a_conflict() {
    check(
        &cable("Velm  ] . \nThe Quay"),
        expect![[r"
        ‹[ORG Velm  ]›
        Velm ORG

        An organisation: a company, agency, party, team or armed force. Example: “Harbour Police”.

        • 2 mentions in this document (ORG 1, LOC 1), 1 in this paragraph (¶2)
        • Conflict: elsewhere tagged LOC 1×
        • First in ¶1: “Summary: The Harbour Works Office (HWO) opened in Velm.”
    "]],
    );
}

#[test]
fn an_acronym_and_its_long_name() {
    check(
        &cable("HWO  ] ) opened"),
        expect![[r"
        ‹[ORG HWO  ]›
        HWO ORG

        An organisation: a company, agency, party, team or armed force. Example: “Harbour Police”.

        • 2 mentions in this document, 2 in this paragraph (¶1)
        • Short for “Harbour Works Office” (¶1)
        • This is the first mention
    "]],
    );
    check(
        &cable("HWO’s"),
        expect![[r"
        ‹[ORG HWO’s  ]›
        HWO’s ORG

        An organisation: a company, agency, party, team or armed force. Example: “Harbour Police”.

        • 2 mentions in this document, 2 in this paragraph (¶1)
        • Short for “Harbour Works Office” (¶1)
        • Counted as “hwo”
        • First in ¶1: “Summary: The Harbour Works Office (HWO) opened in Velm.”
    "]],
    );
    check(
        &cable("Harbour Works Office  ] ( "),
        expect![[r"
        ‹[ORG Harbour Works Office  ]›
        Harbour Works Office ORG

        An organisation: a company, agency, party, team or armed force. Example: “Harbour Police”.

        • 2 mentions in this document, 1 in this paragraph (¶1)
        • Short form: “HWO” (¶1)
        • First in the header (Subject): “The Harbour Works Office and its friends”
    "]],
    );
}

#[test]
fn a_long_name_in_plain_words_or_behind_its_acronym() {
    check(
        "the Bay [ORG Trade Office  ] ( [ORG $0BTO  ] )",
        expect![[r"
            ‹[ORG BTO  ]›
            BTO ORG

            An organisation: a company, agency, party, team or armed force. Example: “Harbour Police”.

            • The only mention of this name in the document
            • Short for “Bay Trade Office” (line 1)
        "]],
    );
    check(
        "the [ORG $0HWO  ] ( Harbour Works Office )",
        expect![[r"
        ‹[ORG HWO  ]›
        HWO ORG

        An organisation: a company, agency, party, team or armed force. Example: “Harbour Police”.

        • The only mention of this name in the document
        • Short for “Harbour Works Office” (line 1)
    "]],
    );
    check(
        "the [ORG $0Harbour Works Office  ] (HWO) opened",
        expect![[r"
            ‹[ORG Harbour Works Office  ]›
            Harbour Works Office ORG

            An organisation: a company, agency, party, team or armed force. Example: “Harbour Police”.

            • The only mention of this name in the document
            • Short form: “HWO” (line 1)
        "]],
    );
}

#[test]
fn an_acronym_in_another_language_is_a_guess() {
    check(
        "the [ORG Velm Harbour Party  ] ( [ORG $0PZV  ] )",
        expect![[r"
            ‹[ORG PZV  ]›
            PZV ORG

            An organisation: a company, agency, party, team or armed force. Example: “Harbour Police”.

            • The only mention of this name in the document
            • Perhaps short for “Velm Harbour Party”: they stand side by side in line 1
        "]],
    );
    check(
        "the [ORG Velm Harbour Party  ] ( [PER $0PZV  ] )",
        expect![[r"
            ‹[PER PZV  ]›
            PZV PER

            A person, real or invented, by name. Example: “Ada Quill”.

            • The only mention of this name in the document
        "]],
    );
}

#[test]
fn parentheses_without_an_acronym() {
    check(
        "[PER $0Ida Oru  ] ( [ORG HWO  ] )",
        expect![[r"
        ‹[PER Ida Oru  ]›
        Ida Oru PER

        A person, real or invented, by name. Example: “Ada Quill”.

        • The only mention of this name in the document
    "]],
    );
}

#[test]
fn faults_of_labels() {
    let nine = "[PER Ida  ] ".repeat(19);
    check(
        &format!("{nine}[LCO $0Velm  ]"),
        expect![[r"
        ‹[LCO Velm  ]›
        Velm LCO

        LCO is not in the label set conll4 (PER, ORG, LOC, MISC). Did you mean LOC?

        • The only mention of this name in the document
    "]],
    );
    check(
        &format!("{nine}[GPE $0Velm  ]"),
        expect![[r"
        ‹[GPE Velm  ]›
        Velm GPE

        GPE is not in the label set conll4 (PER, ORG, LOC, MISC). Did you mean LOC?

        A place with a government: a country, state, province or town. Example: “Zubrowka”.

        • The only mention of this name in the document
    "]],
    );
    check(
        &format!("{nine}[per $0Ida  ]"),
        expect![[r"
        ‹[per Ida  ]›
        Ida per

        per should be written PER.

        A person, real or invented, by name. Example: “Ada Quill”.

        • 20 mentions in this document, 20 in this paragraph
        • First in line 1: “Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida”
    "]],
    );
    check(
        &format!("{nine}[PERSON $0Ida  ]"),
        expect![[r"
            ‹[PERSON Ida  ]›
            Ida PERSON

            PERSON is not in the label set conll4 (PER, ORG, LOC, MISC). Did you mean PER? Readers that look for PER take “SON” for the name.

            A person, real or invented, by name. Example: “Ada Quill”.

            • 20 mentions in this document (PER 19, unknown label 1), 20 in this paragraph
            • Conflict: elsewhere tagged PER 19×
            • First in line 1: “Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida”
        "]],
    );
    check(
        &format!("{nine}[PERI$0da  ]"),
        expect![[r"
            ‹[PERIda  ]›
            Ida PER

            There is no blank between PER and Ida.

            A person, real or invented, by name. Example: “Ada Quill”.

            • 20 mentions in this document, 20 in this paragraph
            • First in line 1: “Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida Ida”
        "]],
    );
}

#[test]
fn labels_of_the_document_and_of_a_set() {
    check(
        "[Ship $0Resolute  ] and [Ship Zephyr  ]",
        expect![[r"
        ‹[Ship Resolute  ]›
        Resolute Ship

        A label of this document.

        • The only mention of this name in the document
    "]],
    );
    let ships = LabelChoice::Given(LabelSet::new("ships", ["Ship"]).into());
    check_with(
        "[Ship $0Resolute  ]",
        ships,
        expect![[r"
        ‹[Ship Resolute  ]›
        Resolute Ship

        A label of the set ships.

        • The only mention of this name in the document
    "]],
    );
}

#[test]
fn a_thousand_mentions_and_a_long_paragraph() {
    let text = "[ORG Oru Works  ] met [LOC Velm  ] . \n".repeat(1_000);
    check(
        &format!("{text}[ORG $0Oru Works’  ] . \n"),
        expect![[r"
        ‹[ORG Oru Works’  ]›
        Oru Works’ ORG

        An organisation: a company, agency, party, team or armed force. Example: “Harbour Police”.

        • 1,001 mentions in this document, 1 in this paragraph
        • Counted as “oru works”
        • First in line 1: “Oru Works met Velm.”
    "]],
    );
    let text = text.replace('\n', "");
    check(
        &format!("{text}[ORG $0Oru Works  ] . \n\nend\n"),
        expect![[r"
            ‹[ORG Oru Works  ]›
            Oru Works ORG

            An organisation: a company, agency, party, team or armed force. Example: “Harbour Police”.

            • 1,001 mentions in this document, at least 1,000 in this paragraph
            • First in line 1: “Oru Works met Velm.”
        "]],
    );
}
