//! `split-entity` and `partial-entity`: the words beside a mention make it a name that is tagged
//! elsewhere (format §5.3 B). If those words are a name of their own, the name was split; else its
//! mention may be too short.

use super::{partial_entity, split_entity};
use crate::model::boundary::{Window, begins_word, end_of_word};
use crate::model::names::near::Relation;
use crate::model::{bare, normalised};
use crate::rules::draft::Draft;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::{Stretch, has_mentions};
use crate::syntax::Mention;
use crate::text::{Span, last_word_start};

pub(crate) const SCAN: Scan = Scan::of_any_text("words_beside", Scope::Near(has_mentions, check));

/// Most words beside a mention that complete a name.
const MAX_WORDS: usize = 8;

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let window = Window::new(stretch.document, stretch.span);
    for mention in stretch.names_in_prose() {
        if let Some(draft) = completed(stretch, &window, &mention) {
            reporter.add(draft);
        }
    }
}

/// The finding about `mention`, if the words beside it complete it to another name: the longest
/// such words count.
fn completed(stretch: &Stretch<'_>, window: &Window, mention: &Mention) -> Option<Draft> {
    let form = normalised(window.slice(mention.name));
    let beside = Beside {
        stretch,
        window,
        mention,
        form: &form,
    };
    let behind = beside.behind();
    let before = beside.before();
    let near = beside.before_near();
    let all = [behind, before, near].into_iter().flatten();
    let longest = all.max_by_key(|found| found.rest.len())?;
    Some(beside.finding(&longest))
}

/// A mention, and what stands beside it.
struct Beside<'a> {
    stretch: &'a Stretch<'a>,
    window: &'a Window,
    mention: &'a Mention,
    /// The normalised name of the mention.
    form: &'a str,
}

/// Words beside a mention that complete it.
struct Completion<'w> {
    side: Side,
    span: Span,
    text: &'w str,
    /// The words, normalised.
    rest: Box<str>,
    /// The name that comes of it, as it is usually written.
    whole: String,
    /// True if the words may be a name of their own.
    is_exact: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Before,
    Behind,
}

impl<'a> Beside<'a> {
    /// The longest words behind the mention that complete it.
    fn behind(&self) -> Option<Completion<'a>> {
        let text = self.window.behind(self.mention.span.end);
        let rest = text.trim_start_matches([' ', '\t']);
        if !rest.starts_with(char::is_uppercase) {
            return None;
        }
        let start = self.mention.span.end + (text.len() - rest.len());
        let mut longest = None;
        for count in 1..=MAX_WORDS {
            let Some(words) = nth_word(rest, count) else {
                break;
            };
            let form = format!("{} {}", self.form, normalised(&rest[..words.bare]));
            if end_of_word(&rest[words.bare..]).is_some() {
                let span = Span::at(start, words.bare);
                let found = self.completion((Side::Behind, span, &rest[..words.bare]), &form);
                longest = found.or(longest);
            }
            let begun = format!("{} {}", self.form, in_small_letters(&rest[..words.end]));
            if !self.stretch.begins_name(&begun) {
                break;
            }
        }
        longest
    }

    /// The longest words before the mention that complete it.
    fn before(&self) -> Option<Completion<'a>> {
        let text = self.window.before(self.mention.span.start);
        let end = text.trim_end_matches([' ', '\t']);
        let mut longest = None;
        for count in 1..=MAX_WORDS {
            let Some(words) = self.words_before(text, count) else {
                break;
            };
            let (_, written) = words;
            let form = format!("{} {}", normalised(written), self.form);
            if begins_word(&end[..end.len() - written.len()]) {
                let found = self.completion((Side::Before, words.0, written), &form);
                longest = found.or(longest);
            }
            let ended = format!("{} {}", in_small_letters(written), self.form);
            if !self.stretch.ends_name(&ended) {
                break;
            }
        }
        longest
    }

    /// The words before the mention that complete it to a name of which it nearly is the end.
    fn before_near(&self) -> Option<Completion<'a>> {
        let text = self.window.before(self.mention.span.start);
        let mut found = self.stretch.near(self.form).into_iter();
        found.find_map(|near| {
            let Relation::TailOfOther { from } = near.relation else {
                return None;
            };
            let head = near.other[..from].trim_end();
            let (span, written) = self.words_before(text, head.split(' ').count())?;
            let is_head = normalised(written) == head && written.starts_with(char::is_uppercase);
            let end = text.trim_end_matches([' ', '\t']);
            if !is_head || !begins_word(&end[..end.len() - written.len()]) {
                return None;
            }
            let whole = self.stretch.name(&near.other)?;
            Some(Completion {
                side: Side::Before,
                span,
                text: written,
                rest: head.into(),
                whole: whole.text().to_owned(),
                is_exact: false,
            })
        })
    }

    /// The last `count` words of `text`, which stands before the mention, and their place.
    fn words_before(&self, text: &'a str, count: usize) -> Option<(Span, &'a str)> {
        let end = text.trim_end_matches([' ', '\t']);
        let start = nth_word_back(end, count)?;
        let place = self.mention.span.start.back(text.len() - start);
        Some((Span::at(place, end.len() - start), &end[start..]))
    }

    /// The completion by words, if `form` is a name.
    fn completion(
        &self,
        (side, span, text): (Side, Span, &'a str),
        form: &str,
    ) -> Option<Completion<'a>> {
        let rest = normalised(text);
        // Whether an article belongs to a name is another matter.
        let is_article = matches!(&*rest, "the" | "a" | "an");
        if is_article || !text.starts_with(char::is_uppercase) {
            return None;
        }
        let whole = self.stretch.name(form)?;
        Some(Completion {
            side,
            span,
            text,
            rest: rest.into(),
            whole: whole.text().to_owned(),
            is_exact: true,
        })
    }

    fn finding(&self, found: &Completion<'_>) -> Draft {
        let part = bare(self.window.slice(self.mention.name));
        let whole = self.mention.span;
        let span = Span::new(
            found.span.start.min(whole.start),
            found.span.end.max(whole.end),
        );
        if !found.is_exact || self.stretch.name(&found.rest).is_none() {
            return partial_entity::finding(span, found.text, &found.whole);
        }
        let parts = match found.side {
            Side::Before => (found.text, part),
            Side::Behind => (part, found.text),
        };
        split_entity::known(span, parts, &found.whole)
    }
}

fn in_small_letters(words: &str) -> String {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

/// The ends of some words, in bytes.
struct Words {
    end: usize,
    /// Without the signs and endings of the last word.
    bare: usize,
}

/// The ends of the first `count` words of `text`, which stand in one line and hold no bracket.
fn nth_word(text: &str, count: usize) -> Option<Words> {
    let mut end = 0;
    for _ in 0..count {
        let rest = &text[end..];
        let gap = rest.len() - rest.trim_start_matches(' ').len();
        let word = &rest[gap..];
        let length = word.find(char::is_whitespace).unwrap_or(word.len());
        if length == 0 || word[..length].contains(['[', ']', '<']) {
            return None;
        }
        end += gap + length;
    }
    let signs = |c: char| matches!(c, ',' | ';' | ':' | '!' | '?' | ')' | '"' | '”');
    let words = text[..end].trim_end_matches(signs);
    let bare = bare(words).len();
    Some(Words { end, bare })
}

/// Where the last `count` words of `text` start, which stand in one line and hold no bracket.
fn nth_word_back(text: &str, count: usize) -> Option<usize> {
    let mut start = text.len();
    for _ in 0..count {
        let rest = text[..start].trim_end_matches(' ');
        let word = last_word_start(rest);
        if word == rest.len() || rest[word..].contains(['[', ']', '>']) {
            return None;
        }
        start = word;
    }
    Some(start)
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::{check, silent};

    #[test]
    fn words_behind_a_blank_of_several_bytes() {
        check(
            &SCAN,
            "
            The [LOC Port Merrow  ] road and [LOC Port Merrow  ] road .
                ~~~~~~~~~~~~~~~~~~~ the whole name
            So they left the⍽Port [LOC Merrow  ] itself .
                             ^^^^^^^^^^^^^^^^^^^ partial-entity: “Port” beside it completes “Port Merrow”, which is tagged elsewhere
            ",
        );
    }

    #[test]
    fn other_words_are_silent() {
        silent(
            &SCAN,
            "
            The [ORG Harbour Guild  ] and the [ORG Harbour  ] guild of the [ORG Harbour  ]
            Guild , [ORG Harbour  ] [ORG Guild  ] and the [ORG Harbour  ] Guildhall .
            ",
        );
    }
}
