//! A server whose every part panics: each request is one failed answer, and the session goes on.

use std::io::{Cursor, Write};
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{DidSaveTextDocumentParams, InitializeParams, InitializeResult, Uri};
use tower_lsp::{LanguageServer, LspService};

use super::{Backend, Ending, LongRequest, Reply, Sync, serve};

/// Panics wherever it is called, but for what begins and ends a session.
#[derive(Clone, Default)]
struct Faulty {
    /// What was called although it was not the client that asked for it.
    called: Arc<Mutex<Vec<String>>>,
}

impl LanguageServer for Faulty {
    async fn initialize(&self, _: InitializeParams) -> Result<InitializeResult> {
        Ok(InitializeResult::default())
    }

    async fn did_save(&self, _: DidSaveTextDocumentParams) {
        panic!("in a notification");
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }
}

impl Backend for Faulty {
    fn introduce(&self, _: &Value) {
        panic!("in the introduction");
    }

    fn synchronise(&self, _: Sync) {
        panic!("in an edit");
    }

    fn mark_diverged(&self, uri: &Uri, reason: &str) {
        let called = format!("{}: {reason}", uri.as_str());
        self.called.lock().unwrap().push(called);
        panic!("while saying so");
    }

    fn refuse_document(&self, _: &str) {
        panic!("in a refusal");
    }

    fn answer(&self, method: &str, _: &str) -> Option<Reply> {
        match method {
            "a/now" => panic!("in an answer"),
            "a/later" => Some(Reply::Later(Box::new(|_| panic!("on the pool")))),
            "a/task" => Some(Reply::Task(Box::pin(async { panic!("in a task") }))),
            "a/fine" => Some(Reply::Now(Ok("1".to_owned()))),
            _ => None,
        }
    }

    fn long_request(&self, method: &str, _: &str) -> Option<LongRequest> {
        assert_ne!(method, "a/fine", "in its progress");
        None
    }
}

/// What was written.
#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The bytes of a message; one with an id is a request.
fn message(id: u64, method: &str, params: &Value) -> Vec<u8> {
    let mut message = json!({"jsonrpc": "2.0", "method": method, "params": params});
    if id > 0 {
        message["id"] = json!(id);
    }
    let content = message.to_string();
    format!("Content-Length: {}\r\n\r\n{content}", content.len()).into_bytes()
}

#[test]
fn a_panic_is_one_failed_answer_that_names_the_request() {
    let document = json!({"uri": "file:///a", "languageId": "a", "version": 1, "text": ""});
    let at = json!({"textDocument": document, "position": {"line": 0, "character": 0}});
    let odd = json!({"textDocument": {"uri": "no uri"}});
    let input = [
        message(1, "initialize", &json!({"capabilities": {}})),
        message(
            0,
            "textDocument/didOpen",
            &json!({ "textDocument": document }),
        ),
        message(0, "textDocument/didOpen", &odd),
        message(0, "textDocument/didSave", &at),
        message(2, "a/now", &json!({})),
        message(3, "a/later", &json!({})),
        message(4, "a/task", &json!({})),
        message(5, "a/fine", &json!({})),
        message(6, "a/none", &json!({})),
    ];
    let (server, written) = (Faulty::default(), Written::default());
    let called = Arc::clone(&server.called);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let build = |_| LspService::build(|_| server).finish();
    let ending = serve(
        build,
        &runtime,
        Cursor::new(input.concat()),
        written.clone(),
    );
    assert_eq!(ending.unwrap(), Ending::Abrupt);
    // What was still computed when the input ended is not waited for by a session.
    let told = String::from_utf8(written.0.lock().unwrap().clone()).unwrap();
    for (id, method, said) in [(2, "a/now", "in an answer"), (4, "a/task", "in a task")] {
        let expected = format!("\"message\":\"{method}: a fault of the server: {said}\"");
        let answers = told.split("Content-Length").filter(|answer| {
            answer.contains(&format!("\"id\":{id},")) && answer.contains(&expected)
        });
        assert_eq!(answers.count(), 1, "{id} in {told}");
    }
    assert!(told.contains("\"id\":5,\"result\":1}"), "{told}");
    assert!(told.contains("\"id\":6,\"error\""), "{told}");
    let lost = called.lock().unwrap().clone();
    assert_eq!(lost, ["file:///a: a fault of the server: in an edit"]);
}
