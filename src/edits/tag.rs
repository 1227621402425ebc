//! Makes a mention of a name: `the D$0BWG can help` ⇒ `the [ORG DBWG  ] can help`.

use super::relabel::relabelled;
use super::site::{Site, label_of, quoted};
use super::{Change, Refusal};
use crate::model::Document;
use crate::model::name_at::{name_at, without_signs};
use crate::model::tokens::{word_end, word_start};
use crate::syntax::Mention;
use crate::text::Span;

/// Makes a mention with `label` of the selection `span`, grown to whole words, or of the name
/// around it if it is empty. A mention there gets the label instead.
///
/// A possessive ending and the full stop of a sentence stay outside.
///
/// # Errors
/// Refused if the label is not in the set, if there is no word, or if the selection crosses the end
/// of a line, a bracket or markup.
pub fn tag(document: &Document, span: Span, label: &str) -> Result<Change, Refusal> {
    let label = label_of(document, label)?;
    if let Some(mention) = mention_around(document, span) {
        return relabelled(document, &mention, label);
    }
    let name = if span.is_empty() {
        name_at(document, span.start)
    } else {
        selected(document, span)?
    };
    let name = name.ok_or_else(|| Refusal::new("there is no word to tag"))?;
    let site = Site::of(document);
    site.check_plain(name)?;
    site.check_length(name.len(), label)?;
    let title = format!("Tag {} as {label}", quoted(&site.text(name)));
    Ok(Change::new(site.wrap(name, label).into(), name, title))
}

/// The mention around `span`.
pub(crate) fn mention_around(document: &Document, span: Span) -> Option<Mention> {
    if span.is_empty() {
        return document.mention_at(span.start);
    }
    let span = document.trimmed(span);
    let mut mentions = document.mentions_in(span);
    mentions
        .next()
        .filter(|mention| mention.span.encloses(span))
}

/// The name that `span` selects, grown to whole words; `None` if it holds no word.
fn selected(document: &Document, span: Span) -> Result<Option<Span>, Refusal> {
    let span = document.trimmed(span);
    let site = Site::of(document);
    site.check_length(span.len(), "")?;
    if site.text(span).contains(['\n', '\r']) {
        return Err(Refusal::new("a mention cannot go over the end of a line"));
    }
    site.check_plain(span)?;
    let Some(inner) = without_signs(document, span) else {
        return Ok(None);
    };
    let before = site.before(inner.start);
    let line = format!("{before}{}", site.behind(inner.start));
    let start = word_start(&line, before.len());
    let end = word_end(&line, before.len() + inner.len());
    let grown = Span::at(inner.start.back(before.len() - start), end - start);
    Ok(without_signs(document, grown))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{TOKENISED, check, check_in, refused, refused_in};
    use super::tag;

    #[test]
    fn the_name_at_the_cursor() {
        check(
            |document, span| tag(document, span, "ORG"),
            "the D$0BWG can help .",
            "the [ORG $0DBWG$1  ] can help .",
        );
        check(
            |document, span| tag(document, span, "PER"),
            "they met Ada Qu$0ill , who",
            "they met [PER $0Ada Quill$1  ] , who",
        );
        check(
            |document, span| tag(document, span, "org"),
            "a wo$0rd",
            "a [ORG $0word$1  ]",
        );
    }

    #[test]
    fn a_selection_is_trimmed_and_grown_to_words() {
        let tag = |document: &_, span| tag(document, span, "LOC");
        check(
            tag,
            "in$0 Ada Ba$1y , with",
            "in [LOC $0Ada Bay$1  ] , with",
        );
        check(
            tag,
            "in A$0da B$1ay , with",
            "in [LOC $0Ada Bay$1  ] , with",
        );
        check(tag, "in$0 “Oru”, $1with", "in “[LOC $0Oru$1  ]”, with");
        check(tag, "in Oru $0(Velm)$1", "in Oru ([LOC $0Velm$1  ])");
        check(tag, "in $0Oru (Velm)$1", "in [LOC $0Oru (Velm)$1  ]");
        check(tag, "in $0D.C$1. now", "in [LOC $0D.C.$1  ] now");
        check(
            tag,
            "the Aldermere-$0Velmora$1 plan",
            "the [LOC $0Aldermere-Velmora$1  ] plan",
        );
        check(tag, "by Ada/$0Oru$1", "by Ada/[LOC $0Oru$1  ]");
    }

    #[test]
    fn endings_are_split_off_in_the_tokenised_form() {
        let tag = |document: &_, span| tag(document, span, "ORG");
        check_in(
            TOKENISED,
            tag,
            "the GOM$0’s plan . \n",
            "the [ORG $0GOM$1  ] ’s plan . \n",
        );
        check_in(
            TOKENISED,
            tag,
            "the $0GOM’s$1 plan . \n",
            "the [ORG $0GOM$1  ] ’s plan . \n",
        );
        check_in(TOKENISED, tag, "in O$0ru.\n", "in [ORG $0Oru$1  ] .\n");
        check_in(TOKENISED, tag, "(O$0ru)\n", "( [ORG $0Oru$1  ] )\n");
        check(tag, "the GOM$0’s plan", "the [ORG $0GOM$1  ]’s plan");
    }

    #[test]
    fn the_documents_own_spacing_is_kept() {
        let tag = |document: &_, span| tag(document, span, "PER");
        check(tag, "[PER Ida] met A$0da.", "[PER Ida] met [PER $0Ada$1].");
        check(
            tag,
            "[PER Ida ] met A$0da.",
            "[PER Ida ] met [PER $0Ada$1 ].",
        );
    }

    #[test]
    fn a_mention_gets_the_label() {
        let tag = |document: &_, span| tag(document, span, "LOC");
        check(tag, "in [ORG O$0ru  ] .", "in [LOC $0Oru$1  ] .");
        check(tag, "in $0[ORG Oru  ] $1.", "in [LOC $0Oru$1  ] .");
    }

    #[test]
    fn refused_here() {
        let tag = |document: &_, span| tag(document, span, "ORG");
        refused(tag, "no , $0, word", "there is no word to tag");
        refused(
            tag,
            "one $0line\nand$1 another",
            "a mention cannot go over the end of a line",
        );
        refused(
            tag,
            "$0in [LOC Oru  ]$1 .",
            "there is a bracket in it; select text without one",
        );
        refused(
            tag,
            "$0[ORG$1 Oru",
            "there is a bracket in it; select text without one",
        );
        refused(
            tag,
            "<a id='p$0ar1' href='#par1'>¶</a>1 .",
            "that is markup, not text",
        );
        refused(
            tag,
            "<a id='par1' href='#par1'>¶</a>$01 .",
            "that is markup, not text",
        );
        refused_in(
            TOKENISED,
            tag,
            "GOM $0’s plan . \n",
            "there is no word to tag",
        );
        refused(tag, "[PER A$0da", "a bracket stands right before it");
        refused(
            |document, span| super::tag(document, span, "GPE"),
            "O$0ru",
            "there is no label GPE in the set conll4: PER, ORG, LOC, MISC",
        );
    }
}
