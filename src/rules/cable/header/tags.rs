//! The codes of a cable's TAGS line, in one walk: one that is there already is `tags-duplicate`,
//! several in one word are `tags-run-together`, any other that no list has is `tags-unknown`
//! (format §5.3 C, §3.4).

use super::tags_codes::codes;
use super::{tags_duplicate, tags_run_together, tags_unknown};
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::Stretch;

pub(super) const SCAN: Scan = Scan::of_cables("tags", Scope::Head(check));

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let codes = codes(stretch.document);
    for (place, code) in codes.iter().enumerate() {
        let mut before = codes[..place].iter();
        let finding = match before.find(|before| before.code == code.code) {
            Some(first) => Some(tags_duplicate::finding(code, first.span)),
            None => tags_run_together::finding(code).or_else(|| tags_unknown::finding(code)),
        };
        reporter.extend(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::{check, silent};

    #[test]
    fn codes_at_fault() {
        check(
            &SCAN,
            "
            UNCLAS VELM 000083 TAGS: PGOV, PHUMBA, PQQQ, ECONSOCIMX, <a href='/tag/PGOV_0.html'>PGOV</a> SUBJECT: Quays
                                           ^^^^^^ tags-run-together: `PHUMBA` is PHUM, BA without blanks
                                                   ^^^^ tags-unknown: TAGS code `PQQQ` is not known
                                                         ^^^^^^^^^^ tags-run-together: `ECONSOCIMX` is ECON, SOCI, MX without blanks
                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tags-duplicate: TAGS code `PGOV` is there twice
                                     ~~~~ the first one
            ",
        );
    }

    #[test]
    fn known_codes_and_names_are_silent() {
        silent(
            &SCAN,
            "UNCLAS VELM 000083 TAGS PGOV , [ORG SNAR  ] , KQQQ , MX , XQ , UNGA , QUILL, IDA and PQQQ SUBJECT: PGOV",
        );
        silent(&SCAN, "TAGS: none");
    }
}
