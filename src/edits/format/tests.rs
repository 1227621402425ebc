//! Drawn tests of the formatter, and the promises that hold for any text.

use proptest::prelude::*;

use super::*;
use crate::testing::{at_cursor, edited};

/// Lines that make a document one in the tokenised form.
const TOKENISED: &str = "The [ORG Oru Works  ] opened , at last . \nIt closed . \n";

fn formatted(text: &str) -> String {
    let document = Document::new(text, 0);
    edited(&document, &format(&document, &|| false))
}

/// Checks a fixture in a document in the tokenised form.
fn check(line: &str, expected: &str) {
    let text = format!("{TOKENISED}{line}");
    let after = formatted(&text);
    assert_eq!(after.strip_prefix(TOKENISED), Some(expected));
}

#[test]
fn the_tokenised_form() {
    check(
        "In [LOC Velm ] ,  [PER  Ida] met[ORG OTW   ][MISC Teas  ]\n",
        "In [LOC Velm  ] , [PER Ida  ] met [ORG OTW  ] [MISC Teas  ] \n",
    );
    check(
        "\ta\u{a0}\u{a0}b \t c  \n \n  [LOC Velm  ]  \n",
        " a b c \n \n [LOC Velm  ] \n",
    );
    check(
        "[PERIda  ] and ( [LOC Velm  ])",
        "[PER Ida  ] and ( [LOC Velm  ] ) \n",
    );
    check("[PER   ] [PER Ida . \n", "[PER   ] [PER Ida . \n");
    check(
        "Two names  in ’s[LOC Velm  ] . \r\n",
        "Two names in ’s [LOC Velm  ] . \r\n",
    );
}

#[test]
fn blanks_of_other_kinds_set_off_as_well() {
    check(
        "a\u{2003}[PER Ida  ]\u{3000}b  c . \n",
        "a\u{2003}[PER Ida  ]\u{3000}b c . \n",
    );
}

#[test]
fn names_stay_as_they_are() {
    check("[PER Ida\u{a0}  Oru ] . \n", "[PER Ida\u{a0}  Oru  ] . \n");
}

#[test]
fn elsewhere_only_the_blanks_inside_mentions() {
    for (text, expected) in [
        (
            "[PER Ida ] met  [PER Ada  ],\nin-[LOC  Velm ].\n",
            "[PER Ida ] met  [PER Ada ],\nin-[LOC Velm ].\n",
        ),
        (
            "[PER Ida] , [PER Ada] and [LOC Velm ].",
            "[PER Ida] , [PER Ada] and [LOC Velm].",
        ),
        ("[PER Ida    ].", "[PER Ida  ]."),
        ("no mention  here", "no mention  here"),
        ("", ""),
    ] {
        assert_eq!(formatted(text), expected);
    }
}

#[test]
fn the_ways_of_several_writers_stay() {
    let text = "[PER A] [PER B] [PER C] [PER D ] [PER E ] [PER F ] [PER G     ]";
    assert_eq!(
        formatted(text),
        "[PER A] [PER B] [PER C] [PER D ] [PER E ] [PER F ] [PER G ]"
    );
}

#[test]
fn nothing_where_blanks_decide_what_is_a_mention() {
    let text = "[Ship Oru ] [Ship Velm ] [Port Ada  ]";
    assert_eq!(formatted(text), text);
}

#[test]
fn some_lines_and_no_others() {
    let text = format!("{TOKENISED}a  b \nc  d \ne  f \n");
    let document = Document::new(&text, 0);
    let line = document.text().line_span(3);
    let whole = Span::new(line.start, document.text().line_start(4));
    for span in [line, whole, Span::empty(line.start)] {
        let after = edited(&document, &format_lines(&document, span));
        assert_eq!(after, text.replace("c  d", "c d"));
    }
}

#[test]
fn edits_are_as_small_as_they_can_be() {
    let text = format!("{TOKENISED}[LOC Velm ] . \n");
    let document = Document::new(&text, 0);
    let edits = format(&document, &|| false);
    assert_eq!(
        edits,
        [Edit::new(Span::empty(Offset::new(text.len() - 5)), " ")]
    );
}

#[test]
fn a_mention_is_completed_when_it_is_closed() {
    for (fixture, expected) in [
        ("[LOC  Velm]$0 b  c", "[LOC Velm  ] b  c"),
        ("[LOC Velm  ]$0", "[LOC Velm  ]"),
        ("a ]$0", "a ]"),
        ("[LOC Velm] $0", "[LOC Velm] "),
        ("[LOC Velm$0]", "[LOC Velm]"),
        ("$0", ""),
    ] {
        let fixture = format!("[PER Ida  ] [PER Ida  ] {fixture}");
        let (document, at) = at_cursor(&fixture);
        let after = edited(&document, &format_mention(&document, at));
        assert_eq!(after, format!("[PER Ida  ] [PER Ida  ] {expected}"));
    }
}

/// Labels and names of all mentions.
fn mentions(text: &str) -> Vec<(String, String)> {
    let document = Document::new(text, 0);
    let slice = |span| document.text().slice(span).into_owned();
    document
        .mentions_from(Offset::default())
        .map(|mention| (slice(mention.label_span), slice(mention.name)))
        .collect()
}

fn words(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn text() -> impl Strategy<Value = String> {
    let fragments = prop::sample::select(vec![
        "[LOC Ada Bay  ] ",
        "[LOC Ada Bay ]",
        "[LOC Ada Bay]",
        "[PER  Ida   ]",
        "[PER\tIda\t]",
        "[PERIda  ]",
        "[PERSON Ida ]",
        "[GPE Oru ] ",
        "[Ship Oru  ] ",
        "[as amended ]",
        "[PER\u{a0}Ida]",
        "[PER Ida\u{a0}]",
        "[PER ",
        "[PER",
        "[PER  ]",
        "[",
        "]",
        "  ]",
        "[ ",
        " ",
        "  ",
        "\t",
        "\u{a0}",
        "\u{2003}",
        "\u{3000}[PER Ida  ]\u{3000}",
        "word",
        "’s",
        " . \n",
        ". \n",
        "\n",
        " \n",
        "\r\n",
        "\r",
        "<a id='par2' href='#par2'>¶</a>2 . ",
        "( C ) ",
        "It closed . \n",
        "The [ORG Oru Works  ] opened . \n",
    ]);
    prop::collection::vec(fragments, 0..40).prop_map(|fragments| fragments.concat())
}

proptest! {
    #[test]
    fn mentions_and_words_stay_and_twice_is_once(text in text()) {
        let once = formatted(&text);
        prop_assert_eq!(mentions(&once), mentions(&text), "{:?}", once);
        prop_assert_eq!(words(&once), words(&text));
        let twice = formatted(&once);
        prop_assert_eq!(&twice, &once);
    }

    #[test]
    fn some_lines_are_formatted_as_all_are(text in text(), line in any::<prop::sample::Index>()) {
        let document = Document::new(&text, 0);
        let line = document.text().line_span(line.index(document.text().line_count()));
        let all = format(&document, &|| false);
        // Where blanks decide what is a mention, all is left alone.
        if all.is_empty() {
            return Ok(());
        }
        let some = format_lines(&document, line);
        let inside: Vec<&Edit> = all
            .iter()
            .filter(|edit| line.start <= edit.span.start && edit.span.end <= line.end)
            .filter(|edit| !edit.text.contains(['\n', '\r']))
            .collect();
        prop_assert!(some.iter().filter(|edit| edit.span.end < document.text().end()).all(|edit| inside.contains(&edit)));
    }
}
