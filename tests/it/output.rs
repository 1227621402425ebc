//! Standard output that cannot be written to, and a terminal that obeys what is written to it.

use std::process::{Command, Output};

use super::folder::Folder;

const ODD: &str = "The [ORG Oru\u{202e}Guild  ] met \u{1b}[2J . \nIn [LOC Velm ] \u{7} ] . \n";

fn command(folder: &Folder, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_glossator"));
    command.args(arguments).current_dir(folder.path());
    command
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_code_2_and_told() {
    let folder = Folder::new("output-full");
    folder
        .write("a.ner", "Nothing . \n")
        .write("glossator.toml", "");
    for arguments in [
        &["check", "a.ner"][..],
        &["check", "a.ner", "--format", "json"],
        &["fmt", "a.ner"],
        &["fmt", "-"],
        &["explain"],
        &["explain", "missed-mention"],
        &["config", "schema"],
        &["config", "check"],
        &["--version"],
        &["--help"],
        &["help", "check"],
    ] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full");
        let input = std::fs::File::open(folder.path().join("a.ner")).unwrap();
        let mut command = command(&folder, arguments);
        let output = command.stdin(input).stdout(full.unwrap()).output().unwrap();
        let told = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?} {told}");
        let is_told = told.starts_with("error: cannot write") && told.contains("No space");
        assert!(is_told && told.lines().count() == 1, "{arguments:?} {told}");
    }
}

#[test]
fn a_reader_that_goes_away_ends_all_quietly() {
    let folder = Folder::new("output-head");
    for arguments in [&["explain"][..], &["config", "schema"], &["--help"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = command(&folder, arguments).stdout(writer).output().unwrap();
        let told = (output.status.code(), text(&output.stderr));
        assert_eq!(told, (Some(0), ""), "{arguments:?}");
    }
}

/// The first sign in `said` that a terminal would obey.
fn obeyed(said: &str) -> Option<char> {
    let directs = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    said.chars()
        .find(|c| (c.is_control() && !matches!(c, '\n' | '\r' | '\t')) || directs(*c))
}

#[test]
fn people_see_signs_and_programs_get_them() {
    let folder = Folder::new("output-signs");
    folder.write("a.ner", ODD);
    folder.write("glossator.toml", "label-set = \"\u{202e}conl\\u0007\"\n");
    let settings: Output = command(&folder, &["config", "check"]).output().unwrap();
    let told = text(&settings.stderr);
    assert!(told.contains("`<U+202E>conl<U+0007>`"), "{told}");
    std::fs::remove_file(folder.path().join("glossator.toml")).unwrap();

    let human = command(&folder, &["check", "a.ner"]).output().unwrap();
    assert_eq!(obeyed(text(&human.stdout)), None);
    assert!(text(&human.stdout).contains("2 | In [LOC Velm ] <U+0007> ] . "));
    let name = "b\u{1b}\u{202e}.ner";
    folder.write(name, "[GPE Ida  ] . \n");
    let program = ["check", name, "--format", "json"];
    let program = command(&folder, &program).output().unwrap();
    let report: serde_json::Value = serde_json::from_slice(&program.stdout).unwrap();
    assert_eq!(report["files"][0]["path"], name);
    for argument in ["\u{1b}[2J", "\u{202e}"] {
        for arguments in [
            ["explain", argument],
            ["check", argument],
            ["--labels", argument],
        ] {
            let output = command(&folder, &arguments).output().unwrap();
            assert_eq!(output.status.code(), Some(2));
            assert_eq!(obeyed(text(&output.stderr)), None, "{arguments:?}");
        }
    }
}

#[test]
fn a_patch_is_exact() {
    let folder = Folder::new("output-patch");
    folder.write("a.ner", ODD);
    let output = command(&folder, &["fmt", "--diff", "a.ner"])
        .output()
        .unwrap();
    let line = "In [LOC Velm ] \u{7} ] . \n";
    let changed = format!("-{line}+{}", line.replace("Velm ]", "Velm  ]"));
    assert!(
        text(&output.stdout).contains(&changed),
        "{:?}",
        text(&output.stdout)
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_gets_signs_written_out() {
    let folder = Folder::new("output-terminal");
    folder.write("a.ner", ODD);
    // `script` of util-linux runs a command on a terminal of its own.
    let program = format!("'{}' fmt --diff a.ner", env!("CARGO_BIN_EXE_glossator"));
    let mut script = Command::new("script");
    script
        .args(["-qec", &program, "/dev/null"])
        .current_dir(folder.path());
    let Ok(output) = script.stdin(std::process::Stdio::null()).output() else {
        eprintln!("not tried: there is no `script`");
        return;
    };
    let said = text(&output.stdout);
    assert!(said.contains("+In [LOC Velm  ] <U+0007> ] . "), "{said:?}");
    assert_eq!(obeyed(said), None, "{said:?}");
}
