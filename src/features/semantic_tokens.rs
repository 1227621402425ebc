//! Highlighting: the coloured stretches of a document, their kinds, and those that an edit changed.
//!
//! A token depends on its block alone. So an edit changes the tokens of the blocks read anew and no
//! others, and two versions are compared without a look at the blocks they share.

mod kind;

use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::model::Document;
use crate::syntax::{Block, LabelId, LabelSet, Piece, PieceKind};
use crate::text::{Offset, Span};

use kind::NUMBERED;
pub use kind::TokenKind;

/// One coloured stretch. Tokens lie in one line and do not overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its place.
    pub span: Span,
    /// Its kind.
    pub kind: TokenKind,
    /// True for a label that is unknown, misspelt or not parted from its name.
    pub malformed: bool,
}

/// The kinds of the labels of one set.
#[derive(Debug)]
pub struct Palette {
    kinds: Vec<TokenKind>,
}

/// The numbered kind for the `place`th label of a set: the next free one from there, else the one
/// at that place.
fn numbered(place: usize, used: &mut FxHashSet<TokenKind>) -> TokenKind {
    let at = |step: usize| NUMBERED[(place + step) % NUMBERED.len()];
    let is_free = |kind: &TokenKind| {
        let lookalike = kind.lookalike();
        !used.contains(kind) && lookalike.is_none_or(|other| !used.contains(&other))
    };
    let kind = (0..NUMBERED.len()).map(at).find(is_free).unwrap_or(at(0));
    used.insert(kind);
    kind
}

impl Palette {
    /// The kinds for `labels`. As long as kinds are left, no two labels share one (save places:
    /// `GPE` and `LOC`), and no label gets a numbered kind that looks like one in use.
    pub fn new(labels: &LabelSet) -> Self {
        let mut used = FxHashSet::default();
        let known = labels.labels().map(|label| {
            let kind = TokenKind::of_known(label)?;
            (used.insert(kind) || kind == TokenKind::Location).then_some(kind)
        });
        // Collected first: a numbered kind is chosen beside all known kinds of the set.
        let known: Vec<Option<TokenKind>> = known.collect();
        let kinds = known.into_iter().enumerate();
        let kinds = kinds.map(|(place, known)| known.unwrap_or_else(|| numbered(place, &mut used)));
        Self {
            kinds: kinds.collect(),
        }
    }

    /// The kind of names with `label`.
    pub fn of_label(&self, label: LabelId) -> TokenKind {
        let kind = label.index().and_then(|index| self.kinds.get(index));
        kind.copied().unwrap_or(TokenKind::UnknownLabel)
    }

    /// The token of `piece` in the block that starts at `block`.
    fn token(&self, block: Offset, piece: Piece) -> Token {
        let (kind, malformed) = match piece.kind {
            PieceKind::Bracket => (TokenKind::Bracket, false),
            PieceKind::Label { faulty, .. } => (TokenKind::LabelName, faulty),
            PieceKind::Name(label) => (self.of_label(label), false),
            PieceKind::Anchor => (TokenKind::Markup, false),
            PieceKind::ParagraphNumber => (TokenKind::ParagraphNumber, false),
            PieceKind::Mark(mark) => (TokenKind::of_mark(mark), false),
        };
        Token {
            span: Span::new(block + piece.start as usize, block + piece.end as usize),
            kind,
            malformed,
        }
    }

    /// The tokens of `block`, which starts at `at`, in order.
    pub fn tokens(&self, at: Offset, block: &Block) -> impl Iterator<Item = Token> {
        block
            .pieces()
            .into_iter()
            .map(move |piece| self.token(at, piece))
    }
}

/// The blocks whose tokens differ between two versions of a document.
#[derive(Debug)]
pub struct TokenChange<'a> {
    /// The number of tokens before these blocks, the same in both versions.
    pub before: usize,
    /// The start of the first of these blocks, the same in both versions.
    pub start: Offset,
    /// The blocks of the old version.
    pub old: Vec<&'a Arc<Block>>,
    /// The blocks of the new version.
    pub new: Vec<&'a Arc<Block>>,
}

/// The difference between the tokens of `old` and `new`; `None` if their label sets differ, which
/// changes the kinds of all tokens.
pub fn change<'a>(old: &'a Document, new: &'a Document) -> Option<TokenChange<'a>> {
    if old.labels() != new.labels() {
        return None;
    }
    let change = old.tree().change(new.tree());
    Some(TokenChange {
        before: change.before.pieces as usize,
        start: change.start(),
        old: change.old,
        new: change.new,
    })
}

#[cfg(test)]
mod tests {
    use super::TokenKind as Kind;
    use super::*;

    fn drawn(text: &str) -> Vec<String> {
        let document = Document::new(text, 0);
        let palette = Palette::new(document.labels());
        let blocks = document.tree().blocks();
        let tokens = blocks.flat_map(|(at, block)| palette.tokens(at, block).collect::<Vec<_>>());
        let draw = |token: Token| {
            let wrong = if token.malformed { "!" } else { "" };
            format!(
                "{}={:?}{wrong}",
                document.text().slice(token.span),
                token.kind
            )
        };
        tokens.map(draw).collect()
    }

    #[test]
    fn names_are_coloured_by_label() {
        assert_eq!(
            drawn("[PER Ida Oru  ] of [LCO Orun  ] "),
            [
                "[=Bracket",
                "PER=LabelName",
                "Ida Oru=Person",
                "]=Bracket",
                "[=Bracket",
                "LCO=LabelName!",
                "Orun=UnknownLabel",
                "]=Bracket"
            ]
        );
        assert_eq!(
            drawn("[Person Ida  ] [Ship Orun  ] [Temporal May  ] "),
            [
                "[=Bracket",
                "Person=LabelName",
                "Ida=Person",
                "]=Bracket",
                "[=Bracket",
                "Ship=LabelName",
                "Orun=Label3",
                "]=Bracket",
                "[=Bracket",
                "Temporal=LabelName",
                "May=Date",
                "]=Bracket"
            ]
        );
    }

    fn kinds(labels: &[&str]) -> Vec<TokenKind> {
        Palette::new(&LabelSet::new("own", labels)).kinds
    }

    #[test]
    fn labels_of_one_set_are_told_apart() {
        assert_eq!(kinds(&["VESSEL", "PORT"]), [Kind::Label1, Kind::Label2]);
        // Two that are both products, and one of the eight that looks like dates.
        assert_eq!(
            kinds(&["Weapon", "MilitaryPlatform", "Temporal", "Nationality"]),
            [Kind::Product, Kind::Label3, Kind::Date, Kind::Group]
        );
        let ace = LabelSet::built_in("ace").unwrap();
        assert_eq!(Palette::new(&ace).kinds[5..], [Kind::Product, Kind::Label7]);
        let many: Vec<String> = (0..20).map(|number| format!("L{number}")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        let eight: FxHashSet<_> = kinds(&many).into_iter().take(8).collect();
        assert_eq!(eight.len(), 8);
    }

    #[test]
    fn structure_is_coloured() {
        assert_eq!(
            drawn(
                "<code><pre>S E C R E T SUBJECT: Works <a id='par1' href='#par1'>¶</a>1 . \n( C ) Summary: Tea . \n"
            ),
            [
                "<code><pre>=Markup",
                "S E C R E T=Classification",
                "SUBJECT:=HeaderKeyword",
                "<a id='par1' href='#par1'>¶</a>=Markup",
                "1=ParagraphNumber",
                "( C )=PortionMark",
                "Summary:=PassageMarker"
            ]
        );
    }

    #[test]
    fn every_kind_is_listed_once() {
        for (place, kind) in TokenKind::ALL.iter().enumerate() {
            assert_eq!(*kind as usize, place);
        }
    }
}
