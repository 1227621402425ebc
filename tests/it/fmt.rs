//! The command `glossator fmt`.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::folder::Folder;

const ROUGH: &str = "The [ORG Oru Guild  ] met , at last . \nIn [LOC Velm ] . \n";
const SMOOTH: &str = "The [ORG Oru Guild  ] met , at last . \nIn [LOC Velm  ] . \n";

fn command(program: &Path, folder: &Folder, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command
        .arg("fmt")
        .args(arguments)
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn fmt_with(folder: &Folder, arguments: &[&str], input: &[u8]) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_glossator"));
    let mut process = command(program, folder, arguments).spawn().unwrap();
    // It may end without reading.
    let _ = process.stdin.take().unwrap().write_all(input);
    process.wait_with_output().unwrap()
}

fn fmt(folder: &Folder, arguments: &[&str]) -> Output {
    fmt_with(folder, arguments, b"")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn read(folder: &Folder, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap()
}

#[test]
fn files_are_formatted_and_those_that_are_stay_untouched() {
    let folder = Folder::new("fmt-some");
    folder.write("a.txt", ROUGH).write("b/c.txt", SMOOTH);
    folder.write("plain.txt", "two  words\n");
    let untouched = fs::metadata(folder.path().join("b/c.txt")).unwrap();
    let output = fmt(&folder, &["."]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let said = stdout(&output).replace('\\', "/").replace("./", "");
    assert_eq!(
        said,
        "formatted a.txt\n1 file formatted, 1 left as they are\n"
    );
    assert_eq!(read(&folder, "a.txt"), SMOOTH);
    let after = fs::metadata(folder.path().join("b/c.txt")).unwrap();
    assert_eq!(untouched.modified().unwrap(), after.modified().unwrap());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
}

#[test]
fn check_writes_nothing_and_says_what_would_change() {
    let folder = Folder::new("fmt-check");
    folder.write("a.txt", ROUGH).write("b.txt", SMOOTH);
    let output = fmt(&folder, &["--check", "a.txt", "b.txt"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        stdout(&output),
        "would format a.txt\n1 file would be formatted, 1 left as they are\n"
    );
    assert_eq!(read(&folder, "a.txt"), ROUGH);
    assert_eq!(fmt(&folder, &["--check", "b.txt"]).status.code(), Some(0));
}

#[test]
fn diff_shows_what_would_change() {
    let folder = Folder::new("fmt-diff");
    folder.write("a.txt", ROUGH);
    let output = fmt(&folder, &["--diff", "a.txt"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        stdout(&output),
        "--- a.txt\n+++ a.txt\n@@ -1,2 +1,2 @@\n The [ORG Oru Guild  ] met , at last . \n\
         -In [LOC Velm ] . \n+In [LOC Velm  ] . \n"
    );
    assert_eq!(read(&folder, "a.txt"), ROUGH);
}

#[test]
fn standard_input_goes_to_standard_output() {
    let folder = Folder::new("fmt-stdin");
    let output = fmt_with(&folder, &["-"], ROUGH.as_bytes());
    assert_eq!(stdout(&output), SMOOTH);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn what_is_not_utf8_or_not_there_is_left_alone_and_told() {
    let folder = Folder::new("fmt-bytes");
    folder
        .write("a.txt", b"[LOC Velm ] \xff")
        .write("b.txt", ROUGH);
    let output = fmt(&folder, &["a.txt", "none.txt", "b.txt"]);
    assert_eq!(output.status.code(), Some(2));
    let said = stderr(&output);
    assert!(
        said.contains("cannot read a.txt: it is not UTF-8"),
        "{said}"
    );
    assert!(said.contains("cannot read none.txt"), "{said}");
    assert_eq!(
        fs::read(folder.path().join("a.txt")).unwrap(),
        b"[LOC Velm ] \xff"
    );
    assert_eq!(read(&folder, "b.txt"), SMOOTH);
}

#[test]
fn labels_can_be_told() {
    let folder = Folder::new("fmt-labels");
    let text = "[Ship Oru  ] and [Ship Velm ] .\n";
    folder.write("a.txt", text);
    let output = fmt(&folder, &["--labels", "Ship,Port", "a.txt"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(read(&folder, "a.txt"), text.replace("Velm ]", "Velm  ]"));
}

/// For whom a read-only folder is none.
#[cfg(unix)]
const NOBODY: u32 = 65_534;

#[cfg(unix)]
#[test]
fn a_read_only_folder_is_told_and_nothing_changes() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    use std::os::unix::process::CommandExt as _;
    let folder = Folder::new("fmt-read-only");
    folder.write("in/a.txt", ROUGH);
    // The program where anybody may run it.
    let program = folder.path().join("program");
    fs::copy(env!("CARGO_BIN_EXE_glossator"), &program).unwrap();
    let mode = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    mode(&program, 0o755);
    mode(&folder.path().join("in/a.txt"), 0o666);
    mode(&folder.path().join("in"), 0o555);
    let mut command = command(&program, &folder, &["in/a.txt"]);
    if fs::metadata(folder.path()).unwrap().uid() == 0 {
        command.uid(NOBODY);
    }
    let output = command.output().unwrap();
    mode(&folder.path().join("in"), 0o755);
    assert_eq!(output.status.code(), Some(2), "{}", stdout(&output));
    let said = stderr(&output);
    assert!(said.contains("cannot write in/a.txt"), "{said}");
    assert_eq!(read(&folder, "in/a.txt"), ROUGH);
    assert_eq!(fs::read_dir(folder.path().join("in")).unwrap().count(), 1);
}
