//! `nested-entity`: a bracket inside an entity, `[ORG [LOC Oru  ] Court  ]` (format §5.3 A). The
//! format is flat (§1.1): readers end the outer entity at the first `]` and take the second one
//! for a word (§1.4).

use super::pairing::{MAX_PAIR_BYTES, Outcome};
use super::pairs;
use crate::edits::Site;
use crate::model::{Document, scan};
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule};
use crate::text::{Edit, Offset, Span};

pub(crate) const RULE: Rule = Rule {
    scans: &[&pairs::SCAN],
    fix: Some(fix),
};

/// The finding about the entity from `[ORG` at `outer` to the `]` at `close`, with the bracket at
/// `inner` between.
pub(super) fn finding(document: &Document, outer: Span, inner: Offset, close: Span) -> Finding {
    let inner = scan::opener(document, inner);
    let (outer_text, inner_text) = (scan::text(document, outer), scan::text(document, inner));
    let message = format!("`{inner_text}` opens inside `{outer_text}`; the format is flat");
    Finding::new(Code::NestedEntity, outer, message)
        .with_related(inner, format!("`{inner_text}` opens here"))
        .with_related(
            close,
            format!("the `]` of `{outer_text}`, which readers take for a word"),
        )
}

/// The findings about entities that `offset` is in or touches, in order.
pub(crate) fn around(document: &Document, offset: Offset) -> Vec<Finding> {
    let near = Span::new(offset.back(MAX_PAIR_BYTES + 1), offset + 1);
    let mut found = Vec::new();
    pairs::each_outcome(document, near, |outcome| {
        if let Outcome::Nested {
            outer,
            inner,
            close,
        } = outcome
            && Span::new(outer.start, close.end).touches(offset)
        {
            found.push(finding(document, outer, inner, close));
        }
    });
    found.sort_by_key(|finding| finding.span);
    found
}

/// Removes the inner brackets, preferred, or the outer ones.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let site = Site::of(document);
    let [(inner, _), (close, _), ..] = &finding.related[..] else {
        return Vec::new();
    };
    let outer = finding.span;
    let closing = site.before(close.start);
    let blanks = closing.len() - closing.trim_end_matches(' ').len();
    let closing = Span::new(close.start.back(blanks), close.end);
    let opening = opener_with_blank(site, outer);
    let keep_inner = Fix::new(
        format!("Keep `{}`", site.text(*inner)),
        vec![
            Edit::new(opening, site.blank_for(opening)),
            Edit::new(closing, site.blank_for(closing)),
        ],
    );
    let within = Span::new(outer.end, closing.start);
    let keep_outer = without_mentions(site, within)
        .map(|edits| Fix::new(format!("Keep `{}`", site.text(outer)), edits).preferred());
    keep_outer.into_iter().chain([keep_inner]).collect()
}

/// The edits that unwrap all mentions in `within`; `None` where there are none, or where other
/// brackets would be left.
fn without_mentions(site: Site<'_>, within: Span) -> Option<Vec<Edit>> {
    let mut edits = Vec::new();
    let mut plain = String::new();
    let mut from = within.start;
    for mention in site.document.mentions_in(within) {
        plain.push_str(&site.text(Span::new(from, mention.span.start)));
        let opening = Span::new(mention.span.start, mention.name.start);
        edits.push(Edit::new(opening, site.blank_for(opening)));
        let closing = Span::new(mention.name.end, mention.span.end);
        edits.push(Edit::new(closing, site.blank_for(closing)));
        from = mention.span.end;
    }
    plain.push_str(&site.text(Span::new(from, within.end)));
    (!edits.is_empty() && !plain.contains(['[', ']'])).then_some(edits)
}

/// `[PER` and the blank behind it.
fn opener_with_blank(site: Site<'_>, opener: Span) -> Span {
    let blank = site.char_behind(opener.end) == Some(' ');
    Span::new(opener.start, opener.end + usize::from(blank))
}

#[cfg(test)]
mod tests {
    use super::pairs::SCAN;
    use crate::rules::testing::{check, silent};
    use crate::rules::{Code, fixes};

    #[test]
    fn one_finding_for_what_is_nested() {
        check(
            &SCAN,
            "
            The [ORG [LOC Oru  ] Supreme Court  ] sits .
                ^^^^ nested-entity: `[LOC` opens inside `[ORG`; the format is flat
                     ~~~~ `[LOC` opens here
                                                ~ the `]` of `[ORG`, which readers take for a word
            The [ORG [LOC [MISC Orun  ] Bay  ] Court  ] sits .
                ^^^^ nested-entity: `[LOC` opens inside `[ORG`; the format is flat
                     ~~~~ `[LOC` opens here
                                                      ~ the `]` of `[ORG`, which readers take for a word
                     ^^^^ nested-entity: `[MISC` opens inside `[LOC`; the format is flat
                          ~~~~~ `[MISC` opens here
                                             ~ the `]` of `[LOC`, which readers take for a word
            ",
        );
        silent(&SCAN, "The [ORG Supreme Court  ] of [LOC Oru  ] sits .");
    }

    #[test]
    fn the_inner_or_the_outer_brackets_go() {
        for (before, after) in [
            (
                "the [ORG [LOC Orun  ] Supreme Court  ] sat",
                "the [ORG Orun Supreme Court  ] sat",
            ),
            ("[LOC[ORG Aa  ] Bb  ]", "[LOC Aa Bb  ]"),
            ("[LOC[ORG “Aa  ]Bb  ]", "[LOC “Aa Bb  ]"),
            ("[LOC Bb[ORG Aa  ]Cc  ]", "[LOC Bb Aa Cc  ]"),
            ("x [LOC[ORG Aa  ] Bb  ]", "x [ORG Aa  ] Bb"),
            ("x[LOC Bb [ORG Aa  ]  ]y", "x Bb [ORG Aa  ]y"),
        ] {
            fixes::testing::check(Code::NestedEntity, before, after);
        }
    }
}
