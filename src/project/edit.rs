//! Edits of a project's settings, `glossator.toml`: one small edit each, which leaves everything
//! that it is not about as it stands.

mod accept;
mod document;
mod labels;
mod list;
#[cfg(test)]
mod tests;

pub use accept::{Acceptance, Scope, accepting};
pub use labels::{Choice, choosing};

use crate::text::Edit;

/// `text` behind `edit`.
fn applied(text: &str, edit: &Edit) -> String {
    let mut after = text.to_owned();
    after.replace_range(edit.span.start.get()..edit.span.end.get(), &edit.text);
    after
}
