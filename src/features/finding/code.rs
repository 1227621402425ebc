//! The codes of findings: their spelling is stable, for settings, suppressions and links
//! (format §5.3).

use std::fmt;

/// How bad a finding is, least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A matter of style.
    Hint,
    /// Worth knowing.
    Information,
    /// Most likely a mistake.
    Warning,
    /// A reader of the format would go wrong here.
    Error,
}

impl Severity {
    /// All of them, least first.
    pub const ALL: [Self; 4] = [Self::Hint, Self::Information, Self::Warning, Self::Error];

    /// Its name in lower case: `warning`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Information => "information",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What findings are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Layer {
    /// Brackets, labels, the names between them and the blanks beside: who annotates decides.
    Annotation,
    /// The text and what it is built of: header, paragraphs, pages, headings, mark-up, files. It
    /// belongs to the source.
    Layout,
}

/// Declares the codes: name, spelling, severity, and what it is in one line.
macro_rules! codes {
    ($($name:ident $spelling:literal $severity:ident $summary:literal)*) => {
        /// The rule that a finding reports a breach of.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $summary] $name,)*
        }

        impl Code {
            /// All of them, in the order of the format's tables.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Its stable spelling: `unclosed-entity`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $spelling,)* }
            }

            /// How bad its findings usually are.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }

            /// What it is, in one line.
            pub fn summary(self) -> &'static str {
                match self { $(Self::$name => $summary,)* }
            }
        }
    };
}

codes! {
    UnclosedEntity "unclosed-entity" Error "An entity that nothing closes on its line."
    StrayCloseBracket "stray-close-bracket" Error "A `]` that closes nothing."
    NestedEntity "nested-entity" Error "An entity inside another one."
    EntityAcrossLines "entity-across-lines" Error "An entity that closes on a later line."
    EmptyEntity "empty-entity" Error "An entity without a word."
    UnknownLabel "unknown-label" Error "A label that is not in the label set."
    LabelCase "label-case" Warning "A label whose letters are of the wrong case."
    LabelPrefixCollision "label-prefix-collision" Error "A label that readers take for a shorter one."
    MissingSpaceAfterLabel "missing-space-after-label" Error "No blank between label and name."
    LabelLikeLiteral "label-like-literal" Error "A bracket in prose that readers take for an entity."
    LiteralBracket "literal-bracket" Information "A square bracket of the text itself."
    BracketSpacing "bracket-spacing" Hint "Blanks before `]` unlike the rest of the document."
    MissingSpaceOutsideEntity "missing-space-outside-entity" Warning "Text that touches an entity."
    Whitespace "whitespace" Hint "White space that the tokenised form does not have."
    MixedDialect "mixed-dialect" Information "Entities written in several ways in one document."
    EntityClassificationMark "entity-classification-mark" Warning "A portion mark tagged as an entity."
    EntityTagsCode "entity-tags-code" Warning "A TAGS code tagged as an entity."
    EntityPageMarker "entity-page-marker" Information "The station of a header or page marker tagged as an entity."
    EntityBoilerplate "entity-boilerplate" Warning "A word of the cable's form tagged as an entity."
    EntityContainsMarkup "entity-contains-markup" Error "An entity that holds mark-up of a page."
    EntityContainsHeaderField "entity-contains-header-field" Warning "An entity that runs over a header field."
    EntityContainsRule "entity-contains-rule" Warning "An entity that runs over a heading's rule."
    EntityContainsPageMarker "entity-contains-page-marker" Warning "An entity that runs over a page marker."
    EntityTrailingPeriod "entity-trailing-period" Warning "The full stop of a sentence inside an entity."
    EntityEdgePunctuation "entity-edge-punctuation" Warning "A sign at an entity's edge that does not belong to it."
    EntityTrailingPossessive "entity-trailing-possessive" Warning "A possessive ending inside an entity."
    EntityOnlyPunctuation "entity-only-punctuation" Warning "An entity without a letter or digit."
    EntityLeadingArticle "entity-leading-article" Hint "An article at the start of an entity."
    EntityLeadingTitle "entity-leading-title" Hint "A title at the start of a person's name."
    InconsistentLabel "inconsistent-label" Warning "A name with several labels in one document."
    MissedMention "missed-mention" Information "A name that is tagged elsewhere in the document, but not here."
    SplitEntity "split-entity" Warning "A name that is tagged in parts."
    PartialEntity "partial-entity" Hint "An entity that the words beside it would complete."
    NearDuplicateName "near-duplicate-name" Hint "Two names that differ in a letter."
    AdjacentSameLabel "adjacent-same-label" Hint "Two entities of one label side by side."
    PlaceApposition "place-apposition" Hint "A place and the place it lies in as two entities."
    AcronymLabelMismatch "acronym-label-mismatch" Warning "A name and its acronym with different labels."
    SuspiciousType "suspicious-type" Hint "A word with a number that is hardly of its label."
    UntokenisedEntity "untokenised-entity" Hint "A sign glued to a word inside an entity."
    WrapperUnbalanced "wrapper-unbalanced" Warning "`<code><pre>` or `</pre></code>` without the other."
    StrayMarkup "stray-markup" Warning "A tag of a page in the text."
    UndecodedEntity "undecoded-entity" Warning "A character reference that was not decoded."
    EncodingDamage "encoding-damage" Information "A character that was lost on the way."
    AnchorMismatch "anchor-mismatch" Error "An anchor whose id, link and number differ."
    AnchorNotParagraph "anchor-not-paragraph" Warning "An anchor on a number that is no paragraph's."
    AnchorMalformed "anchor-malformed" Warning "A paragraph's anchor that is cut short or torn."
    PilcrowWithoutAnchor "pilcrow-without-anchor" Information "A paragraph's `¶` without its anchor."
    AnchorGluedPeriod "anchor-glued-period" Hint "A full stop that was not split before an anchor."
    ParagraphSequence "paragraph-sequence" Warning "A paragraph number that does not follow the one before."
    PortionMarkMissing "portion-mark-missing" Warning "A paragraph without a portion mark among marked ones."
    PortionMarkMalformed "portion-mark-malformed" Warning "A portion mark in a wrong form."
    PortionMarkUnknown "portion-mark-unknown" Warning "Something in a portion mark's place that is none."
    PortionExceedsHeader "portion-exceeds-header" Error "A paragraph marked higher than the document."
    HeaderExceedsPortions "header-exceeds-portions" Information "A document marked higher than its paragraphs."
    HeaderFieldMissing "header-field-missing" Information "A header that lacks a field."
    HeaderFieldOrder "header-field-order" Information "A header field in an unusual place."
    HeaderFieldStyle "header-field-style" Hint "A header field that is not written as it should be."
    TagsDuplicate "tags-duplicate" Warning "A TAGS code that is there twice."
    TagsRunTogether "tags-run-together" Warning "TAGS codes without a blank between them."
    TagsUnknown "tags-unknown" Hint "A TAGS code that is not known."
    PageMarkerMidSentence "page-marker-mid-sentence" Information "A page marker that interrupts a sentence."
    PageMarkerInconsistent "page-marker-inconsistent" Warning "A page marker unlike the header or the others."
    PageMarkerMissing "page-marker-missing" Information "A section of a cable without its page marker."
    MixedDocuments "mixed-documents" Warning "A second document in one file."
    SummaryUnclosed "summary-unclosed" Information "A summary, comment, note or text without its end."
    SummaryUnopened "summary-unopened" Information "The end of a summary, comment, note or text without its beginning."
    EndMarkerGlued "end-marker-glued" Hint "The end of a passage in one line with the next paragraph."
    HeadingGlued "heading-glued" Hint "A heading in one line with other text."
    HeadingRuleLength "heading-rule-length" Hint "A rule that is not as long as its heading."
    SignatureMissing "signature-missing" Information "A cable without a signature."
    SignatureGlued "signature-glued" Hint "A signature in one line with the last sentence."
    SignatureUntagged "signature-untagged" Hint "A signature that is not tagged as a person."
    TokenStyle "token-style" Hint "A sign that the tokeniser would have set off."
    NotUtf8 "not-utf8" Error "A file that is not text in UTF-8."
    InternalError "internal-error" Error "A rule that failed, so that its findings are missing."
    UnusedException "unused-exception" Information "An accepted finding that is not there any more."
    MoreFindings "more-findings" Information "Stands for findings that are not listed."
}

impl Code {
    /// Whether its rule is applied where nobody asked for it. The others were found to be right
    /// too seldom.
    pub fn is_on_by_default(self) -> bool {
        !matches!(
            self,
            Self::EntityLeadingArticle
                | Self::EntityLeadingTitle
                | Self::PlaceApposition
                | Self::SuspiciousType
                | Self::TokenStyle
        )
    }

    /// What its findings are about.
    pub fn layer(self) -> Layer {
        match self {
            Self::WrapperUnbalanced
            | Self::StrayMarkup
            | Self::UndecodedEntity
            | Self::EncodingDamage
            | Self::AnchorMismatch
            | Self::AnchorNotParagraph
            | Self::AnchorMalformed
            | Self::PilcrowWithoutAnchor
            | Self::AnchorGluedPeriod
            | Self::ParagraphSequence
            | Self::PortionMarkMissing
            | Self::PortionMarkMalformed
            | Self::PortionMarkUnknown
            | Self::PortionExceedsHeader
            | Self::HeaderExceedsPortions
            | Self::HeaderFieldMissing
            | Self::HeaderFieldOrder
            | Self::HeaderFieldStyle
            | Self::TagsDuplicate
            | Self::TagsRunTogether
            | Self::TagsUnknown
            | Self::PageMarkerMidSentence
            | Self::PageMarkerInconsistent
            | Self::PageMarkerMissing
            | Self::MixedDocuments
            | Self::SummaryUnclosed
            | Self::SummaryUnopened
            | Self::EndMarkerGlued
            | Self::HeadingGlued
            | Self::HeadingRuleLength
            | Self::SignatureMissing
            | Self::SignatureGlued
            | Self::TokenStyle
            | Self::NotUtf8
            | Self::UnusedException
            | Self::InternalError
            | Self::MoreFindings => Layer::Layout,
            Self::UnclosedEntity
            | Self::StrayCloseBracket
            | Self::NestedEntity
            | Self::EntityAcrossLines
            | Self::EmptyEntity
            | Self::UnknownLabel
            | Self::LabelCase
            | Self::LabelPrefixCollision
            | Self::MissingSpaceAfterLabel
            | Self::LabelLikeLiteral
            | Self::LiteralBracket
            | Self::BracketSpacing
            | Self::MissingSpaceOutsideEntity
            | Self::Whitespace
            | Self::MixedDialect
            | Self::EntityClassificationMark
            | Self::EntityTagsCode
            | Self::EntityPageMarker
            | Self::EntityBoilerplate
            | Self::EntityContainsMarkup
            | Self::EntityContainsHeaderField
            | Self::EntityContainsRule
            | Self::EntityContainsPageMarker
            | Self::EntityTrailingPeriod
            | Self::EntityEdgePunctuation
            | Self::EntityTrailingPossessive
            | Self::EntityOnlyPunctuation
            | Self::EntityLeadingArticle
            | Self::EntityLeadingTitle
            | Self::InconsistentLabel
            | Self::MissedMention
            | Self::SplitEntity
            | Self::PartialEntity
            | Self::NearDuplicateName
            | Self::AdjacentSameLabel
            | Self::PlaceApposition
            | Self::AcronymLabelMismatch
            | Self::SuspiciousType
            | Self::UntokenisedEntity
            | Self::SignatureUntagged => Layer::Annotation,
        }
    }

    /// The code spelt `word`.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == word)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_spelt_once_in_kebab_case_and_explained() {
        for code in Code::ALL {
            assert_eq!(Code::of(code.as_str()), Some(*code));
            let kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            assert!(code.as_str().chars().all(kebab), "{code}");
            assert!(code.summary().ends_with('.'), "{code}");
        }
    }

    #[test]
    fn severities_are_ordered() {
        assert!(Severity::ALL.is_sorted());
    }
}
