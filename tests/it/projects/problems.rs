//! Mistakes in the settings, saved or typed.

use std::fs;

use serde_json::{Value, json};

use super::{CONLL, ERROR, HINT, HINTS, TEXT, WARNINGS, changed, plain, published, root, wait_for};
use crate::client::{Client, change};
use crate::folder::Folder;

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

    // Nothing new is nothing to tell.
    client.notify("workspace/didChangeWatchedFiles", &changed(&folder));
    client.check_alive();
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
