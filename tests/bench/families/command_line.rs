//! The command line, asked of one text: a process of its own each time.

use std::fs;
use std::io::{self, Read as _};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use super::meter::Cost;
use super::record::{Answer, Records};

const COMMANDS: [&[&str]; 4] = [
    &["check"],
    &["check", "--format", "json"],
    &["fmt", "--check"],
    &["fmt", "--diff"],
];

/// What a process holds that does nothing much, in bytes.
const PROCESS: usize = 8 << 20;

/// Runs every command that reads texts on `text`.
pub(super) fn run_all(text: &str, records: &mut Records) {
    let folder = std::env::temp_dir().join(format!("glossator-families-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("text.ann.txt");
    fs::write(&file, text).unwrap();
    for arguments in COMMANDS {
        let name = format!("glossator {}", arguments.join(" "));
        for _ in 0..records.times() {
            if !records.is_wanted(&name, text.len()) {
                break;
            }
            let mut command = Command::new(env!("CARGO_BIN_EXE_glossator"));
            match cost(command.args(arguments).arg(&file)) {
                Ok(cost) => records.note(&name, Answer::Edits, text.len(), cost),
                Err(failure) => records.fail(&name, Answer::Edits, failure),
            }
            if !records.is_suspicious(&name) {
                break;
            }
        }
    }
    fs::remove_dir_all(folder).unwrap();
}

/// What a process of one thread costs.
fn cost(command: &mut Command) -> Result<Cost, String> {
    let command = command.stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let mut output = child.stdout.take().unwrap();
    let reading = thread::spawn(move || io::copy(&mut output.by_ref(), &mut io::sink()));
    let memory = watch(&child);
    // It has ended, and its times are there until it is waited for.
    let times = fs::read_to_string(format!("/proc/{}/schedstat", child.id())).unwrap_or_default();
    let nanoseconds: Option<f64> = times.split(' ').next().and_then(|time| time.parse().ok());
    let code = child.wait().unwrap().code();
    reading.join().unwrap().unwrap();
    match code {
        Some(0 | 1) => Ok(Cost {
            time: nanoseconds.map(|time| time / 1e6),
            memory: memory.saturating_sub(PROCESS),
        }),
        code => Err(format!("ended with {code:?}")),
    }
}

/// Waits until `child` has ended. Returns the most bytes that it held, where the system tells.
fn watch(child: &Child) -> usize {
    let path = format!("/proc/{}/status", child.id());
    let mut most = 0;
    while let Ok(status) = fs::read_to_string(&path) {
        let value = |key| status.lines().find_map(|line| line.strip_prefix(key));
        let held =
            value("VmHWM:").and_then(|held| held.trim().trim_end_matches(" kB").parse().ok());
        let held: usize = held.unwrap_or_default();
        most = most.max(held << 10);
        if value("State:").is_none_or(|state| state.trim().starts_with('Z')) {
            break;
        }
        thread::sleep(Duration::from_millis(1));
    }
    most
}
