//! Tests of the abilities.

use serde_json::json;

use super::*;

#[test]
fn a_client_that_says_nothing_can_nothing() {
    assert_eq!(Abilities::of_client(&json!({})), Abilities::default());
    assert_eq!(Abilities::of_client(&json!("?")), Abilities::default());
}

#[test]
fn the_first_known_encoding_of_the_client_is_taken() {
    let encoding = |capabilities| Abilities::of_client(&capabilities).encoding;
    let offered = |names: &[&str]| encoding(json!({"general": {"positionEncodings": names}}));
    assert_eq!(offered(&["utf-32", "utf-8", "utf-16"]), Encoding::Utf32);
    assert_eq!(offered(&["utf-7", "utf-8"]), Encoding::Utf8);
    assert_eq!(offered(&[]), Encoding::Utf16);
    assert_eq!(
        encoding(json!({"offsetEncoding": ["utf-8"]})),
        Encoding::Utf8
    );
    let both = json!({"general": {"positionEncodings": ["utf-16"]}, "offsetEncoding": ["utf-8"]});
    assert_eq!(encoding(both), Encoding::Utf16);
}

#[test]
fn pulling_needs_refresh() {
    let pull = |capabilities| Abilities::of_client(&capabilities).diagnostics_pull;
    assert!(!pull(json!({"textDocument": {"diagnostic": {}}})));
    let refresh = json!({"diagnostics": {"refreshSupport": true}});
    assert!(pull(
        json!({"textDocument": {"diagnostic": {}}, "workspace": refresh})
    ));
    assert!(!pull(json!({"workspace": refresh})));
}

#[test]
fn details_count_as_a_yes() {
    let range = |range: Value| {
        let tokens = json!({"requests": {"range": range}});
        let client = json!({"textDocument": {"semanticTokens": tokens}});
        Abilities::of_client(&client).tokens_range
    };
    assert!(range(json!({})));
    assert!(range(json!(true)));
    assert!(!range(json!(false)));
}
