//! The header of a cable: classification and fields (format §3.2).

use crate::model::Document;
use crate::syntax::{Field, Level, Mark, MarkKind, Summary};
use crate::text::{Offset, Span};

/// Text at the start of a document in which its header is searched, in bytes.
const MAX_HEADER_BYTES: usize = 16 * 1_024;

/// The header of a cable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Its text.
    pub span: Span,
    /// The level of the cable, and the classification that states it.
    pub classification: Option<(Level, Span)>,
    /// Its fields, in order.
    pub fields: Vec<HeaderField>,
}

/// One field of a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeaderField {
    /// The kind of field.
    pub field: Field,
    /// Its keyword.
    pub keyword: Span,
    /// The text behind the keyword.
    pub value: Span,
}

impl Header {
    /// Its lines before the first field: classification, captions and passing instructions.
    pub fn before_fields(&self) -> Span {
        let first = self.fields.first().map(|field| field.keyword.start);
        Span::new(self.span.start, first.unwrap_or(self.span.end))
    }
}

impl HeaderField {
    /// Keyword and value.
    pub fn span(&self) -> Span {
        Span::new(self.keyword.start, self.value.end)
    }
}

impl Document {
    /// The header; `None` without a classification and header fields.
    pub fn header(&self) -> Option<Header> {
        let end = self.header_end();
        let marks = self.marks_from(Offset::default(), |summary| summary.header > 0);
        let marks: Vec<Mark> = marks.take_while(|mark| mark.span.start < end).collect();
        let classification = marks
            .iter()
            .find(|mark| mark.kind == MarkKind::Classification);
        let fields = self.fields(&marks, end);
        let first_field = fields.first().map(|field| field.keyword.start);
        let start = classification
            .map(|mark| mark.span.start)
            .into_iter()
            .chain(first_field)
            .min()?;
        let span = self.trimmed(Span::new(start, end));
        Some(Header {
            span,
            classification: classification.and_then(|mark| Some((mark.level()?, mark.span))),
            fields,
        })
    }

    /// True if it is a cable, to which the rules for cables apply (format §6.1).
    pub fn is_cable(&self) -> bool {
        let summary = self.summary();
        summary.wrappers > 0
            || summary.anchored.count > 0
            || (summary.header > 0
                && self
                    .header()
                    .is_some_and(|header| header.classification.is_some()))
    }

    /// The latest end of the header: the first heading or numbered paragraph; without either, the
    /// blank line behind the last field.
    fn header_end(&self) -> Offset {
        let reach = self.text().end().min(Offset::new(MAX_HEADER_BYTES));
        let form = self.paragraph_form();
        let counted = |summary: &Summary| summary.marks + summary.blank_lines > 0;
        let mut last_field = None;
        for mark in self.marks_from(Offset::default(), counted) {
            match mark.kind {
                _ if mark.span.start >= reach => break,
                MarkKind::Field(_) | MarkKind::Classification => last_field = Some(mark.span.end),
                MarkKind::Heading => return mark.span.start,
                MarkKind::Paragraph(_) if self.opens_paragraph(form, &mark) => {
                    return mark.span.start;
                }
                _ => {}
            }
        }
        let Some(last_field) = last_field else {
            return Offset::default();
        };
        let blank = self
            .marks_from(last_field, |summary| summary.blank_lines > 0)
            .find(|mark| mark.kind == MarkKind::BlankLine && mark.span.start >= last_field);
        let line_end = self.text().line_span(self.text().line_at(last_field)).end;
        blank.map_or(line_end, |mark| mark.span.start).min(reach)
    }

    /// The fields among `marks`. A value ends at the next mark, at a blank line, or at `end`.
    fn fields(&self, marks: &[Mark], end: Offset) -> Vec<HeaderField> {
        marks
            .iter()
            .enumerate()
            .filter_map(|(place, mark)| {
                let MarkKind::Field(field) = mark.kind else {
                    return None;
                };
                let next = marks[place + 1..].iter().find(|mark| ends_field(mark.kind));
                let next = next.map_or(end, |next| next.span.start);
                let value = self.trimmed(Span::new(mark.span.end, next.max(mark.span.end)));
                Some(HeaderField {
                    field,
                    keyword: mark.span,
                    value: self.until_blank_line(value),
                })
            })
            .collect()
    }

    fn until_blank_line(&self, value: Span) -> Span {
        let blank = self
            .marks_from(value.start, |summary| summary.blank_lines > 0)
            .find(|mark| mark.kind == MarkKind::BlankLine && mark.span.start > value.start);
        let end = blank.map_or(value.end, |mark| mark.span.start.min(value.end));
        self.trimmed(Span::new(value.start, end))
    }
}

/// True if the value of a field ends at a mark of `kind`. Values may hold links and page markers.
fn ends_field(kind: MarkKind) -> bool {
    !matches!(
        kind,
        MarkKind::Markup | MarkKind::BlankLine | MarkKind::PageMarker
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_goes_on_over_links() {
        let text = "<code><pre>UNCLAS ORUN 000012\n\
                    TAGS: <a href='/tag/PGOV_0.html'>PGOV</a>, <a href='/tag/XX_0.html'>XX</a>\n\
                    SUBJECT: The harbour\n\n<a id='par1' href='#par1'>¶</a>1. (U) Text.\n";
        let document = Document::new(text, 0);
        let fields = document.header().unwrap().fields;
        let values: Vec<_> = fields
            .iter()
            .map(|field| document.text().slice(field.value).into_owned())
            .collect();
        assert_eq!(
            values,
            [
                "<a href='/tag/PGOV_0.html'>PGOV</a>, <a href='/tag/XX_0.html'>XX</a>",
                "The harbour"
            ]
        );
    }
}
