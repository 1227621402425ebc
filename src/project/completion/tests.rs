//! What is suggested and said at places of settings; `$0` is the cursor.

use super::*;

fn at_cursor(fixture: &str) -> (String, Offset) {
    let at = fixture.find("$0").unwrap();
    (fixture.replacen("$0", "", 1), Offset::new(at))
}

/// The text after the suggestion called `label` is taken.
fn taken(fixture: &str, label: &str) -> String {
    let (mut text, offset) = at_cursor(fixture);
    let all = suggestions(&text, offset);
    let labels: Vec<_> = all.iter().map(|one| one.label.clone()).collect();
    let one = all.into_iter().find(|one| one.label == label);
    let edit = one.unwrap_or_else(|| panic!("{fixture}: {labels:?}")).edit;
    text.replace_range(edit.span.start.get()..edit.span.end.get(), &edit.text);
    text
}

fn labels(fixture: &str) -> Vec<String> {
    let (text, offset) = at_cursor(fixture);
    let all = suggestions(&text, offset).into_iter();
    all.map(|one| one.label).collect()
}

#[test]
fn keys_and_tables() {
    for (before, label, after) in [
        ("$0", "label-set", "label-set = "),
        ("excl$0", "exclude", "exclude = "),
        ("exclude = []\nru$0", "[rules]", "exclude = []\n[rules]"),
        ("[ru$0", "[rules]", "[rules]"),
        (
            "a = 1\n [[acc$0]]\nb",
            "[[accept]]",
            "a = 1\n [[accept]]\nb",
        ),
        ("[rules]\nwhite$0", "whitespace", "[rules]\nwhitespace = "),
        ("[[accept]]\n$0", "reason", "[[accept]]\nreason = "),
        (
            "accept = [\n  { ru$0 }\n]",
            "rule",
            "accept = [\n  { rule =  }\n]",
        ),
        (
            "labels = [{ name = \"A\", col$0",
            "colour",
            "labels = [{ name = \"A\", colour = ",
        ),
    ] {
        assert_eq!(taken(before, label), after, "{before}");
    }
    assert_eq!(
        labels("[[accept]]\nrule = \"whitespace\"\n$0"),
        ["file", "name", "reason", "rule"]
    );
}

#[test]
fn values() {
    for (before, label, after) in [
        ("label-set = $0", "ace", "label-set = \"ace\""),
        (
            "label-set = \"on$0\" # x",
            "ontonotes18",
            "label-set = \"ontonotes18\" # x",
        ),
        ("label-set = \"o$0", "auto", "label-set = \"auto\""),
        (
            "[rules]\nwhitespace = $0\n",
            "off",
            "[rules]\nwhitespace = \"off\"\n",
        ),
        (
            "[rules]\r\nwhitespace = \"$0\r\n",
            "hint",
            "[rules]\r\nwhitespace = \"hint\"\r\n",
        ),
        (
            "[[accept]]\nrule = wh$0",
            "whitespace",
            "[[accept]]\nrule = \"whitespace\"",
        ),
        (
            "labels = [\"PER\", $0]",
            "GPE",
            "labels = [\"PER\", \"GPE\"]",
        ),
        (
            "[[labels]]\naliases = [\"P$0\"]",
            "PERSON",
            "[[labels]]\naliases = [\"PERSON\"]",
        ),
    ] {
        assert_eq!(taken(before, label), after, "{before}");
    }
}

#[test]
fn nothing_where_anything_may_stand_or_nothing() {
    for fixture in [
        "# label-s$0",
        "exclude = [\"$0\"]",
        "[[accept]]\nreason = \"$0",
        "[none]\n$0",
        "none = { $0",
        "guidelines = $0",
    ] {
        assert_eq!(labels(fixture), [""; 0], "{fixture}");
    }
}

#[test]
fn what_stands_there_is_explained() {
    let said = |fixture: &str| {
        let (text, offset) = at_cursor(fixture);
        let (span, said) = about(&text, offset)?;
        let about = text[span.start.get()..span.end.get()].to_owned();
        Some(format!("{about}: {}", said.plain().replace('\n', " ")))
    };
    for (fixture, expected) in [
        (
            "[rules]\nwhite$0space = \"off\"",
            "whitespace: whitespace  White space that the tokenised form does not have. Where nothing is said: hint.",
        ),
        (
            "[[accept]]\nrule = \"white$0space\"",
            "\"whitespace\": whitespace  White space that the tokenised form does not have.",
        ),
        (
            "label-set = \"$0muc7\"",
            "\"muc7\": muc7  PER, ORG, LOC, MISC",
        ),
        (
            "[ru$0les]",
            "[rules]: rules  How findings are taken, by the codes of rules",
        ),
    ] {
        let found = said(fixture);
        assert_eq!(found.as_deref().map(str::trim), Some(expected), "{fixture}");
    }
    for fixture in [
        "# whi$0te",
        "nothing$0 = 1",
        "exclude = [\"whi$0te\"]",
        "a =$0",
    ] {
        assert_eq!(said(fixture), None, "{fixture}");
    }
}

#[test]
fn no_text_is_too_odd() {
    for text in [
        "labels = [ { a = \"x\\\" ¶ # \n[[accept]\nrule = '’\r\n]]}} = [\n",
        "\n\u{a0}labels = [\"é\"]\n😀\n# é\n",
    ] {
        for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
            let offset = Offset::new(at);
            for one in suggestions(text, offset) {
                let span = one.edit.span;
                assert!(text.get(span.start.get()..span.end.get()).is_some(), "{at}");
            }
            about(text, offset);
        }
    }
}
