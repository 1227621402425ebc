//! Fields in their usual order: `SUBJECT: … TAGS: …` ⇒ `TAGS: … SUBJECT: …`.

use super::super::Fix;
use crate::edits::place::Place;
use crate::model::Header;
use crate::rules::cable::header_fields::{called, preceding};
use crate::text::{Edit, Span};

/// The field with the keyword at `late` before the one that it should precede. A field on lines
/// of its own takes these along.
pub(crate) fn moved(place: Place<'_>, header: &Header, late: Span) -> Option<Fix> {
    let field = header.fields.iter().find(|field| field.keyword == late)?;
    let target = preceding(header, field)?;
    let own = field.span();
    let text = place.text(own);
    let text = text.trim_end();
    let own = Span::at(own.start, text.len());
    let before = place.before(own.start);
    let on_lines = before.trim().is_empty() && place.behind(own.end).trim().is_empty();
    let (joint, taken) = if on_lines {
        let indent = before.len() - before.trim_start().len();
        let line = place.document.text().line_at(own.start);
        let start = place.document.text().line_span(line.checked_sub(1)?).end;
        let joint = format!("{}{}", place.line_break(own.end), " ".repeat(indent));
        (joint, Span::new(start, own.end))
    } else {
        let gap = before.len() - before.trim_end().len();
        (" ".to_owned(), Span::new(own.start.back(gap), own.end))
    };
    let title = format!(
        "Move {} before {}",
        called(field.field),
        called(target.field)
    );
    let edits = vec![
        Edit::new(Span::empty(target.keyword.start), format!("{text}{joint}")),
        Edit::new(taken, ""),
    ];
    Some(Fix::new(title, edits))
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;
    use crate::rules::Code;

    #[test]
    fn on_one_line() {
        let tail = " SUBJECT: Quays <a id='par1' href='#par1'>¶</a>1 . \n";
        check(
            Code::HeaderFieldOrder,
            &format!("UNCLAS TAGS: PGOV E.O. 12958: N/A{tail}"),
            &format!("UNCLAS E.O. 12958: N/A TAGS: PGOV{tail}"),
        );
        check(
            Code::HeaderFieldOrder,
            "UNCLAS E.O. 12958: N/A SUBJECT: Quays of [LOC Oru  ] TAGS: PGOV , VL <a id='par1' href='#par1'>¶</a>1 . \n",
            "UNCLAS E.O. 12958: N/A TAGS: PGOV , VL SUBJECT: Quays of [LOC Oru  ] <a id='par1' href='#par1'>¶</a>1 . \n",
        );
    }

    #[test]
    fn on_lines_of_their_own() {
        check(
            Code::HeaderFieldOrder,
            "UNCLAS VELM 000083\nSUBJECT: Quays\nand ships\nE.O. 12958: N/A\nTAGS: PGOV\n\n<a id='par1' href='#par1'>¶</a>1. (U) One.\n",
            "UNCLAS VELM 000083\nE.O. 12958: N/A\nSUBJECT: Quays\nand ships\nTAGS: PGOV\n\n<a id='par1' href='#par1'>¶</a>1. (U) One.\n",
        );
    }
}
