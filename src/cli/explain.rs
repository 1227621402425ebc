//! `glossator explain`: the meaning of a code, its remedy, and its exceptions, in the words of the
//! page that editors link to.

use std::process::ExitCode;

use strsim::osa_distance;

use super::words::{print, print_error};
use crate::rules::Code;

/// The page about all codes, with a section `### code` for each.
const PAGE: &str = include_str!("../rules/README.md");

/// Explain the code of a finding: its meaning, an example, and the remedy.
///
/// Without a code, list all codes with their severities and one line about each.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The code shown with a finding, such as `unclosed-entity`
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> ExitCode {
    let text = match &arguments.code {
        None => list(),
        Some(word) => match explained(word) {
            Ok(text) => text,
            Err(message) => {
                print_error(&message);
                return ExitCode::from(2);
            }
        },
    };
    print(&text)
}

/// All codes, a line each.
fn list() -> String {
    let longest = Code::ALL.iter().map(|code| code.as_str().len()).max();
    let width = longest.unwrap_or_default();
    let lines = Code::ALL.iter().map(|code| {
        let severity = code.severity().as_str();
        let off = if code.is_on_by_default() {
            ""
        } else {
            " (off by default)"
        };
        let summary = code.summary().replace('`', "");
        format!("{:width$}  {severity:11}  {summary}{off}\n", code.as_str())
    });
    lines.collect()
}

/// The section about the code spelt `word`.
///
/// # Errors
/// A message if there is no such code.
fn explained(word: &str) -> Result<String, String> {
    let word = word.trim().to_ascii_lowercase();
    let Some(code) = Code::of(&word) else {
        let nearest = nearest(&word);
        let hint = nearest.map(|code| format!("; did you mean `{code}`?"));
        let hint = hint.unwrap_or_else(|| "; `glossator explain` lists all codes".to_owned());
        return Err(format!("there is no code `{word}`{hint}"));
    };
    section(code).ok_or_else(|| format!("nothing is written about `{code}`"))
}

/// The section of the page about `code`, with the code as its first line; `None` if the page lacks
/// it.
fn section(code: Code) -> Option<String> {
    let heading = format!("\n### {code}\n");
    let (_, rest) = PAGE.split_once(heading.as_str())?;
    let end = ["\n### ", "\n## "]
        .iter()
        .filter_map(|next| rest.find(next));
    let body = rest[..end.min().unwrap_or(rest.len())].trim_end();
    Some(format!("{code}\n\n{body}\n"))
}

/// The code nearest to `word`: a few letters differ, or `word` is a part of it.
fn nearest(word: &str) -> Option<Code> {
    let slips = |code: &Code| osa_distance(word, code.as_str());
    let nearest = Code::ALL.iter().copied().min_by_key(slips)?;
    if slips(&nearest) <= 1 + word.len() / 5 {
        return Some(nearest);
    }
    let is_part = |code: &&Code| word.len() > 3 && code.as_str().contains(word);
    Code::ALL.iter().find(is_part).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_explained_in_full() {
        for code in Code::ALL {
            let text = section(*code).unwrap();
            let body = text.lines().nth(2).unwrap();
            let severity = code.severity().as_str();
            let capital = severity[..1].to_uppercase() + &severity[1..];
            assert!(body.starts_with(&capital), "{code}: {body}");
            let state = if code.is_on_by_default() {
                "on by default"
            } else {
                "off by default"
            };
            assert!(body.contains(state), "{code}: {body}");
            assert!(text.contains("\n    "), "{code} has no example");
            assert!(text.contains("\nRemedy: "), "{code} has no remedy");
        }
    }

    #[test]
    fn the_page_explains_nothing_else() {
        let headings = PAGE.lines().filter_map(|line| line.strip_prefix("### "));
        assert!(headings.clone().all(|heading| Code::of(heading).is_some()));
        assert_eq!(headings.count(), Code::ALL.len());
    }

    #[test]
    fn a_slip_of_the_hand_is_forgiven() {
        assert!(explained("Unclosed-Entity").is_ok());
        assert_eq!(nearest("unclosd-entity"), Some(Code::UnclosedEntity));
        assert_eq!(nearest("dialect"), Some(Code::MixedDialect));
        assert_eq!(nearest("qqq"), None);
        let message = explained("mised-mention").unwrap_err();
        assert!(
            message.ends_with("did you mean `missed-mention`?"),
            "{message}"
        );
    }
}
