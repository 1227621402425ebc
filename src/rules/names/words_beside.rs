//! `split-entity` and `partial-entity`: the words beside a mention make it a name that is tagged
//! elsewhere (format §5.3 B). If those words are a name of their own, the name was split; else its
//! mention may be too short.

use rustc_hash::FxHashMap;

use super::{partial_entity, split_entity};
use crate::model::boundary::{Window, begins_word, end_of_word};
use crate::model::{Document, bare, normalised};
use crate::rules::Finding;
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::rules::support::names::Names;
use crate::syntax::Mention;
use crate::text::{Offset, Span, last_word_start};

pub(crate) const SCAN: Scan = Scan::of_any_text("words_beside", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    if document.summary().mentions == 0 {
        return;
    }
    let names = reporter.names(document);
    let extensions = extensions(&names);
    if extensions.is_empty() {
        return;
    }
    let mentions = document.mentions_from(Offset::default());
    for (mention, name) in mentions.zip(&names.mentions) {
        if !reporter.has_room(mention.span.start) {
            return;
        }
        let extensions = name.and_then(|name| extensions.get(&(name as usize)));
        let Some(extensions) = extensions else {
            continue;
        };
        let window = Window::new(document, mention.span);
        let text = window.slice(mention.name);
        let mut found = extensions.iter().filter_map(|extension| {
            let rest = extension.beside(&window, &mention)?;
            Some(extension.finding(&names, (&mention, text), rest))
        });
        reporter.extend(found.next());
    }
}

/// What would make another name of a name.
#[derive(Debug)]
struct Extension {
    side: Side,
    /// The words beside, normalised.
    rest: Box<str>,
    /// The name that comes of it.
    whole: usize,
    /// Whether the words are a name too.
    is_name: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Before,
    Behind,
}

/// All extensions of names, the longest first.
fn extensions(names: &Names) -> FxHashMap<usize, Vec<Extension>> {
    let mut all = FxHashMap::<usize, Vec<Extension>>::default();
    let mut add = |name: usize, side, rest: &str, whole, exact| {
        // Whether an article belongs to a name is another matter.
        if matches!(rest, "the" | "a" | "an") {
            return;
        }
        let is_name = exact && names.of_form(rest).is_some();
        let rest = rest.into();
        let extension = Extension {
            side,
            rest,
            whole,
            is_name,
        };
        all.entry(name).or_default().push(extension);
    };
    for (whole, name) in names.list.iter().enumerate() {
        for (blank, _) in name.form.match_indices(' ') {
            let (head, tail) = (&name.form[..blank], &name.form[blank + 1..]);
            if let Some(part) = names.of_form(head) {
                add(part, Side::Behind, tail, whole, true);
            }
            if let Some(part) = names.of_form(tail) {
                add(part, Side::Before, head, whole, true);
            }
        }
    }
    for pair in names.near().pairs.iter().filter(|pair| pair.from > 0) {
        let head = names.list[pair.name].form[..pair.from].trim_end();
        add(pair.other, Side::Before, head, pair.name, false);
    }
    #[expect(
        clippy::iter_over_hash_type,
        reason = "each list is put in order by itself"
    )]
    for extensions in all.values_mut() {
        extensions.sort_by_key(|extension| std::cmp::Reverse(extension.rest.len()));
    }
    all
}

impl Extension {
    /// The words of the extension beside `mention`, if they stand there.
    fn beside<'w>(&self, window: &'w Window, mention: &Mention) -> Option<Words<'w>> {
        let words = self.rest.split(' ').count();
        if !self.may_be_beside(window, mention) {
            return None;
        }
        let span = match self.side {
            Side::Before => {
                let text = window.before(mention.span.start);
                let end = text.trim_end_matches([' ', '\t']);
                let start = nth_word_back(end, words)?;
                let behind = mention.span.start.back(text.len() - start);
                begins_word(&end[..start]).then(|| Span::at(behind, end.len() - start))
            }
            Side::Behind => {
                let text = window.behind(mention.span.end);
                let rest = text.trim_start_matches([' ', '\t']);
                let start = text.len() - rest.len();
                let length = nth_word(rest, words)?;
                let ends = end_of_word(&rest[length..]).is_some();
                ends.then(|| Span::at(mention.span.end + start, length))
            }
        }?;
        let text = window.slice(span);
        let named = text.starts_with(char::is_uppercase) && normalised(text) == *self.rest;
        named.then_some(Words { span, text })
    }

    /// Whether the letter beside `mention` is the right one: nearly always it is not.
    fn may_be_beside(&self, window: &Window, mention: &Mention) -> bool {
        let (own, other) = match self.side {
            Side::Before => {
                let text = window.before(mention.span.start);
                let text = text.trim_end_matches([' ', '\t']);
                (self.rest.chars().next_back(), text.chars().next_back())
            }
            Side::Behind => {
                let text = window.behind(mention.span.end);
                let text = text.trim_start_matches([' ', '\t']);
                (self.rest.chars().next(), text.chars().next())
            }
        };
        let lower = other.map(char::to_lowercase);
        own.zip(lower)
            .is_some_and(|(own, mut lower)| lower.next() == Some(own))
    }

    fn finding(
        &self,
        names: &Names,
        (mention, part): (&Mention, &str),
        rest: Words<'_>,
    ) -> Finding {
        let whole = &names.list[self.whole];
        let (part, known) = (bare(part), whole.first.span);
        let span = Span::new(
            rest.span.start.min(mention.span.start),
            rest.span.end.max(mention.span.end),
        );
        if !self.is_name {
            return partial_entity::finding(span, rest.text, &whole.text, known);
        }
        let parts = match self.side {
            Side::Before => (rest.text, part),
            Side::Behind => (part, rest.text),
        };
        split_entity::finding(span, parts, Some(known))
    }
}

/// Words beside a mention.
#[derive(Clone, Copy, Debug)]
struct Words<'w> {
    span: Span,
    text: &'w str,
}

/// The length of the first `count` words of `text`, which stand in one line and hold no bracket;
/// the last without endings and signs.
fn nth_word(text: &str, count: usize) -> Option<usize> {
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
    Some(bare(words).len())
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
