//! Signs in the names of mentions that may not belong there (format §5.3 B). Rules decide; the
//! lexer marks the names that they should look at, so that most names are read only once.

use std::ops::Range;

use super::super::item::AnomalyKind;
use super::Lexer;

/// Adds the anomalies of the name at `name`, which is not empty.
pub(super) fn read(lexer: &mut Lexer<'_>, name: Range<usize>) {
    let Some(text) = lexer.text.get(name.clone()) else {
        return;
    };
    if has_edge(text) {
        lexer.anomaly(AnomalyKind::NameEdge, name.clone());
    }
    if has_glued_sign(text.as_bytes()) {
        lexer.anomaly(AnomalyKind::NameGlued, name);
    }
}

/// True if `name` begins with a sign, or ends with a sign or a possessive. An abbreviation may end
/// with its full stop: `D.C.`
fn has_edge(name: &str) -> bool {
    let sign = |c: Option<char>| c.is_some_and(|c| !c.is_alphanumeric());
    if sign(name.chars().next()) {
        return true;
    }
    let mut back = name.chars().rev();
    match (back.next(), back.next()) {
        (Some('s' | 'S'), before) => matches!(before, Some('\'' | '’')),
        (Some('.'), before) => {
            let word = name.rsplit([' ', '\t']).next().unwrap_or(name);
            let abbreviation = word.len() < 3 || word[..word.len() - 1].contains('.');
            sign(before) || !abbreviation
        }
        (last, _) => sign(last),
    }
}

/// True if a comma, semicolon or bracket touches a word. The comma in a number does not count.
fn has_glued_sign(name: &[u8]) -> bool {
    let is_sign = |byte: u8| matches!(byte, b',' | b';' | b'(' | b')' | b'{' | b'}');
    let inner = name.windows(3).filter(|three| is_sign(three[1]));
    inner.into_iter().any(|three| {
        let digits = three[0].is_ascii_digit() && three[2].is_ascii_digit();
        let alone = matches!(three[0], b' ' | b'\t') && matches!(three[2], b' ' | b'\t');
        !(alone || three[1] == b',' && digits)
    })
}

#[cfg(test)]
mod tests {
    use super::{has_edge, has_glued_sign};

    #[test]
    fn most_names_have_no_signs_at_their_edges() {
        for name in [
            "Oru", "Ada Bay", "F.D.", "U.S.-Oru", "É Oru", "Oru 12", "Quills", "A.",
        ] {
            assert!(!has_edge(name), "{name}");
        }
        for name in [
            "Oru.",
            "Summary:",
            "Ida’s",
            "Ida's",
            "Quills’",
            "“Oru",
            "( Oru",
            ".",
            "US$",
            "Oru )",
        ] {
            assert!(has_edge(name), "{name}");
        }
    }

    #[test]
    fn signs_that_touch_words() {
        assert!(has_glued_sign(b"Ada,Bay") && has_glued_sign(b"Ada (Oru) Bay"));
        assert!(!has_glued_sign(b"7,700 crowns") && !has_glued_sign(b"Ada , Bay"));
    }
}
