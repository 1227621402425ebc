//! Text for users: paragraphs and list items of a few kinds of words, written as Markdown or as
//! plain text for clients without Markdown.
//!
//! The words come from documents and may hold any sign; they are shown as they are, never as
//! markup. Not a Markdown library: it has what the features need, and nothing more.

/// A few paragraphs and list items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    blocks: Vec<Block>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Block {
    Paragraph(Line),
    Item(Line),
    /// Markdown by the user, from the guidelines.
    Written(String),
}

/// The words of one paragraph or list item. A line break in them becomes one blank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    words: Vec<Words>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Words {
    Text(String),
    Strong(String),
    Code(String),
}

impl Line {
    /// A line with nothing in it yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A line that begins with `words`.
    pub fn of(words: impl AsRef<str>) -> Self {
        Self::new().text(words)
    }

    /// Adds plain words.
    #[must_use]
    pub fn text(mut self, words: impl AsRef<str>) -> Self {
        self.words.push(Words::Text(on_one_line(words.as_ref())));
        self
    }

    /// Adds words in bold.
    #[must_use]
    pub fn strong(mut self, words: impl AsRef<str>) -> Self {
        let words = on_one_line(words.as_ref()).trim().to_owned();
        self.words.push(Words::Strong(words));
        self
    }

    /// Adds words as they are written in a document: labels, codes.
    #[must_use]
    pub fn code(mut self, words: impl AsRef<str>) -> Self {
        self.words.push(Words::Code(on_one_line(words.as_ref())));
        self
    }

    /// Adds the words of `line`.
    #[must_use]
    pub fn then(mut self, line: Self) -> Self {
        self.words.extend(line.words);
        self
    }

    fn markdown(&self) -> String {
        let mut out = String::new();
        for words in &self.words {
            match words {
                Words::Text(text) => escape(text, &mut out),
                Words::Strong(text) if text.is_empty() => {}
                Words::Strong(text) => {
                    out.push_str("**");
                    escape(text, &mut out);
                    out.push_str("**");
                }
                Words::Code(text) => code(text, &mut out),
            }
        }
        escape_start(&out)
    }

    fn plain(&self) -> String {
        let words = self.words.iter().map(|words| match words {
            Words::Text(text) | Words::Strong(text) | Words::Code(text) => text.as_str(),
        });
        words.collect()
    }
}

impl Prose {
    /// No blocks yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a paragraph.
    pub fn paragraph(&mut self, line: Line) {
        self.blocks.push(Block::Paragraph(line));
    }

    /// Adds an item to the list at its end.
    pub fn item(&mut self, line: Line) {
        self.blocks.push(Block::Item(line));
    }

    /// Adds Markdown by the user. [`Self::plain`] shows it as it is written.
    pub fn markdown_block(&mut self, text: &str) {
        self.blocks.push(Block::Written(text.to_owned()));
    }

    /// Returns true if it has no blocks.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// As Markdown (`CommonMark`), without a line break at its end.
    pub fn markdown(&self) -> String {
        self.joined(Line::markdown, "- ")
    }

    /// As text without any markup, without a line break at its end.
    pub fn plain(&self) -> String {
        self.joined(Line::plain, "• ")
    }

    fn joined(&self, write: fn(&Line) -> String, bullet: &str) -> String {
        let mut out = String::new();
        let mut last_is_item = false;
        for block in &self.blocks {
            let is_item = matches!(block, Block::Item(_));
            if !out.is_empty() {
                out.push_str(if is_item && last_is_item {
                    "\n"
                } else {
                    "\n\n"
                });
            }
            match block {
                Block::Written(text) => out.push_str(text),
                Block::Paragraph(line) => out.push_str(&write(line)),
                Block::Item(line) => {
                    out.push_str(bullet);
                    out.push_str(&write(line));
                }
            }
            last_is_item = is_item;
        }
        out
    }
}

/// `text` on one line: white space with a line break in it becomes one blank.
fn on_one_line(text: &str) -> String {
    if !text.contains(['\n', '\r']) {
        return text.to_owned();
    }
    let lines = text.split(['\n', '\r']).map(str::trim);
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    lines.join(" ")
}

/// Signs with a meaning in Markdown anywhere on a line.
const SPECIAL: [char; 10] = ['\\', '`', '*', '_', '[', ']', '<', '>', '&', '~'];

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        if SPECIAL.contains(&c) {
            out.push('\\');
        }
        out.push(c);
    }
}

/// `line` with an escape for signs that have a meaning at its start only: `# `, `- `, `1. `.
fn escape_start(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &line[digits..];
    let number = digits > 0 && rest.starts_with(['.', ')']);
    let sign = digits == 0 && rest.starts_with(['#', '-', '+', '=', '|']);
    if number || sign {
        format!("{}\\{rest}", &line[..digits])
    } else {
        line.to_owned()
    }
}

/// A code span whose fence is longer than any run of backticks in it.
fn code(text: &str, out: &mut String) {
    let mut longest = 0;
    let mut run = 0;
    for c in text.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    for part in [&fence, pad, text, pad, &fence] {
        out.push_str(part);
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    #[expect(clippy::needless_pass_by_value, reason = "as `expect!` gives it")]
    fn check(prose: &Prose, markdown: Expect, plain: Expect) {
        markdown.assert_eq(&prose.markdown());
        plain.assert_eq(&prose.plain());
    }

    #[test]
    fn paragraphs_and_items() {
        let mut prose = Prose::new();
        prose.paragraph(Line::new().strong("Oru Works ").text(" ").code("ORG"));
        prose.item(Line::of("one"));
        prose.item(Line::of("two"));
        prose.paragraph(Line::of("The\n  end"));
        check(
            &prose,
            expect![[r"
                **Oru Works** `ORG`

                - one
                - two

                The end"]],
            expect![[r"
                Oru Works ORG

                • one
                • two

                The end"]],
        );
    }

    #[test]
    fn signs_are_shown_as_they_are() {
        let mut prose = Prose::new();
        prose.paragraph(Line::new().strong("*A_B*").text(" [x](y) <a> \\ & ~~z~~"));
        prose.paragraph(Line::new().code("a`b").text(" ").code("`"));
        prose.paragraph(Line::of("1. no list"));
        prose.item(Line::of("# no title"));
        prose.item(Line::of("- no list"));
        check(
            &prose,
            expect![[r"
                **\*A\_B\*** \[x\](y) \<a\> \\ \& \~\~z\~\~

                ``a`b`` `` ` ``

                1\. no list

                - \# no title
                - \- no list"]],
            expect![[r"
                *A_B* [x](y) <a> \ & ~~z~~

                a`b `

                1. no list

                • # no title
                • - no list"]],
        );
    }
}
