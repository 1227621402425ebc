//! Fixes for blanks and line ends: `[PER Ada ]` ⇒ `[PER Ada  ]`.

use super::Fix;
use crate::edits::place::Place;
use crate::model::Document;
use crate::rules::spacing::token_style;
use crate::rules::{Code, Finding};
use crate::text::{Edit, Offset, Span};

/// So many lines, or mentions, are put right at once.
const MOST: usize = 10_000;

pub(crate) fn fixes(document: &Document, finding: &Finding) -> Vec<Fix> {
    let place = Place::new(document);
    let span = finding.span;
    let fix = match finding.code {
        Code::BracketSpacing => {
            let edit = Edit::new(span, format!("{}]", place.padding));
            Fix::new("Space it like the others", vec![edit]).safe()
        }
        Code::MixedDialect => Fix::new("Space all like most", spaced(place)).preferred(),
        Code::MissingSpaceOutsideEntity => {
            let at = if place.text(span) == "[" {
                span.start
            } else {
                span.start + 1
            };
            Fix::new("Insert a blank", vec![Edit::new(Span::empty(at), " ")]).safe()
        }
        Code::Whitespace => Fix::new("Format it", whitespace(place, finding)).safe(),
        Code::TokenStyle => Fix::new("Set the signs off", set_off(place, span.start)).preferred(),
        _ => return Vec::new(),
    };
    if fix.edits.is_empty() {
        return Vec::new();
    }
    vec![fix]
}

/// All mentions with the document's usual blanks before their `]`.
fn spaced(place: Place<'_>) -> Vec<Edit> {
    let mentions = place.document.mentions_from(Offset::default());
    let closings = mentions.map(|mention| Span::new(mention.name.end, mention.span.end));
    let wrong = closings.filter(|closing| closing.len() != place.padding.len() + 1);
    let edits = wrong.map(|closing| Edit::new(closing, format!("{}]", place.padding)));
    edits.take(MOST).collect()
}

fn whitespace(place: Place<'_>, finding: &Finding) -> Vec<Edit> {
    let text = place.document.text();
    let at = finding.span.start;
    if finding.message.starts_with("this line ends") {
        let crlf = place.text(Span::at(at, 2)) == "\r\n";
        let (old, new) = match text.byte(at) {
            Some(b'\r') if crlf => (2, "\n"),
            Some(b'\r') => (1, "\n"),
            _ => (1, "\r\n"),
        };
        return vec![Edit::new(Span::at(at, old), new)];
    }
    if finding.message.starts_with("no line break") {
        return vec![Edit::new(Span::empty(at), place.line_break(at))];
    }
    let line = text.line_at(at);
    let lines = if finding.message.ends_with("in most lines") {
        line..text.line_count().min(line + MOST)
    } else {
        line..line + 1
    };
    let ends_whole = |line: usize| line + 1 < text.line_count();
    lines
        .flat_map(|line| blanks_of_line(place, text.line_span(line), ends_whole(line)))
        .collect()
}

/// What puts the blanks of the line at `span` right.
fn blanks_of_line(place: Place<'_>, span: Span, ends: bool) -> Vec<Edit> {
    let line = place.text(span);
    if line.trim_matches(' ').is_empty() {
        return Vec::new();
    }
    let mut edits = Vec::new();
    let mut run: Option<(usize, usize)> = None;
    let is_blank = |c: char| matches!(c, ' ' | '\t' | '\u{a0}');
    for (at, c) in line.char_indices().chain([(line.len(), '.')]) {
        if at < line.len() && is_blank(c) {
            let start = run.map_or(at, |(start, _)| start);
            run = Some((start, at + c.len_utf8()));
            continue;
        }
        let Some((start, end)) = run.take() else {
            continue;
        };
        let blanks = &line[start..end];
        let padding = line[end..].starts_with(']') && blanks.trim_matches(' ').is_empty();
        if blanks != " " && !padding {
            edits.push(Edit::new(
                Span::new(span.start + start, span.start + end),
                " ",
            ));
        }
    }
    if ends && !line.ends_with(is_blank) {
        edits.push(Edit::new(Span::empty(span.end), " "));
    }
    edits
}

/// Blanks around the signs of the line of `at` that the tokeniser sets off.
fn set_off(place: Place<'_>, at: Offset) -> Vec<Edit> {
    let text = place.document.text();
    let line = text.line_span(text.line_at(at));
    let words = place.text(line);
    let glued = token_style::glued(&words);
    place.set_off(line.start, &glued)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{TOKENISED, check, check_in};
    use crate::rules::Code;

    #[test]
    fn blanks_of_brackets() {
        check(
            Code::BracketSpacing,
            "[PER Ida  ] [PER Ada ] [PER Ida  ]",
            "[PER Ida  ] [PER Ada  ] [PER Ida  ]",
        );
        check(
            Code::MixedDialect,
            "[PER A  ] [PER B  ] [PER C  ] [PER D  ] [PER E] [PER F] [PER G]",
            "[PER A  ] [PER B  ] [PER C  ] [PER D  ] [PER E  ] [PER F  ] [PER G  ]",
        );
        check_in(
            TOKENISED,
            Code::MissingSpaceOutsideEntity,
            "pre-[LOC Oru  ] talks . \n",
            "pre- [LOC Oru  ] talks . \n",
        );
        check_in(
            TOKENISED,
            Code::MissingSpaceOutsideEntity,
            "[LOC Oru  ][LOC Velm  ] . \n",
            "[LOC Oru  ] [LOC Velm  ] . \n",
        );
    }

    #[test]
    fn blanks_and_ends_of_lines() {
        check_in(
            TOKENISED,
            Code::Whitespace,
            "The\ttalks  ended\u{a0}. \n",
            "The talks ended . \n",
        );
        check_in(
            TOKENISED,
            Code::Whitespace,
            "The talks .\n",
            "The talks . \n",
        );
        check_in(
            TOKENISED,
            Code::Whitespace,
            "The talks . ",
            "The talks . \n",
        );
        check_in(
            TOKENISED,
            Code::Whitespace,
            "The talks . \r\n",
            "The talks . \n",
        );
        check_in(
            &format!("S E C R E T \n{TOKENISED}"),
            Code::TokenStyle,
            "The talks (so far), ended . \n",
            "The talks ( so far ) , ended . \n",
        );
    }
}
