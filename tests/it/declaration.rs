//! Going to where the project declares a label or a name.

use serde_json::{Value, json};

use super::acceptances::editing;
use super::client::{Client, edit};
use super::folder::Folder;

const TEXT: &str = "[Ship Oru’s  ] met [PER Ida Ek  ] and [PER Una  ] . \n[Ship Ida Ek  ] . \n";
const SETTINGS: &str = "labels = [\"PER\", { name = \"Ship\", colour = \"#012\" }]\n\
    gazetteers = [\"names/*.txt\"]\n\n[[accept]]\nrule = \"missed-mention\"\nname = \"oru\"\n";

/// Where what stands at a place is declared: the end of its URI, and its range in short.
fn declared(client: &mut Client, uri: &str, line: u32, character: u32) -> Option<String> {
    let position = json!({"line": line, "character": character});
    let params = json!({"textDocument": {"uri": uri}, "position": position});
    let place = client.call("textDocument/declaration", &params);
    let name = place["uri"].as_str()?.rsplit('/').next()?;
    let at = |end: &str| {
        let end = &place["range"][end];
        format!("{}:{}", end["line"], end["character"])
    };
    Some(format!("{name} {}-{}", at("start"), at("end")))
}

fn begun(folder: &Folder) -> (Client, String) {
    folder.write("glossator.toml", SETTINGS);
    folder.write("names/a.txt", "# ours\nShip\tVelm\nPER\tIda  Ek\r\n");
    folder.write("names/b.txt", "Ship\tIda Ek\nShip\tOru\n");
    let uri = folder.uri("x.ner");
    let mut client = editing(folder);
    client.open(&uri, TEXT);
    // Gazetteers are read in their own time; then the findings come anew.
    client.wait("the gazetteers", |message| {
        message["method"] == "textDocument/publishDiagnostics"
            && message["params"]["uri"] == folder.uri("glossator.toml").as_str()
    });
    (client, uri)
}

#[test]
fn labels_and_names_lead_to_what_the_project_says_of_them() {
    let folder = Folder::new("declaration");
    let (mut client, uri) = begun(&folder);
    for (line, character, expected) in [
        (0, 2, Some("glossator.toml 0:26-0:32")),
        (0, 20, Some("glossator.toml 0:10-0:15")),
        // Accepted names before those that are listed.
        (0, 7, Some("glossator.toml 3:0-3:10")),
        (0, 25, Some("a.txt 2:0-2:11")),
        // The label tells which line is meant.
        (1, 8, Some("b.txt 0:0-0:11")),
        (0, 44, None),
        (0, 15, None),
    ] {
        let found = declared(&mut client, &uri, line, character);
        assert_eq!(found.as_deref(), expected, "{line}:{character}");
    }
    // Settings that are open are meant as they stand.
    let settings = folder.uri("glossator.toml");
    client.open(&settings, SETTINGS);
    let change = edit((0, 0), (0, 0), "# ours\n");
    let document = json!({"uri": settings, "version": 2});
    let params = json!({"textDocument": document, "contentChanges": [change]});
    client.notify("textDocument/didChange", &params);
    let found = declared(&mut client, &uri, 0, 2);
    assert_eq!(found.as_deref(), Some("glossator.toml 1:26-1:32"));
}

#[test]
fn what_is_known_without_settings_is_declared_nowhere() {
    let folder = Folder::new("declaration-none");
    let uri = folder.uri("x.ner");
    let mut client = editing(&folder);
    client.open(&uri, "[PER Ida Ek  ] . \n");
    for character in [2, 7] {
        assert_eq!(declared(&mut client, &uri, 0, character), None);
    }
    let position = json!({"line": 0, "character": 2});
    let params = json!({"textDocument": {"uri": folder.uri("y.ner")}, "position": position});
    let code = client.call_error("textDocument/declaration", &params);
    assert_eq!(code, -32602);
}

#[test]
fn declarations_are_offered() {
    let mut client = Client::fresh();
    let answer = client.call("initialize", &json!({"capabilities": {}}));
    let offered = &answer["capabilities"]["declarationProvider"];
    assert_eq!(offered, &Value::Bool(true));
}
