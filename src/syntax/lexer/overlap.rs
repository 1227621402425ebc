//! Mentions that share text with marks of structure, `( [ORG SBU  ] )`, or hold mark-up. Their
//! text is no name (format §5.3 B).

use super::super::item::{AnchorForm, AnomalyKind, MarkKind};
use super::Lexer;

pub(super) fn read(lexer: &mut Lexer<'_>) {
    let mentions = &lexer.out.mentions;
    let mut found: Vec<usize> = Vec::new();
    for mark in lexer.out.marks.iter().filter(|mark| matters(mark.kind)) {
        let first = mentions.partition_point(|mention| mention.end() <= mark.start);
        let mut at = first;
        while mentions
            .get(at)
            .is_some_and(|mention| mention.start < mark.end())
        {
            found.push(at);
            at += 1;
        }
    }
    for (at, mention) in mentions.iter().enumerate() {
        let start = lexer.start + mention.start as usize + usize::from(mention.name);
        let name = &lexer.bytes[start..start + usize::from(mention.name_len)];
        if holds_markup(name) {
            found.push(at);
        }
    }
    found.sort_unstable();
    found.dedup();
    for at in found {
        let mention = lexer.out.mentions[at];
        let start = lexer.start + mention.start as usize;
        lexer.anomaly(
            AnomalyKind::Overlap,
            start..start + usize::from(mention.len),
        );
    }
}

/// True if a mention must not share text with a mark of `kind`. Titles may hold names, and a bare
/// number may be part of a sentence.
fn matters(kind: MarkKind) -> bool {
    match kind {
        MarkKind::BlankLine | MarkKind::Heading => false,
        MarkKind::Paragraph(form) => form != AnchorForm::Number,
        _ => true,
    }
}

/// True if `name` holds a piece of a tag or a pilcrow.
fn holds_markup(name: &[u8]) -> bool {
    let [pilcrow, pilcrow_end] = [0xC2, 0xB6];
    let mut at = 0;
    while let Some(found) = memchr::memchr3(b'<', b'>', pilcrow, &name[at..]) {
        at += found + 1;
        if name[at - 1] != pilcrow || name.get(at) == Some(&pilcrow_end) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::super::LabelSet;
    use super::super::super::item::AnomalyKind;
    use super::super::lex;

    fn overlaps(text: &str) -> usize {
        let lexed = lex(text, 0..text.len(), &LabelSet::conll4());
        let all = lexed.anomalies.iter();
        all.filter(|anomaly| anomaly.kind == AnomalyKind::Overlap)
            .count()
    }

    #[test]
    fn marks_and_markup_in_mentions_and_around_them() {
        assert_eq!(
            overlaps("<a id='par2' href='#par2'>¶</a>2 . \n( [ORG SBU  ] ) "),
            1
        );
        assert_eq!(overlaps("[LOC VELM  ] 00000083 002 OF 005"), 1);
        assert_eq!(overlaps("[ORG VELM <a id='par1' href='#par1'>¶</a>1  ]"), 1);
        assert_eq!(overlaps("[ORG VELM <a  ] [MISC ¶  ]"), 2);
        assert_eq!(overlaps("[ORG Guild of Oru  ] [LOC Café ®  ]"), 0);
        assert_eq!(overlaps("The [ORG Guild  ] -------------- \n"), 0);
    }
}
