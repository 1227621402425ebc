//! Settings and the files that they name, changed on the disk while a session goes on.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::client::Client;
use super::folder::Folder;

const TEXT: &str = "[PER Ida Ek  ] and [per Una  ] . \n";
const SETTINGS: &str = "gazetteers = [\"names/*.txt\"]\nguidelines = \"./guide.md\"\n";

fn watching(folder: &Folder) -> Client {
    let watch = json!({"didChangeWatchedFiles": {"dynamicRegistration": true}});
    let mut client = Client::with(&json!({"workspace": watch}));
    let settings = client.expect("client/registerCapability");
    let options = &settings["params"]["registrations"][0]["registerOptions"];
    assert_eq!(
        options["watchers"],
        json!([{"globPattern": "**/glossator.toml"}])
    );
    client.respond(&settings, &Value::Null);
    client.open(&folder.uri("x.ner"), TEXT);
    client
}

/// What the client is asked to watch next.
fn watched(client: &mut Client) -> Value {
    let request = client.expect("client/registerCapability");
    client.respond(&request, &Value::Null);
    request["params"]["registrations"][0]["registerOptions"]["watchers"].clone()
}

/// What is said of the first name when hovering over it.
fn said(client: &mut Client, folder: &Folder) -> String {
    let position = json!({"line": 0, "character": 6});
    let params = json!({"textDocument": {"uri": folder.uri("x.ner")}, "position": position});
    client.call("textDocument/hover", &params).to_string()
}

/// Waits until the documents are judged anew.
fn judged(client: &mut Client, folder: &Folder) {
    let uri = folder.uri("x.ner");
    client.wait("the findings anew", |message| {
        message["method"] == "textDocument/publishDiagnostics"
            && message["params"]["uri"] == uri.as_str()
    });
}

/// Waits until what is said of the first name `is_it`.
fn soon(client: &mut Client, folder: &Folder, is_it: impl Fn(&str) -> bool) {
    let end = Instant::now() + Duration::from_secs(30);
    while !is_it(&said(client, folder)) {
        assert!(Instant::now() < end, "{}", said(client, folder));
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn says_known(text: &str) -> bool {
    text.contains("Known to the project")
}

#[test]
fn files_that_settings_name_are_watched_by_the_client() {
    let folder = Folder::new("watch-client");
    folder.write("glossator.toml", SETTINGS);
    folder
        .write("names/a.txt", "PER\tOle\n")
        .write("guide.md", "");
    let mut client = watching(&folder);
    let patterns = json!([{"globPattern": "**/guide.md"}, {"globPattern": "**/names/*.txt"}]);
    assert_eq!(watched(&mut client), patterns);
    assert!(!says_known(&said(&mut client, &folder)));

    let tell = |client: &mut Client, name: &str| {
        let change = json!({"uri": folder.uri(name), "type": 2});
        client.notify(
            "workspace/didChangeWatchedFiles",
            &json!({"changes": [change]}),
        );
    };
    folder.write("names/a.txt", "PER\tOle\nPER\tIda Ek\n");
    tell(&mut client, "names/a.txt");
    soon(&mut client, &folder, says_known);
    // Other files are named now; those of before are let go first.
    folder.write("glossator.toml", "gazetteers = [\"b.txt\"]\n");
    folder.write("b.txt", "PER\tOle\n");
    tell(&mut client, "glossator.toml");
    let request = client.expect("client/unregisterCapability");
    client.respond(&request, &Value::Null);
    assert_eq!(watched(&mut client), json!([{"globPattern": "**/b.txt"}]));
}

#[test]
fn files_that_no_client_watches_are_looked_at() {
    let folder = Folder::new("watch-own");
    folder.write("glossator.toml", SETTINGS);
    folder
        .write("names/a.txt", "PER\tOle\n")
        .write("guide.md", "");
    let mut client = Client::start();
    client.open(&folder.uri("x.ner"), TEXT);
    judged(&mut client, &folder);
    assert!(!says_known(&said(&mut client, &folder)));
    folder.write("names/a.txt", "PER\tOle\nPER\tIda Ek\n");
    soon(&mut client, &folder, says_known);
    // A new file in a folder that a pattern names, too.
    folder.write("names/a.txt", "PER\tOle\n");
    soon(&mut client, &folder, |text| !says_known(text));
    folder.write("names/b.txt", "PER\tIda Ek\n");
    soon(&mut client, &folder, says_known);
}
