//! What git ignores is left out of folders, unless the user says otherwise.

#![allow(clippy::unwrap_used, reason = "a failing test panics")]

use std::fs;
use std::process::{Command, Output};

use serde_json::Value;

use super::folder::Folder;

const ROUGH: &str = "The [ORG Oru Guild  ] met . \nIn [LOC Velm ] . \n";
const SMOOTH: &str = "The [ORG Oru Guild  ] met . \nIn [LOC Velm  ] . \n";

fn run(folder: &Folder, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_glossator"))
        .args(arguments)
        .current_dir(folder.path())
        // What this user's git ignores everywhere is not asked.
        .env("HOME", folder.path())
        .env_remove("XDG_CONFIG_HOME")
        .output()
        .unwrap()
}

fn paths(output: &Output) -> Vec<String> {
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let files = report["files"].as_array().unwrap().iter();
    let paths = files.map(|file| file["path"].as_str().unwrap().replace('\\', "/"));
    paths.collect()
}

fn checked(folder: &Folder, arguments: &[&str]) -> Vec<String> {
    let arguments = [&["check", "--format", "json"], arguments].concat();
    paths(&run(folder, &arguments))
}

fn told(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// A repository with files that it ignores.
fn repository(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder
        .write(".git/HEAD", "ref: refs/heads/main\n")
        .write(".git/info/exclude", "own.ner\n")
        .write(".gitignore", "drafts/\n*.old.ner\n!kept.old.ner\n")
        .write("in/.gitignore", "/b.ner\n")
        .write("in/sub/.ignore", "c.ner\n");
    for name in [
        "a.old.ner",
        "drafts/a.ner",
        "in/b.ner",
        "in/d.ner",
        "in/kept.old.ner",
        "in/sub/b.ner",
        "in/sub/c.ner",
        "own.ner",
    ] {
        folder.write(name, ROUGH);
    }
    folder
}

#[test]
fn what_git_ignores_is_left_out_of_folders() {
    let folder = repository("ignored-check");
    let taken = ["in/d.ner", "in/kept.old.ner", "in/sub/b.ner"];
    assert_eq!(
        checked(&folder, &["."]),
        taken.map(|path| format!("./{path}"))
    );
    // Lists of folders above count as well.
    assert_eq!(checked(&folder, &["in"]), taken);
    let all = checked(&folder, &["--no-ignore", "."]);
    assert_eq!(all.len(), 8, "{all:?}");
    assert!(all.is_sorted(), "{all:?}");
}

#[test]
fn what_is_named_is_taken_though_git_ignores_it() {
    let folder = repository("ignored-named");
    let named = ["a.old.ner", "drafts"];
    assert_eq!(checked(&folder, &named), ["a.old.ner", "drafts/a.ner"]);
}

#[test]
fn a_list_of_git_is_not_asked_where_there_is_no_repository() {
    let folder = Folder::new("ignored-nowhere");
    folder.write(".gitignore", "*").write("a.ner", ROUGH);
    assert_eq!(checked(&folder, &["."]), ["./a.ner"]);
}

#[test]
fn formatting_leaves_out_the_same() {
    let folder = repository("ignored-fmt");
    let output = run(&folder, &["fmt", "."]);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(
        (read("in/d.ner").as_str(), read("in/b.ner").as_str()),
        (SMOOTH, ROUGH)
    );
    run(&folder, &["fmt", "--no-ignore", "."]);
    assert_eq!(read("in/b.ner"), SMOOTH);
}

#[test]
fn a_folder_of_which_nothing_is_left_says_why() {
    let folder = repository("ignored-all");
    folder.write(".gitignore", "*.ner\n!in");
    for command in ["check", "fmt"] {
        let output = run(&folder, &[command, "drafts"]);
        let note = "note: no files were found; those that git ignores are taken with --no-ignore\n";
        assert_eq!((output.status.code(), told(&output)), (Some(0), note));
        let output = run(&folder, &[command, "--no-ignore", "drafts"]);
        assert_eq!(told(&output), "");
    }
}

#[test]
fn an_exception_for_what_is_ignored_is_not_said_to_be_of_no_use() {
    let folder = repository("ignored-exception");
    let unused = "[[accept]]\nrule = \"label-case\"\n";
    folder.write("glossator.toml", unused);
    let settings = ["glossator.toml"];
    assert_eq!(checked(&folder, &["."]).last().unwrap(), "./in/sub/b.ner");
    assert_eq!(checked(&folder, &["--no-ignore", "."])[8..], settings);
    fs::remove_file(folder.path().join(".gitignore")).unwrap();
    fs::remove_file(folder.path().join("in/.gitignore")).unwrap();
    fs::remove_file(folder.path().join("in/sub/.ignore")).unwrap();
    fs::remove_file(folder.path().join("own.ner")).unwrap();
    assert_eq!(checked(&folder, &["."])[7..], settings);
}

#[test]
fn lists_that_are_no_lists_end_nothing() {
    let folder = repository("ignored-odd");
    folder.write(".gitignore", b"[\n\xFF\n{a,\ndrafts/\n");
    fs::create_dir(folder.path().join("in/sub/.gitignore")).unwrap();
    let output = run(&folder, &["check", "--format", "json", "in"]);
    let taken = ["in/d.ner", "in/kept.old.ner", "in/sub/b.ner"];
    assert_eq!(paths(&output), taken);
    assert_ne!(output.status.code(), Some(2));
    assert_eq!(told(&output), "");
}

#[cfg(unix)]
#[test]
fn a_link_to_what_is_ignored_is_taken_and_one_that_is_ignored_is_not() {
    use std::os::unix::fs::symlink;
    let folder = repository("ignored-links");
    for (target, link) in [
        ("../drafts/a.ner", "in/outside.ner"),
        ("b.ner", "in/e.ner"),
        ("d.ner", "in/again.ner"),
        ("b.ner", "in/f.old.ner"),
    ] {
        symlink(target, folder.path().join(link)).unwrap();
    }
    let output = run(&folder, &["check", "--format", "json", "in"]);
    let taken = ["in/d.ner", "in/kept.old.ner", "in/sub/b.ner", "in/e.ner"];
    assert_eq!(paths(&output), taken);
    let note = "note: in/outside.ner is left out: it is a link that leads outside the folder\n";
    assert_eq!(told(&output), note);
}

#[cfg(unix)]
#[test]
fn a_list_that_never_ends_is_not_read() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new("ignored-endless");
    folder.write("a.ner", ROUGH).write("in/sub/b.ner", ROUGH);
    let pipe = |name: &str| {
        let made = Command::new("mkfifo")
            .arg(folder.path().join(name))
            .status();
        assert!(made.unwrap().success());
    };
    pipe("in/.ignore");
    let refused = |list: &str| {
        format!(
            "error: cannot read {list}: it is not a file, so that nobody knows what git ignores here\n"
        )
    };
    let output = run(&folder, &["check", "--format", "json", "."]);
    assert_eq!(told(&output), refused("./in/.ignore"));
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(paths(&output), ["./a.ner", "./in/.ignore"]);
    // That of a folder above.
    let output = run(&folder, &["fmt", "in/sub"]);
    let list = folder.path().join("in/.ignore");
    assert_eq!(told(&output), refused(&list.to_string_lossy()));
    let all = checked(&folder, &["--no-ignore", "."]);
    assert_eq!(all, ["./a.ner", "./in/sub/b.ner"]);
    fs::remove_file(list).unwrap();
    symlink("/dev/zero", folder.path().join(".gitignore")).unwrap();
    let output = run(&folder, &["check", "."]);
    assert_eq!(told(&output), refused("./.gitignore"));
}
