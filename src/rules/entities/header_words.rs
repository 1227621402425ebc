//! `entity-tags-code`, and `entity-page-marker` and `entity-boilerplate` in the header: codes,
//! station and captions that were taken for names (format §5.3 B, §3.2).

use super::{entity_boilerplate, entity_page_marker, entity_tags_code};
use crate::model::gloss::field::{caption, header_part};
use crate::model::gloss::tags::tags_shape;
use crate::model::scan;
use crate::model::{Document, Header};
use crate::rules::Finding;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::Stretch;
use crate::syntax::{Field, Mention};
use crate::text::Span;

pub(crate) const SCAN: Scan = Scan::of_cables("header_words", Scope::Head(check));

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let document = stretch.document;
    let Some(header) = &stretch.conditions.header else {
        return;
    };
    let mentions = document.mentions_in(header.span);
    reporter.extend(mentions.filter_map(|mention| finding(document, header, &mention)));
}

fn finding(document: &Document, header: &Header, mention: &Mention) -> Option<Finding> {
    let name = scan::text(document, mention.name);
    let label = document.labels().text(mention.label)?;
    let span = mention.name;
    let tags = header
        .fields
        .iter()
        .find(|field| field.field == Field::Tags);
    if tags.is_some_and(|tags| tags.value.encloses(mention.span)) {
        let code = tags_shape(&name).is_some();
        return code.then(|| entity_tags_code::finding(span, &name, label));
    }
    let first = header
        .fields
        .first()
        .map_or(header.span.end, |field| field.keyword.start);
    if mention.span.start >= first {
        return None;
    }
    let of_form = caption(&name).is_some() || header_part(&name).is_some() || name == "UNCLAS";
    if of_form || name.starts_with("SECTION ") {
        return Some(entity_boilerplate::header_word(span, &name));
    }
    has_serial(document, mention).then(|| entity_page_marker::of_header(span, &name, label))
}

/// Whether the number of a cable follows: `[LOC VELM  ] 000083`.
fn has_serial(document: &Document, mention: &Mention) -> bool {
    let behind = scan::text(document, Span::at(mention.span.end, 16));
    let behind = behind.trim_start();
    let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
    (4..=8).contains(&digits) && !behind[digits..].starts_with(|c: char| c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::{check, silent};

    #[test]
    fn codes_station_and_captions() {
        check(
            &SCAN,
            "
            UNCLAS SECTION 01 OF 02 [LOC VELM  ] 000083 [ORG SIPDIS  ] [ORG EO  ] 12958 TAGS PGOV , [ORG SNAR  ] SUBJECT: [LOC Oru  ] <a id='par1' href='#par1'>¶</a>1 .␠
                                         ^^^^ entity-page-marker: “VELM” is the station of the header, tagged LOC
                                                             ^^^^^^ entity-boilerplate: `SIPDIS` is a word of the cable’s header
                                                                            ^^ entity-boilerplate: `EO` is a word of the cable’s header
                                                                                                         ^^^^ entity-tags-code: TAGS code `SNAR` is tagged ORG
            ",
        );
    }

    #[test]
    fn names_are_silent() {
        silent(
            &SCAN,
            "UNCLAS VELM 000083 TAGS: PGOV SUBJECT: [LOC Oru  ] 2009 <a id='par1' href='#par1'>¶</a>1 .␠\n[LOC Oru  ] 000083 [ORG SNAR  ] .␠",
        );
        silent(&SCAN, "UNCLAS is [LOC VELM  ] 000083 .");
    }
}
