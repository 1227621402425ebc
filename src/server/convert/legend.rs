//! What token types are called: by our own names for clients that know them, by the protocol's
//! standard ones for others.

use tower_lsp::ls_types::{SemanticTokenModifier, SemanticTokenType, SemanticTokensLegend};

use crate::features::semantic_tokens::TokenKind;

/// Which names a client knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum Vocabulary {
    /// The protocol's.
    #[default]
    Standard,
    /// Ours as well.
    Own,
}

impl Vocabulary {
    /// That of a client that announces these types.
    pub(crate) fn of_types(types: &[String]) -> Self {
        let own = own_name(TokenKind::Organization);
        if types.iter().any(|name| name == own) {
            Self::Own
        } else {
            Self::Standard
        }
    }
}

/// The modifier of what is malformed.
pub(crate) const MALFORMED: u32 = 1;
/// The modifier of a name in capitals.
pub(crate) const ACRONYM: u32 = 2;

/// What the numbers in tokens mean (LSP 3.17 §semanticTokensLegend). Types are numbered as in
/// [`TokenKind::ALL`].
pub(crate) fn legend(vocabulary: Vocabulary) -> SemanticTokensLegend {
    let name = match vocabulary {
        Vocabulary::Own => own_name,
        Vocabulary::Standard => standard_name,
    };
    let modifiers = match vocabulary {
        Vocabulary::Own => ["malformed", "acronym"],
        Vocabulary::Standard => ["deprecated", "abstract"],
    };
    SemanticTokensLegend {
        token_types: TokenKind::ALL
            .map(|kind| SemanticTokenType::from(name(kind)))
            .into(),
        token_modifiers: modifiers.map(SemanticTokenModifier::from).into(),
    }
}

/// Our name for `kind`.
pub(crate) fn own_name(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::Person => "person",
        TokenKind::Organization => "organization",
        TokenKind::Location => "location",
        TokenKind::Misc => "misc",
        TokenKind::Group => "group",
        TokenKind::Facility => "facility",
        TokenKind::Event => "event",
        TokenKind::Product => "product",
        TokenKind::Law => "law",
        TokenKind::Language => "language",
        TokenKind::Work => "work",
        TokenKind::Date => "date",
        TokenKind::Time => "time",
        TokenKind::Percent => "percent",
        TokenKind::Money => "money",
        TokenKind::Quantity => "quantity",
        TokenKind::Ordinal => "ordinal",
        TokenKind::Cardinal => "cardinal",
        TokenKind::Label1 => "label1",
        TokenKind::Label2 => "label2",
        TokenKind::Label3 => "label3",
        TokenKind::Label4 => "label4",
        TokenKind::Label5 => "label5",
        TokenKind::Label6 => "label6",
        TokenKind::Label7 => "label7",
        TokenKind::Label8 => "label8",
        TokenKind::UnknownLabel => "unknownLabel",
        TokenKind::Bracket => "bracket",
        TokenKind::LabelName => "labelName",
        TokenKind::ParagraphNumber => "paragraphNumber",
        TokenKind::Heading => "heading",
        TokenKind::HeaderKeyword => "headerKeyword",
        TokenKind::Classification => "classification",
        TokenKind::PortionMark => "portionMark",
        TokenKind::PageMarker => "pageMarker",
        TokenKind::PassageMarker => "passageMarker",
        TokenKind::Markup => "markup",
    }
}

/// The standard type that stands in for `kind`: one that themes colour, and different ones for
/// what users tell apart.
fn standard_name(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::Person => "class",
        TokenKind::Organization => "namespace",
        TokenKind::Location => "type",
        TokenKind::Misc | TokenKind::Label4 => "enumMember",
        TokenKind::Group | TokenKind::Label1 => "interface",
        TokenKind::Facility | TokenKind::Label2 => "struct",
        TokenKind::Event => "event",
        TokenKind::Product | TokenKind::Label3 => "property",
        TokenKind::Law | TokenKind::Label5 => "macro",
        TokenKind::Language | TokenKind::Label6 => "typeParameter",
        TokenKind::Work | TokenKind::Label7 => "string",
        TokenKind::Date | TokenKind::Time | TokenKind::Label8 => "parameter",
        TokenKind::Percent
        | TokenKind::Money
        | TokenKind::Quantity
        | TokenKind::Ordinal
        | TokenKind::Cardinal
        | TokenKind::ParagraphNumber => "number",
        TokenKind::UnknownLabel => "variable",
        TokenKind::Bracket => "operator",
        TokenKind::LabelName => "decorator",
        TokenKind::Heading => "function",
        TokenKind::HeaderKeyword | TokenKind::Classification | TokenKind::PassageMarker => {
            "keyword"
        }
        TokenKind::PortionMark => "modifier",
        TokenKind::PageMarker | TokenKind::Markup => "comment",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_labels_differ_in_standard_types_too() {
        let kinds = [
            TokenKind::Person,
            TokenKind::Organization,
            TokenKind::Location,
            TokenKind::Misc,
        ];
        let names: std::collections::HashSet<_> = kinds.into_iter().map(standard_name).collect();
        assert_eq!(names.len(), kinds.len());
    }

    #[test]
    fn clients_that_announce_our_types_get_them() {
        let types = |names: &[&str]| {
            names
                .iter()
                .map(|name| (*name).to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            Vocabulary::of_types(&types(&["class", "organization"])),
            Vocabulary::Own
        );
        assert_eq!(
            Vocabulary::of_types(&types(&["class", "event"])),
            Vocabulary::Standard
        );
        assert_eq!(
            legend(Vocabulary::Own).token_types.len(),
            TokenKind::ALL.len()
        );
    }
}
