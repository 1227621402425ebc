//! What texts of settings say, and what is said of those that cannot be understood.

use std::path::Path;

use expect_test::{Expect, expect};

use super::*;
use crate::model::LabelChoice;
use crate::rules::policy::Level;
use crate::rules::{Code, Severity};
use crate::syntax::LabelSet;
use crate::text::Text;

/// The problems of `text`, a line each: `line:column: “what it is about” message`.
fn problems(text: &str, expected: &Expect) {
    let (_, problems) = Config::parse(text);
    let rope = Text::from(text);
    let lines = problems.iter().map(|problem| {
        let (line, column) = problem.line_column(&rope);
        let about = rope.slice(problem.span);
        let about = about.lines().next().unwrap_or_default();
        format!("{line}:{column}: ‹{about}› {}\n", problem.message)
    });
    expected.assert_eq(&lines.collect::<String>());
}

fn config(text: &str) -> Config {
    let (config, problems) = Config::parse(text);
    assert_eq!(problems, []);
    config
}

#[test]
fn a_full_file() {
    let config = config(
        "labels = [\n  { name = \"Ship\", description = \"A vessel.\", colour = \"#0a7\", aliases = [\"VESSEL\"] },\n  \"Port\",\n]\n\
         gazetteers = [\"names/*.txt\"]\nguidelines = \"guide.md\"\nexclude = [\"drafts\"]\n\
         [rules]\nwhitespace = \"off\"\n\"label-case\" = \"error\"\n\
         [[accept]]\nrule = \"label-case\"\nname = \"Oru\"\nfile = \"a/*.ner\"\nreason = \"as printed\"\n",
    );
    let LabelChoice::Given(set) = &config.labels else {
        panic!("{:?}", config.labels)
    };
    assert_eq!(set.labels().collect::<Vec<_>>(), ["Ship", "Port"]);
    assert_eq!(set.meant_by("VESSEL"), Some("Ship"));
    assert_eq!(config.notes[0].description.as_deref(), Some("A vessel."));
    assert_eq!(config.levels[&Code::Whitespace], Level::Off);
    assert_eq!(config.levels[&Code::LabelCase], Level::As(Severity::Error));
    assert_eq!(config.accepted[0].reason.as_deref(), Some("as printed"));
    assert_eq!(config.gazetteers[0].0.as_str(), "names/*.txt");
    assert_eq!(config.guidelines.unwrap().0, "guide.md");
    assert!(config.exclude.matches(Path::new("drafts/a.ner")));
}

#[test]
fn built_in_sets_by_name() {
    let ace = LabelSet::built_in("ace").unwrap();
    assert_eq!(
        config("label-set = 'ace'").labels,
        LabelChoice::Given(ace.into())
    );
    assert_eq!(config("label-set = 'auto'").labels, LabelChoice::Recognised);
    assert_eq!(config("# nothing\n"), Config::default());
}

#[test]
fn typos_are_placed_and_what_was_meant_is_named() {
    problems(
        "lable-set = \"conll4\"\nlabel-set = \"conl4\"\n[rules]\nlabel-caes = \"off\"\nwhitespace = \"info\"\nexclude = []\n",
        &expect![[r#"
            1:1: ‹lable-set› there is no setting `lable-set`; did you mean `label-set`?
            2:13: ‹"conl4"› there is no label set `conl4`; did you mean `conll4`?
            4:1: ‹label-caes› there is no rule `label-caes`; did you mean `label-case`?
            5:14: ‹"info"› there is no level `info`; did you mean `information`?
            6:1: ‹exclude› there is no rule `exclude`; it must stand above the first `[…]`
        "#]],
    );
}

#[test]
fn wrong_kinds() {
    problems(
        "label-set = 4\ngazetteers = \"names.txt\"\nguidelines = \" \"\nexclude = [1]\naccept = { rule = \"whitespace\" }\n[rules]\nwhitespace = false\n",
        &expect![[r#"
            1:13: ‹4› this must be the name of a label set, not a number
            2:14: ‹"names.txt"› this must be a list of patterns of files, not a text
            3:14: ‹" "› the path of a Markdown file is missing here
            4:12: ‹1› this must be a pattern of files, not a number
            5:10: ‹{ rule = "whitespace" }› this must be a list of tables: write `[[accept]]`, not a table
            7:14: ‹false› this must be one of the texts “off”, “hint”, “information”, “warning”, “error”, not true or false
        "#]],
    );
}

#[test]
fn labels_that_are_none() {
    problems(
        "label-set = \"ace\"\nlabels = [\"two words\", { description = \"x\" }, 5, { name = \"A\", color = \"x\", colour = \"red\" }]\n",
        &expect![[r#"
            2:1: ‹labels› there are `label-set` and `labels`; only one of them can hold
            2:11: ‹"two words"› “two words” is no label: a letter, then letters, digits, `_` and `-`
            2:24: ‹{ description = "x" }› this label has no `name`
            2:47: ‹5› this must be a label or a table with its `name`, not a number
            2:64: ‹color› there is no key of a label `color`; did you mean `colour`?
            2:86: ‹"red"› “red” is no colour: write it as #rgb or #rrggbb
        "#]],
    );
    problems(
        "labels = []\n",
        &expect![[r"
        1:10: ‹[]› there is no label in the list
    "]],
    );
}

#[test]
fn exceptions_that_are_none() {
    problems(
        "[[accept]]\nrule = \"label-cass\"\n[[accept]]\nname = \"Oru\"\n[[accept]]\nrule = \"whitespace\"\nfile = \"../a\"\nnmae = \"x\"\n",
        &expect![[r#"
            2:8: ‹"label-cass"› there is no rule `label-cass`; did you mean `label-case`?
            3:1: ‹[[accept]]› this exception has no `rule`
            7:8: ‹"../a"› “../a” leads outside the folder of these settings
            8:1: ‹nmae› there is no key of an exception `nmae`; did you mean `name`?
        "#]],
    );
}

#[test]
fn what_leads_outside() {
    problems(
        "gazetteers = [\"/etc/passwd\", \"../names.txt\"]\nguidelines = \"../guide.md\"\n",
        &expect![[r#"
            1:15: ‹"/etc/passwd"› “/etc/passwd” leads outside the folder of these settings
            1:30: ‹"../names.txt"› “../names.txt” leads outside the folder of these settings
            2:14: ‹"../guide.md"› “../guide.md” leads outside the folder of these settings
        "#]],
    );
}

#[test]
fn a_backslash_parts_no_folders() {
    problems(
        "exclude = ['drafts\\*.ner', 'a\\[1\\].ner']\nguidelines = 'docs\\guide.md'\n",
        &expect![[r"
            1:12: ‹'drafts\*.ner'› “drafts\*.ner”: write `/` between folders; `\` takes the meaning from one of `[]{}`, and `[*]` is a star itself
            2:14: ‹'docs\guide.md'› “docs\guide.md”: write `/` between folders
        "]],
    );
}

#[test]
fn more_than_anybody_writes_by_hand_is_refused() {
    let list = |count: usize, entry: &dyn Fn(usize) -> String| {
        (0..count).map(entry).collect::<Vec<_>>().join(",")
    };
    let names = list(40_000, &|i| format!("'d{i}/a.ner'"));
    let globs = list(1_001, &|i| format!("'d{i}/*.ner'"));
    let accepted = list(30_000, &|_| "{rule='label-case'}".to_owned());
    let labels = list(20_000, &|i| format!("'L{i}'"));
    for (text, said) in [
        (
            format!("exclude = [{names}]"),
            "there are 40000 in this list; at most 10000 are read",
        ),
        (
            format!("gazetteers = [{names}]"),
            "there are 40000 in this list",
        ),
        (
            format!("exclude = [{globs}]"),
            "at most 1000 patterns with `*`",
        ),
        (
            format!("accept = [{accepted}]"),
            "there are 30000 in this list",
        ),
        (
            format!("labels = [{labels}]"),
            "there are 20000 in this list",
        ),
        (
            format!("labels = [{{name='A', aliases=[{labels}]}}]"),
            "there are 20000 in this list",
        ),
    ] {
        let (_, found) = Config::parse(&text);
        assert_eq!(found.len(), 1, "{said}: {:?}", found.first());
        assert!(found[0].message.starts_with(said), "{}", found[0].message);
    }
}

#[test]
fn one_mistake_many_times_is_told_some_times() {
    let lines = |line: &str| line.repeat(20_000);
    for text in [
        lines("=\n"),
        lines("a=1\n"),
        format!("[rules]\n{}", numbered("r", "='off'")),
    ] {
        let (_, found) = Config::parse(&text);
        assert_eq!(found.len(), 100);
        let last = found.last().unwrap();
        assert!(
            last.message
                .ends_with("; there are more problems, which are not listed")
        );
    }
}

/// 20,000 lines.
fn numbered(before: &str, behind: &str) -> String {
    let lines = (0..20_000).map(|number| format!("{before}{number}{behind}\n"));
    lines.collect()
}

#[test]
fn what_is_no_toml() {
    problems(
        "label-set = \n",
        &expect![[r"
        1:13: ‹› string values must be quoted, expected literal string
    "]],
    );
    problems(
        "label-set = \"a\"\nlabel-set = \"b\"\n[rules\n",
        &expect![[r"
            2:1: ‹label-set› duplicate key
            3:7: ‹› unclosed table, expected `]`
        "]],
    );
}
