//! `entity-page-marker`: the station of a header or page marker tagged as an entity,
//! `[LOC VELM  ] 00000083 002 OF 005` (format §5.3 B). It tells who sent the cable, in the form's
//! own place.

use super::{forms, header_words, unwrapping};
use crate::rules::{Code, Finding, Rule};
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[&forms::SCAN, &header_words::SCAN],
    fix: Some(unwrapping::fix),
};

/// The station of a page marker tagged `label`.
pub(super) fn of_page_marker(span: Span, station: &str, label: &str) -> Finding {
    let message = format!("“{station}” is the station of a page marker, tagged {label}");
    Finding::new(Code::EntityPageMarker, span, message)
}

/// The station of the header tagged `label`.
pub(super) fn of_header(span: Span, station: &str, label: &str) -> Finding {
    let message = format!("“{station}” is the station of the header, tagged {label}");
    Finding::new(Code::EntityPageMarker, span, message)
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::entities::{forms, header_words};
    use crate::rules::testing::{check, check_fix, silent};

    #[test]
    fn the_station_of_a_page_marker() {
        check(
            &forms::SCAN,
            "
            SECRET In a [LOC VELM  ] 00000083 002 OF 005 note .␠
                             ^^^^ entity-page-marker: “VELM” is the station of a page marker, tagged LOC
            ",
        );
        silent(&forms::SCAN, "SECRET In a [LOC VELM  ] 83 note .␠");
    }

    #[test]
    fn the_station_of_the_header() {
        check(
            &header_words::SCAN,
            "
            UNCLAS [LOC VELM  ] 000083 TAGS PGOV SUBJECT: Quays <a id='par1' href='#par1'>¶</a>1 .␠
                        ^^^^ entity-page-marker: “VELM” is the station of the header, tagged LOC
            ",
        );
        silent(&header_words::SCAN, "UNCLAS is [LOC VELM  ] 000083 .");
    }

    #[test]
    fn its_brackets_go() {
        for tail in [" 000083", " 00000083 002 OF 005 x"] {
            check_fix(
                Code::EntityPageMarker,
                &format!("UNCLAS [LOC VELM  ]{tail}"),
                &format!("UNCLAS VELM{tail}"),
            );
        }
    }
}
