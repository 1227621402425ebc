//! `page-marker-mid-sentence`: a page marker that interrupts a sentence, where a page ended. The
//! sentence is two pieces for who reads it by sentences (format §5.3 C, §3.2).

use crate::edits::Site;
use crate::model::{Document, scan};
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule};
use crate::syntax::{Mark, MarkKind};
use crate::text::{Edit, Offset, Span};

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::markers::EACH],
    fix: Some(fix),
};

/// The page marker at `span`.
pub(super) fn finding(span: Span) -> Finding {
    let message = "page marker interrupts a sentence";
    Finding::new(Code::PageMarkerMidSentence, span, message)
}

/// Whether a sentence goes on over the page marker `mark`.
pub(super) fn is_mid_sentence(document: &Document, mark: &Mark) -> bool {
    let before = Span::new(mark.span.start.back(160), mark.span.start);
    let before = scan::text(document, before);
    let behind = scan::text(document, Span::at(mark.span.end, 160));
    let before = before.trim_end().trim_end_matches(']').trim_end();
    let behind = behind.trim_start();
    let ends = before.is_empty()
        || before.ends_with(['.', '?', '!', ':', '>', '-', '”', '"', ')', '*'])
        || before.ends_with("OF");
    let begins = behind.is_empty() || behind.starts_with(['<', '-', '¶', '(', '*']);
    let title = document
        .marks_from(mark.span.end, |summary| summary.headings > 0)
        .take_while(|next| next.span.start < mark.span.end + 8)
        .any(|next| next.kind == MarkKind::Heading && next.span.start >= mark.span.end);
    !(ends || begins || title)
}

/// The page marker behind the sentence that goes on over it.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let edits = moved_behind(Site::of(document), finding.span);
    let fix = edits.map(|edits| Fix::new("Move the page marker behind the sentence", edits));
    fix.into_iter().collect()
}

fn moved_behind(site: Site<'_>, marker: Span) -> Option<Vec<Edit>> {
    let mut mentions = site.document.mentions_in(marker);
    if !mentions.all(|mention| marker.encloses(mention.span)) {
        return None;
    }
    let end = end_of_sentence(site, marker)?;
    let insert = format!("{}{}", site.line_break(end), site.text(marker));
    // Text that goes on in the line goes on in the next.
    let rest = site.behind(end);
    let insertion = if rest.trim().is_empty() {
        Edit::new(Span::empty(end), insert)
    } else {
        let blanks = rest.len() - rest.trim_start().len();
        let insert = format!("{insert}{}", site.line_break(marker.end));
        Edit::new(Span::at(end, blanks), insert)
    };
    Some(vec![Edit::new(taken(site, marker), ""), insertion])
}

/// The end of the sentence that goes on behind `marker`, if it has one.
fn end_of_sentence(site: Site<'_>, marker: Span) -> Option<Offset> {
    let behind = site.text(Span::at(marker.end, 400));
    let word = marker.end + (behind.len() - behind.trim_start().len());
    let end = site.document.sentence_at(word).end;
    let last = site.text(Span::new(end.back(4), end));
    let is_end = last.ends_with(['.', '?', '!', '"', '”', ')']);
    (end > word && is_end).then_some(end)
}

/// What goes with the page marker at `marker`: its line, if it stands alone.
fn taken(site: Site<'_>, marker: Span) -> Span {
    let text = site.document.text();
    let line = text.line_at(marker.start);
    let is_alone =
        text.line_span(line).start == marker.start && site.behind(marker.end).trim().is_empty();
    if is_alone {
        Span::new(marker.start, text.line_start(line + 1))
    } else {
        site.remove(marker).span
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::cable::pages::markers::{EACH, TOGETHER};
    use crate::rules::testing::{TOKENISED, check, check_fix_in, silent};

    #[test]
    fn a_marker_that_interrupts() {
        check(
            &[&EACH, &TOGETHER],
            "
            UNCLAS SECTION 01 OF 02 [LOC VELM  ] 000083 <a id='par1' href='#par1'>¶</a>1 .␠
            With a [LOC VELM  ] 00000083 002 OF 002 plan at hand .␠
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ page-marker-mid-sentence: page marker interrupts a sentence
            ",
        );
        silent(
            &[&EACH, &TOGETHER],
            "
            UNCLAS SECTION 01 OF 02 [LOC VELM  ] 000083 <a id='par1' href='#par1'>¶</a>1 .␠
            With a plan at hand .␠
            [LOC VELM  ] 00000083 002 OF 002 <a id='par2' href='#par2'>¶</a>2 .␠
            ",
        );
    }

    #[test]
    fn capitals_of_the_text_before_a_marker_are_none_of_its_words() {
        check(
            &[&EACH, &TOGETHER],
            "
            UNCLAS SECTION 01 OF 02 CAPE TERN 000083 <a id='par1' href='#par1'>¶</a>1 .␠
            It was in the USA CAPE TERN 00000083 002 OF 002 that he slept .␠
                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ page-marker-mid-sentence: page marker interrupts a sentence
            ",
        );
    }

    #[test]
    fn it_moves_behind_the_sentence() {
        let head = format!(
            "{TOKENISED}UNCLAS SECTION 01 OF 02 VELM 000083 <a id='par1' href='#par1'>¶</a>1 . \n"
        );
        check_fix_in(
            &head,
            Code::PageMarkerMidSentence,
            "With a VELM 00000083 002 OF 002 plan . \nMore . \n",
            "With a plan . \nVELM 00000083 002 OF 002 \nMore . \n",
        );
    }
}
