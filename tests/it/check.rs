//! The command `glossator check`.

#![allow(clippy::unwrap_used, reason = "a failing test panics")]

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use super::folder::Folder;

fn check(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut process = Command::new(env!("CARGO_BIN_EXE_glossator"))
        .arg("check")
        .args(arguments)
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It may end without reading.
    let _ = process.stdin.take().unwrap().write_all(input);
    process.wait_with_output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn paths(output: &Output) -> Vec<String> {
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let files = report["files"].as_array().unwrap();
    files
        .iter()
        .map(|file| file["path"].as_str().unwrap().replace('\\', "/"))
        .collect()
}

const CLEAN: &str = "The [ORG Oru Guild  ] met . \n";
const WRONG: &str = "The [ORG Oru Guild  ] ] met . \n";

#[test]
fn nothing_wrong_is_code_0() {
    let folder = Folder::new("clean");
    folder.write("a.ner", CLEAN);
    let output = check(folder.path(), &["a.ner"], b"");
    assert_eq!(stdout(&output), "1 file, 0 errors, 0 warnings\n");
    assert_eq!(
        (output.status.code(), stderr(&output)),
        (Some(0), String::new())
    );
}

#[test]
fn a_finding_is_shown_with_its_line() {
    let folder = Folder::new("human");
    folder.write("a.ner", format!("{CLEAN}Zoë [PER Ada [LOC Oru  ] met ]\n"));
    let output = check(
        folder.path(),
        &["a.ner", "--color", "never", "--severity", "warning"],
        b"",
    );
    let expected = "\
a.ner:2:5: error[nested-entity] `[LOC` opens inside `[PER`; the format is flat
  |
2 | Zoë [PER Ada [LOC Oru  ] met ]
  |     ^^^^
  = a.ner:2:14: `[LOC` opens here
  = a.ner:2:30: the `]` of `[PER`, which readers take for a word

1 file, 1 error, 0 warnings
";
    assert_eq!(stdout(&output), expected);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn for_programs_it_is_one_object() {
    let folder = Folder::new("json");
    folder.write("a.ner", "é ] .\n").write("b.ner", CLEAN);
    let output = check(folder.path(), &["b.ner", "a.ner", "--format", "json"], b"");
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["version"], 1);
    assert_eq!(
        report["files"][0],
        serde_json::json!({"path": "b.ner", "findings": []})
    );
    assert_eq!(
        report["files"][1]["findings"],
        serde_json::json!([{
            "code": "stray-close-bracket", "severity": "error", "message": "`]` closes nothing",
            "line": 1, "column": 3, "end_line": 1, "end_column": 4, "start": 3, "end": 4,
            "related": [],
        }])
    );
    assert_eq!(
        (&report["errors"], &report["warnings"]),
        (&1.into(), &0.into())
    );
    let nothing = check(
        Folder::new("json-nothing").path(),
        &[".", "--format", "json"],
        b"",
    );
    assert_eq!(paths(&nothing), [""; 0]);
}

#[test]
fn folders_give_what_looks_annotated() {
    let folder = Folder::new("walk");
    folder
        .write("b/z.bracket.txt", "no entity yet\n")
        .write("b/a.txt", CLEAN)
        .write("b/prose.txt", "Nothing to see .\n")
        .write("b/log.txt", "[INFO main   ] begun\n[WARN main   ] ended\n")
        .write(
            "b/links.txt",
            "See [ORG chart](org.html) and [ORG Chart][2] .\n",
        )
        .write("a.html", "<code><pre>UNCLAS VELM 000012</pre></code>\n")
        .write("a.rs", CLEAN)
        .write(".hidden/a.ner", CLEAN)
        .write(".a.ner", CLEAN)
        .write("c.NER", CLEAN);
    let output = check(
        folder.path(),
        &[".", "b/prose.txt", "--format", "json"],
        b"",
    );
    let expected = [
        "./a.html",
        "./b/a.txt",
        "./b/z.bracket.txt",
        "./c.NER",
        "b/prose.txt",
    ];
    assert_eq!(paths(&output), expected);
}

#[cfg(unix)]
#[test]
fn links_in_circles_end() {
    let folder = Folder::new("links");
    folder.write("a/a.ner", CLEAN);
    std::os::unix::fs::symlink("..", folder.path().join("a/up")).unwrap();
    std::os::unix::fs::symlink("a", folder.path().join("b")).unwrap();
    assert_eq!(
        paths(&check(folder.path(), &[".", "--format", "json"], b"")),
        ["./a/a.ner"]
    );
}

#[test]
fn standard_input_is_a_file() {
    let folder = Folder::new("stdin");
    let output = check(folder.path(), &["-"], WRONG.as_bytes());
    assert!(stdout(&output).starts_with("<stdin>:1:23: error[stray-close-bracket]"));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn what_cannot_be_read_is_code_2_and_the_rest_is_checked() {
    let folder = Folder::new("missing");
    folder.write("a.ner", WRONG);
    let output = check(folder.path(), &["none.ner", "a.ner"], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).starts_with("error: cannot read none.ner: "),
        "{}",
        stderr(&output)
    );
    assert!(stdout(&output).ends_with("1 file, 1 error, 0 warnings\n"));
}

#[test]
fn a_file_that_is_not_utf8_is_a_finding() {
    let folder = Folder::new("utf8");
    folder
        .write("a.ner", b"One .\ncaf\xE9 ]\n")
        .write("b.ner", b"\xFF\xFE");
    let output = check(folder.path(), &["a.ner", "b.ner", "--format", "json"], b"");
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let finding = &report["files"][0]["findings"][0];
    assert_eq!(finding["code"], "not-utf8");
    assert_eq!(
        (&finding["line"], &finding["column"]),
        (&2.into(), &4.into())
    );
    assert_eq!(
        (&finding["start"], &finding["end"]),
        (&9.into(), &10.into())
    );
    assert_eq!(report["files"][0]["findings"].as_array().unwrap().len(), 1);
    assert_eq!(report["errors"], 2);
    // It was not read, let alone checked.
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn severities_are_left_out_of_the_report_and_the_code() {
    let folder = Folder::new("severity");
    folder.write("a.ner", "[per Ida  ] met [PER Ada  ] [ 1 ] .\n");
    let shown = |level| {
        let output = check(folder.path(), &["a.ner", "--severity", level], b"");
        (
            stdout(&output).lines().last().unwrap().to_owned(),
            output.status.code(),
        )
    };
    let all = "1 file, 0 errors, 1 warning, 1 for information".to_owned();
    assert_eq!(shown("information"), (all, Some(1)));
    assert_eq!(
        shown("warning"),
        ("1 file, 0 errors, 1 warning".to_owned(), Some(1))
    );
    assert_eq!(
        shown("error"),
        ("1 file, 0 errors, 0 warnings".to_owned(), Some(0))
    );
    folder.write("a.ner", "[PER Ada  ] [ 1 ] .\n");
    assert_eq!(check(folder.path(), &["a.ner"], b"").status.code(), Some(0));
}

#[test]
fn labels_can_be_given() {
    let folder = Folder::new("labels");
    folder.write("a.ner", "[GPE Oru  ] and [GPE Velm  ] .\n");
    let code = |labels| {
        check(folder.path(), &["a.ner", "--labels", labels], b"")
            .status
            .code()
    };
    assert_eq!(check(folder.path(), &["a.ner"], b"").status.code(), Some(0));
    assert_eq!(code("ontonotes18"), Some(0));
    assert_eq!(code("GPE,PER"), Some(0));
    assert_eq!(code("conll4"), Some(1));
    assert_eq!(code("conll5"), Some(2));
}

#[test]
fn colours_are_used_when_asked_for() {
    let folder = Folder::new("color");
    folder.write("a.ner", WRONG);
    assert!(
        stdout(&check(folder.path(), &["a.ner", "--color", "always"], b""))
            .contains("\x1b[1;31merror")
    );
    assert!(!stdout(&check(folder.path(), &["a.ner"], b"")).contains('\x1b'));
}

#[test]
fn a_reader_that_stops_ends_it_quietly() {
    let folder = Folder::new("pipe");
    folder.write("a.ner", "a ] b\n".repeat(900));
    let mut process = Command::new(env!("CARGO_BIN_EXE_glossator"))
        .args(["check", "a.ner"])
        .args(std::iter::repeat_n("a.ner", 20))
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(process.stdout.take());
    let output = process.wait_with_output().unwrap();
    assert_eq!(
        (output.status.code(), stderr(&output)),
        (Some(1), String::new())
    );
}

#[test]
fn codes_are_explained() {
    let explain = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_glossator"));
        command.arg("explain").args(arguments).output().unwrap()
    };
    let one = explain(&["missed-mention"]);
    assert!(one.status.success() && stdout(&one).starts_with("missed-mention\n\nInformation"));
    let all = explain(&[]);
    assert!(all.status.success() && stdout(&all).contains("\nentity-leading-title "));
    let unknown = explain(&["mised-mention"]);
    assert_eq!(unknown.status.code(), Some(2));
    let complaint = String::from_utf8(unknown.stderr).unwrap();
    assert!(
        complaint.contains("did you mean `missed-mention`?"),
        "{complaint}"
    );
}
