//! The codes of findings: their spelling is stable, for settings, suppressions and links
//! (format §5.3).

use std::fmt;

use super::rule::Rule;

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

/// Whether a rule is applied where nobody asked for it.
enum Default {
    On,
    Off,
}

/// Declares the codes, one rule a row: name, spelling, severity, layer, on or off by default, its
/// file as a path that begins with the family, and a summary. Which scans run, which of them find
/// errors, `explain`, the schema of settings and the tests of the documentation follow from it.
macro_rules! codes {
    ($($name:ident $spelling:literal $severity:ident $layer:ident $default:ident $family:ident$(::$module:ident)+ $summary:literal)*) => {
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

            /// Whether its rule is applied where nobody asked for it. The others were found to be
            /// right too seldom.
            pub fn is_on_by_default(self) -> bool {
                matches!(
                    match self { $(Self::$name => Default::$default,)* },
                    Default::On
                )
            }

            /// The folder of its rule: `brackets`.
            pub(crate) fn family(self) -> &'static str {
                match self { $(Self::$name => stringify!($family),)* }
            }

            /// Its scans and its fix.
            pub(crate) fn rule(self) -> &'static Rule {
                match self { $(Self::$name => &super::$family$(::$module)+::RULE,)* }
            }

            /// What it is, in one line.
            pub fn summary(self) -> &'static str {
                match self { $(Self::$name => $summary,)* }
            }
        }
    };
}

codes! {
    UnclosedEntity "unclosed-entity" Error Annotation On brackets::unclosed_entity "An entity that nothing closes on its line."
    StrayCloseBracket "stray-close-bracket" Error Annotation On brackets::stray_close_bracket "A `]` that closes nothing."
    NestedEntity "nested-entity" Error Annotation On brackets::nested_entity "An entity inside another one."
    EntityAcrossLines "entity-across-lines" Error Annotation On brackets::entity_across_lines "An entity that closes on a later line."
    EmptyEntity "empty-entity" Error Annotation On brackets::empty_entity "An entity without a word."
    UnknownLabel "unknown-label" Error Annotation On labels::unknown_label "A label that is not in the label set."
    LabelCase "label-case" Warning Annotation On labels::label_case "A label whose letters are of the wrong case."
    LabelPrefixCollision "label-prefix-collision" Error Annotation On labels::label_prefix_collision "A label that readers take for a shorter one."
    MissingSpaceAfterLabel "missing-space-after-label" Error Annotation On labels::missing_space_after_label "No blank between label and name."
    LabelLikeLiteral "label-like-literal" Error Annotation On brackets::label_like_literal "A bracket in prose that readers take for an entity."
    LiteralBracket "literal-bracket" Information Annotation On brackets::literal_bracket "A square bracket of the text itself."
    BracketSpacing "bracket-spacing" Hint Annotation On spacing::bracket_spacing "Blanks before `]` unlike the rest of the document."
    MissingSpaceOutsideEntity "missing-space-outside-entity" Warning Annotation On spacing::missing_space_outside_entity "Text that touches an entity."
    Whitespace "whitespace" Hint Annotation On spacing::whitespace "White space that the tokenised form does not have."
    MixedDialect "mixed-dialect" Information Annotation On spacing::mixed_dialect "Entities written in several ways in one document."
    EntityClassificationMark "entity-classification-mark" Warning Annotation On entities::entity_classification_mark "A portion mark tagged as an entity."
    EntityTagsCode "entity-tags-code" Warning Annotation On entities::entity_tags_code "A TAGS code tagged as an entity."
    EntityPageMarker "entity-page-marker" Information Annotation On entities::entity_page_marker "The station of a header or page marker tagged as an entity."
    EntityBoilerplate "entity-boilerplate" Warning Annotation On entities::entity_boilerplate "A word of the cable's form tagged as an entity."
    EntityContainsMarkup "entity-contains-markup" Error Annotation On entities::entity_contains_markup "An entity that holds mark-up of a page."
    EntityContainsHeaderField "entity-contains-header-field" Warning Annotation On entities::entity_contains_header_field "An entity that runs over a header field."
    EntityContainsRule "entity-contains-rule" Warning Annotation On entities::entity_contains_rule "An entity that runs over a heading's rule."
    EntityContainsPageMarker "entity-contains-page-marker" Warning Annotation On entities::entity_contains_page_marker "An entity that runs over a page marker."
    EntityTrailingPeriod "entity-trailing-period" Warning Annotation On entities::entity_trailing_period "The full stop of a sentence inside an entity."
    EntityEdgePunctuation "entity-edge-punctuation" Warning Annotation On entities::entity_edge_punctuation "A sign at an entity's edge that does not belong to it."
    EntityTrailingPossessive "entity-trailing-possessive" Warning Annotation On entities::entity_trailing_possessive "A possessive ending inside an entity."
    EntityOnlyPunctuation "entity-only-punctuation" Warning Annotation On entities::entity_only_punctuation "An entity without a letter or digit."
    EntityLeadingArticle "entity-leading-article" Hint Annotation Off entities::entity_leading_article "An article at the start of an entity."
    EntityLeadingTitle "entity-leading-title" Hint Annotation Off entities::entity_leading_title "A title at the start of a person's name."
    InconsistentLabel "inconsistent-label" Warning Annotation On names::inconsistent_label "A name with several labels in one document."
    MissedMention "missed-mention" Information Annotation On names::missed_mention "A name that is tagged elsewhere in the document, but not here."
    SplitEntity "split-entity" Warning Annotation On names::split_entity "A name that is tagged in parts."
    PartialEntity "partial-entity" Hint Annotation On names::partial_entity "An entity that the words beside it would complete."
    NearDuplicateName "near-duplicate-name" Hint Annotation On names::near_duplicate_name "Two names that differ in a letter."
    AdjacentSameLabel "adjacent-same-label" Hint Annotation On names::adjacent_same_label "Two entities of one label side by side."
    PlaceApposition "place-apposition" Hint Annotation Off names::place_apposition "A place and the place it lies in as two entities."
    AcronymLabelMismatch "acronym-label-mismatch" Warning Annotation On names::acronym_label_mismatch "A name and its acronym with different labels."
    SuspiciousType "suspicious-type" Hint Annotation Off entities::suspicious_type "A word with a number that is hardly of its label."
    UntokenisedEntity "untokenised-entity" Hint Annotation On spacing::untokenised_entity "A sign glued to a word inside an entity."
    WrapperUnbalanced "wrapper-unbalanced" Warning Layout On cable::markup::wrapper_unbalanced "`<code><pre>` or `</pre></code>` without the other."
    StrayMarkup "stray-markup" Warning Layout On cable::markup::stray_markup "A tag of a page in the text."
    UndecodedEntity "undecoded-entity" Warning Layout On cable::markup::undecoded_entity "A character reference that was not decoded."
    EncodingDamage "encoding-damage" Information Layout On cable::markup::encoding_damage "A character that was lost on the way."
    AnchorMismatch "anchor-mismatch" Error Layout On cable::anchors::anchor_mismatch "An anchor whose id, link and number differ."
    AnchorNotParagraph "anchor-not-paragraph" Warning Layout On cable::anchors::anchor_not_paragraph "An anchor on a number that is no paragraph's."
    AnchorMalformed "anchor-malformed" Warning Layout On cable::anchors::anchor_malformed "A paragraph's anchor that is cut short or torn."
    PilcrowWithoutAnchor "pilcrow-without-anchor" Information Layout On cable::anchors::pilcrow_without_anchor "A paragraph's `¶` without its anchor."
    AnchorGluedPeriod "anchor-glued-period" Hint Layout On cable::anchors::anchor_glued_period "A full stop that was not split before an anchor."
    ParagraphSequence "paragraph-sequence" Warning Layout On cable::anchors::paragraph_sequence "A paragraph number that does not follow the one before."
    PortionMarkMissing "portion-mark-missing" Warning Layout On cable::portions::portion_mark_missing "A paragraph without a portion mark among marked ones."
    PortionMarkMalformed "portion-mark-malformed" Warning Layout On cable::portions::portion_mark_malformed "A portion mark in a wrong form."
    PortionMarkUnknown "portion-mark-unknown" Warning Layout On cable::portions::portion_mark_unknown "Something in a portion mark's place that is none."
    PortionExceedsHeader "portion-exceeds-header" Error Layout On cable::portions::portion_exceeds_header "A paragraph marked higher than the document."
    HeaderExceedsPortions "header-exceeds-portions" Information Layout On cable::portions::header_exceeds_portions "A document marked higher than its paragraphs."
    HeaderFieldMissing "header-field-missing" Information Layout On cable::header::header_field_missing "A header that lacks a field."
    HeaderFieldOrder "header-field-order" Information Layout On cable::header::header_field_order "A header field in an unusual place."
    HeaderFieldStyle "header-field-style" Hint Layout On cable::header::header_field_style "A header field that is not written as it should be."
    TagsDuplicate "tags-duplicate" Warning Layout On cable::header::tags_duplicate "A TAGS code that is there twice."
    TagsRunTogether "tags-run-together" Warning Layout On cable::header::tags_run_together "TAGS codes without a blank between them."
    TagsUnknown "tags-unknown" Hint Layout On cable::header::tags_unknown "A TAGS code that is not known."
    PageMarkerMidSentence "page-marker-mid-sentence" Information Layout On cable::pages::page_marker_mid_sentence "A page marker that interrupts a sentence."
    PageMarkerInconsistent "page-marker-inconsistent" Warning Layout On cable::pages::page_marker_inconsistent "A page marker unlike the header or the others."
    PageMarkerMissing "page-marker-missing" Information Layout On cable::pages::page_marker_missing "A section of a cable without its page marker."
    MixedDocuments "mixed-documents" Warning Layout On cable::header::mixed_documents "A second document in one file."
    SummaryUnclosed "summary-unclosed" Information Layout On cable::passages::summary_unclosed "A summary, comment, note or text without its end."
    SummaryUnopened "summary-unopened" Information Layout On cable::passages::summary_unopened "The end of a summary, comment, note or text without its beginning."
    EndMarkerGlued "end-marker-glued" Hint Layout On cable::passages::end_marker_glued "The end of a passage in one line with the next paragraph."
    HeadingGlued "heading-glued" Hint Layout On cable::headings::heading_glued "A heading in one line with other text."
    HeadingRuleLength "heading-rule-length" Hint Layout On cable::headings::heading_rule_length "A rule that is not as long as its heading."
    SignatureMissing "signature-missing" Information Layout On cable::signature::signature_missing "A cable without a signature."
    SignatureGlued "signature-glued" Hint Layout On cable::signature::signature_glued "A signature in one line with the last sentence."
    SignatureUntagged "signature-untagged" Hint Annotation On cable::signature::signature_untagged "A signature that is not tagged as a person."
    TokenStyle "token-style" Hint Layout Off spacing::token_style "A sign that the tokeniser would have set off."
    NotUtf8 "not-utf8" Error Layout On program::not_utf8 "A file that is not text in UTF-8."
    InternalError "internal-error" Error Layout On program::internal_error "A rule that failed, so that its findings are missing."
    UnusedException "unused-exception" Information Layout On program::unused_exception "An accepted finding that is not there any more."
    MoreFindings "more-findings" Information Layout On program::more_findings "Stands for findings that are not listed."
}

impl Code {
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
