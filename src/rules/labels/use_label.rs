//! The fix that writes another label.

use crate::rules::fixes::Fix;
use crate::text::{Edit, Span};

/// Writes `label` in the place of the one at `span`.
pub(super) fn use_label(span: Span, label: &str) -> Fix {
    Fix::new(format!("Use {label}"), vec![Edit::new(span, label)]).preferred()
}
