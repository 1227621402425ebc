//! Folders in every state: a walk stays in its folder, one thing that is odd ends nothing else,
//! and nothing that somebody wrote is lost.

#![cfg(unix)]

use std::ffi::OsStr;
use std::fs;
use std::io::Read as _;
#[cfg(target_os = "linux")]
use std::io::Write as _;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
#[cfg(target_os = "linux")]
use std::process::Child;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use super::folder::Folder;

const ROUGH: &str = "The [ORG Oru Guild  ] met , at last . \nIn [LOC Velm ] . \n";
const SMOOTH: &str = "The [ORG Oru Guild  ] met , at last . \nIn [LOC Velm  ] . \n";

/// For whom what is closed to others is closed.
const NOBODY: u32 = 65_534;

fn command(folder: &Folder, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_glossator"));
    command.args(arguments).current_dir(folder.path());
    command
}

fn run(folder: &Folder, arguments: &[&str]) -> Output {
    command(folder, arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// The paths of a report for programs.
fn paths(output: &Output) -> Vec<String> {
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let files = report["files"].as_array().unwrap().iter();
    let paths = files.map(|file| file["path"].as_str().unwrap().to_owned());
    paths.collect()
}

fn read(folder: &Folder, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap()
}

/// A folder `in` with links to what is in it and to what is not.
fn linked(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder
        .write("out/a.ner", ROUGH)
        .write("in/b.ner", ROUGH)
        .write("in/sub/c.ner", ROUGH)
        .write("in/.store/blob", ROUGH);
    for (target, link) in [
        ("../out", "in/folder"),
        ("../out/a.ner", "in/file.ner"),
        ("../out/a.ner", "in/program.rs"),
        ("sub/c.ner", "in/again.ner"),
        (".store/blob", "in/stored.ner"),
        (".store/blob", "in/twice.ner"),
        ("sub", "in/inside"),
        ("..", "in/sub/up"),
    ] {
        symlink(target, folder.path().join(link)).unwrap();
    }
    folder
}

#[test]
fn a_walk_stays_in_its_folder() {
    let folder = linked("walk-links");
    let output = run(&folder, &["check", "in", "--format", "json"]);
    assert_eq!(
        paths(&output),
        ["in/b.ner", "in/sub/c.ner", "in/stored.ner"]
    );
    let told = "note: in/file.ner is left out: it is a link that leads outside the folder\n\
                note: in/folder is left out: it is a link that leads outside the folder\n";
    assert_eq!(text(&output.stderr), told);
    let output = run(&folder, &["fmt", "in"]);
    assert_eq!(
        (output.status.code(), text(&output.stderr)),
        (Some(0), told)
    );
    assert!(text(&output.stdout).ends_with("3 files formatted, 0 left as they are\n"));
    assert_eq!(read(&folder, "out/a.ner"), ROUGH);
    for name in ["in/b.ner", "in/sub/c.ner", "in/.store/blob"] {
        assert_eq!(read(&folder, name), SMOOTH);
    }
    let link = fs::symlink_metadata(folder.path().join("in/stored.ner")).unwrap();
    assert!(link.is_symlink());
}

#[test]
fn a_link_that_is_named_is_taken() {
    let folder = linked("walk-named");
    let output = run(&folder, &["check", "in/folder", "--format", "json"]);
    assert_eq!(paths(&output), ["in/folder/a.ner"]);
    assert_eq!(text(&output.stderr), "");
    let output = run(&folder, &["fmt", "in/file.ner"]);
    assert_eq!(
        text(&output.stdout).lines().next(),
        Some("formatted in/file.ner")
    );
    assert_eq!(read(&folder, "out/a.ner"), SMOOTH);
}

#[test]
fn links_that_lead_nowhere_are_told_and_the_rest_goes_on() {
    let folder = Folder::new("walk-nowhere");
    folder.write("b.ner", ROUGH);
    symlink("a.ner", folder.path().join("a.ner")).unwrap();
    symlink("gone", folder.path().join("c.ner")).unwrap();
    let output = run(&folder, &["fmt", "."]);
    assert_eq!(output.status.code(), Some(2));
    let told: Vec<_> = text(&output.stderr).lines().collect();
    assert!(
        told[0].starts_with("error: cannot read ./a.ner: "),
        "{told:?}"
    );
    assert!(
        told[1].starts_with("error: cannot read ./c.ner: "),
        "{told:?}"
    );
    assert_eq!((told.len(), read(&folder, "b.ner").as_str()), (2, SMOOTH));
}

/// A command of one to whom what is closed is closed. The program must lie where they may run it.
fn as_nobody(folder: &Folder, arguments: &[&str]) -> Output {
    let program = folder.path().join("program");
    fs::copy(env!("CARGO_BIN_EXE_glossator"), &program).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = Command::new(&program);
    command.args(arguments).current_dir(folder.path());
    if fs::metadata(folder.path()).unwrap().uid() == 0 {
        command.uid(NOBODY).gid(NOBODY);
    }
    command.output().unwrap()
}

#[test]
fn what_is_closed_is_told_and_the_rest_goes_on() {
    let folder = Folder::new("walk-closed");
    folder
        .write("in/a/x.ner", ROUGH)
        .write("in/b.ner", ROUGH)
        .write("in/c.ner", "Nothing . \n");
    let mode = |name: &str, mode| {
        let path = folder.path().join(name);
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    mode("in/a", 0o000);
    mode("in/b.ner", 0o000);
    let output = as_nobody(&folder, &["check", "in", "--format", "json"]);
    mode("in/a", 0o755);
    mode("in/b.ner", 0o644);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(paths(&output), ["in/a", "in/b.ner", "in/c.ner"]);
    let told: Vec<_> = text(&output.stderr).lines().collect();
    assert!(
        told[0].starts_with("error: cannot read in/a: Permission"),
        "{told:?}"
    );
    assert!(
        told[1].starts_with("error: cannot read in/b.ner: Permission"),
        "{told:?}"
    );
}

#[test]
fn a_file_of_somebody_else_is_not_taken_from_them() {
    let folder = Folder::new("walk-owner");
    folder.write("in/a.ner", ROUGH);
    if fs::metadata(folder.path()).unwrap().uid() != 0 {
        eprintln!("not tried: only root can make files of others");
        return;
    }
    let mode = |name: &str, mode| {
        let path = folder.path().join(name);
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    mode("in", 0o777);
    mode("in/a.ner", 0o666);
    let output = as_nobody(&folder, &["fmt", "in"]);
    assert_eq!(output.status.code(), Some(2));
    let told = text(&output.stderr);
    assert!(
        told.starts_with("error: cannot write in/a.ner: it is another user's"),
        "{told}"
    );
    assert_eq!(read(&folder, "in/a.ner"), ROUGH);
    assert_eq!(fs::read_dir(folder.path().join("in")).unwrap().count(), 1);
}

#[test]
fn hard_links_stay_one_file() {
    let folder = Folder::new("walk-hard");
    folder.write("a.ner", ROUGH).write("c.ner", ROUGH);
    let path = |name: &str| folder.path().join(name);
    fs::hard_link(path("a.ner"), path("b.ner")).unwrap();
    let output = run(&folder, &["fmt", "."]);
    assert_eq!(output.status.code(), Some(2));
    let told = text(&output.stderr);
    assert!(
        told.contains("cannot write ./a.ner: it has 2 names (hard links)"),
        "{told}"
    );
    let node = |name: &str| fs::metadata(path(name)).unwrap().ino();
    assert_eq!(node("a.ner"), node("b.ner"));
    assert_eq!(read(&folder, "b.ner"), ROUGH);
    assert_eq!(read(&folder, "c.ner"), SMOOTH);
}

/// The copy that the program writes, once it is there; nothing if it came and went unseen.
#[cfg(target_os = "linux")]
fn copy_in(folder: &Folder, process: &mut Child) -> Option<PathBuf> {
    while process.try_wait().unwrap().is_none() {
        let entries = fs::read_dir(folder.path()).unwrap();
        let mut paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
        let found = paths.find(|path| path.extension().is_some_and(|end| end == "tmp"));
        if found.is_some() {
            return found;
        }
        std::thread::yield_now();
    }
    None
}

/// Sends `signal` to a process that a test started.
#[cfg(target_os = "linux")]
fn signal(process: &Child, signal: &str) {
    let mut kill = Command::new("kill");
    let sent = kill.args([signal, &process.id().to_string()]).status();
    assert!(sent.unwrap().success());
}

/// Has `a.ner` in `folder`, which holds a [`long`] text, formatted and stops that while the copy
/// is there, which is returned.
#[cfg(target_os = "linux")]
fn stopped(folder: &Folder) -> (Child, PathBuf) {
    for _ in 0..50 {
        folder.write("a.ner", long(ROUGH));
        let mut process = command(folder, &["fmt", "a.ner"])
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let Some(copy) = copy_in(folder, &mut process) else {
            continue;
        };
        signal(&process, "-STOP");
        let state = format!("/proc/{}/stat", process.id());
        let is_at_rest = |state: &str| state.contains(") T ") || state.contains(") Z ");
        while !is_at_rest(&fs::read_to_string(&state).unwrap()) {
            std::thread::yield_now();
        }
        if copy.exists() {
            return (process, copy);
        }
        // Too late: it has become the file.
        signal(&process, "-CONT");
        process.wait().unwrap();
    }
    panic!("the copy always came and went unseen");
}

/// `text` and more behind it than is written in a moment.
#[cfg(target_os = "linux")]
fn long(text: &str) -> String {
    text.to_owned() + &"Nobody and nothing is named here . \n".repeat(100_000)
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_saved_meanwhile_is_kept_and_nobody_else_sees_the_copy() {
    let folder = Folder::new("walk-meanwhile");
    let path = folder.path().join("a.ner");
    folder.write("a.ner", "");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    let (mut process, copy) = stopped(&folder);
    assert_eq!(fs::metadata(&copy).unwrap().mode() & 0o077, 0);
    let mut file = fs::OpenOptions::new().append(true).open(&path).unwrap();
    file.write_all(b"More of [ORG Oru  ] in [LOC Velm ] . \n")
        .unwrap();
    drop(file);
    signal(&process, "-CONT");
    assert_eq!(process.wait().unwrap().code(), Some(0));
    assert_eq!(fs::metadata(&path).unwrap().mode() & 0o777, 0o600);
    let expected = long(SMOOTH) + "More of [ORG Oru  ] in [LOC Velm  ] . \n";
    assert!(read(&folder, "a.ner") == expected, "the addition is lost");
}

#[cfg(target_os = "linux")]
#[test]
fn killed_while_it_writes_it_leaves_the_old_text() {
    let folder = Folder::new("walk-killed");
    let (mut process, _) = stopped(&folder);
    process.kill().unwrap();
    process.wait().unwrap();
    assert!(read(&folder, "a.ner") == long(ROUGH));
    // What is left of it is no text for the next one.
    let output = run(&folder, &["fmt", "."]);
    let told = "formatted ./a.ner\n1 file formatted, 0 left as they are\n";
    assert_eq!(text(&output.stdout), told);
}

/// What the files of the large folder hold, by turns.
fn states() -> Vec<Vec<u8>> {
    let huge = format!("{} {}\n", "word".repeat(50_000), ROUGH.trim_end());
    vec![
        ROUGH.as_bytes().to_vec(),
        SMOOTH.as_bytes().to_vec(),
        ROUGH.replace('\n', "\r\n").into_bytes(),
        format!("\u{feff}{ROUGH}").into_bytes(),
        Vec::new(),
        b"The [LOC Velm ] caf\xE9 . \n".to_vec(),
        b"The [LOC Velm ] \0 . \n".to_vec(),
        huge.into_bytes(),
        b"[PER ] ] [LOC Velm \n[ORG [LOC Oru ] ]".to_vec(),
        "\u{202e}[LOC Velm ] \u{1b}[2J \u{7} . \n"
            .as_bytes()
            .to_vec(),
    ]
}

/// 200 files with odd contents, some of them with odd names, and links of all kinds.
fn large(name: &str) -> Folder {
    let folder = Folder::new(name);
    let states = states();
    for place in 0..200 {
        let state = &states[place % states.len()];
        let name: &[u8] = match place % 23 {
            3 => b"new\nline",
            7 => b"esc\x1b[2J",
            11 => b"latin\xE9",
            13 => "rtl\u{202e}".as_bytes(),
            _ => b"plain",
        };
        let own = [format!("{place:03}-").as_bytes(), name, b".ner"].concat();
        let part = folder.path().join(format!("in/{}", place % 4));
        fs::create_dir_all(&part).unwrap();
        fs::write(part.join(OsStr::from_bytes(&own)), state).unwrap();
    }
    folder.write("out/x.ner", ROUGH);
    for (target, link) in [
        ("../../out", "in/0/out"),
        ("../../out/x.ner", "in/1/x.ner"),
        ("..", "in/2/up"),
        ("loop.ner", "in/3/loop.ner"),
        ("000-plain.ner", "in/0/zero.ner"),
    ] {
        symlink(target, folder.path().join(link)).unwrap();
    }
    folder
}

/// What stands in the files below `at`, by their paths.
fn contents(at: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut entries: Vec<_> = fs::read_dir(at)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    let mut all = Vec::new();
    for path in entries {
        let metadata = fs::symlink_metadata(&path).unwrap();
        if metadata.is_dir() {
            all.extend(contents(&path));
        } else if metadata.is_file() {
            let bytes = fs::read(&path).unwrap();
            all.push((path, bytes));
        }
    }
    all
}

/// `bytes` without blanks: what no formatter may change.
fn words(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().copied().filter(|byte| *byte != b' ').collect()
}

#[test]
fn a_large_folder_in_all_states_is_checked_the_same_twice() {
    let folder = large("walk-large");
    let output = run(&folder, &["check", "in", "--format", "json"]);
    assert_eq!(output.status.code(), Some(2));
    let again = run(&folder, &["check", "in", "--format", "json"]);
    assert_eq!(output.stdout, again.stdout);
    let paths = paths(&output);
    assert_eq!(paths.len(), 201, "200 files and the loop");
    assert!(paths[..200].is_sorted() && paths[200] == "in/3/loop.ner");
    let human = run(&folder, &["check", "in"]);
    for stream in [&human.stdout, &human.stderr] {
        let odd = |c: &char| c.is_control() && *c != '\n' || ('\u{202a}'..='\u{202e}').contains(c);
        assert_eq!(text(stream).chars().find(odd), None);
    }
    assert!(text(&human.stdout).contains("in/3/003-new<U+000A>line.ner:2:"));
    let notes = text(&human.stderr)
        .lines()
        .filter(|line| line.starts_with("note: "));
    assert_eq!(notes.count(), 2, "{}", text(&human.stderr));
}

#[test]
fn a_large_folder_in_all_states_is_formatted_and_loses_nothing() {
    let folder = large("walk-large-fmt");
    let before = contents(folder.path());
    let output = run(&folder, &["fmt", "in"]);
    assert_eq!(output.status.code(), Some(2));
    let after = contents(folder.path());
    assert_eq!(before.len(), after.len());
    let states = states();
    for ((path, old), (same, new)) in before.iter().zip(&after) {
        assert_eq!(path, same);
        assert!(words(old) == words(new), "{}", path.display());
        let stays = std::str::from_utf8(old).is_err() || path.ends_with("out/x.ner");
        assert!(!stays || old == new, "{}", path.display());
    }
    let formatted = after.iter().filter(|(_, bytes)| bytes == SMOOTH.as_bytes());
    let smooth = 200 / states.len() * 2;
    assert_eq!(formatted.count(), smooth);
    // What is not UTF-8, and the loop.
    let failed = text(&output.stderr)
        .lines()
        .filter(|line| line.starts_with("error: "));
    assert_eq!(failed.count(), 200 / states.len() + 1);
    let again = run(&folder, &["fmt", "in"]);
    assert!(
        text(&again.stdout).starts_with("0 files formatted, "),
        "{}",
        text(&again.stdout)
    );
}

#[test]
fn what_goes_between_listing_and_reading_is_told() {
    let folder = Folder::new("walk-gone");
    // More than any pipe holds: the program waits at it until somebody reads.
    let many = format!("{} ] \n", "long ".repeat(40)).repeat(1_000);
    folder
        .write("in/a.ner", many)
        .write("in/b.ner", ROUGH)
        .write("in/c.ner", "a ] b \n");
    let mut process = command(&folder, &["check", "in", "--color", "never"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = process.stdout.take().unwrap();
    out.read_exact(&mut [0]).unwrap();
    fs::remove_file(folder.path().join("in/b.ner")).unwrap();
    let mut rest = String::new();
    out.read_to_string(&mut rest).unwrap();
    let output = process.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let told = text(&output.stderr);
    assert!(told.starts_with("error: cannot read in/b.ner: "), "{told}");
    assert!(
        rest.contains("in/c.ner:1:3: error[stray-close-bracket]"),
        "{rest}"
    );
}
