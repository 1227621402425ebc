//! What the project says of labels and names.

use super::*;
use crate::model::{Gazetteer, Guide, LabelNote};

fn guide() -> Guide {
    let note = LabelNote {
        label: "ORG".to_owned(),
        description: Some("A guild or a works.".to_owned()),
        colour: None,
    };
    Guide::new(vec![note]).with_guidelines("## ORG\nTag *all* of it.\n")
}

fn said(at: usize) -> (String, String) {
    let document = Document::new("The [ORG Oru Works’  ] opened . \n", 0);
    let mut names = Gazetteer::default();
    names.add("LOC\tOru Works\nORG\tORU WORKS\n").unwrap();
    names.sort();
    let found = hover_with(&document, Offset::new(at), &guide(), &names).unwrap();
    (found.text.markdown(), found.text.plain())
}

#[test]
fn its_own_description_goes_before_the_usual_one() {
    let (markdown, _) = said(12);
    assert_eq!(
        markdown,
        "**Oru Works’** `ORG`\n\nA guild or a works.\n\n\
         - The only mention of this name in the document\n\
         - Counted as “oru works”\n- Known to the project as `LOC`, `ORG`"
    );
}

#[test]
fn guidelines_are_shown_on_the_label_as_they_were_written() {
    for said in [said(6).0, said(6).1] {
        assert!(said.ends_with("\n\nTag *all* of it."), "{said}");
    }
}
