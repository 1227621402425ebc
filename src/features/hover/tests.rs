//! The explanation of each kind of thing, on invented texts with a cursor.

mod header;
mod mentions;
mod names;
mod project;
mod structure;

use expect_test::{Expect, expect};

use super::*;
use crate::model::LabelChoice;

/// An invented cable, with `$0` before the text `at`.
fn cable(at: &str) -> String {
    let start = CABLE
        .find(at)
        .unwrap_or_else(|| panic!("the cable holds {at}"));
    format!("{}$0{}", &CABLE[..start], &CABLE[start..])
}

const CABLE: &str = "\
<code><pre>C O N F I D E N T I A L SECTION 01 OF 02 [LOC ORUN  ] 000012 SIPDIS PASS TO HARBOUR DESK \
E.O. 12958: DECL: 2031/05/09 TAGS: PGOV , [ORG EFIN  ] , <a href='/tag/KCRM_0.html'>KCRM</a> , \
PXXX , PHUMMX SUBJECT: The [ORG Harbour Works Office  ] and its friends \
Classified By: Consul Ada Quill , Reasons 1.4 ( b ) and ( d ). <a id='par1' href='#par1'>¶</a>1 . \n\
( [ORG SBU  ] ) [MISC Summary:  ] The [ORG Harbour Works Office  ] ( [ORG HWO  ] ) opened in \
[LOC Velm  ] . \n\
[ORG HWO’s  ] head , [PER Ida Oru  ] , spoke . \n\
End Summary <a id='par2' href='#par2'>¶</a>2 . \n\
( C ) The HWO will ORUN 00000012 002 OF 002 build a quay in [ORG Velm  ] . \n\
The Quay ---------- <a id='par3' href='#par3'>¶</a>3 . \n\
( S ) It costs 40 crowns , says [PER Ida Oru  ] . \n\
[LOC ORUN  ] 00000012 002 OF 002 <a id='par5' href='#par4'>¶</a>5 . \n\
( c - nf ) Comment: It will rain . \n\
<a id='par2006' href='#par2006'>¶</a>2006 was dry . End Comment . \n\
QUILL</pre></code> \n";

fn at_cursor(fixture: &str, choice: LabelChoice) -> (String, Option<Hover>) {
    let cursor = fixture.find("$0").expect("the fixture has a cursor");
    let text = fixture.replacen("$0", "", 1);
    let document = Document::with_labels(&text, 0, choice);
    let found = hover(&document, Offset::new(cursor));
    (text, found)
}

/// The stretch hovered over, then its explanation.
fn check(fixture: &str, expected: Expect) {
    check_with(fixture, LabelChoice::Recognised, expected);
}

#[expect(clippy::needless_pass_by_value, reason = "as `expect!` gives it")]
fn check_with(fixture: &str, choice: LabelChoice, expected: Expect) {
    let (text, found) = at_cursor(fixture, choice);
    let said = found.map_or("nothing\n".to_owned(), |found| {
        let span = &text[found.span.start.get()..found.span.end.get()];
        format!("‹{span}›\n{}\n", found.text.plain())
    });
    expected.assert_eq(&said);
}

#[test]
fn markdown_shows_names_as_they_are() {
    let (_, found) = at_cursor(
        "[ORG $0Oru_*Works*  ] and [LOC Oru_*Works*  ]",
        LabelChoice::Recognised,
    );
    let markdown = found.map(|found| found.text.markdown());
    expect![[r"
        **Oru\_\*Works\*** `ORG`

        An organisation: a company, agency, party, team or armed force. Example: “Harbour Police”.

        - 2 mentions in this document (ORG 1, LOC 1), 2 in this paragraph
        - **Conflict**: elsewhere tagged `LOC` 1×
        - This is the first mention"]]
    .assert_eq(&markdown.unwrap_or_default());
}

#[test]
fn nothing_to_say() {
    check(
        "no $0name",
        expect![[r"
        nothing
    "]],
    );
    check(
        "$0",
        expect![[r"
        nothing
    "]],
    );
    check(
        "one\n$0\ntwo",
        expect![[r"
        nothing
    "]],
    );
}

#[test]
fn every_place_can_be_asked_about() {
    for text in [CABLE.replace('[', "<"), CABLE.replace(" \n", "\r\n\r\n")] {
        let document = Document::new(&text, 0);
        for offset in (0..=text.len() + 7).step_by(7) {
            if let Some(found) = hover(&document, Offset::new(offset)) {
                assert!(!found.text.is_empty() && !found.span.is_empty());
            }
        }
    }
}
