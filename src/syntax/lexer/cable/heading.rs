//! Headings: a title underlined with dashes, in its own line or run into another
//! (format §3.2).

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::syntax::item::{AnomalyKind, MarkKind};
use crate::syntax::lexer::{Lexer, skip_blanks, skip_blanks_back};

/// Longest title, in bytes.
const MAX_TITLE_BYTES: usize = 120;

/// Text in a line that a title cannot reach over, up to the last: a page marker, a paragraph's
/// number behind its anchor, a tag, another rule, the end of a passage.
static BEFORE_TITLE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"^.*(?:[0-9] OF [0-9]{2,3}\b|</a>[0-9]* ?\.|>|-----|\b(?:End|END) (?:[Oo][Ff] )?(?i:Summary|Comment|Note|Text)\b\.?)[ \t]*",
    )
    .ok()
});

/// Text that a title seldom reaches over: the end of a sentence, or a colon.
static BETWEEN: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"[.?!:;] [ \t]*").ok());

/// Reads the rule whose first dashes stand at `dashes`, with its title; returns the place to read
/// on from.
pub(crate) fn read(lexer: &mut Lexer<'_>, dashes: Range<usize>) -> usize {
    let rule = dashes.start..rule_end(&lexer.bytes[..lexer.end], dashes.start);
    let line_start = skip_blanks_back(lexer.bytes, rule.start);
    let alone = at_line_start(lexer, line_start);
    let title = if alone {
        title_above(lexer, line_start).map(|title| Title::compared(lexer, title, &rule))
    } else {
        title_in_line(lexer, &rule)
    };
    if let Some(title) = title {
        if !alone {
            lexer.anomaly(AnomalyKind::HeadingGlued, title.place.clone());
        }
        if title.differs {
            lexer.anomaly(AnomalyKind::HeadingRule, rule.clone());
        }
        lexer.mark(MarkKind::Heading, title.place, 0);
    }
    lexer.mark(MarkKind::Rule, rule.clone(), 0);
    rule.end
}

struct Title {
    place: Range<usize>,
    /// True if its rule is certainly of another length.
    differs: bool,
}

impl Title {
    /// The title at `place`, whose extent is certain, compared with its rule.
    fn compared(lexer: &Lexer<'_>, place: Range<usize>, rule: &Range<usize>) -> Self {
        let differs = !fits(&lexer.text[place.clone()], &lexer.text[rule.clone()]);
        Self { place, differs }
    }
}

/// True if `rule` is as long as `title`, as it is written or as it was before it was tokenised. A
/// rule has at least five dashes; a long one is broken by a blank, which may count or not.
fn fits(title: &str, rule: &str) -> bool {
    let dashes = rule.bytes().filter(|byte| *byte == b'-').count();
    let words: Vec<&str> = words(title).collect();
    let shown = words.iter().map(|word| word.chars().count()).sum::<usize>();
    let shown = shown + words.len().saturating_sub(1);
    [title_length(title), shown.max(5)]
        .into_iter()
        .any(|length| length == dashes || length == rule.len())
}

/// The words of `title` without the brackets and labels of mentions.
fn words(title: &str) -> impl Iterator<Item = &str> {
    let words = title.split([' ', '\t']);
    let words = words.filter(|word| !word.starts_with('[') && !matches!(*word, "" | "]"));
    words.map(|word| word.strip_suffix(']').unwrap_or(word))
}

/// The length of the rule below `title`, in dashes: the characters of its text before a tokeniser
/// set its signs off. A quotation mark without its pair belongs to the text beside.
pub fn title_length(title: &str) -> usize {
    let is_quote = |word: &&str| matches!(*word, "\"" | "``" | "''");
    let mut words: Vec<&str> = words(title).collect();
    if words.iter().filter(|word| is_quote(word)).count() % 2 == 1 {
        if words.first().is_some_and(is_quote) {
            words.remove(0);
        } else {
            words.pop_if(|word| is_quote(&&**word));
        }
    }
    let mut length = 0;
    // True if the next word follows without a blank, as the first one does.
    let mut joined = true;
    let mut quoted = false;
    for word in words {
        let closes = is_quote(&word) && quoted;
        let first = word.chars().next();
        let clings = matches!(
            first,
            Some(',' | ';' | ':' | '.' | '?' | '!' | ')' | '%' | '”')
        );
        let ending = matches!(word, "'s" | "'S" | "’s" | "’S" | "n't" | "N'T" | "'" | "’");
        length += usize::from(!(joined || closes || clings || ending));
        length += word.chars().count();
        quoted ^= is_quote(&word);
        joined = is_quote(&word) && quoted || matches!(word, "(" | "“" | "$" | "#");
    }
    length.max(5)
}

fn at_line_start(lexer: &Lexer<'_>, at: usize) -> bool {
    at == 0 || matches!(lexer.bytes[at - 1], b'\n' | b'\r')
}

/// The end of the rule that starts at `start`. It may consist of pieces: `--------------- ----`. A
/// piece that fills a line may be followed by a short one, which did not fit into that line.
fn rule_end(bytes: &[u8], start: usize) -> usize {
    const DASHES_OF_LINE: usize = 45;
    let dashes = |at: usize| bytes[at..].iter().take_while(|byte| **byte == b'-').count();
    let mut end = start;
    loop {
        let piece = dashes(end);
        end += piece;
        if bytes.get(end) != Some(&b' ') {
            return end;
        }
        let next = dashes(end + 1);
        let alone = !bytes.get(end + 1 + next).is_some_and(u8::is_ascii_graphic);
        if next >= 3 || piece == DASHES_OF_LINE && next > 0 && alone {
            end += 1;
        } else {
            return end;
        }
    }
}

/// The title in the line above the one that starts at `rule_line`.
fn title_above(lexer: &Lexer<'_>, rule_line: usize) -> Option<Range<usize>> {
    let bytes = lexer.bytes;
    let line_break = rule_line.checked_sub(1).filter(|at| *at >= lexer.start)?;
    let crlf = line_break > lexer.start && &bytes[line_break - 1..=line_break] == b"\r\n";
    let end = line_break - usize::from(crlf);
    let start = lexer.line_start(end);
    if start < lexer.start {
        return None;
    }
    as_title(lexer, start..end)
}

/// The title before `rule` in its line. It may begin behind any end of a sentence or colon; the
/// shortest one as long as the rule is right. If none is, it is taken to begin behind the last.
fn title_in_line(lexer: &Lexer<'_>, rule: &Range<usize>) -> Option<Title> {
    let near = lexer.line_start_near(rule.start, MAX_TITLE_BYTES + 80);
    let line = &lexer.text[near..rule.start];
    let before = BEFORE_TITLE.as_ref()?.find(line);
    let first = before.map_or(0, |found| found.end());
    let others = BETWEEN.as_ref()?.find_iter(&line[first..]);
    let mut starts = vec![first];
    starts.extend(others.map(|found| first + found.end()));
    let title_from = |start: &usize| as_title(lexer, near + start..rule.start);
    let fitting = starts.iter().rev().filter_map(title_from);
    let mut fitting = fitting.map(|title| Title::compared(lexer, title, rule));
    if let Some(title) = fitting.find(|title| !title.differs) {
        return Some(title);
    }
    Some(Title {
        place: title_from(starts.last()?)?,
        // With several starts the extent is a guess, and so is the difference.
        differs: starts.len() == 1,
    })
}

/// The stretch `line` without blanks at its edges, if it can be a title.
fn as_title(lexer: &Lexer<'_>, line: Range<usize>) -> Option<Range<usize>> {
    let end = skip_blanks_back(lexer.bytes, line.end).max(line.start);
    let start = skip_blanks(lexer.bytes, line.start).min(end);
    let title = lexer.text.get(start..end)?;
    let begins =
        |c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '[' | '(' | '"' | '“');
    let ends = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '.' | ',' | ';' | '-');
    let fits =
        title.len() <= MAX_TITLE_BYTES && title.starts_with(begins) && !title.ends_with(ends);
    fits.then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::title_length;
    use crate::syntax::LabelSet;
    use crate::syntax::item::{AnomalyKind, MarkKind};
    use crate::syntax::lexer::lex;

    /// The title found above or before a rule, and true if the rule's length is reported.
    fn title(text: &str) -> (&str, bool) {
        let lexed = lex(text, 0..text.len(), &LabelSet::conll4());
        let mark = lexed
            .marks
            .iter()
            .find(|mark| mark.kind == MarkKind::Heading);
        let title = mark.map_or("", |mark| &text[mark.start as usize..mark.end() as usize]);
        let mut all = lexed.anomalies.iter();
        (
            title,
            all.any(|anomaly| anomaly.kind == AnomalyKind::HeadingRule),
        )
    }

    #[test]
    fn the_length_of_a_rule_shows_the_start_of_its_title() {
        assert!(!title("\" The Quays , the Sea ------------------ ").1);
        assert_eq!(
            title("Oru: The Quays --------------"),
            ("Oru: The Quays", false)
        );
        assert_eq!(title("Oru: The Quays ---------"), ("The Quays", false));
        assert_eq!(title("So it was . The Sea -------"), ("The Sea", false));
        assert_eq!(title("End Summary The Sea -------"), ("The Sea", false));
        assert!(title("The Sea and the Ships ---------").1);
        // It may begin farther on the left.
        assert_eq!(
            title("So it was . The Sea ------------"),
            ("The Sea", false)
        );
        let long = "-".repeat(45);
        let broken = format!("{}\n{long} --\n", "A".repeat(47));
        assert_eq!(title(&broken), (&broken[..47], false));
    }

    #[test]
    fn the_patterns_compile() {
        assert!(super::BEFORE_TITLE.is_some() && super::BETWEEN.is_some());
    }

    #[test]
    fn titles_are_as_long_as_before_they_were_tokenised() {
        for (tokenised, before) in [
            ("The Sea", "The Sea"),
            ("The [ORG Guild  ] of Old", "The Guild of Old"),
            (
                "Lamps , Oil ( and Money ) : a List",
                "Lamps, Oil (and Money): a List",
            ),
            ("\" Lead from the Quay \"", "\"Lead from the Quay\""),
            ("\" Comment", "Comment"),
            ("Oru 's \" Own \" Quay", "Oru's \"Own\" Quay"),
            ("Sea", "-----"),
        ] {
            assert_eq!(
                title_length(tokenised),
                before.chars().count(),
                "{tokenised}"
            );
        }
    }
}
