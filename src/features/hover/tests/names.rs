use super::*;

#[test]
fn a_name_tagged_elsewhere() {
    check(
        &cable("HWO will"),
        expect![[r"
        ‹HWO›
        HWO is tagged ORG 2× in this document, not here.

        • Short for “Harbour Works Office” (¶1)
        • First in ¶1: “Summary: The Harbour Works Office (HWO) opened in Velm.”
    "]],
    );
}

#[test]
fn the_longest_name_around_the_cursor() {
    let text = "[PER Ida Oru  ] , [PER Oru  ] , [ORG Ida Oru Works  ] . \n";
    check(
        &format!("{text}Said Ida $0Oru today . \n"),
        expect![[r"
        ‹Ida Oru›
        Ida Oru is tagged PER 1× in this document, not here.

        • First in line 1: “Ida Oru, Oru, Ida Oru Works.”
    "]],
    );
    check(
        &format!("{text}Said $0Ida Oru Works . \n"),
        expect![[r"
        ‹Ida Oru Works›
        Ida Oru Works is tagged ORG 1× in this document, not here.

        • First in line 1: “Ida Oru, Oru, Ida Oru Works.”
    "]],
    );
    check(
        &format!("{text}Said Works $0Oru Ida . \n"),
        expect![[r"
        ‹Oru›
        Oru is tagged PER 1× in this document, not here.

        • First in line 1: “Ida Oru, Oru, Ida Oru Works.”
    "]],
    );
}

#[test]
fn signs_around_it_do_not_matter() {
    let text = "[PER Ida Oru  ] spoke . \n";
    check(
        &format!("{text}(“Ida O$0ru’s, they say)\n"),
        expect![[r"
        ‹Ida Oru›
        Ida Oru is tagged PER 1× in this document, not here.

        • First in line 1: “Ida Oru spoke.”
    "]],
    );
    check(
        &format!("{text}They met Ida O$0ru.\n"),
        expect![[r"
        ‹Ida Oru›
        Ida Oru is tagged PER 1× in this document, not here.

        • First in line 1: “Ida Oru spoke.”
    "]],
    );
    check(
        &format!("{text}Ida, Or$0u\n"),
        expect![[r"
        nothing
    "]],
    );
    check(
        &format!("{text}Ida\nOr$0u\n"),
        expect![[r"
        nothing
    "]],
    );
    check(
        &format!("{text}an ida o$0ru\n"),
        expect![[r"
        nothing
    "]],
    );
}
