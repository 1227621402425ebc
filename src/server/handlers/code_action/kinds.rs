//! Kinds of code actions, and how a client asks for them (LSP 3.17 §codeActionKind).

/// What the kinds of refactorings begin with; the command's name and the label follow.
pub(crate) const REFACTOR: &str = "refactor.rewrite.glossator";

/// The kind of the action that numbers all paragraphs anew.
pub(crate) const RENUMBER: &str = "source.organize.glossator";

/// The kind of the action that makes all safe fixes at once.
pub(crate) const FIX_ALL: &str = "source.fixAll.glossator";

/// The kind of a quick fix that changes annotation alone.
pub(super) const QUICK_FIX: &str = "quickfix";

/// The kind of a quick fix that changes the text or its lines, or is about layout: for a person to
/// choose by name, never the one that is meant without a word.
pub(super) const OF_SOURCE: &str = "quickfix.glossator.source";

/// Whether some refactorings are `only` or within it.
pub(super) fn concerns_refactorings(only: &str) -> bool {
    is_within(REFACTOR, only) || is_within(only, REFACTOR)
}

/// Whether `kind` is `only` or one of its kinds (LSP 3.17 §codeActionKind).
pub(super) fn is_within(kind: &str, only: &str) -> bool {
    let rest = kind.strip_prefix(only);
    only.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_hold_what_goes_on_behind_a_dot() {
        for only in ["", "refactor", "refactor.rewrite", REFACTOR] {
            assert!(is_within(REFACTOR, only), "{only}");
        }
        for only in ["quickfix", "refactor.rew", "refactor.rewrite.glossator.tag"] {
            assert!(!is_within(REFACTOR, only), "{only}");
        }
    }
}
