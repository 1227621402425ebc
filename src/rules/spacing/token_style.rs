//! `token-style`: a sign that the tokeniser sets off and that touches a word here (format §5.3 C,
//! §1.2). Off by default. One finding a line, of a line of many hundred bytes several.

use crate::edits::Site;
use crate::model::{Document, scan};
use crate::rules::fixes::Fix;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope, in_tokenised_cables};
use crate::rules::stretch::Stretch;
use crate::rules::support::line_pieces::line_pieces;
use crate::rules::{Code, Finding, Rule};
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[&SCAN],
    fix: Some(fix),
};

const SCAN: Scan =
    Scan::of_cables("token_style", Scope::Near(|_| true, check)).under(in_tokenised_cables);

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    for piece in line_pieces(stretch) {
        let signs = glued(&piece.text).into_iter();
        let signs = signs.map(|at| (at, at + 1, at));
        for (span, at) in piece.apart(stretch, signs) {
            reporter.push(finding(span, &piece.text[at..=at]));
        }
    }
}

/// The finding about the first `sign` of its line that is not set off.
fn finding(span: Span, sign: &str) -> Finding {
    let message = format!("`{sign}` is not set off by blanks");
    Finding::new(Code::TokenStyle, span, message)
}

/// Sets off all signs of the line: `talks (so far)` ⇒ `talks ( so far )`.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let text = document.text();
    let line = text.line_span(text.line_at(finding.span.start));
    let glued = glued(&scan::text(document, line));
    let edits = Site::of(document).set_off(line.start, &glued);
    vec![Fix::new("Set the signs off", edits).preferred()]
}

/// Longest tag of a page, in bytes.
const MAX_TAG_BYTES: usize = 256;

/// The signs in `line` that the tokeniser sets off and that touch a word, by their bytes.
fn glued(line: &str) -> Vec<usize> {
    let bytes = line.as_bytes();
    let is_blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let mut inside_tag = false;
    let mut found = Vec::new();
    for (at, byte) in line.bytes().enumerate() {
        match byte {
            b'<' => {
                inside_tag = line.as_bytes()[at..]
                    .iter()
                    .take(MAX_TAG_BYTES)
                    .any(|byte| *byte == b'>');
            }
            b'>' => inside_tag = false,
            b',' | b';' | b'(' | b')' | b'{' | b'}' | b'?' | b'!' | b'"' if !inside_tag => {
                let before = at.checked_sub(1);
                let digit = |at: Option<usize>| {
                    at.and_then(|at| bytes.get(at))
                        .is_some_and(u8::is_ascii_digit)
                };
                let number = byte == b',' && digit(before) && digit(Some(at + 1));
                let apart = is_blank(line[..at].chars().next_back())
                    && is_blank(line[at + 1..].chars().next());
                if !(number || apart) {
                    found.push(at);
                }
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::Code;
    use crate::rules::fixes::testing::{TOKENISED, check_in};
    use crate::rules::testing::{check, silent};

    #[test]
    fn one_finding_a_line() {
        check(
            &SCAN,
            "
            SECRET The talks, so far (and no farther) , ended .␠
                            ^ token-style: `,` is not set off by blanks
            The 7,700 men’s “talks” were <a href='x,y'>over</a> .␠
            ",
        );
        silent(&SCAN, "SECRET The talks, so far (and no farther) ended.\n");
    }

    #[test]
    fn the_signs_of_the_line_are_set_off() {
        check_in(
            &format!("S E C R E T \n{TOKENISED}"),
            Code::TokenStyle,
            "The talks (so far), ended . \n",
            "The talks ( so far ) , ended . \n",
        );
    }
}
