//! `unused-exception`: an exception of the project's settings that leaves nothing out any more: the
//! finding is gone, or the name is written otherwise. Found where all of a project is checked.

use crate::rules::finding::shortened;
use crate::rules::{Code, Finding, Rule};
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[],
    fix: None,
};

/// The finding about the exception at `span` of the settings, from `rule` and for the name `name`.
pub(crate) fn finding(span: Span, rule: Code, name: Option<&str>) -> Finding {
    let about = name.map_or(String::new(), |name| {
        format!(" about “{}”", shortened(name))
    });
    let message = format!("there is no `{rule}`{about} to accept any more");
    Finding::new(Code::UnusedException, span, message).unnecessary()
}

#[cfg(test)]
mod tests {
    use super::finding;
    use crate::rules::Code;
    use crate::text::Span;

    #[test]
    fn the_rule_and_the_name_are_told() {
        for (name, message) in [
            (None, "there is no `label-case` to accept any more"),
            (
                Some("Ada Bay"),
                "there is no `label-case` about “Ada Bay” to accept any more",
            ),
        ] {
            let finding = finding(Span::default(), Code::LabelCase, name);
            assert_eq!(finding.message, message);
            assert!(finding.unnecessary);
        }
    }
}
