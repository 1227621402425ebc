//! `not-utf8`: a file that is not text in UTF-8. Found where a file is read: there is no document
//! to run rules on.

use crate::rules::{Code, Finding, Rule};
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[],
    fix: None,
};

/// The finding about a file whose first `byte` that is no text is at `span`.
pub(crate) fn finding(span: Span, byte: u8) -> Finding {
    let message = format!("byte 0x{byte:02X} is not UTF-8; the file is not checked");
    Finding::new(Code::NotUtf8, span, message)
}

#[cfg(test)]
mod tests {
    use super::finding;
    use crate::text::{Offset, Span};

    #[test]
    fn the_byte_is_named() {
        let span = Span::at(Offset::new(6), 1);
        let finding = finding(span, 0x0F);
        assert_eq!(finding.span, span);
        assert_eq!(
            finding.message,
            "byte 0x0F is not UTF-8; the file is not checked"
        );
    }
}
