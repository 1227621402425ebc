//! No bytes a client may send make the server panic or hang.
#![no_main]

use std::io::{Cursor, sink};

use libfuzzer_sys::fuzz_target;

/// What good clients say, so that a session gets beyond its first message.
const BEGINNING: [&str; 3] = [
    r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#,
    r#"{"jsonrpc":"2.0","method":"initialized","params":{}}"#,
    r#"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///a","languageId":"a","version":1,"text":"[PER Ida  ] of [LOC Oru  ] .\n"}}}"#,
];

fuzz_target!(|rest: &[u8]| {
    let mut bytes = Vec::new();
    for message in BEGINNING {
        bytes.extend(format!("Content-Length: {}\r\n\r\n{message}", message.len()).into_bytes());
    }
    // Half of the inputs are framed well, so that what is in them is reached.
    match rest.split_first() {
        Some((first, rest)) if first % 2 == 0 => {
            for message in rest.split(|byte| *byte == 0) {
                bytes.extend(format!("Content-Length: {}\r\n\r\n", message.len()).into_bytes());
                bytes.extend(message);
            }
        }
        _ => bytes.extend(rest),
    }
    let ending = glossator::server::serve_session(Cursor::new(bytes), sink());
    assert!(ending.is_ok());
});
