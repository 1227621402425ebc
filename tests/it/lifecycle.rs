//! Beginning and end of a session (LSP 3.17 §lifeCycleMessages).

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::client::{Client, framed};

#[test]
fn says_who_it_is() {
    let mut client = Client::fresh();
    let result = client.call("initialize", &json!({"capabilities": {}}));
    assert_eq!(result["serverInfo"]["name"], "glossator");
    assert_eq!(result["serverInfo"]["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(result["capabilities"]["textDocumentSync"]["change"], 2);
}

#[test]
fn exit_after_shutdown_is_code_0_with_the_input_left_open() {
    let mut client = Client::start();
    assert_eq!(client.call("shutdown", &Value::Null), Value::Null);
    client.notify("exit", &Value::Null);
    assert_eq!(client.exit_code(), Some(0));
}

#[test]
fn exit_without_shutdown_is_code_1() {
    for mut client in [Client::fresh(), Client::start()] {
        client.notify("exit", &Value::Null);
        assert_eq!(client.exit_code(), Some(1));
    }
}

#[test]
fn the_end_of_the_input_ends_the_server() {
    let mut client = Client::start();
    client.close_input();
    assert_eq!(client.exit_code(), Some(1));

    let mut client = Client::start();
    client.call("shutdown", &Value::Null);
    client.close_input();
    assert_eq!(client.exit_code(), Some(0));
}

#[test]
fn exit_does_not_wait_for_what_is_running() {
    let mut client = Client::start();
    client.request(
        "glossator/probe",
        &json!({"do": "burn", "milliseconds": 60_000}),
    );
    client.request(
        "glossator/probe",
        &json!({"do": "sleep", "milliseconds": 60_000}),
    );
    client.call("shutdown", &Value::Null);
    client.notify("exit", &Value::Null);
    assert_eq!(client.exit_code(), Some(0));
}

#[test]
fn the_answer_to_shutdown_is_written_even_if_exit_follows_at_once() {
    let mut client = Client::start();
    let (id, shutdown) = client.request_message("shutdown", &Value::Null);
    let exit = json!({"jsonrpc": "2.0", "method": "exit"});
    client.send_raw([framed(shutdown.to_string()), framed(exit.to_string())].concat());
    assert_eq!(client.answer(id)["result"], Value::Null);
    assert_eq!(client.exit_code(), Some(0));
}

#[test]
fn requests_before_initialize_and_after_shutdown_are_refused() {
    let mut client = Client::fresh();
    for method in ["textDocument/hover", "shutdown", "unknown/request"] {
        assert_eq!(client.call_error(method, &json!({})), -32002, "{method}");
    }
    client.notify("textDocument/didSave", &json!({}));
    client.open("file:///early.txt", "x");
    client.call("initialize", &json!({"capabilities": {}}));
    let early = json!({"textDocument": {"uri": "file:///early.txt"}});
    assert_eq!(client.call_error("glossator/documentText", &early), -32602);
    assert_eq!(
        client.call_error("initialize", &json!({"capabilities": {}})),
        -32600
    );
    client.call("shutdown", &Value::Null);
    for method in ["textDocument/hover", "shutdown", "initialize"] {
        assert_eq!(client.call_error(method, &json!({})), -32600, "{method}");
    }
}

#[test]
fn messages_sent_behind_initialize_without_waiting_are_handled() {
    let mut client = Client::fresh();
    let (first, initialize) = client.request_message("initialize", &json!({"capabilities": {}}));
    client.send(&initialize);
    client.notify("initialized", &json!({}));
    client.open(crate::client::URI, "[PER Ada  ]");
    assert_eq!(client.text(), "[PER Ada  ]");
    client.answer(first);
}

#[test]
fn odd_parameters_of_initialize_do_not_keep_a_client_out() {
    for params in [
        json!({}),
        json!({"capabilities": 5}),
        json!({"capabilities": {"textDocument": {"semanticTokens": {"requests": {"range": {}}}}}}),
        json!({"processId": -1, "rootUri": "not a uri", "trace": "loud", "capabilities": {}}),
        json!({"processId": 4_000_000_000_u32, "workspaceFolders": "none", "capabilities": {}}),
    ] {
        let mut client = Client::fresh();
        client.call("initialize", &params);
        client.check_alive();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn the_death_of_the_client_ends_the_server_with_the_input_left_open() {
    let mut editor = Command::new("sleep")
        .arg("60")
        .stdin(Stdio::null())
        .spawn()
        .unwrap();
    let mut client = Client::fresh();
    client.call(
        "initialize",
        &json!({"processId": editor.id(), "capabilities": {}}),
    );
    client.check_alive();
    // Killed but not waited for: its number is still taken.
    editor.kill().unwrap();
    assert_eq!(client.exit_code(), Some(1));
    editor.wait().unwrap();
}

#[test]
fn traces_what_it_receives_when_asked_to() {
    let mut client = Client::fresh();
    client.call(
        "initialize",
        &json!({"capabilities": {}, "trace": "messages"}),
    );
    client.check_alive();
    let message = client.wait("$/logTrace", |message| {
        let text = message["params"]["message"].as_str();
        text.is_some_and(|text| text.contains("glossator/probe"))
    });
    assert!(message["params"].get("verbose").is_none());
    client.notify("$/setTrace", &json!({"value": "verbose"}));
    client.check_alive();
    client.wait("verbose trace", |message| {
        message["params"]["verbose"].is_string()
    });
    client.notify("$/setTrace", &json!({"value": "off"}));
    client.check_alive();
    client.check_alive();
    let traces = |client: &Client| {
        let all = client.unasked().iter();
        all.filter(|message| message["method"] == "$/logTrace")
            .count()
    };
    let before = traces(&client);
    client.check_alive();
    assert_eq!(traces(&client), before);
}

#[test]
fn probes_exist_only_when_asked_for() {
    let mut client = Client::spawn(&[]);
    client.start_reading();
    client.call("initialize", &json!({"capabilities": {}}));
    assert_eq!(
        client.call_error("glossator/probe", &json!({"do": "nothing"})),
        -32601
    );
}

#[test]
fn the_command_line_explains_itself() {
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_glossator"));
        let output = command
            .args(arguments)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let text = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8(text).unwrap())
    };
    let (code, text) = run(&["--version"]);
    assert_eq!(
        (code, text.trim_end()),
        (Some(0), concat!("glossator ", env!("CARGO_PKG_VERSION")))
    );
    let (code, text) = run(&["server", "--help"]);
    assert_eq!(code, Some(0));
    assert!(
        text.contains("--log-file") && !text.contains("--probes"),
        "{text}"
    );
    assert_eq!(run(&["lsp"]).0, Some(1), "the end of the input");
    assert_eq!(run(&["server", "--log-level", "=["]).0, Some(2));
    assert_eq!(
        run(&["server", "--log-file", "/no/such/folder/log"]).0,
        Some(1)
    );
    assert_eq!(run(&["serve"]).0, Some(2));
}

#[test]
fn logs_to_a_file_what_it_is_told_to() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("server.log");
    let _ = fs::remove_file(&path);
    let arguments = [
        "--log-file",
        path.to_str().unwrap(),
        "--log-level",
        "glossator=info",
    ];
    let mut client = Client::spawn(&arguments);
    client.start_reading();
    let client_info = json!({"name": "an editor", "version": "1"});
    client.call(
        "initialize",
        &json!({"capabilities": {}, "clientInfo": client_info}),
    );
    client.send_raw("garbage\r\n");
    client.call("shutdown", &Value::Null);
    client.notify("exit", &Value::Null);
    assert_eq!(client.exit_code(), Some(0));
    let log = fs::read_to_string(path).unwrap();
    assert!(
        log.contains("an editor 1") && log.contains("9 bytes outside"),
        "{log}"
    );
}

#[test]
fn a_client_that_reads_no_more_ends_the_session() {
    let mut client = Client::spawn(&["--stdio"]);
    client.close_output();
    // Its input stays open.
    client.request("initialize", &json!({"capabilities": {}}));
    assert_eq!(client.exit_code(), Some(1));
}
