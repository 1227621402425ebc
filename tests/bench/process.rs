//! The server as a process of its own, and the framing of messages.
//!
//! `GLOSSATOR_PROGRAM=PATH cargo bench` measures the program there, to compare two of them.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

/// Who asks for diagnostics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Diagnostics {
    Pulled,
    Pushed,
}

/// A server that ends with its owner.
pub(crate) struct Process {
    child: Child,
}

impl Process {
    /// A new server with its input and output.
    pub(crate) fn start() -> (Self, ChildStdin, BufReader<ChildStdout>) {
        let program = std::env::var_os("GLOSSATOR_PROGRAM");
        let mut child = Command::new(program.unwrap_or(env!("CARGO_BIN_EXE_glossator").into()))
            .args(["server", "--stdio"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let input = child.stdin.take().unwrap();
        let output = BufReader::with_capacity(1 << 20, child.stdout.take().unwrap());
        (Self { child }, input, output)
    }

    /// The processor time that the server has used, where the system tells.
    pub(crate) fn cpu(&self) -> Option<Duration> {
        // Exact, but without the threads that have ended; and all threads, in hundredths of a
        // second. The larger one is right to a hundredth.
        self.cpu_of_threads().max(self.cpu_in_ticks())
    }

    fn cpu_of_threads(&self) -> Option<Duration> {
        let tasks = fs::read_dir(format!("/proc/{}/task", self.child.id())).ok()?;
        let nanoseconds = tasks.flatten().filter_map(|task| -> Option<u64> {
            let times = fs::read_to_string(task.path().join("schedstat")).ok()?;
            times.split(' ').next()?.parse().ok()
        });
        Some(Duration::from_nanos(nanoseconds.sum()))
    }

    fn cpu_in_ticks(&self) -> Option<Duration> {
        const TICK: u64 = 10;
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id())).ok()?;
        // The name of the program stands in parentheses and may hold anything.
        let mut fields = stat.rsplit_once(") ")?.1.split(' ').skip(11);
        let mut ticks = || fields.next()?.parse::<u64>().ok();
        Some(Duration::from_millis((ticks()? + ticks()?) * TICK))
    }

    /// The memory that the server holds now, in bytes, where the system tells.
    pub(crate) fn memory(&self) -> Option<usize> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))?;
        let kilobytes = line.trim().trim_end_matches(" kB").parse::<usize>();
        kilobytes.ok().map(|kilobytes| kilobytes << 10)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The capabilities of an editor, as far as they change what is measured.
pub(crate) fn capabilities(diagnostics: Diagnostics) -> Value {
    let tokens = json!({
        "requests": {"range": true, "full": {"delta": true}}, "tokenTypes": ["organization"],
    });
    let mut capabilities = json!({
        "general": {"positionEncodings": ["utf-16"]},
        "textDocument": {
            "semanticTokens": tokens, "hover": {"contentFormat": ["markdown"]},
            "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
            "codeAction": {"codeActionLiteralSupport": {}, "resolveSupport": {"properties": ["edit"]}},
        },
    });
    if diagnostics == Diagnostics::Pulled {
        capabilities["textDocument"]["diagnostic"] = json!({});
        capabilities["workspace"] = json!({"diagnostics": {"refreshSupport": true}});
    }
    capabilities
}

/// Sends a message.
pub(crate) fn write(input: &mut impl Write, message: &Value) {
    input.write_all(framed(message).as_bytes()).unwrap();
    input.flush().unwrap();
}

/// A message with its header.
pub(crate) fn framed(message: &Value) -> String {
    let content = message.to_string();
    format!("Content-Length: {}\r\n\r\n{content}", content.len())
}

/// The content of the next message; `None` behind the last one.
pub(crate) fn read(output: &mut impl BufRead) -> Option<Vec<u8>> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", value)) => length = value.parse().unwrap(),
            Some(_) => {}
            None => break,
        }
    }
    let mut content = vec![0; length];
    output.read_exact(&mut content).ok()?;
    Some(content)
}
