//! Parses a text into a tree, and updates the tree after an edit.

use std::ops::Range;
use std::sync::Arc;

use crate::text::{Edit, Offset, Span, Text};

use super::block::Block;
use super::cut::{BYTES_BEFORE, BYTES_BEFORE_LINE, BYTES_BEHIND, TARGET_BYTES, block_end, chunks};
use super::summary::OrderKey;
use super::{InTurn, Join, LabelSet, Tree, order};

/// The tree of `text`. Mentions are read with the labels of `labels`.
pub fn parse(text: &str, labels: &LabelSet) -> Tree {
    Tree::new(read_blocks(text, labels, InTurn))
}

/// The blocks of the tree of `text`, its chunks read by `join`.
pub fn read_blocks(text: &str, labels: &LabelSet, join: impl Join) -> Vec<Arc<Block>> {
    let blocks = read_chunks(text, &chunks(text), labels, join);
    with_keys(blocks, order::first_keys())
}

/// The blocks of adjacent `chunks` of `text`.
fn read_chunks(
    text: &str,
    chunks: &[Range<usize>],
    labels: &LabelSet,
    join: impl Join,
) -> Vec<Block> {
    if let [] | [_] = chunks {
        let chunk = chunks.first().cloned().unwrap_or_default();
        return read(text, chunk.start, chunk.end, labels);
    }
    let (head, tail) = chunks.split_at(chunks.len() / 2);
    let (mut blocks, mut rest) = join.both(
        || read_chunks(text, head, labels, join),
        || read_chunks(text, tail, labels, join),
    );
    blocks.append(&mut rest);
    blocks
}

/// The changes of a reparse.
#[derive(Debug)]
pub struct Reparsed {
    /// The start of the replaced blocks.
    pub start: Offset,
    /// The old blocks.
    pub removed: Vec<Arc<Block>>,
    /// The blocks in their place.
    pub added: Vec<Arc<Block>>,
    /// Blocks around them that changed only in their order keys.
    pub moved: Vec<MovedBlock>,
    /// The text around the edit, before it.
    pub before: LocatedText,
    /// The text around the edit, after it.
    pub after: LocatedText,
}

/// A block of which an edit changed only the order key.
#[derive(Debug)]
pub struct MovedBlock {
    /// The start of the block after the edit.
    pub start: Offset,
    /// The block with its new key.
    pub block: Arc<Block>,
    /// The key before the edit.
    pub key_before: OrderKey,
}

/// A stretch of a document's text with its place.
#[derive(Debug)]
pub struct LocatedText {
    base: Offset,
    text: String,
}

impl LocatedText {
    fn new(text: &Text, span: Span) -> Self {
        let base = text.floor(span.start);
        let mut excerpt = Self {
            base,
            text: String::with_capacity(span.len() + 4),
        };
        text.copy_to(Span::new(base, span.end), &mut excerpt.text);
        excerpt
    }

    /// The same stretch after `edit`.
    fn edited(&self, edit: &Edit) -> Self {
        let (start, end) = (edit.span.start - self.base, edit.span.end - self.base);
        let text = [&self.text[..start], &edit.text, &self.text[end..]].concat();
        Self {
            base: self.base,
            text,
        }
    }

    /// Its start in the document.
    pub fn start(&self) -> Offset {
        self.base
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of `span`, a span of the document inside this stretch.
    pub fn slice(&self, span: Span) -> &str {
        let (start, end) = (span.start - self.base, span.end - self.base);
        self.text.get(start..end).unwrap_or_default()
    }
}

/// Updates `tree`, the tree of `text`, for `edit`, which is not yet applied to `text`. The edit
/// must lie in the text and at edges of characters. The result equals a full parse.
pub fn reparse(tree: &mut Tree, text: &Text, edit: &Edit, labels: &LabelSet) -> Reparsed {
    let (replaced, inserted) = (edit.span, edit.text.len());
    let dirty = DirtyBlocks::new(tree, text, edit);
    let old = dirty.start..dirty.end;
    let around = Span::new(
        Offset::new(old.start).back(BYTES_BEFORE),
        Offset::new(old.end + BYTES_BEHIND),
    );
    let before = LocatedText::new(text, around);
    let after = before.edited(edit);
    let new_end = old.end + inserted - replaced.len();
    let base = before.base.get();
    let blocks = read(&after.text, old.start - base, new_end - base, labels);

    let removed = dirty.blocks;
    let keys = order::keys(tree, &old, &removed, blocks.len());
    let added = with_keys(blocks, keys.added.into_iter());
    let before_added = keys.before.iter().map(|(block, _)| block.len());
    let first = old.start - before_added.sum::<usize>();
    let head = moved(keys.before, first);
    let tail = moved(keys.behind, new_end);
    let last = old.end + tail.iter().map(|moved| moved.block.len()).sum::<usize>();
    let block = |moved: &MovedBlock| Arc::clone(&moved.block);
    let all = head.iter().map(block).chain(added.iter().cloned());
    let all = all.chain(tail.iter().map(block)).collect();
    tree.splice(first, last, all);
    Reparsed {
        start: Offset::new(old.start),
        removed,
        added,
        moved: head.into_iter().chain(tail).collect(),
        before,
        after,
    }
}

/// The neighbouring `blocks` with their new keys; the first starts at `start` after the edit.
fn moved(blocks: Vec<(Arc<Block>, OrderKey)>, start: usize) -> Vec<MovedBlock> {
    let mut at = Offset::new(start);
    let with_key = |(block, key): (Arc<Block>, OrderKey)| {
        let start = at;
        at = at + block.len();
        MovedBlock {
            start,
            key_before: block.summary().key,
            block: Arc::new(block.rekeyed(key)),
        }
    };
    blocks.into_iter().map(with_key).collect()
}

/// The blocks of the bytes `start..end` of `text`, which must be safe cuts.
fn read(text: &str, start: usize, end: usize, labels: &LabelSet) -> Vec<Block> {
    let mut blocks = Vec::with_capacity((end - start) / TARGET_BYTES + 1);
    let mut at = start;
    while at < end {
        let next = block_end(text, at, end);
        blocks.push(Block::read(text, at..next, labels));
        at = next;
    }
    blocks
}

fn with_keys(blocks: Vec<Block>, keys: impl Iterator<Item = OrderKey>) -> Vec<Arc<Block>> {
    let keyed = blocks.into_iter().zip(keys);
    keyed
        .map(|(block, key)| Arc::new(block.with_key(key)))
        .collect()
}

/// The blocks to read anew: those whose edges may no longer be safe cuts.
struct DirtyBlocks {
    /// The start of the first, in bytes; the same before and after the edit.
    start: usize,
    /// The end of the last, in bytes before the edit.
    end: usize,
    blocks: Vec<Arc<Block>>,
}

impl DirtyBlocks {
    fn new(tree: &Tree, text: &Text, edit: &Edit) -> Self {
        let mut dirty = Self {
            start: 0,
            end: 0,
            blocks: Vec::new(),
        };
        let (from, to) = (edit.span.start.back(BYTES_BEHIND), edit.span.end.get());
        for (at, block) in tree.blocks_from(from) {
            if dirty.blocks.is_empty() {
                dirty.start = at.get();
            }
            dirty.end = at.get() + block.len();
            dirty.blocks.push(Arc::clone(block));
            // Small blocks are read together with the next one, or they would become ever more.
            let left =
                dirty.end + edit.text.len() < dirty.start + edit.span.len() + TARGET_BYTES / 2;
            let small = dirty.end < to || left;
            let line = || matches!(text.byte(Offset::new(dirty.end - 1)), Some(b'\n' | b'\r'));
            let far =
                dirty.end >= to + BYTES_BEFORE || (dirty.end >= to + BYTES_BEFORE_LINE && line());
            if far && !small {
                break;
            }
        }
        if dirty.blocks.is_empty() {
            dirty.append(tree);
        }
        dirty
    }

    /// Takes the last block for an edit at the end of the document, which lies in no block.
    fn append(&mut self, tree: &Tree) {
        self.start = tree.len();
        self.end = tree.len();
        if let Some((at, block)) = tree.last_block_before(Offset::new(tree.len()), |_| true) {
            self.start = at.get();
            self.blocks.push(Arc::clone(block));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::syntax::{Anomaly, Mark, Mention};
    use crate::text::Edit;

    type Items = (Vec<Mention>, Vec<Mark>, Vec<Anomaly>);

    fn items<'a>(blocks: impl Iterator<Item = (Offset, &'a Block)>) -> Items {
        let mut all = Items::default();
        for (at, block) in blocks {
            all.0
                .extend(block.mentions().iter().map(|raw| Mention::new(at, raw)));
            all.1
                .extend(block.marks().iter().map(|raw| Mark::new(at, raw)));
            all.2
                .extend(block.anomalies().iter().map(|raw| Anomaly::new(at, raw)));
        }
        all
    }

    fn items_of(tree: &Tree) -> Items {
        items(tree.blocks().map(|(at, block)| (at, &**block)))
    }

    fn assert_same<T: PartialEq + std::fmt::Debug>(found: &[T], expected: &[T], text: &str) {
        let differ = found
            .iter()
            .zip(expected)
            .position(|(found, expected)| found != expected);
        let at = differ.unwrap_or(found.len().min(expected.len()));
        assert_eq!(found.get(at), expected.get(at), "in {text:?}");
    }

    fn assert_as_read_anew(tree: &Tree, text: &str) {
        tree.check();
        assert_eq!(tree.len(), text.len());
        let whole = Block::read(text, 0..text.len(), &LabelSet::conll4());
        let (found, expected) = (
            items_of(tree),
            items([(Offset::default(), &whole)].into_iter()),
        );
        assert_same(&found.0, &expected.0, text);
        assert_same(&found.1, &expected.1, text);
        assert_same(&found.2, &expected.2, text);
        let (sum, of_whole) = (tree.summary(), whole.summary());
        assert_eq!(sum.pieces, of_whole.pieces);
        assert_eq!(
            (sum.anchored, sum.numbered),
            (of_whole.anchored, of_whole.numbered)
        );
        assert_eq!(sum.lines.padded, of_whole.lines.padded);
        assert_eq!(
            sum.lines.lf + sum.lines.cr,
            of_whole.lines.lf + of_whole.lines.cr
        );
    }

    /// Fragments that between them reach every rule of the lexer.
    #[rustfmt::skip]
    const FRAGMENTS: &[&str] = &[
        "[LOC Ada Bay  ] ", "[ORG SBU  ]", "[PER ", "[PER", "]", " ]", "  ]", "[", "[ 1 ]",
        "[PERHAPS]", "[PERSON Ida  ]", "[GPE Oru  ]", "[per x  ]", "[PERIda  ]", "[PER  ]", "\n",
        " \n", "\r\n", "\r", "<a id='par2' href='#par2'>¶</a>2",
        "<a id='par3' href='#par4'>¶</a>3", "¶</a>7", "¶", " . ", ". ", ".", "( ", "( C ) ",
        "(S//NF) ", "( [ORG SBU  ] ) ", "C ) ", "(Q) ", "7 . ", "12", "\n3. ", "\n4.(C) ",
        "----", "-----", "------- ----", "Title Words ", "VELM 00000083 002 OF 005 ", " OF ",
        "PAGE 02 VELM 06677 01 OF 03", "TAGS: ", "TAGS PGOV , ", "SUBJECT: ", "EO 12958 DECL: ",
        "REF: ", "Classified By: ", "Summary: ", "End ", "Summary", "Comment: ",
        "[MISC Summary:  ] ", "<code><pre>", "S E C R E T ", "UNCLAS ", "</pre></code>", "<br>",
        "<", ">", "&amp;", "&", "#x0A;", "MinisterQs ", "Qs", "\u{fffd}", "End comment", "<td ",
        "[ORG Ada,Bay’s.  ] ", "[ORG Ada <a", "[LOC ¶  ]", "[ORG 002 OF 005 Oru  ]", "word ", "Word ", " ", "  ", "\t", "’s ", "😀", "\0", "\u{2028}", "\u{a0}", "\u{3000}[", "\u{2003}",
    ];

    fn fragment() -> impl Strategy<Value = String> {
        let usual = prop::sample::select(FRAGMENTS).prop_map(ToString::to_string);
        let long = prop::sample::select(vec![
            "word ",
            "x",
            "[LOC Ada  ] ",
            " ",
            "- ",
            "[ ",
            "] ",
            "é",
        ]);
        prop_oneof![
            30 => usual,
            1 => (long, 50..500usize).prop_map(|(text, count)| text.repeat(count)),
        ]
    }

    fn text(size: impl Into<prop::collection::SizeRange>) -> impl Strategy<Value = String> {
        prop::collection::vec(fragment(), size).prop_map(|fragments| fragments.concat())
    }

    proptest! {
        // More by the environment: PROPTEST_CASES=20000.
        #[test]
        fn what_is_found_does_not_depend_on_the_cuts(text in text(0..60)) {
            assert_as_read_anew(&parse(&text, &LabelSet::conll4()), &text);
        }

        #[test]
        fn reading_a_change_anew_is_reading_all_anew(
            start in text(0..60),
            edits in prop::collection::vec((any::<u32>(), any::<u32>(), 0..4u32, text(0..5)), 1..12),
        ) {
            let labels = LabelSet::conll4();
            let mut tree = parse(&start, &labels);
            let mut text = Text::from(start.as_str());
            for (from, length, wide, inserted) in edits {
                let from = from as usize % (text.len() + 1);
                let length = length as usize % if wide == 0 { text.len() + 1 } else { 9 };
                let from = text.floor(Offset::new(from));
                let to = text.floor(Offset::new((from.get() + length).min(text.len())));
                let edit = Edit::new(Span::new(from, to), inserted);
                let before = tree.clone();
                let unchanged = items_of(&before);
                reparse(&mut tree, &text, &edit, &labels);
                text.apply(&edit);
                assert_as_read_anew(&tree, &text.slice(text.span()));
                prop_assert_eq!(items_of(&before), unchanged, "a snapshot changed");
                check_change(&before, &tree);
            }
        }
    }

    fn check_change(old: &Tree, new: &Tree) {
        let change = old.change(new);
        let old_blocks: Vec<_> = old.blocks().map(|(_, block)| Arc::as_ptr(block)).collect();
        let new_blocks: Vec<_> = new.blocks().map(|(_, block)| Arc::as_ptr(block)).collect();
        let shared = old_blocks
            .iter()
            .zip(&new_blocks)
            .take_while(|(a, b)| a == b)
            .count();
        let bytes: usize = old
            .blocks()
            .take(shared)
            .map(|(_, block)| block.len())
            .sum();
        assert_eq!(change.before.bytes as usize, bytes);
        let rest = (old_blocks.len() - shared).min(new_blocks.len() - shared);
        let end = old_blocks
            .iter()
            .rev()
            .zip(new_blocks.iter().rev())
            .take(rest)
            .take_while(|(a, b)| a == b)
            .count();
        assert_eq!(change.old.len(), old_blocks.len() - shared - end);
        assert_eq!(change.new.len(), new_blocks.len() - shared - end);
    }

    #[test]
    fn chunks_add_up_to_the_text() {
        for piece in [
            "word ",
            "[LOC Ada Bay  ] and so on , \n",
            "é",
            "\0",
            "[PER ",
        ] {
            let text = piece.repeat(4_000);
            let chunks = chunks(&text);
            assert!(chunks.len() > 1, "{piece:?}");
            let mut end = 0;
            for chunk in chunks {
                assert_eq!(chunk.start, end);
                end = chunk.end;
            }
            assert_eq!(end, text.len());
        }
    }

    #[test]
    fn a_long_line_is_cut_with_brackets_and_without() {
        for piece in [
            "word ",
            "[LOC Ada Bay  ] and then some more of it ",
            "é",
            "\0",
        ] {
            let text = piece.repeat(4_000);
            let tree = parse(&text, &LabelSet::conll4());
            let longest = tree.blocks().map(|(_, block)| block.len()).max();
            assert!(longest < Some(4_096), "{piece:?}: {longest:?}");
            assert_as_read_anew(&tree, &text);
        }
    }

    #[test]
    fn keys_run_out_and_a_few_are_given_anew() {
        let labels = LabelSet::conll4();
        let line = "one more line of thirty bytes , \n";
        let mut text = Text::from(line.repeat(200).as_str());
        let mut tree = parse(&text.slice(text.span()), &labels);
        let (edits, mut moved, mut most) = (3_000, 0, 0);
        for _ in 0..edits {
            let edit = Edit::new(Span::empty(Offset::new(100 * line.len())), line);
            let before = tree.clone();
            let reparsed = reparse(&mut tree, &text, &edit, &labels);
            text.apply(&edit);
            moved += reparsed.moved.len();
            most = most.max(reparsed.moved.len());
            check_change(&before, &tree);
            for moved in &reparsed.moved {
                let block = tree.block_from_key(moved.block.summary().key);
                assert_eq!(block.map(|(at, _)| at), Some(moved.start));
                let then = before.block_from_key(moved.key_before);
                let same = then.map(|(_, block)| block.mentions() == moved.block.mentions());
                assert_eq!(same, Some(true));
            }
        }
        assert!(moved > 0);
        assert!(
            moved < 2 * edits && most < 500,
            "{moved} blocks, {most} at once"
        );
        assert_as_read_anew(&tree, &text.slice(text.span()));
    }
}
