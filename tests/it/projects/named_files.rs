//! The gazetteers and guidelines that settings name.

use serde_json::{Value, json};

use super::{plain, root, session};
use crate::folder::Folder;

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
    let deadline = std::time::Instant::now() + crate::client::DEADLINE;
    while !hover(6).ends_with("Only **named** ships.") {
        assert!(std::time::Instant::now() < deadline, "{}", hover(6));
    }
    let status = client.call("glossator/status", &json!({"textDocument": {"uri": uri}}));
    let ship = json!({"name": "Ship", "meaning": "A vessel.", "colour": "#0a7"});
    for key in ["name", "meaning", "colour"] {
        assert_eq!(status["labels"][0][key], ship[key]);
    }
}
