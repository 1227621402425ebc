//! Fixes for page markers, passages, headings and signatures: what runs into a line gets its own.

use super::Fix;
use crate::edits;
use crate::edits::place::Place;
use crate::model::Document;
use crate::model::gloss::label::equivalent;
use crate::rules::cable::headings::title_of;
use crate::rules::cable::page_markers::Model;
use crate::rules::finding::passage_name;
use crate::rules::{Code, Finding};
use crate::syntax::{MarkKind, RangeKind, Summary, title_length};
use crate::text::{Edit, Offset, Span};

pub(crate) fn fixes(document: &Document, finding: &Finding) -> Vec<Fix> {
    let place = Place::new(document);
    let span = finding.span;
    let fix = match finding.code {
        Code::PageMarkerMidSentence => moved_behind(place, span),
        Code::PageMarkerInconsistent => like_header(place, span),
        Code::SummaryUnclosed => closed(place, span),
        Code::SummaryUnopened => return opened(place, span),
        Code::EndMarkerGlued => {
            let next = finding.related.first().map(|(place, _)| place.start);
            let next = next.filter(|next| place.inside(*next).is_none());
            let fix = |next| {
                Fix::new(
                    "Put the paragraph in its own line",
                    vec![broken(place, next)],
                )
            };
            next.map(|next| fix(next).safe())
        }
        Code::HeadingGlued => heading(place, span).map(Fix::safe),
        Code::HeadingRuleLength => rule(document, span).map(Fix::safe),
        Code::SignatureGlued => {
            let start = document
                .mention_at(span.start)
                .map_or(span.start, |mention| mention.span.start);
            let title = "Put the signature in its own line";
            Some(Fix::new(title, vec![broken(place, start)]).safe())
        }
        Code::SignatureUntagged => signature(document, span),
        _ => None,
    };
    fix.into_iter().collect()
}

/// A line break at `at`, which stands in mid-line.
fn broken(place: Place<'_>, at: Offset) -> Edit {
    let before = place.before(at);
    let blanks = before.len() - before.trim_end().len();
    let start = at.back(blanks);
    Edit::new(Span::new(start, at), place.line_break(start))
}

/// The page marker behind the sentence that goes on over it.
fn moved_behind(place: Place<'_>, marker: Span) -> Option<Fix> {
    let text = place.document.text();
    let mut mentions = place.document.mentions_in(marker);
    if !mentions.all(|mention| marker.encloses(mention.span)) {
        return None;
    }
    let behind = place.text(Span::at(marker.end, 400));
    let word = marker.end + (behind.len() - behind.trim_start().len());
    let sentence = place.document.sentence_at(word);
    let end = sentence.end;
    let is_end = place
        .text(Span::new(end.back(4), end))
        .ends_with(['.', '?', '!', '"', '”', ')']);
    if end <= word || !is_end {
        return None;
    }
    let line_break = place.line_break(end);
    let insert = format!("{line_break}{}", place.text(marker));
    // Text that goes on in the line goes on in the next.
    let rest = place.behind(end);
    let insert = if rest.trim().is_empty() {
        insert
    } else {
        format!("{insert}{}", place.line_break(marker.end))
    };
    let rest_blank = Span::new(end, end + (rest.len() - rest.trim_start().len()));
    let tail = if rest.trim().is_empty() {
        Span::empty(end)
    } else {
        rest_blank
    };
    let from = text.line_span(text.line_at(marker.start));
    let alone = from.start == marker.start && place.behind(marker.end).trim().is_empty();
    let gone = if alone {
        Span::new(
            marker.start,
            text.line_start(text.line_at(marker.start) + 1),
        )
    } else {
        place.remove(marker).span
    };
    let edits = vec![Edit::new(gone, ""), Edit::new(tail, insert)];
    Some(Fix::new("Move the page marker behind the sentence", edits))
}

fn like_header(place: Place<'_>, span: Span) -> Option<Fix> {
    let model = Model::new(place.document)?;
    let edits = model.corrected(place.document, span)?;
    let changes = edits.iter();
    let changes = changes.map(|edit| format!("`{}` as `{}`", place.text(edit.span), edit.text));
    let changes: Vec<String> = changes.collect();
    Some(Fix::new(
        format!("Write {}, like the header", changes.join(", ")),
        edits,
    ))
}

/// What the passage announced or ended at `span` is.
fn kind_at(document: &Document, span: Span) -> Option<RangeKind> {
    let marks = document.marks_from(span.start, |summary: &Summary| summary.ranges > 0);
    let mut marks = marks.take_while(|mark| mark.span.start <= span.start);
    marks.find_map(|mark| match mark.kind {
        MarkKind::RangeBegin(kind) | MarkKind::RangeEnd(kind) if mark.span == span => Some(kind),
        _ => None,
    })
}

/// `End Summary` at the end of the paragraph.
fn closed(place: Place<'_>, span: Span) -> Option<Fix> {
    let name = passage_name(kind_at(place.document, span)?);
    let end = place
        .document
        .paragraph_at(span.start)?
        .span
        .end
        .max(span.end);
    // Who holds the next paragraph's anchor is at fault itself.
    if place.inside(end).is_some() {
        return None;
    }
    let text = if place.tokenised {
        format!("{}End {name} .", place.line_break(end))
    } else {
        format!(" End {name}.")
    };
    let edit = Edit::new(Span::empty(end), text);
    Some(Fix::new(format!("Insert “End {name}”"), vec![edit]).preferred())
}

/// `Summary:` at the start of the paragraph, or no end.
fn opened(place: Place<'_>, span: Span) -> Vec<Fix> {
    let Some(kind) = kind_at(place.document, span) else {
        return Vec::new();
    };
    let name = passage_name(kind);
    let remove = {
        let behind = place.behind(span.end);
        let sign = behind.trim_start().starts_with('.');
        let stop = behind.len() - behind.trim_start().len() + 1;
        let end = if sign { span.end + stop } else { span.end };
        let gone = ended(place, Span::new(span.start, end));
        let title = format!("Remove “{}”", place.text(gone));
        (!place.cuts_mention(gone)).then(|| Fix::new(title, vec![place.remove(gone)]))
    };
    let paragraph = place.document.paragraph_at(span.start);
    let start = paragraph.map(|paragraph| place.document.trimmed(paragraph.body()).start);
    let text = match kind {
        RangeKind::Text => "Begin Text: ".to_owned(),
        _ => format!("{name}: "),
    };
    let marked = paragraph.is_some_and(|paragraph| paragraph.mark.is_some());
    let insert = start
        .filter(|start| marked && *start < span.start && place.inside(*start).is_none())
        .map(|start| {
            let edit = Edit::new(Span::empty(start), text);
            Fix::new(format!("Insert “{name}:”"), vec![edit]).preferred()
        });
    insert.into_iter().chain(remove).collect()
}

/// All that goes with the end of a passage at `span`: the mention that holds nothing else.
fn ended(place: Place<'_>, span: Span) -> Span {
    let bare = |span: Span| {
        let text = place.text(span);
        text.trim_end_matches(['.', ' ']).len()
    };
    match place.inside(span.start) {
        Some(mention) if mention.name.start == span.start && bare(mention.name) <= bare(span) => {
            Span::new(mention.span.start, mention.span.end.max(span.end))
        }
        _ => span,
    }
}

/// Heading and rule in lines of their own.
fn heading(place: Place<'_>, title: Span) -> Option<Fix> {
    let marks = place
        .document
        .marks_from(title.end, |summary| summary.marks > 0);
    let mut rules = marks.filter(|mark| mark.kind == MarkKind::Rule);
    let rule = rules.find(|mark| mark.span.start >= title.end)?.span;
    let in_mention = |at: Offset| {
        let mention = place.document.mention_at(at);
        mention.is_some_and(|mention| mention.span.start < at && at < mention.span.end)
    };
    if [title.start, title.end, rule.start, rule.end]
        .into_iter()
        .any(in_mention)
    {
        return None;
    }
    let mut edits = Vec::new();
    if !place.before(title.start).trim().is_empty() {
        edits.push(broken(place, title.start));
    }
    edits.push(broken(place, rule.start));
    let behind = place.behind(rule.end);
    if !behind.trim().is_empty() {
        let blanks = behind.len() - behind.trim_start().len();
        let gap = Span::at(rule.end, blanks);
        edits.push(Edit::new(gap, place.line_break(rule.end)));
    }
    Some(Fix::new("Give heading and rule their own lines", edits))
}

fn rule(document: &Document, rule: Span) -> Option<Fix> {
    let title = title_of(document, rule)?;
    let length = title_length(&document.text().slice(title.span));
    let edit = Edit::new(rule, "-".repeat(length));
    let title = format!("Make the rule {length} dashes long, as its heading is");
    Some(Fix::new(title, vec![edit]))
}

fn signature(document: &Document, span: Span) -> Option<Fix> {
    let labels: Vec<&str> = document.labels().labels().collect();
    let person = equivalent("PER", &labels)?;
    Fix::of(edits::tag(document, span, person)).map(Fix::preferred)
}

#[cfg(test)]
mod tests {
    use super::super::fixes;
    use super::super::testing::{TOKENISED, all, check, check_in, read};
    use crate::rules::Code;

    const HEAD: &str = "UNCLAS SECTION 01 OF 02 VELM 000083 <a id='par1' href='#par1'>¶</a>1 . \n";

    #[test]
    fn page_markers() {
        let two = "<a id='par2' href='#par2'>¶</a>2 . \n";
        let head = format!("{TOKENISED}{HEAD}");
        check_in(
            &head,
            Code::PageMarkerMidSentence,
            "With a VELM 00000083 002 OF 002 plan . \nMore . \n",
            "With a plan . \nVELM 00000083 002 OF 002 \nMore . \n",
        );
        check_in(
            HEAD,
            Code::PageMarkerInconsistent,
            "One . \nVELM 00000038 002 OF 003 <a id='par2' href='#par2'>¶</a>2 . \n",
            "One . \nVELM 00000083 002 OF 002 <a id='par2' href='#par2'>¶</a>2 . \n",
        );
        for (before, after) in [
            ("CAPE TERN 00000038 002", "CAPE TERN 00000083 002"),
            (
                "[ORG CAPE TERN 00000038  ] 002",
                "[ORG CAPE TERN 00000083  ] 002",
            ),
            ("PORT ADA 00000083 002", "CAPE TERN 00000083 002"),
        ] {
            let head = HEAD.replace("VELM", "CAPE TERN");
            let text = |marker: &str| format!("One . \n{marker} OF 002 {two}");
            check_in(
                &head,
                Code::PageMarkerInconsistent,
                &text(before),
                &text(after),
            );
        }
        check_in(
            "PAGE 01 CAPE TERN 00012 01 OF 02 291400Z\nSECRET CAPE TERN 00012\nSUBJECT: Quays\n\n1. (S) One.\n",
            Code::PageMarkerInconsistent,
            "PAGE 03 CAPE TERN 00021 01 OF 02 291400Z\n2. (S) Two.\n",
            "PAGE 03 CAPE TERN 00012 01 OF 02 291400Z\n2. (S) Two.\n",
        );
    }

    #[test]
    fn passages() {
        let head = format!("{TOKENISED}{HEAD}");
        let two = "<a id='par2' href='#par2'>¶</a>2 . \n";
        check_in(
            &head,
            Code::SummaryUnclosed,
            &format!("( U ) Summary: One . {two}"),
            &format!("( U ) Summary: One . \nEnd Summary . {two}"),
        );
        check_in(
            &head,
            Code::SummaryUnopened,
            "( U ) One . End Note . \n",
            "( U ) Note: One . End Note . \n",
        );
        check_in(
            &head,
            Code::SummaryUnopened,
            "( U ) One . End Note . \n",
            "( U ) One . \n",
        );
        check_in(
            &head,
            Code::SummaryUnopened,
            "( U ) One . [MISC End Note.  ] Two . \n",
            "( U ) One . Two . \n",
        );
        check_in(
            &head,
            Code::EndMarkerGlued,
            &format!("( U ) Summary: One . \nEnd Summary {two}"),
            &format!("( U ) Summary: One . \nEnd Summary \n{two}"),
        );
    }

    #[test]
    fn mentions_are_not_broken() {
        let text = "SECRET <a id='par1' href='#par1'>¶</a>1. (S) Comment: One . [LOC Oru <a id='par2' href='#par2'>¶</a>2  ] . Two .\n";
        let document = read(text);
        let found = all(&document);
        let mut unclosed = found
            .iter()
            .filter(|found| found.code == Code::SummaryUnclosed);
        assert_eq!(fixes(&document, unclosed.next().unwrap()), []);
    }

    #[test]
    fn headings_and_signatures() {
        let head = format!("{TOKENISED}{HEAD}");
        let two = "<a id='par2' href='#par2'>¶</a>2 . \n";
        check_in(
            &head,
            Code::HeadingGlued,
            &format!("The Sea --------- {two}"),
            &format!("The Sea \n--------- \n{two}"),
        );
        check_in(
            &head,
            Code::HeadingRuleLength,
            &format!("The Sea --------- {two}"),
            &format!("The Sea ------- {two}"),
        );
        check(
            Code::SignatureGlued,
            "UNCLAS <a id='par1' href='#par1'>¶</a>1. [LOC Oru  ] slept. QUILL\n",
            "UNCLAS <a id='par1' href='#par1'>¶</a>1. [LOC Oru  ] slept.\nQUILL\n",
        );
        check(
            Code::SignatureUntagged,
            "UNCLAS <a id='par1' href='#par1'>¶</a>1. [LOC Oru  ] slept.\nQUILL\n",
            "UNCLAS <a id='par1' href='#par1'>¶</a>1. [LOC Oru  ] slept.\n[PER QUILL  ]\n",
        );
    }
}
