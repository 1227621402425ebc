//! Findings about what is tagged: marks of a cable's form, mark-up, signs (format §5.3 B).

use super::{Code, Finding, Severity, shortened};
use crate::text::Span;

/// Which end of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edge {
    Start,
    End,
}

/// Whether a name is tagged without its possessive too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bare {
    Nowhere,
    /// With a place where it is, if one is near.
    Tagged(Option<Span>),
}

impl Finding {
    /// The portion mark `mark` tagged `label`.
    pub(crate) fn entity_classification_mark(span: Span, mark: &str, label: &str) -> Self {
        let message = format!("portion mark `{mark}` is tagged {label}");
        Self::new(Code::EntityClassificationMark, span, message)
    }

    /// The TAGS code `code` tagged `label`.
    pub(crate) fn entity_tags_code(span: Span, code: &str, label: &str) -> Self {
        let message = format!("TAGS code `{code}` is tagged {label}");
        Self::new(Code::EntityTagsCode, span, message)
    }

    /// The station of a page marker tagged `label`.
    pub(crate) fn entity_of_page_marker(span: Span, station: &str, label: &str) -> Self {
        let message = format!("“{station}” is the station of a page marker, tagged {label}");
        Self::new(Code::EntityPageMarker, span, message)
    }

    /// The station of the header tagged `label`.
    pub(crate) fn entity_of_header(span: Span, station: &str, label: &str) -> Self {
        let message = format!("“{station}” is the station of the header, tagged {label}");
        Self::new(Code::EntityPageMarker, span, message)
    }

    /// `Summary:` tagged as an entity.
    pub(crate) fn entity_heading_word(span: Span, word: &str) -> Self {
        let message = format!("`{word}` is a cable heading word");
        Self::new(Code::EntityBoilerplate, span, message)
    }

    /// `SIPDIS` tagged as an entity.
    pub(crate) fn entity_header_word(span: Span, word: &str) -> Self {
        let message = format!("`{word}` is a word of the cable’s header");
        Self::new(Code::EntityBoilerplate, span, message)
    }

    /// An entity with the tag that starts with `tag` in it.
    pub(crate) fn entity_contains_markup(span: Span, tag: &str) -> Self {
        let message = format!("entity holds `{}`", shortened(tag));
        Self::new(Code::EntityContainsMarkup, span, message)
    }

    /// An entity with the header field `keyword`, at `place`, in it.
    pub(crate) fn entity_contains_header_field(span: Span, keyword: &str, place: Span) -> Self {
        let message = format!("entity runs over `{keyword}`");
        let finding = Self::new(Code::EntityContainsHeaderField, span, message);
        finding.with_related(place, "the header field")
    }

    /// An entity with a rule of dashes in it.
    pub(crate) fn entity_contains_rule(span: Span, place: Span) -> Self {
        let message = "entity runs over a heading rule";
        Self::new(Code::EntityContainsRule, span, message).with_related(place, "the rule")
    }

    /// An entity with the page marker at `place`, or part of it, in it.
    pub(crate) fn entity_contains_page_marker(span: Span, place: Span) -> Self {
        let message = "page marker inside an entity";
        let finding = Self::new(Code::EntityContainsPageMarker, span, message);
        finding.with_related(place, "the page marker")
    }

    /// The full stop at `span`, of the name that reads `bare` without it.
    pub(crate) fn entity_trailing_period(span: Span, bare: &str) -> Self {
        let message = format!("the full stop of the sentence is inside the entity “{bare}”");
        Self::new(Code::EntityTrailingPeriod, span, message)
    }

    /// Signs `signs` at one end of an entity.
    pub(crate) fn entity_edge_punctuation(span: Span, signs: &str, edge: Edge) -> Self {
        let verb = match edge {
            Edge::Start => "begins",
            Edge::End => "ends",
        };
        let message = format!("entity {verb} with `{signs}`");
        Self::new(Code::EntityEdgePunctuation, span, message)
    }

    /// The possessive `ending` of the name `bare`, which has a mention without one or not.
    pub(crate) fn entity_trailing_possessive(
        span: Span,
        ending: &str,
        bare: &str,
        known: Bare,
    ) -> Self {
        let bare = shortened(bare);
        let message = match known {
            Bare::Tagged(_) => format!("`{ending}` belongs outside: the name is “{bare}”"),
            Bare::Nowhere => format!("`{ending}` may belong outside, if the name is “{bare}”"),
        };
        let finding = Self::new(Code::EntityTrailingPossessive, span, message);
        match known {
            Bare::Tagged(Some(place)) => finding.with_related(place, format!("“{bare}”")),
            Bare::Tagged(None) => finding,
            Bare::Nowhere => finding.with_severity(Severity::Hint),
        }
    }

    /// An entity without a letter or digit.
    pub(crate) fn entity_only_punctuation(span: Span, name: &str) -> Self {
        let message = format!("`{name}` has no letter or digit");
        Self::new(Code::EntityOnlyPunctuation, span, message)
    }

    /// `the` at the start of a name.
    pub(crate) fn entity_leading_article(span: Span, article: &str) -> Self {
        let message = format!("`{article}` inside the entity");
        Self::new(Code::EntityLeadingArticle, span, message)
    }

    /// `President` at the start of a person's name.
    pub(crate) fn entity_leading_title(span: Span, title: &str) -> Self {
        let message = format!("title `{title}` inside the entity");
        Self::new(Code::EntityLeadingTitle, span, message)
    }

    /// A sign at `span` that touches a word of the name.
    pub(crate) fn untokenised_entity(span: Span, sign: &str) -> Self {
        let message = format!("`{sign}` is not set off inside the entity");
        Self::new(Code::UntokenisedEntity, span, message)
    }
}
