//! `anchor-glued-period`: the full stop before a paragraph's anchor that the tokeniser left at its
//! word, because the anchor is no word that begins a sentence (format §5.3 C, §1.2).

use super::faults::in_anchors;
use crate::edits::Site;
use crate::model::{Document, scan};
use crate::rules::fixes::Fix;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope, in_tokenised_cables};
use crate::rules::stretch::Stretch;
use crate::rules::{Code, Finding, Rule};
use crate::syntax::AnomalyKind;
use crate::text::{Edit, Span};

pub(crate) const RULE: Rule = Rule {
    scans: &[&SCAN],
    fix: Some(fix),
};

pub(crate) const SCAN: Scan =
    Scan::of_cables("anchor_glued_period", Scope::Near(in_anchors, check))
        .under(in_tokenised_cables);

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let faults = stretch.anomalies(in_anchors);
    let glued = faults.filter(|anomaly| anomaly.kind == AnomalyKind::AnchorGluedPeriod);
    reporter.extend(glued.map(|anomaly| finding(stretch.document, anomaly.span)));
}

/// The full stop at `span`, right before an anchor.
fn finding(document: &Document, span: Span) -> Finding {
    let near = scan::text(document, Span::new(span.start.back(40), span.end));
    let word = near.rsplit(char::is_whitespace).next().unwrap_or(".");
    let message = format!("`{word}`: full stop not split before an anchor");
    Finding::new(Code::AnchorGluedPeriod, span, message)
}

/// The full stop alone; outside where it is the last sign of a mention.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let site = Site::of(document);
    let span = finding.span;
    let mention = site.mention(span);
    let edits = match mention.filter(|mention| mention.name.encloses(span)) {
        Some(mention) => site.end_name(&mention, span.start),
        None => vec![Edit::new(Span::empty(span.start), " ")],
    };
    vec![Fix::new("Split the full stop off", edits).safe()]
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::Code;
    use crate::rules::testing::{TOKENISED, check, check_fix_in, silent};

    #[test]
    fn a_full_stop_left_at_its_word() {
        check(
            &SCAN,
            "
            The talks end. <a id='par2' href='#par2'>¶</a>2 .␠
                         ^ anchor-glued-period: `end.`: full stop not split before an anchor
            They met in [LOC Ada Bay.  ] <a id='par3' href='#par3'>¶</a>3 .␠
                                    ^ anchor-glued-period: `Bay.`: full stop not split before an anchor
            The end .␠
            ",
        );
    }

    #[test]
    fn abbreviations_and_other_forms_are_silent() {
        silent(
            &SCAN,
            "They met in D.C. <a id='par2' href='#par2'>¶</a>2 .␠\n",
        );
        silent(&SCAN, "They met . <a id='par2' href='#par2'>¶</a>2 .␠\n");
        silent(
            &SCAN,
            "The talks end. <a id='par2' href='#par2'>¶</a>2. They met\n",
        );
    }

    #[test]
    fn full_stops_stand_alone() {
        let anchor = "<a id='par2' href='#par2'>¶</a>2 . \n";
        check_fix_in(
            TOKENISED,
            Code::AnchorGluedPeriod,
            &format!("The end. {anchor}"),
            &format!("The end . {anchor}"),
        );
        check_fix_in(
            TOKENISED,
            Code::AnchorGluedPeriod,
            &format!("in [LOC Oru.  ] {anchor}"),
            &format!("in [LOC Oru  ] . {anchor}"),
        );
    }
}
