//! `glossator.toml` in the server: what holds for documents, and what happens when it changes.

use std::fs;

use serde_json::{Value, json};

use super::client::{Client, change};
use super::folder::Folder;

const TEXT: &str = "[PER Ida  ] met [per Ada Bay  ] . \nThe [per Oru  ] . \n";
const CONLL: &str = "label-set = \"conll4\"\n";
const OFF: &str = "label-set = \"conll4\"\n[rules]\nlabel-case = \"off\"\n";
const ERROR: &str = "label-set = \"conll4\"\n[rules]\nlabel-case = \"error\"\n";
const HINT: &str = "label-set = \"conll4\"\n[rules]\nlabel-case = \"hint\"\n";

/// A session in these workspace folders, of a client that can what `capabilities` say.
fn session(capabilities: &Value, folders: &Value) -> Client {
    let mut client = Client::fresh();
    let params = json!({"capabilities": capabilities, "workspaceFolders": folders});
    client.call("initialize", &params);
    client.notify("initialized", &json!({}));
    client
}

fn plain(folders: &Value) -> Client {
    session(&json!({}), folders)
}

fn root(folder: &Folder, name: &str) -> Value {
    json!({"uri": folder.uri(name), "name": "root"})
}

/// The findings about labels of a document, as `line severity`, when they are published next.
fn published(client: &mut Client, uri: &str) -> Vec<(u64, u64)> {
    let message = client.wait(&format!("diagnostics of {uri}"), |message| {
        message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri
    });
    let found = message["params"]["diagnostics"].as_array().unwrap();
    let labels = found
        .iter()
        .filter(|finding| finding["code"] == "label-case");
    labels
        .map(|finding| {
            let line = finding["range"]["start"]["line"].as_u64().unwrap();
            (line, finding["severity"].as_u64().unwrap())
        })
        .collect()
}

/// Waits until a document is published with `expected`.
fn wait_for(client: &mut Client, uri: &str, expected: &[(u64, u64)]) {
    while published(client, uri) != expected {}
}

const WARNINGS: [(u64, u64); 2] = [(0, 2), (1, 2)];
const HINTS: [(u64, u64); 2] = [(0, 4), (1, 4)];

fn changed(folder: &Folder) -> Value {
    json!({"changes": [{"uri": folder.uri("glossator.toml"), "type": 2}]})
}

#[test]
fn a_document_is_judged_by_the_nearest_settings_in_its_workspace_folder() {
    let folder = Folder::new("projects-nearest");
    folder
        .write("glossator.toml", HINT)
        .write("a/b/x.ner", TEXT);
    folder.write("a/glossator.toml", CONLL);
    let mut client = plain(&json!([root(&folder, "")]));
    for (name, expected) in [
        ("x.ner", HINTS),
        ("sub/x.ner", HINTS),
        ("a/b/x.ner", WARNINGS),
    ] {
        let uri = folder.uri(name);
        client.open(&uri, TEXT);
        assert_eq!(published(&mut client, &uri), expected, "{name}");
    }
    // The settings above the workspace folder are not its own; the other root has none.
    let mut client = plain(&json!([root(&folder, "a/b"), root(&folder, "c")]));
    for name in ["a/b/x.ner", "c/x.ner"] {
        let uri = folder.uri(name);
        client.open(&uri, TEXT);
        assert_eq!(published(&mut client, &uri), [], "{name}");
    }
    // Loose files find the nearest.
    let mut client = plain(&Value::Null);
    let uri = folder.uri("c/x.ner");
    client.open(&uri, TEXT);
    assert_eq!(published(&mut client, &uri), HINTS);
}

#[test]
fn a_document_without_a_file_belongs_to_the_only_folder() {
    let folder = Folder::new("projects-untitled");
    folder.write("glossator.toml", HINT);
    for (folders, expected) in [
        (json!([root(&folder, "")]), &HINTS[..]),
        (json!([root(&folder, ""), root(&folder, "other")]), &[]),
        (json!([]), &[]),
    ] {
        let mut client = plain(&folders);
        client.open("untitled:Untitled-1", TEXT);
        assert_eq!(published(&mut client, "untitled:Untitled-1"), expected);
    }
}

#[test]
fn folders_come_and_go() {
    let folder = Folder::new("projects-folders");
    folder.write("glossator.toml", HINT);
    let mut client = plain(&json!([]));
    client.open("untitled:Untitled-1", TEXT);
    assert_eq!(published(&mut client, "untitled:Untitled-1"), []);
    let event = json!({"added": [root(&folder, "")], "removed": []});
    client.notify(
        "workspace/didChangeWorkspaceFolders",
        &json!({ "event": event }),
    );
    wait_for(&mut client, "untitled:Untitled-1", &HINTS);
}

#[test]
fn a_typo_is_shown_in_the_file_told_once_and_changes_nothing() {
    let folder = Folder::new("projects-typo");
    folder.write("glossator.toml", HINT);
    let uri = folder.uri("x.ner");
    let mut client = plain(&json!([root(&folder, "")]));
    client.open(&uri, TEXT);
    assert_eq!(published(&mut client, &uri), HINTS);

    folder.write(
        "glossator.toml",
        "# ¶ é\nlabel-set = \"conl4\"\nrulse = 1\n",
    );
    client.notify("workspace/didChangeWatchedFiles", &changed(&folder));
    let settings = folder.uri("glossator.toml");
    let message = client.wait("problems", |message| {
        message["params"]["uri"] == settings.as_str()
            && message["params"]["diagnostics"] != json!([])
    });
    let problems = &message["params"]["diagnostics"];
    assert_eq!(
        problems[0]["range"]["start"],
        json!({"line": 1, "character": 12})
    );
    assert_eq!(
        problems[1]["message"],
        "there is no setting “rulse”; did you mean “rules”?"
    );
    let told = client.expect("window/showMessage");
    let told = told["params"]["message"].as_str().unwrap();
    assert!(
        told.contains("line 2: there is no label set “conl4”"),
        "{told}"
    );
    assert!(
        told.ends_with("The settings of before stay in force."),
        "{told}"
    );
    wait_for(&mut client, &uri, &HINTS);

    // Nothing new is nothing to tell.
    client.notify("workspace/didChangeWatchedFiles", &changed(&folder));
    wait_for(&mut client, &uri, &HINTS);
    folder.write("glossator.toml", format!("# right\n{CONLL}"));
    client.notify("workspace/didChangeWatchedFiles", &changed(&folder));
    client.wait("no problems", |message| {
        message["params"]["uri"] == settings.as_str()
            && message["params"]["diagnostics"] == json!([])
    });
    wait_for(&mut client, &uri, &WARNINGS);
    let messages = client.unasked().iter();
    let messages = messages.filter(|message| message["method"] == "window/showMessage");
    assert_eq!(messages.count(), 0);
}

/// Settings in which `wrong` lines are wrong.
fn wrong_settings(wrong: usize) -> String {
    let lines = (0..wrong).map(|number| format!("nothing{number} = 1\n"));
    lines.collect()
}

/// Saves settings in which `wrong` lines are wrong, and waits until that is shown.
fn save_wrong(client: &mut Client, folder: &Folder, wrong: usize) {
    save(client, folder, &wrong_settings(wrong), wrong);
}

/// Saves `text` as settings, and waits until so much is shown to be wrong.
fn save(client: &mut Client, folder: &Folder, text: &str, wrong: usize) {
    // In one step: a server that still looks at the file must not meet half of it.
    let half = "glossator.toml.new";
    folder.write(half, text);
    fs::rename(
        folder.path().join(half),
        folder.path().join("glossator.toml"),
    )
    .unwrap();
    client.notify("workspace/didChangeWatchedFiles", &changed(folder));
    let settings = folder.uri("glossator.toml");
    client.wait(&format!("{wrong} problems"), |message| {
        let shown = message["params"]["diagnostics"].as_array();
        message["params"]["uri"] == settings.as_str() && shown.is_some_and(|all| all.len() == wrong)
    });
}

#[test]
fn of_settings_that_are_open_nothing_is_told_but_shown_and_of_others_once() {
    let folder = Folder::new("projects-writing");
    folder.write("glossator.toml", HINT);
    let (uri, settings) = (folder.uri("x.ner"), folder.uri("glossator.toml"));
    let mut client = plain(&json!([root(&folder, "")]));
    client.open(&uri, TEXT);
    assert_eq!(published(&mut client, &uri), HINTS);
    client.open(&settings, HINT);
    // What is found wrong before the server knows that they are open is told.
    client.wait("open settings", |message| {
        message["params"]["uri"] == settings.as_str() && message["params"]["version"] == 1
    });
    for (version, wrong, text) in [(2, 1, &*wrong_settings(1)), (3, 0, ERROR)] {
        let mut typed = change(version, &json!([{"text": text}]));
        typed["textDocument"]["uri"] = json!(settings);
        client.notify("textDocument/didChange", &typed);
        save(&mut client, &folder, text, wrong);
    }
    // What is typed is shown at once, before it is known from the disk; now it is.
    wait_for(&mut client, &uri, &[(0, 1), (1, 1)]);
    let closed = json!({"textDocument": {"uri": settings}});
    client.notify("textDocument/didClose", &closed);
    // What is found wrong before the server knows that they are closed is told nobody.
    client.wait("closed settings", |message| {
        message["params"]["uri"] == settings.as_str() && message["params"]["version"].is_null()
    });
    for wrong in [2, 3, 4] {
        save_wrong(&mut client, &folder, wrong);
    }
    let told = client.expect("window/showMessage");
    let told = told["params"]["message"].as_str().unwrap();
    assert!(told.contains("There is one more problem."), "{told}");
    save_wrong(&mut client, &folder, 0);
    let messages = client.unasked().iter();
    let more: Vec<_> = messages
        .filter(|message| message["method"] == "window/showMessage")
        .collect();
    assert!(more.is_empty(), "{more:?}");
}

#[test]
fn settings_that_are_open_are_no_annotated_text() {
    let folder = Folder::new("projects-open");
    folder.write("glossator.toml", "nothing = 1\n[rules]\n");
    let mut client = plain(&json!([root(&folder, "")]));
    let settings = folder.uri("glossator.toml");
    client.open(&settings, "nothing = 1\n[rules] [PER x\n");
    // As they stand in the editor, whatever is on the disk, and as they are typed.
    let wait = |client: &mut Client, line: u64| {
        client.wait("findings of settings", |message| {
            let found = &message["params"]["diagnostics"];
            message["params"]["uri"] == settings.as_str()
                && found.as_array().is_some_and(|found| found.len() == 1)
                && found[0]["range"]["start"]["line"] == line
        })
    };
    wait(&mut client, 1);
    let mut typed = change(2, &json!([{"text": "\n\n\nnothing = 1\n"}]));
    typed["textDocument"]["uri"] = json!(settings);
    client.notify("textDocument/didChange", &typed);
    let found = wait(&mut client, 3);
    assert_eq!(found["params"]["version"], 2);
    assert_eq!(
        found["params"]["diagnostics"][0]["message"],
        "there is no setting “nothing”"
    );
    // Those on the disk again.
    let closed = json!({"textDocument": {"uri": settings}});
    client.notify("textDocument/didClose", &closed);
    let found = wait(&mut client, 0);
    assert_eq!(found["params"].get("version"), None);
}

#[test]
fn settings_that_are_gone_do_not_hold() {
    let folder = Folder::new("projects-gone");
    folder.write("glossator.toml", "nothing = 1\n");
    let uri = folder.uri("x.ner");
    let mut client = plain(&json!([root(&folder, "")]));
    client.open(&uri, TEXT);
    let settings = folder.uri("glossator.toml");
    let about = |message: &Value, empty| {
        message["params"]["uri"] == settings.as_str()
            && (message["params"]["diagnostics"] == json!([])) == empty
    };
    client.wait("a problem", |message| about(message, false));
    fs::remove_file(folder.path().join("glossator.toml")).unwrap();
    client.notify("workspace/didChangeWatchedFiles", &changed(&folder));
    client.wait("no problem", |message| about(message, true));
}

#[test]
fn what_changed_without_a_word_is_seen_when_a_document_is_saved_or_opened() {
    let folder = Folder::new("projects-saved");
    folder.write("glossator.toml", HINT);
    let (uri, other) = (folder.uri("x.ner"), folder.uri("y.ner"));
    let mut client = plain(&json!([root(&folder, "")]));
    client.open(&uri, TEXT);
    assert_eq!(published(&mut client, &uri), HINTS);
    folder.write("glossator.toml", CONLL);
    client.notify(
        "textDocument/didSave",
        &json!({"textDocument": {"uri": uri}}),
    );
    wait_for(&mut client, &uri, &WARNINGS);
    // The document that was open is not forgotten.
    folder.write("glossator.toml", OFF);
    client.open(&other, TEXT);
    assert_eq!(published(&mut client, &other), []);
    wait_for(&mut client, &uri, &[]);
    // Settings saved in the editor.
    folder.write("glossator.toml", HINT);
    let saved = json!({"textDocument": {"uri": folder.uri("glossator.toml")}});
    client.notify("textDocument/didSave", &saved);
    wait_for(&mut client, &uri, &HINTS);
}

#[test]
fn clients_that_can_watch_and_are_told_to_ask_anew() {
    let folder = Folder::new("projects-watch");
    folder.write("glossator.toml", CONLL);
    let refresh = json!({"refreshSupport": true});
    let mut client = session(
        &json!({"workspace": {
            "didChangeWatchedFiles": {"dynamicRegistration": true},
            "semanticTokens": refresh, "inlayHint": refresh, "codeLens": refresh,
        }}),
        &json!([root(&folder, "")]),
    );
    let registered = client.expect("client/registerCapability");
    let registration = &registered["params"]["registrations"][0];
    assert_eq!(registration["method"], "workspace/didChangeWatchedFiles");
    let watchers = &registration["registerOptions"]["watchers"];
    assert_eq!(watchers[0]["globPattern"], "**/glossator.toml");
    client.respond(&registered, &Value::Null);
    client.open(&folder.uri("x.ner"), TEXT);
    for method in ["semanticTokens", "inlayHint", "codeLens"] {
        let request = client.expect(&format!("workspace/{method}/refresh"));
        client.respond(&request, &Value::Null);
    }
}

#[test]
fn a_pulling_client_is_told_that_the_rules_changed() {
    let folder = Folder::new("projects-pull");
    folder.write("glossator.toml", CONLL);
    let mut client = session(
        &json!({
            "textDocument": {"diagnostic": {}},
            "workspace": {"diagnostics": {"refreshSupport": true}},
        }),
        &json!([root(&folder, "")]),
    );
    let uri = folder.uri("x.ner");
    client.open(&uri, TEXT);
    let refresh = client.expect("workspace/diagnostic/refresh");
    client.respond(&refresh, &Value::Null);
    let here = json!({"textDocument": {"uri": uri}});
    let first = client.call("textDocument/diagnostic", &here);
    let again = json!({"textDocument": {"uri": uri}, "previousResultId": first["resultId"]});
    assert_eq!(
        client.call("textDocument/diagnostic", &again)["kind"],
        "unchanged"
    );
    folder.write("glossator.toml", OFF);
    client.notify("workspace/didChangeWatchedFiles", &changed(&folder));
    client.expect("workspace/diagnostic/refresh");
    let second = client.call("textDocument/diagnostic", &again);
    assert_eq!(second["kind"], "full");
    let count = |report: &Value| report["items"].as_array().unwrap().len();
    assert_eq!(count(&second) + 2, count(&first), "{second}");
}

#[test]
fn what_the_editor_says_goes_before_the_file() {
    let folder = Folder::new("projects-editor");
    folder.write(
        "glossator.toml",
        "label-set = \"ace\"\n[rules]\nlabel-case = \"off\"\n",
    );
    let uri = folder.uri("x.ner");
    let mut client = plain(&json!([root(&folder, "")]));
    client.open(&uri, TEXT);
    assert_eq!(published(&mut client, &uri), []);
    let settings = json!({"labelSet": "conll4", "rules": {"label-case": "hint"}});
    client.notify(
        "workspace/didChangeConfiguration",
        &json!({"settings": settings}),
    );
    wait_for(&mut client, &uri, &HINTS);
    let status = client.call("glossator/status", &json!({"textDocument": {"uri": uri}}));
    assert_eq!(status["labelSet"], "conll4");
}

#[test]
fn names_of_the_gazetteer_are_missed_and_offered() {
    let folder = Folder::new("projects-gazetteer");
    folder.write(
        "glossator.toml",
        "label-set = \"conll4\"\ngazetteers = [\"names.txt\"]\n",
    );
    folder.write("names.txt", "PER\tIda Quill\n");
    let uri = folder.uri("x.ner");
    let mut client = plain(&json!([root(&folder, "")]));
    client.open(&uri, "They met Ida Quill .\nOf [PER ida \n");
    // The gazetteer is read in the background.
    let missed = |message: &Value| {
        let found = message["params"]["diagnostics"].as_array()?;
        found
            .iter()
            .find(|found| found["code"] == "missed-mention")
            .cloned()
    };
    let message = client.wait("the name that is missed", |message| {
        message["params"]["uri"] == uri && missed(message).is_some()
    });
    let said = missed(&message).unwrap();
    assert_eq!(
        said["message"],
        "“Ida Quill” is PER in the gazetteer, not tagged here"
    );
    let position = json!({"line": 1, "character": 11});
    let params = json!({"textDocument": {"uri": uri}, "position": position});
    let items = client.call("textDocument/completion", &params);
    assert_eq!(items["items"][0]["label"], "Ida Quill");
    assert_eq!(items["items"][0]["detail"], "PER, gazetteer");
}

#[test]
fn labels_of_ones_own_are_explained_with_their_guidelines() {
    let folder = Folder::new("projects-labels");
    let labels = "labels = [{ name = \"Ship\", description = \"A vessel.\", colour = \"#0a7\" }, \"Port\"]\n";
    folder.write(
        "glossator.toml",
        format!("{labels}guidelines = \"guide.md\"\n"),
    );
    folder.write(
        "guide.md",
        "# Guide\n## Ship\nOnly **named** ships.\n## Port\n",
    );
    let uri = folder.uri("x.ner");
    let capabilities = json!({"textDocument": {"hover": {"contentFormat": ["markdown"]}}});
    let mut client = session(&capabilities, &json!([root(&folder, "")]));
    client.open(&uri, "The [Ship Marigold  ] in [Port Oru  ] . \n");
    let mut hover = |column: u32| {
        let position = json!({"line": 0, "character": column});
        let params = json!({"textDocument": {"uri": uri}, "position": position});
        let hover = client.call("textDocument/hover", &params);
        hover["contents"]["value"].as_str().unwrap().to_owned()
    };
    assert!(hover(12).contains("A vessel.") && !hover(12).contains("named"));
    // The guidelines are read in the background.
    let deadline = std::time::Instant::now() + super::client::DEADLINE;
    while !hover(6).ends_with("Only **named** ships.") {
        assert!(std::time::Instant::now() < deadline, "{}", hover(6));
    }
    let status = client.call("glossator/status", &json!({"textDocument": {"uri": uri}}));
    let ship = json!({"name": "Ship", "meaning": "A vessel.", "colour": "#0a7"});
    for key in ["name", "meaning", "colour"] {
        assert_eq!(status["labels"][0][key], ship[key]);
    }
}

/// A session in a folder whose client lets files be edited and created.
fn editing(folder: &Folder) -> Client {
    let edit = json!({"documentChanges": true, "resourceOperations": ["create"]});
    let capabilities = json!({"workspace": {"applyEdit": true, "workspaceEdit": edit}});
    session(&capabilities, &json!([root(folder, "")]))
}

fn accept(client: &mut Client, uri: &str, scope: &str, reason: &Value) -> i64 {
    let position = json!({"line": 0, "character": 18});
    let argument = json!({
        "uri": uri, "code": "label-case", "position": position, "scope": scope, "reason": reason,
    });
    let params = json!({"command": "glossator.accept", "arguments": [argument]});
    client.request("workspace/executeCommand", &params)
}

#[test]
fn a_finding_is_accepted_by_an_entry_in_the_settings() {
    let folder = Folder::new("projects-accept");
    folder.write("glossator.toml", format!("# ours\n{CONLL}"));
    let uri = folder.uri("sub/x.ner");
    let mut client = editing(&folder);
    client.open(&uri, TEXT);
    wait_for(&mut client, &uri, &WARNINGS);
    let id = accept(&mut client, &uri, "name", &json!("a \"pen name\""));
    let request = client.expect("workspace/applyEdit");
    let change = &request["params"]["edit"]["documentChanges"][0];
    let settings = folder.uri("glossator.toml");
    assert_eq!(
        change["textDocument"],
        json!({"uri": settings, "version": null})
    );
    let end = json!({"line": 2, "character": 0});
    let entry = "\n[[accept]]\nrule = \"label-case\"\nname = \"Ada Bay\"\nreason = \"a \\\"pen name\\\"\"\n";
    assert_eq!(
        change["edits"],
        json!([{"range": {"start": end, "end": end}, "newText": entry}])
    );
    client.respond(&request, &json!({"applied": true}));
    let answer = client.answer(id)["result"].clone();
    assert_eq!(
        answer,
        json!({"applied": true, "message": "save glossator.toml to keep this"})
    );
    // It holds at once, and another entry goes behind it though nothing was saved.
    wait_for(&mut client, &uri, &[(1, 2)]);
    let id = accept(&mut client, &uri, "name", &Value::Null);
    let refused = client.answer(id)["result"].clone();
    assert_eq!(
        refused,
        json!({"applied": false, "message": "there is no “label-case” here"})
    );
    let position = json!({"line": 1, "character": 6});
    let argument = json!({"uri": uri, "code": "label-case", "position": position, "scope": "file"});
    let params = json!({"command": "glossator.accept", "arguments": [argument]});
    let id = client.request("workspace/executeCommand", &params);
    let request = client.expect("workspace/applyEdit");
    let edit = &request["params"]["edit"]["documentChanges"][0]["edits"][0];
    assert_eq!(edit["range"]["start"], json!({"line": 7, "character": 0}));
    let entry = "\n[[accept]]\nrule = \"label-case\"\nfile = \"sub/x.ner\"\nreason = \"accepted in the editor\"\n";
    assert_eq!(edit["newText"], entry);
    client.respond(&request, &json!({"applied": true}));
    assert_eq!(client.answer(id)["result"]["applied"], true);
    wait_for(&mut client, &uri, &[]);
}

#[test]
fn settings_are_begun_where_the_client_can_create_files() {
    let folder = Folder::new("projects-create");
    let uri = folder.uri("sub/x.ner");
    let options = json!({"labelSet": "conll4"});
    let settings = folder.uri("glossator.toml");
    let mut client = editing(&folder);
    client.notify(
        "workspace/didChangeConfiguration",
        &json!({"settings": options}),
    );
    client.open(&uri, TEXT);
    let id = accept(&mut client, &uri, "project", &Value::Null);
    let request = client.expect("workspace/applyEdit");
    let changes = &request["params"]["edit"]["documentChanges"];
    assert_eq!(changes[0]["kind"], "create");
    assert_eq!(changes[0]["uri"], settings.as_str());
    assert_eq!(changes[1]["textDocument"]["uri"], settings.as_str());
    client.respond(
        &request,
        &json!({"applied": false, "failureReason": "read only"}),
    );
    let answer = client.answer(id)["result"].clone();
    assert_eq!(answer, json!({"applied": false, "message": "read only"}));

    let mut client = session(
        &json!({"workspace": {"applyEdit": true}}),
        &json!([root(&folder, "")]),
    );
    client.notify(
        "workspace/didChangeConfiguration",
        &json!({"settings": options}),
    );
    client.open(&uri, TEXT);
    let id = accept(&mut client, &uri, "project", &Value::Null);
    let answer = client.answer(id)["result"].clone();
    let message = answer["message"].as_str().unwrap();
    assert!(
        message.contains("this editor cannot create it"),
        "{message}"
    );
}

#[test]
fn arguments_that_make_no_sense_are_refused() {
    let folder = Folder::new("projects-arguments");
    folder.write("glossator.toml", "nothing = 1\n");
    let uri = folder.uri("x.ner");
    let mut client = editing(&folder);
    client.open(&uri, TEXT);
    for argument in [
        json!(null),
        json!({"uri": uri, "code": "no-such", "position": {"line": 0, "character": 0}, "scope": "name"}),
        json!({"uri": uri, "code": "label-case", "position": {"line": 0, "character": 0}, "scope": "all"}),
        json!({"uri": uri, "code": "label-case", "position": {"line": 99, "character": 0}, "scope": "name"}),
    ] {
        let params = json!({"command": "glossator.accept", "arguments": [argument]});
        assert_eq!(
            client.call_error("workspace/executeCommand", &params),
            -32602
        );
    }
    let settings = json!({"settings": {"labelSet": "conll4"}});
    client.notify("workspace/didChangeConfiguration", &settings);
    let id = accept(&mut client, &uri, "name", &Value::Null);
    let answer = client.answer(id)["result"].clone();
    let message = answer["message"].as_str().unwrap();
    assert!(
        message.contains("must be put right first: there is no setting “nothing”"),
        "{message}"
    );
}

#[test]
fn however_much_changes_the_client_is_told_to_ask_anew_once_at_a_time() {
    let tokens = json!({"semanticTokens": {"refreshSupport": true}});
    let mut client = Client::with(&json!({ "workspace": tokens }));
    client.open("untitled:Untitled-1", TEXT);
    let refreshes = |client: &Client| {
        let unasked = client.unasked().iter();
        let refresh = "workspace/semanticTokens/refresh";
        unasked
            .filter(|message| message["method"] == refresh)
            .count()
    };
    for level in ["hint", "off", "warning", "error", "hint"] {
        let settings = json!({"settings": {"rules": {"label-case": level}}});
        client.notify("workspace/didChangeConfiguration", &settings);
    }
    // The first has not been answered, so there is no other; behind it there is one for the rest.
    let first = client.expect("workspace/semanticTokens/refresh");
    client.check_alive();
    assert_eq!(refreshes(&client), 0);
    client.respond(&first, &Value::Null);
    let second = client.expect("workspace/semanticTokens/refresh");
    client.respond(&second, &Value::Null);
    client.check_alive();
    assert_eq!(refreshes(&client), 0);
    // It is told of what comes later as well.
    let settings = json!({"settings": {"rules": {"label-case": "off"}}});
    client.notify("workspace/didChangeConfiguration", &settings);
    client.expect("workspace/semanticTokens/refresh");
}
