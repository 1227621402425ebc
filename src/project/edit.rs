//! Edits of a project's settings, `glossator.toml`: one small edit each, which leaves everything
//! that it is not about as it stands.

mod accept;
mod labels;

pub use accept::{Acceptance, Scope, accepting};
pub use labels::{Choice, choosing};

/// `text` as a TOML string.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.extend(format!("\\u{:04X}", u32::from(c)).chars()),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
