//! Fixes for brackets: `[PER Ida said` ⇒ `[PER Ida  ] said`.

use super::Fix;
use crate::edits::place::Place;
use crate::model::{Document, bare};
use crate::rules::{Code, Finding};
use crate::text::{Edit, Offset, Span};

pub(crate) fn fixes(document: &Document, finding: &Finding) -> Vec<Fix> {
    let place = Place::new(document);
    match finding.code {
        Code::UnclosedEntity => unclosed(place, finding.span),
        Code::StrayCloseBracket => vec![
            Fix::new("Remove `]`", vec![place.remove(finding.span)]).preferred(),
            Fix::new(
                "Write it as `-RSB-`",
                vec![place.apart(finding.span, "-RSB-")],
            ),
        ],
        Code::NestedEntity => nested(place, finding),
        Code::EntityAcrossLines => across_lines(place, finding),
        Code::EmptyEntity => {
            vec![Fix::new("Remove it", vec![place.remove(finding.span)]).safe()]
        }
        Code::LabelLikeLiteral => vec![label_like(place, finding.span)],
        Code::LiteralBracket => {
            let mut edits = vec![place.apart(finding.span, escape(place, finding.span))];
            let close = finding.related.first();
            edits.extend(close.map(|(close, _)| place.apart(*close, "-RSB-")));
            vec![Fix::new("Write it as `-LSB-`, `-RSB-`", edits).preferred()]
        }
        _ => Vec::new(),
    }
}

fn escape(place: Place<'_>, span: Span) -> &'static str {
    if place.text(span) == "]" {
        "-RSB-"
    } else {
        "-LSB-"
    }
}

fn unclosed(place: Place<'_>, opener: Span) -> Vec<Fix> {
    let rest = place.behind(opener.end);
    let rest = &rest[..rest.find(['[', ']', '<']).unwrap_or(rest.len())];
    let remove = Span::new(
        opener.start,
        opener.end + usize::from(rest.starts_with(' ')),
    );
    let title = format!("Remove `{}`", place.text(opener));
    let remove = Fix::new(title, vec![Edit::new(remove, "")]);
    let Some(name) = name_in(rest) else {
        return vec![remove.preferred()];
    };
    let at = opener.end + (name.0 + name.1.len());
    let close = format!("{}]{}", place.padding, place.blank_behind(at));
    let edits = vec![Edit::new(Span::empty(at), close)];
    let close = Fix::new(format!("Close it behind “{}”", name.1), edits);
    vec![close.preferred(), remove]
}

/// The name that `text` begins with, and where: its words with a capital, or its first word.
fn name_in(text: &str) -> Option<(usize, &str)> {
    let start = text.len() - text.trim_start().len();
    let text = text.trim();
    let mut end = 0;
    for word in text.split_inclusive(' ') {
        let capital = word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        if end > 0 && !capital {
            break;
        }
        end += word.len();
        let signs = |c: char| matches!(c, ',' | ';' | ':' | '!' | '?' | ')' | '”' | '"');
        if word.trim_end().ends_with(signs) || bare(word.trim_end()) != word.trim_end() {
            break;
        }
    }
    let signs = |c: char| !c.is_alphanumeric() && c != '.' && c != ')';
    let name = bare(text[..end].trim_end()).trim_end_matches(signs);
    name.contains(char::is_alphanumeric)
        .then_some((start, name))
}

fn nested(place: Place<'_>, finding: &Finding) -> Vec<Fix> {
    let [(inner, _), (close, _), ..] = &finding.related[..] else {
        return Vec::new();
    };
    let outer = finding.span;
    let closing = place.before(close.start);
    let blanks = closing.len() - closing.trim_end_matches(' ').len();
    let closing = Span::new(close.start.back(blanks), close.end);
    let opening = opener_with_blank(place, outer);
    let (one, other) = (place.text(outer), place.text(*inner));
    let keep_inner = Fix::new(
        format!("Keep `{other}`"),
        vec![
            Edit::new(opening, place.blank_for(opening)),
            Edit::new(closing, place.blank_for(closing)),
        ],
    );
    let within = Span::new(outer.end, closing.start);
    let mut edits = Vec::new();
    let mut plain = String::new();
    let mut from = within.start;
    for mention in place.document.mentions_in(within) {
        plain.push_str(&place.text(Span::new(from, mention.span.start)));
        let opening = Span::new(mention.span.start, mention.name.start);
        edits.push(Edit::new(opening, place.blank_for(opening)));
        let closing = Span::new(mention.name.end, mention.span.end);
        edits.push(Edit::new(closing, place.blank_for(closing)));
        from = mention.span.end;
    }
    plain.push_str(&place.text(Span::new(from, within.end)));
    let whole = !edits.is_empty() && !plain.contains(['[', ']']);
    let keep_outer = whole.then(|| Fix::new(format!("Keep `{one}`"), edits).preferred());
    keep_outer.into_iter().chain([keep_inner]).collect()
}

/// `[PER` and the blank behind it.
fn opener_with_blank(place: Place<'_>, opener: Span) -> Span {
    let blank = place.char_behind(opener.end) == Some(' ');
    Span::new(opener.start, opener.end + usize::from(blank))
}

fn across_lines(place: Place<'_>, finding: &Finding) -> Vec<Fix> {
    let Some((close, _)) = finding.related.first() else {
        return Vec::new();
    };
    let between = place.text(Span::new(finding.span.end, close.start));
    let mut joins = Vec::new();
    let mut from = 0;
    while let Some(found) = between[from..].find(['\n', '\r']) {
        let at = from + found;
        let start = between[..at].trim_end().len();
        let end = between.len() - between[at..].trim_start().len();
        let span = Span::new(finding.span.end + start, finding.span.end + end);
        joins.push(Edit::new(span, " "));
        from = end;
    }
    let mut fixes = vec![Fix::new("Join the lines", joins).preferred()];
    let first = between.split(['\n', '\r']).next().unwrap_or_default();
    if first.contains(char::is_alphanumeric) {
        let end = finding.span.end + first.trim_end().len();
        let behind = place.before(close.start);
        let blanks = behind.len() - behind.trim_end_matches(' ').len();
        let start = close.start.back(blanks.min(close.start - end));
        let edits = vec![
            Edit::new(Span::empty(end), format!("{}]", place.padding)),
            Edit::new(Span::new(start, close.end), ""),
        ];
        fixes.push(Fix::new("Close it at the end of its line", edits));
    }
    fixes
}

/// `[PERHAPS]` ⇒ `-LSB- PERHAPS -RSB-`.
fn label_like(place: Place<'_>, opener: Span) -> Fix {
    let bracket = Span::at(opener.start, 1);
    let mut edits = vec![Edit::new(
        bracket,
        format!("{}-LSB- ", place.blank_before(bracket.start)),
    )];
    let rest = place.behind(opener.end);
    let close = rest
        .find(['[', ']'])
        .filter(|at| rest[*at..].starts_with(']'));
    if let Some(at) = close {
        let close: Offset = opener.end + at;
        edits.push(place.apart(Span::at(close, 1), "-RSB-"));
    }
    Fix::new("Write the brackets as `-LSB-`, `-RSB-`", edits).safe()
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;
    use crate::rules::Code;

    #[test]
    fn openers_and_closers() {
        check(
            Code::UnclosedEntity,
            "[PER Ida Quill said , [LOC Oru  ] .",
            "[PER Ida Quill  ] said , [LOC Oru  ] .",
        );
        check(
            Code::UnclosedEntity,
            "met [PER Ida, who\n[LOC Oru  ]",
            "met [PER Ida  ] , who\n[LOC Oru  ]",
        );
        check(Code::UnclosedEntity, "and [PER\n", "and \n");
        check(Code::StrayCloseBracket, "Ida ] said", "Ida said");
        check(Code::EmptyEntity, "then [PER  ] spoke", "then spoke");
    }

    #[test]
    fn entities_in_entities_and_over_lines() {
        check(
            Code::NestedEntity,
            "the [ORG [LOC Orun  ] Supreme Court  ] sat",
            "the [ORG Orun Supreme Court  ] sat",
        );
        for (kept, before) in [
            ("[LOC Aa Bb  ]", "[LOC[ORG Aa  ] Bb  ]"),
            ("[LOC “Aa Bb  ]", "[LOC[ORG “Aa  ]Bb  ]"),
            ("[LOC Bb Aa Cc  ]", "[LOC Bb[ORG Aa  ]Cc  ]"),
            ("x [ORG Aa  ] Bb", "x [LOC[ORG Aa  ] Bb  ]"),
            ("x Bb [ORG Aa  ]y", "x[LOC Bb [ORG Aa  ]  ]y"),
        ] {
            check(Code::NestedEntity, before, kept);
        }
        check(
            Code::EntityAcrossLines,
            "the [ORG Guild of \n Oru  ] met",
            "the [ORG Guild of Oru  ] met",
        );
    }

    #[test]
    fn brackets_of_the_text() {
        check(
            Code::LabelLikeLiteral,
            "will [PERHAPS] go",
            "will -LSB- PERHAPS -RSB- go",
        );
        check(
            Code::LiteralBracket,
            "as [ 1 ] and more",
            "as -LSB- 1 -RSB- and more",
        );
        check(
            Code::LiteralBracket,
            "succeed[ing Ida",
            "succeed -LSB- ing Ida",
        );
    }
}
