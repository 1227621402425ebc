//! TAGS codes: written plainly, as links of a page, or in mentions.

use super::Hover;
use crate::features::markup::{Line, Prose};
use crate::model::Document;
use crate::model::cable::tags_line::written_codes;
use crate::model::gloss::tags::{
    TagsCode, TagsKind, split_run_together, tags_category, tags_code, tags_shape,
};
use crate::syntax::Field;
use crate::text::{Offset, Span};

/// The explanation of the code at `offset` in the TAGS field.
pub(super) fn hover(document: &Document, offset: Offset) -> Option<Hover> {
    let header = document.header()?;
    let mut fields = header.fields.iter();
    let field = fields.find(|field| field.field == Field::Tags && field.value.contains(offset))?;
    let written = written_codes(document, field.value)
        .into_iter()
        .find(|written| written.span.contains(offset))?;
    Some(Hover {
        text: explained(&written.code)?,
        span: written.span,
    })
}

/// One line for each of the first `limit` known codes in the TAGS field with this value.
pub(super) fn list(document: &Document, value: Span, limit: usize) -> Vec<Line> {
    let written = written_codes(document, value).into_iter();
    let lines = written.filter_map(|written| {
        let line = Line::new().code(&written.code);
        match tags_code(&written.code) {
            Some(known) => Some(line.text(format!(" {}", known.title))),
            None if split_run_together(&written.code).is_some() => {
                Some(line.text(" codes without a blank between them"))
            }
            None => tags_shape(&written.code).map(|kind| line.text(format!(" {}", kind.meaning()))),
        }
    });
    lines.take(limit).collect()
}

/// The explanation of `code`; `None` if it has not even the shape of one.
fn explained(code: &str) -> Option<Prose> {
    let mut text = Prose::new();
    if let Some(known) = tags_code(code) {
        text.paragraph(Line::new().strong(code).text(format!(" {}", known.title)));
        text.paragraph(Line::of(kind(&known)));
    } else if let Some((first, rest)) = split_run_together(code) {
        text.paragraph(Line::new().strong(code));
        let line = Line::of("Codes that lost the blank between them: ");
        text.paragraph(line.code(first).text(" and ").code(rest));
    } else {
        let kind = tags_shape(code)?;
        text.paragraph(Line::new().strong(code));
        text.paragraph(Line::of(format!(
            "By its shape a TAGS code for {}{}. It is not among the codes known here.",
            kind.meaning(),
            category(tags_category(code).filter(|_| kind == TagsKind::Subject)),
        )));
    }
    Some(text)
}

/// "A TAGS code for a subject (economic affairs)."
fn kind(known: &TagsCode) -> String {
    format!(
        "A TAGS code for {}{}.",
        known.kind.meaning(),
        category(known.category)
    )
}

/// " (economic affairs)", or nothing.
fn category(category: Option<&str>) -> String {
    category.map_or(String::new(), |category| format!(" ({category})"))
}
