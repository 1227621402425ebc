//! Tests of a server without its transport.

use std::time::Duration;

use serde_json::{Value, json};

use super::router::ROUTER;
use super::transport::{Backend as _, Cancel, Reply, Sync};
use super::*;

const URI: &str = "file:///nowhere/a.ner";

/// A server with one document, for a client that takes code actions.
fn server(text: &str) -> Server {
    let (service, _) =
        LspService::new(|client| Server::new(client, Pool::detached(), Requests::Documented));
    let server = service.inner().clone();
    server.introduce(&json!({"capabilities": {
        "workspace": {"applyEdit": true, "workspaceEdit": {"documentChanges": true}},
        "textDocument": {"codeAction": {"codeActionLiteralSupport": {}}},
    }}));
    let opened = json!({"textDocument": {
        "uri": URI, "languageId": "a", "version": 1, "text": text,
    }});
    server.synchronise(Sync::Open(serde_json::from_value(opened).unwrap()));
    server
}

async fn ask(server: &Server, method: &str, params: Value) -> Value {
    let reply = ROUTER.answer(server, method, &params.to_string()).unwrap();
    let answer = match reply {
        Reply::Now(answer) => answer,
        Reply::Later(work) => work(&Cancel::default()),
        Reply::Task(task) => task.await,
    };
    serde_json::from_str(&answer.unwrap()).unwrap()
}

#[tokio::test]
async fn rules_run_once_for_one_state_whoever_asks() {
    let text = "[PER Ida  ] met [PER Una  ] , [per Ada Bay  ] and\t[per Oru  ] of [LOC Oru  ] . [PER Una . \n";
    let server = server(text);
    let runs = || server.shared.findings.runs();
    // Publishing looks by itself.
    while runs() == 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let document = json!({ "uri": URI });
    let report = ask(
        &server,
        "textDocument/diagnostic",
        json!({"textDocument": document}),
    )
    .await;
    let shown = &report["items"];
    assert!(shown.as_array().unwrap().len() > 2, "{shown}");
    let range = &shown[0]["range"];
    let actions = ask(
        &server,
        "textDocument/codeAction",
        json!({
            "textDocument": document, "range": range, "context": {"diagnostics": shown},
        }),
    )
    .await;
    assert!(actions.as_array().unwrap().len() > 2, "{actions}");
    let all = ask(
        &server,
        "textDocument/codeAction",
        json!({
            "textDocument": document, "range": range,
            "context": {"diagnostics": [], "only": ["source.fixAll.glossator"]},
        }),
    )
    .await;
    assert_eq!(all.as_array().unwrap().len(), 1);
    let counts = ask(
        &server,
        "glossator/status",
        json!({"textDocument": document}),
    )
    .await;
    assert!(counts["findings"]["error"].as_u64().is_some());
    let next = json!({"textDocument": document, "position": range["start"], "direction": "next"});
    assert!(ask(&server, "glossator/nextFinding", next).await["count"].as_u64() > Some(2));
    let lens = json!({"range": range, "data": {"uri": URI, "section": false}});
    assert!(ask(&server, "codeLens/resolve", lens).await["command"]["title"].is_string());
    let accepted = ask(
        &server,
        "workspace/executeCommand",
        json!({
            "command": "glossator.accept", "arguments": [{
                "uri": URI, "code": "label-case", "position": shown[0]["range"]["start"],
                "scope": "file",
            }],
        }),
    )
    .await;
    assert_eq!(accepted["applied"], false, "there is no such folder");
    assert_eq!(runs(), 1);

    let edited = json!({
        "textDocument": {"uri": URI, "version": 2}, "contentChanges": [{"text": text}],
    });
    server.synchronise(Sync::Change(serde_json::from_value(edited).unwrap()));
    ask(
        &server,
        "glossator/status",
        json!({"textDocument": document}),
    )
    .await;
    assert_eq!(runs(), 2);
}
