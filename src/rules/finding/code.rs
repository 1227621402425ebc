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

/// Declares the codes: name, spelling, severity, layer, and what it is in one line.
macro_rules! codes {
    ($($name:ident $spelling:literal $severity:ident $layer:ident $summary:literal)*) => {
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

            /// What its findings are about.
            pub fn layer(self) -> Layer {
                match self { $(Self::$name => Layer::$layer,)* }
            }

            /// What it is, in one line.
            pub fn summary(self) -> &'static str {
                match self { $(Self::$name => $summary,)* }
            }
        }
    };
}

codes! {
    UnclosedEntity "unclosed-entity" Error Annotation "An entity that nothing closes on its line."
    StrayCloseBracket "stray-close-bracket" Error Annotation "A `]` that closes nothing."
    NestedEntity "nested-entity" Error Annotation "An entity inside another one."
    EntityAcrossLines "entity-across-lines" Error Annotation "An entity that closes on a later line."
    EmptyEntity "empty-entity" Error Annotation "An entity without a word."
    UnknownLabel "unknown-label" Error Annotation "A label that is not in the label set."
    LabelCase "label-case" Warning Annotation "A label whose letters are of the wrong case."
    LabelPrefixCollision "label-prefix-collision" Error Annotation "A label that readers take for a shorter one."
    MissingSpaceAfterLabel "missing-space-after-label" Error Annotation "No blank between label and name."
    LabelLikeLiteral "label-like-literal" Error Annotation "A bracket in prose that readers take for an entity."
    LiteralBracket "literal-bracket" Information Annotation "A square bracket of the text itself."
    BracketSpacing "bracket-spacing" Hint Annotation "Blanks before `]` unlike the rest of the document."
    MissingSpaceOutsideEntity "missing-space-outside-entity" Warning Annotation "Text that touches an entity."
    Whitespace "whitespace" Hint Annotation "White space that the tokenised form does not have."
    MixedDialect "mixed-dialect" Information Annotation "Entities written in several ways in one document."
    EntityClassificationMark "entity-classification-mark" Warning Annotation "A portion mark tagged as an entity."
    EntityTagsCode "entity-tags-code" Warning Annotation "A TAGS code tagged as an entity."
    EntityPageMarker "entity-page-marker" Information Annotation "The station of a header or page marker tagged as an entity."
    EntityBoilerplate "entity-boilerplate" Warning Annotation "A word of the cable's form tagged as an entity."
    EntityContainsMarkup "entity-contains-markup" Error Annotation "An entity that holds mark-up of a page."
    EntityContainsHeaderField "entity-contains-header-field" Warning Annotation "An entity that runs over a header field."
    EntityContainsRule "entity-contains-rule" Warning Annotation "An entity that runs over a heading's rule."
    EntityContainsPageMarker "entity-contains-page-marker" Warning Annotation "An entity that runs over a page marker."
    EntityTrailingPeriod "entity-trailing-period" Warning Annotation "The full stop of a sentence inside an entity."
    EntityEdgePunctuation "entity-edge-punctuation" Warning Annotation "A sign at an entity's edge that does not belong to it."
    EntityTrailingPossessive "entity-trailing-possessive" Warning Annotation "A possessive ending inside an entity."
    EntityOnlyPunctuation "entity-only-punctuation" Warning Annotation "An entity without a letter or digit."
    EntityLeadingArticle "entity-leading-article" Hint Annotation "An article at the start of an entity."
    EntityLeadingTitle "entity-leading-title" Hint Annotation "A title at the start of a person's name."
    InconsistentLabel "inconsistent-label" Warning Annotation "A name with several labels in one document."
    MissedMention "missed-mention" Information Annotation "A name that is tagged elsewhere in the document, but not here."
    SplitEntity "split-entity" Warning Annotation "A name that is tagged in parts."
    PartialEntity "partial-entity" Hint Annotation "An entity that the words beside it would complete."
    NearDuplicateName "near-duplicate-name" Hint Annotation "Two names that differ in a letter."
    AdjacentSameLabel "adjacent-same-label" Hint Annotation "Two entities of one label side by side."
    PlaceApposition "place-apposition" Hint Annotation "A place and the place it lies in as two entities."
    AcronymLabelMismatch "acronym-label-mismatch" Warning Annotation "A name and its acronym with different labels."
    SuspiciousType "suspicious-type" Hint Annotation "A word with a number that is hardly of its label."
    UntokenisedEntity "untokenised-entity" Hint Annotation "A sign glued to a word inside an entity."
    WrapperUnbalanced "wrapper-unbalanced" Warning Layout "`<code><pre>` or `</pre></code>` without the other."
    StrayMarkup "stray-markup" Warning Layout "A tag of a page in the text."
    UndecodedEntity "undecoded-entity" Warning Layout "A character reference that was not decoded."
    EncodingDamage "encoding-damage" Information Layout "A character that was lost on the way."
    AnchorMismatch "anchor-mismatch" Error Layout "An anchor whose id, link and number differ."
    AnchorNotParagraph "anchor-not-paragraph" Warning Layout "An anchor on a number that is no paragraph's."
    AnchorMalformed "anchor-malformed" Warning Layout "A paragraph's anchor that is cut short or torn."
    PilcrowWithoutAnchor "pilcrow-without-anchor" Information Layout "A paragraph's `¶` without its anchor."
    AnchorGluedPeriod "anchor-glued-period" Hint Layout "A full stop that was not split before an anchor."
    ParagraphSequence "paragraph-sequence" Warning Layout "A paragraph number that does not follow the one before."
    PortionMarkMissing "portion-mark-missing" Warning Layout "A paragraph without a portion mark among marked ones."
    PortionMarkMalformed "portion-mark-malformed" Warning Layout "A portion mark in a wrong form."
    PortionMarkUnknown "portion-mark-unknown" Warning Layout "Something in a portion mark's place that is none."
    PortionExceedsHeader "portion-exceeds-header" Error Layout "A paragraph marked higher than the document."
    HeaderExceedsPortions "header-exceeds-portions" Information Layout "A document marked higher than its paragraphs."
    HeaderFieldMissing "header-field-missing" Information Layout "A header that lacks a field."
    HeaderFieldOrder "header-field-order" Information Layout "A header field in an unusual place."
    HeaderFieldStyle "header-field-style" Hint Layout "A header field that is not written as it should be."
    TagsDuplicate "tags-duplicate" Warning Layout "A TAGS code that is there twice."
    TagsRunTogether "tags-run-together" Warning Layout "TAGS codes without a blank between them."
    TagsUnknown "tags-unknown" Hint Layout "A TAGS code that is not known."
    PageMarkerMidSentence "page-marker-mid-sentence" Information Layout "A page marker that interrupts a sentence."
    PageMarkerInconsistent "page-marker-inconsistent" Warning Layout "A page marker unlike the header or the others."
    PageMarkerMissing "page-marker-missing" Information Layout "A section of a cable without its page marker."
    MixedDocuments "mixed-documents" Warning Layout "A second document in one file."
    SummaryUnclosed "summary-unclosed" Information Layout "A summary, comment, note or text without its end."
    SummaryUnopened "summary-unopened" Information Layout "The end of a summary, comment, note or text without its beginning."
    EndMarkerGlued "end-marker-glued" Hint Layout "The end of a passage in one line with the next paragraph."
    HeadingGlued "heading-glued" Hint Layout "A heading in one line with other text."
    HeadingRuleLength "heading-rule-length" Hint Layout "A rule that is not as long as its heading."
    SignatureMissing "signature-missing" Information Layout "A cable without a signature."
    SignatureGlued "signature-glued" Hint Layout "A signature in one line with the last sentence."
    SignatureUntagged "signature-untagged" Hint Annotation "A signature that is not tagged as a person."
    TokenStyle "token-style" Hint Layout "A sign that the tokeniser would have set off."
    NotUtf8 "not-utf8" Error Layout "A file that is not text in UTF-8."
    InternalError "internal-error" Error Layout "A rule that failed, so that its findings are missing."
    UnusedException "unused-exception" Information Layout "An accepted finding that is not there any more."
    MoreFindings "more-findings" Information Layout "Stands for findings that are not listed."
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
