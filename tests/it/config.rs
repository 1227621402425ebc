//! `glossator.toml` on the command line.

use std::fs;
use std::process::{Command, Output};

use serde_json::Value;

use super::folder::Folder;

fn run(folder: &Folder, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_glossator"))
        .args(arguments)
        .current_dir(folder.path())
        .output()
        .unwrap()
}

/// The exit code, and what was said on standard error.
fn told(output: &Output) -> (Option<i32>, String) {
    let said = String::from_utf8(output.stderr.clone()).unwrap();
    (output.status.code(), said)
}

/// The findings of a check as `path:line code severity`.
fn found(folder: &Folder, arguments: &[&str]) -> Vec<String> {
    let mut all = vec!["check", "--format", "json"];
    all.extend(arguments);
    let output = run(folder, &all);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut found = Vec::new();
    for file in report["files"].as_array().unwrap() {
        for finding in file["findings"].as_array().into_iter().flatten() {
            let word = |key: &str| finding[key].as_str().unwrap().to_owned();
            let path = file["path"].as_str().unwrap();
            let (line, code, severity) = (&finding["line"], word("code"), word("severity"));
            found.push(format!("{path}:{line} {code} {severity}"));
        }
    }
    found
}

/// Two labels in small letters, one of them about the name that tests accept.
const TEXT: &str = "[PER Ida  ] met [per Ada Bay  ] . \nThe [per Oru  ] . \n";
const CONLL: &str = "label-set = \"conll4\"\n";
const ACCEPTED: &str = "[[accept]]\nrule = \"label-case\"\nname = \"ada  bay\"\n";

#[test]
fn rules_labels_and_exceptions_come_from_the_nearest_file() {
    let folder = Folder::new("config-nearest");
    folder.write("glossator.toml", CONLL).write("a.ner", TEXT);
    folder
        .write("sub/b.ner", TEXT)
        .write("sub/deep/c.ner", TEXT);
    let rules = "label-set = \"conll4\"\n[rules]\nlabel-case = \"hint\"\n";
    folder.write("sub/glossator.toml", format!("{rules}{ACCEPTED}"));
    assert_eq!(
        found(&folder, &["."]),
        [
            "./a.ner:1 label-case warning",
            "./a.ner:2 label-case warning",
            "./sub/b.ner:2 label-case hint",
            "./sub/deep/c.ner:2 label-case hint",
        ]
    );
    folder.write(
        "sub/glossator.toml",
        "label-set = \"conll4\"\nrules = { label-case = \"off\" }\n",
    );
    assert_eq!(found(&folder, &["sub"]), [""; 0]);
}

#[test]
fn options_go_before_the_file() {
    let folder = Folder::new("config-options");
    folder.write("glossator.toml", "label-set = \"ace\"\n");
    folder.write("a.ner", "[GPE Oru  ] . \n");
    assert_eq!(found(&folder, &["a.ner"]), [""; 0]);
    assert_eq!(found(&folder, &["a.ner", "--labels", "conll4"]).len(), 1);
}

#[test]
fn labels_of_ones_own_are_meant_by_their_other_names() {
    let folder = Folder::new("config-labels");
    let labels = "labels = [{ name = \"Ship\", aliases = [\"VESSEL\"] }, \"Port\"]\n";
    folder.write("glossator.toml", labels);
    folder.write("a.ner", "[Ship Resolute  ] , [VESSEL Marigold  ] . \n");
    let output = run(&folder, &["check", "a.ner"]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(
        said.contains("label `VESSEL` is not in label set `own` (did you mean Ship?)"),
        "{said}"
    );
}

#[test]
fn exceptions_are_for_files_and_told_when_they_are_of_no_use() {
    let folder = Folder::new("config-accept");
    let entry = |more: &str| format!("[[accept]]\nrule = \"label-case\"\n{more}\n");
    let (file, gone) = (entry("file = \"a.ner\""), entry("name = \"Nobody\""));
    folder.write("glossator.toml", format!("{CONLL}{file}{gone}"));
    folder
        .write("a.ner", TEXT)
        .write("b.ner", "[PER Ada  ] . \n[per Oru  ] \n");
    assert_eq!(
        found(&folder, &["."]),
        [
            "./b.ner:2 label-case warning",
            "glossator.toml:5 unused-exception information",
        ]
    );
    // Not all of the project was looked at.
    assert_eq!(found(&folder, &["b.ner"]), ["b.ner:2 label-case warning"]);
    let off = "[rules]\nunused-exception = \"off\"\n";
    folder.write("glossator.toml", format!("{CONLL}{gone}{off}"));
    folder.write("a.ner", "").write("b.ner", "");
    assert_eq!(found(&folder, &["."]), [""; 0]);
}

#[test]
fn excluded_files_are_checked_only_when_they_are_named() {
    let folder = Folder::new("config-exclude");
    folder.write(
        "glossator.toml",
        "label-set = \"conll4\"\nexclude = [\"old\", \"*.bak.ner\"]\n",
    );
    folder
        .write("old/a.ner", TEXT)
        .write("b.bak.ner", TEXT)
        .write("c.ner", "");
    assert_eq!(found(&folder, &["."]), [""; 0]);
    assert_eq!(found(&folder, &["old/a.ner"]).len(), 2);
}

#[test]
fn labels_of_ones_own_make_an_annotated_file() {
    let folder = Folder::new("config-own-files");
    folder
        .write("own/glossator.toml", "labels = [\"Ship\", \"Port\"]\n")
        .write("own/a.txt", "The [Ship Marigold  ] met [Port Oru ] . \n")
        .write("own/log.txt", "[INFO main   ] begun\n")
        .write("other/b.txt", "The [Ship Marigold  ] met [Port Oru ] . \n");
    let formatted = |arguments: &[&str]| run(&folder, &[&["fmt", "--check"], arguments].concat());
    let stdout = |arguments: &[&str]| String::from_utf8(formatted(arguments).stdout).unwrap();
    let (own, all) = (
        "would format ./own/a.txt\n1 file would be formatted, 0 left as they are\n",
        "would format ./other/b.txt\nwould format ./own/a.txt\n2 files would be formatted, 0 left as they are\n",
    );
    assert_eq!(stdout(&["."]), own);
    assert_eq!(stdout(&["--labels", "Ship,Port", "."]), all);
    // What settings list that are not understood nobody knows.
    folder.write("own/glossator.toml", "labels = [\"Ship\", \"Port\"\n");
    let (code, said) = told(&formatted(&["."]));
    assert_eq!(code, Some(2));
    assert!(
        said.contains("cannot read ./own/a.txt: its settings are wrong"),
        "{said}"
    );
}

#[test]
fn a_typo_is_placed_told_once_and_code_2() {
    let folder = Folder::new("config-typo");
    folder.write(
        "glossator.toml",
        "label-set = \"conll4\"\n[rules]\nlabel-caes = \"off\"\n",
    );
    folder.write("a.ner", TEXT).write("b.ner", TEXT);
    let expected =
        "error: glossator.toml:3:1: there is no rule `label-caes`; did you mean `label-case`?\n";
    let output = run(&folder, &["check", "."]);
    assert_eq!(told(&output), (Some(2), expected.to_owned()));
    assert_eq!(output.stdout, b"0 files, 0 errors, 0 warnings\n");
    assert_eq!(
        told(&run(&folder, &["config", "check"])),
        (Some(2), expected.to_owned())
    );
    let report = run(&folder, &["check", ".", "--format", "json"]);
    let report: Value = serde_json::from_slice(&report.stdout).unwrap();
    assert_eq!(report["files"][0]["path"], "glossator.toml");
}

#[test]
fn files_are_formatted_by_their_settings() {
    let folder = Folder::new("config-fmt");
    let settings = "label-set = \"conll4\"\nexclude = [\"old\"]\n";
    let text = "The [PER Ida ] of [LOC Oru  ] and [LOC Velm  ] . \n";
    folder.write("glossator.toml", settings);
    folder.write("a.ner", text).write("old/a.ner", text);
    let output = run(&folder, &["fmt", "."]);
    assert_eq!(told(&output), (Some(0), String::new()));
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(read("a.ner"), text.replace("Ida ]", "Ida  ]"));
    assert_eq!(read("old/a.ner"), text);
    folder.write("glossator.toml", "nothing = 1\n");
    let (code, said) = told(&run(&folder, &["fmt", "a.ner"]));
    assert_eq!(code, Some(2));
    let wrong =
        "cannot read a.ner: its settings are wrong: glossator.toml:1:1: there is no setting";
    assert!(said.contains(wrong), "{said}");
}

#[test]
fn what_is_no_text_is_no_settings() {
    let folder = Folder::new("config-bytes");
    folder
        .write("glossator.toml", b"label-set = \"caf\xE9\"\n")
        .write("a.ner", TEXT);
    let (code, said) = told(&run(&folder, &["check", "a.ner"]));
    assert_eq!(code, Some(2));
    assert!(said.contains("it is not text in UTF-8 (byte 17)"), "{said}");
    folder.write("glossator.toml", "#".repeat((1 << 20) + 1));
    let (code, said) = told(&run(&folder, &["check", "a.ner"]));
    assert!(
        code == Some(2) && said.contains("larger than 1048576 bytes"),
        "{said}"
    );
    fs::remove_file(folder.path().join("glossator.toml")).unwrap();
    fs::create_dir(folder.path().join("glossator.toml")).unwrap();
    let (code, said) = told(&run(&folder, &["check", "a.ner"]));
    assert!(
        code == Some(2) && said.contains("it is not a file"),
        "{said}"
    );
}

#[test]
fn gazetteers_and_guidelines_are_read_and_judged() {
    let folder = Folder::new("config-resources");
    folder.write(
        "glossator.toml",
        "label-set = \"conll4\"\ngazetteers = [\"names/*.txt\"]\nguidelines = \"guide.md\"\n",
    );
    let (code, said) = told(&run(&folder, &["config", "check", "."]));
    assert_eq!(code, Some(2));
    assert!(
        said.contains("glossator.toml:2:15: there is no such file"),
        "{said}"
    );
    assert!(
        said.contains("glossator.toml:3:14: cannot read guide.md"),
        "{said}"
    );

    folder
        .write("guide.md", "# PER\n")
        .write("names/a.txt", "PER\tIda\nIPR\tOru\n");
    let (_, said) = told(&run(&folder, &["config", "check", "."]));
    let unknown = "gazetteers use `IPR`, which is not in label set `conll4`";
    assert!(said.contains(unknown), "{said}");
    folder.write("names/a.txt", "PER\tIda\nOru\n");
    let (_, said) = told(&run(&folder, &["config", "check", "."]));
    assert!(said.contains("names/a.txt:2: there is no tab"), "{said}");

    folder.write("names/a.txt", "PER\tIda\n");
    let output = run(&folder, &["config", "check", "names"]);
    assert_eq!(told(&output), (Some(0), String::new()));
    assert_eq!(output.stdout, b"glossator.toml: no problems\n");
}

#[test]
fn the_schema_is_printed_and_kept_for_editors() {
    let folder = Folder::new("config-schema");
    let output = run(&folder, &["config", "schema"]);
    assert_eq!(told(&output), (Some(0), String::new()));
    let kept = concat!(env!("CARGO_MANIFEST_DIR"), "/editors/glossator.schema.json");
    assert!(
        output.stdout == fs::read(kept).unwrap_or_default(),
        "to be written anew: glossator config schema > editors/glossator.schema.json"
    );
}

#[test]
fn the_example_of_the_readme_is_right_and_full() {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let (_, example) = readme.split_once("```toml\n").unwrap();
    let (example, _) = example.split_once("```").unwrap();
    let folder = Folder::new("config-example");
    folder
        .write("glossator.toml", example)
        .write("guide.md", "");
    folder.write("names/ships.txt", "Ship\tMarigold\n");
    let output = run(&folder, &["config", "check"]);
    assert_eq!(told(&output), (Some(0), String::new()));
    let schema = run(&folder, &["config", "schema"]);
    let schema: Value = serde_json::from_slice(&schema.stdout).unwrap();
    for at in ["", "/labels/items/oneOf/1", "/accept/items"] {
        let at = match at {
            "" => "/properties".to_owned(),
            at => format!("/properties{at}/properties"),
        };
        let keys = schema.pointer(&at).unwrap().as_object().unwrap().keys();
        for key in keys.filter(|key| *key != "label-set") {
            assert!(example.contains(key.as_str()), "the example lacks {key}");
        }
        assert!(readme.contains("`label-set`"));
    }
}

#[test]
fn without_settings_there_is_nothing_to_check() {
    let folder = Folder::new("config-none");
    let (code, said) = told(&run(&folder, &["config", "check"]));
    assert!(
        code == Some(2) && said.contains("there is no glossator.toml"),
        "{said}"
    );
}

#[test]
fn a_repository_ends_the_search() {
    let folder = Folder::new("config-git");
    folder.write("glossator.toml", "label-set = \"conll4\"\n");
    folder
        .write("repository/.git/config", "")
        .write("repository/docs/a.ner", TEXT);
    // Where no set is given these are labels of the document's own.
    assert_eq!(found(&folder, &["repository"]), [""; 0]);
    folder.write("repository/glossator.toml", "label-set = \"conll4\"\n");
    assert_eq!(found(&folder, &["repository"]).len(), 2);
    fs::remove_file(folder.path().join("repository/glossator.toml")).unwrap();
    fs::remove_dir_all(folder.path().join("repository/.git")).unwrap();
    assert_eq!(found(&folder, &["repository"]).len(), 2);
}

#[cfg(unix)]
#[test]
fn nothing_outside_the_folder_is_read() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new("config-outside");
    folder
        .write("secret.txt", "PER\tIda\n")
        .write("secret.toml", "label-set = \"ace\"\n");
    folder.write("in/a.ner", "").write("in/names/ours.txt", "");
    symlink("../../secret.txt", folder.path().join("in/names/link.txt")).unwrap();
    symlink("..", folder.path().join("in/up")).unwrap();
    folder.write(
        "in/glossator.toml",
        "gazetteers = [\"names/*.txt\", \"up/*.txt\"]\nguidelines = \"names/link.txt\"\n",
    );
    let (code, said) = told(&run(&folder, &["config", "check", "in"]));
    assert_eq!(code, Some(2));
    let outside = "it is a link that leads outside the folder of the settings";
    assert!(
        said.contains(&format!("1:15: cannot read names/link.txt: {outside}")),
        "{said}"
    );
    assert!(
        said.contains(&format!(
            "1:30: cannot look for files by “up/*.txt”: {outside}"
        )),
        "{said}"
    );
    assert!(
        said.contains(&format!("2:14: cannot read names/link.txt: {outside}")),
        "{said}"
    );

    fs::remove_file(folder.path().join("in/glossator.toml")).unwrap();
    symlink("../secret.toml", folder.path().join("in/glossator.toml")).unwrap();
    let (code, said) = told(&run(&folder, &["check", "in"]));
    assert!(code == Some(2) && said.contains(outside), "{said}");
}

#[cfg(unix)]
#[test]
fn a_pattern_does_not_tell_what_lies_behind_a_link() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new("config-behind");
    folder.write("out/sub/secret.txt", "PER\tIda\n");
    folder
        .write("in/a.ner", "")
        .write("in/own/sub/ours.txt", "odd\n");
    symlink("../out", folder.path().join("in/s")).unwrap();
    symlink("own", folder.path().join("in/t")).unwrap();
    folder.write(
        "in/glossator.toml",
        "gazetteers = [\"s/sub/*.txt\",\n\"t/sub/*.txt\",\n\"s/*/*.txt\"]\nguidelines = \"s/sub/secret.txt\"\n",
    );
    let (code, said) = told(&run(&folder, &["config", "check", "in"]));
    assert_eq!(code, Some(2));
    let outside = "it is a link that leads outside the folder of the settings";
    let expected = format!(
        "error: in/glossator.toml:1:15: cannot look for files by “s/sub/*.txt”: {outside}\n\
         error: in/glossator.toml:2:1: t/sub/ours.txt:1: there is no tab between a label and a name\n\
         error: in/glossator.toml:3:1: cannot look for files by “s/*/*.txt”: {outside}\n\
         error: in/glossator.toml:4:14: cannot read s/sub/secret.txt: {outside}\n"
    );
    assert_eq!(said, expected);
}

#[test]
fn settings_at_their_limits_are_read_in_a_moment() {
    let folder = Folder::new("config-limits");
    let numbered = |count: usize, entry: &dyn Fn(usize) -> String| -> String {
        (0..count).map(entry).collect()
    };
    let accepted = |i| format!("[[accept]]\nrule=\"label-case\"\nfile=\"a{i}.ner\"\n");
    let named = |i| format!("\"d{i}/a.ner\",");
    let globs = |i| format!("\"d{i}/*a?.ner\",");
    let texts = [
        numbered(9_000, &accepted),
        format!("exclude = [{}]\n", numbered(10_000, &named)),
        format!("exclude = [{}]\n", numbered(1_000, &globs)),
        format!("gazetteers = [{}]\n", numbered(40_000, &named)),
        "[\n".repeat(300_000),
        numbered(70_000, &|i| format!("key{i} = 1\n")),
        format!("a = {}", "[".repeat(500_000)),
        format!(
            "labels = [{}]\n",
            numbered(9_000, &|i| format!("\"L{i}\","))
        ),
    ];
    for (place, text) in texts.iter().enumerate() {
        folder.write("glossator.toml", text).write("a.ner", "");
        let start = std::time::Instant::now();
        let output = run(&folder, &["check", "a.ner"]);
        let (code, said) = told(&output);
        assert!(said.len() < 40_000, "{place}: {}", said.len());
        assert!(matches!(code, Some(0 | 2)), "{place}");
        // Minutes before; a few seconds where it is not optimised and others are at work.
        assert!(
            start.elapsed().as_secs() < 60,
            "{place}: {:?}",
            start.elapsed()
        );
    }
}

#[cfg(unix)]
#[test]
fn links_are_judged_where_they_are_seen() {
    let folder = Folder::new("config-links");
    folder
        .write("real/a.ner", TEXT)
        .write("seen/glossator.toml", "label-set = \"conll4\"\n");
    std::os::unix::fs::symlink("../real/a.ner", folder.path().join("seen/a.ner")).unwrap();
    assert_eq!(found(&folder, &["real/a.ner"]), [""; 0]);
    assert_eq!(found(&folder, &["seen/a.ner"]).len(), 2);
    assert_eq!(found(&folder, &["seen/../seen/a.ner"]).len(), 0);
}
