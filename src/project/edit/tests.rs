//! What users write around an entry stays as it is, whatever form they chose.

use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::project::Config;
use crate::rules::Code;

const ENTRY: &str = "{ rule = \"label-case\", name = \"Oru\" }";
const TABLE: &str = "[[accept]]\nrule = \"label-case\"\nname = \"Oru\"\n";

fn accept_oru(text: &str) -> Edit {
    let (name, file) = (Some("Oru"), Path::new("a.ner"));
    let acceptance = Acceptance::new(Code::LabelCase, Scope::Name, name, file, "").unwrap();
    accepting(text, &acceptance).unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

fn add_gpe(text: &str) -> Edit {
    let choice = Choice::With("GPE".to_owned(), vec!["PER".to_owned()]);
    choosing(text, &choice).unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

fn with_oru(text: &str) -> String {
    applied(text, &accept_oru(text))
}

fn with_gpe(text: &str) -> String {
    applied(text, &add_gpe(text))
}

#[test]
fn comments_stay_with_what_they_are_about() {
    for (text, expected) in [
        (
            "labels = [ # ours\n  \"LOC\", # places\n  \"PER\" # people\n]\n",
            "labels = [ # ours\n  \"LOC\", # places\n  \"PER\", # people\n  \"GPE\"\n]\n",
        ),
        (
            "labels = [\n\t'PER', # people\n\t# \"LOC\"]\n]\n",
            "labels = [\n\t'PER', # people\n\t\"GPE\",\n\t# \"LOC\"]\n]\n",
        ),
        (
            "labels = [\"PER\", # people\n] # end\n",
            "labels = [\"PER\", # people\n\"GPE\",\n] # end\n",
        ),
        (
            "labels = [ \"PER\" ] # \"]\"\n",
            "labels = [ \"PER\", \"GPE\" ] # \"]\"\n",
        ),
        (
            "# a\n\"label-set\"='conll4'# b\nexclude=[]\n",
            "# a\nlabels = [\"PER\", \"GPE\"]# b\nexclude=[]\n",
        ),
    ] {
        assert_eq!(with_gpe(text), expected);
    }
}

#[test]
fn inline_tables_and_lists_of_them_grow_where_they_end() {
    for (text, expected) in [
        (
            "accept = [ {rule='whitespace' } ]#a\n".to_owned(),
            format!("accept = [ {{rule='whitespace' }}, {ENTRY} ]#a\n"),
        ),
        (
            "accept = [\n  # none yet\n]\n".to_owned(),
            format!("accept = [{ENTRY}\n  # none yet\n]\n"),
        ),
        (
            "accept = [\n  {rule=\"whitespace\"} # ]\n]\n".to_owned(),
            format!("accept = [\n  {{rule=\"whitespace\"}}, {ENTRY} # ]\n]\n"),
        ),
    ] {
        assert_eq!(with_oru(&text), expected);
    }
}

#[test]
fn dotted_keys_that_stand_apart_stay_apart() {
    let apart = "rules.whitespace = \"off\"\nexclude = []\n\"rules\" . label-case = 'off' # b\n";
    assert_eq!(with_oru(apart), format!("{apart}\n{TABLE}"));
    assert_eq!(
        with_gpe(apart),
        format!("labels = [\"PER\", \"GPE\"]\n{apart}")
    );
    let set = format!("{apart}label-set = \"conll4\" # c\n[[accept]]\nrule = \"whitespace\"\n");
    let expected = set.replace("label-set = \"conll4\"", "labels = [\"PER\", \"GPE\"]");
    assert_eq!(with_gpe(&set), expected);
}

#[test]
fn lists_of_tables_grow_at_the_end_with_other_tables_between() {
    let text =
        "[[accept]]\nrule = \"whitespace\"\n\n[rules] # ours\n'label-case' = 'off'\n\n# end\n";
    assert_eq!(with_oru(text), format!("{text}\n{TABLE}"));
}

#[test]
fn a_byte_order_mark_and_line_ends_stay() {
    let labels = "labels = [\"PER\", \"GPE\"]";
    for (text, expected) in [
        ("\u{feff}", format!("\u{feff}{labels}\n")),
        (
            "\u{feff}[rules]\r\n",
            format!("\u{feff}{labels}\r\n\r\n[rules]\r\n"),
        ),
        (
            "\u{feff}# Ours.\r\n\r\nlabel-set = \"conll4\"\r\nexclude = [\r\n]",
            format!("\u{feff}# Ours.\r\n\r\n{labels}\r\nexclude = [\r\n]"),
        ),
        (
            "labels = [\r\n  \"PER\" # people\r\n]\n",
            "labels = [\r\n  \"PER\", # people\r\n  \"GPE\"\r\n]\n".to_owned(),
        ),
    ] {
        assert_eq!(with_gpe(text), expected);
    }
    let mark = "\u{feff}exclude = []";
    let table = TABLE.replace('\n', "\r\n");
    assert_eq!(with_oru(mark), format!("{mark}\n\n{TABLE}"));
    let text = format!("{mark}\r\n");
    assert_eq!(with_oru(&text), format!("{text}\r\n{table}"));
}

#[test]
fn broken_settings_are_refused_with_their_line() {
    let broken = "exclude = []\naccept = [\n";
    let oru = Acceptance::new(
        Code::LabelCase,
        Scope::Project,
        None,
        Path::new("a.ner"),
        "",
    );
    let error = accepting(broken, &oru.unwrap()).unwrap_err();
    assert!(error.contains("must be put right first, line"), "{error}");
    let error = choosing(broken, &Choice::Set("ace".to_owned())).unwrap_err();
    assert!(error.contains("must be put right first, line"), "{error}");
}

/// Parts of settings that may follow each other, each at most once.
const PARTS: [[&str; 4]; 6] = [
    ["", "# ours\n\n", "# ours\n", "\n"],
    [
        "",
        "label-set = 'conll4' # as printed\n",
        "labels = [ \"PER\", # people\n\t'LOC'# places\n ]\n",
        "labels=[{name='PER'} , ]\n",
    ],
    [
        "",
        "rules.whitespace='off'\n",
        "\n# a\nexclude = [\n'x' , # y\n]\n",
        "exclude=[]#\n",
    ],
    [
        "",
        "rules . label-case = \"off\"\n",
        "accept = []\n",
        "accept = [ {rule='whitespace'} # a\n,]\n",
    ],
    [
        "",
        "gazetteers = [\"\"\"\nn.txt\"\"\", '''m.txt''']\n",
        "gazetteers = ['¶.txt']\n",
        "\n\n",
    ],
    ["", "# end", "# end\n\n", "  "],
];

fn settings() -> impl Strategy<Value = String> {
    let parts: Vec<_> = PARTS
        .iter()
        .map(|forms| prop::sample::select(&forms[..]))
        .collect();
    let line_end = prop::sample::select(vec!["\n", "\r\n"]);
    let mark = prop::sample::select(vec!["", "\u{feff}"]);
    (mark, parts, line_end)
        .prop_map(|(mark, parts, line_end)| {
            mark.to_owned() + &parts.concat().replace('\n', line_end)
        })
        .prop_filter("it is understood", |text| Config::parse(text).1.is_empty())
}

proptest! {
    #[test]
    fn what_is_not_written_is_not_touched(text in settings()) {
        let accepted = accept_oru(&text);
        prop_assert!(accepted.span.is_empty() && accepted.text.matches("Oru").count() == 1);
        let labelled = add_gpe(&text);
        let taken = &text[labelled.span.start.get()..labelled.span.end.get()];
        // A comma before a comment and a label behind it are one edit.
        let stays = labelled.text.contains(taken);
        let is_set = text.contains("label-set") && !taken.contains(['\n', '#']);
        prop_assert!(stays || is_set, "{:?}: {:?}", text, labelled);
        let line_ends = |text: &str| (text.matches("\r\n").count(), text.matches('\n').count());
        for edit in [accepted, labelled] {
            let (pairs, all) = line_ends(&edit.text);
            prop_assert_eq!(pairs, if text.contains("\r\n") { all } else { 0 });
        }
    }
}
