//! `undecoded-entity`: a character reference that was not decoded, `&amp;` for `&` (format
//! §5.3 C).

use crate::edits::Site;
use crate::model::{Document, scan};
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule};
use crate::text::{Edit, Span};

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::debris::SCAN],
    fix: Some(fix),
};

/// The character reference at `span`.
pub(super) fn finding(document: &Document, span: Span) -> Finding {
    let reference = scan::text(document, span);
    let decoded = decoded(&reference).filter(|decoded| !decoded.trim().is_empty());
    let message = match decoded {
        Some(decoded) => format!("`{reference}` should be `{decoded}`"),
        None => format!("`{reference}` was not decoded"),
    };
    Finding::new(Code::UndecodedEntity, span, message)
}

/// The character itself.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let site = Site::of(document);
    let span = finding.span;
    let reference = site.text(span);
    let Some(decoded) = decoded(&reference) else {
        return Vec::new();
    };
    // A bracket of the text is written as such.
    let (decoded, edit) = match decoded.as_str() {
        "[" => ("-LSB-", site.apart(span, "-LSB-")),
        "]" => ("-RSB-", site.apart(span, "-RSB-")),
        decoded => (decoded, Edit::new(span, decoded)),
    };
    let title = format!("Write `{reference}` as `{decoded}`");
    vec![Fix::new(title, vec![edit])]
}

/// The text for which the character reference `reference` stands.
fn decoded(reference: &str) -> Option<String> {
    let name = reference.strip_prefix('&')?.strip_suffix(';')?;
    let number = match name.strip_prefix('#') {
        Some(digits) => match digits.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok(),
            None => digits.parse().ok(),
        },
        None => None,
    };
    if let Some(c) = number.and_then(char::from_u32) {
        // A line break or a control character is a blank of the text.
        let blank = c.is_control() || c.is_whitespace();
        return Some(if blank { " ".to_owned() } else { c.to_string() });
    }
    let text = match name {
        "amp" => "&",
        "quot" => "\"",
        "lt" => "<",
        "gt" => ">",
        "apos" => "'",
        "nbsp" => " ",
        "rsquo" => "’",
        "lsquo" => "‘",
        "rdquo" => "”",
        "ldquo" => "“",
        "ndash" => "–",
        "mdash" | "MD" => "—",
        "hellip" => "…",
        _ => return None,
    };
    Some(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::decoded;
    use crate::rules::Code;
    use crate::rules::cable::markup::debris::SCAN;
    use crate::rules::testing::{check, check_fix, silent};

    #[test]
    fn a_reference_in_the_text() {
        check(
            &SCAN,
            "
            UNCLAS Harbour &amp; Quay met&#x000A;again .
                           ^^^^^ undecoded-entity: `&amp;` should be `&`
                                         ^^^^^^^^ undecoded-entity: `&#x000A;` was not decoded
            ",
        );
        silent(&SCAN, "UNCLAS Harbour & Quay , AT&T; and Q & A; .");
    }

    #[test]
    fn the_character_itself() {
        check_fix(
            Code::UndecodedEntity,
            "S E C R E T Harbour &amp; Quay",
            "S E C R E T Harbour & Quay",
        );
        check_fix(
            Code::UndecodedEntity,
            "S E C R E T as &#91;1&#93;",
            "S E C R E T as -LSB- 1&#93;",
        );
    }

    #[test]
    fn what_references_stand_for() {
        assert_eq!(decoded("&#x000A;").as_deref(), Some(" "));
        assert_eq!(decoded("&#8217;").as_deref(), Some("’"));
        assert_eq!(decoded("&amp;").as_deref(), Some("&"));
        assert_eq!(decoded("&HT;"), None);
        assert_eq!(decoded("&#xFFFFFFFF;"), None);
    }
}
