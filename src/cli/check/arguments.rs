//! What `glossator check` is told.

use std::io::{self, IsTerminal as _};

use clap::ValueEnum;

use super::human::Paint;
use crate::cli::files::Files;
use crate::cli::labels::labels;
use crate::rules::Severity;
use crate::syntax::LabelSet;

/// Check files for mistakes in brackets, labels and cable structure.
///
/// In folders, only files that look annotated are checked: those ending with `.ner`, `.annotated`,
/// `.ann.txt`, `.bracket.txt` or `.ner.txt`, and those ending with `.txt`, `.html` or `.htm` that
/// hold entities or a cable. Hidden files are left out, and files that git ignores (in a git
/// repository) or that `.ignore` excludes, in folders above as well. Links to folders are not followed, and links to files only
/// within the folder. A file or folder named as PATH is always checked. The settings of a file are
/// in the nearest `glossator.toml` in its folder or above.
///
/// Exit code: 0 if there are no errors or warnings, 1 if there are some, 2 if something could not
/// be read or checked in full, such as the settings or a file that is not UTF-8.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Arguments {
    /// Format of the results
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(super) format: Format,

    /// The labels: a set (`conll4`, `ontonotes18`, `muc7`, `ace`), or labels as in `PER,ORG,LOC`
    /// [default: from `glossator.toml`, else recognised in each file]
    #[arg(long, value_name = "NAME|A,B,C", value_parser = labels)]
    pub(super) labels: Option<LabelSet>,

    /// Lowest severity to report. Findings below it do not affect the exit code
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t = Level::Hint)]
    pub(super) severity: Level,

    /// Use of colours. `auto`: on a terminal, unless `NO_COLOR` is set
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub(super) color: Color,

    #[command(flatten)]
    pub(super) files: Files,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people, with the lines of the findings
    Human,
    /// For programs, as one JSON object
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Level {
    Error,
    Warning,
    Information,
    Hint,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

impl Level {
    pub(super) fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Information => Severity::Information,
            Self::Hint => Severity::Hint,
        }
    }
}

impl Color {
    pub(super) fn paint(self) -> Paint {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = || std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let is_colored = match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => io::stdout().is_terminal() && !set("NO_COLOR") && !dumb(),
        };
        if is_colored {
            Paint::Colored
        } else {
            Paint::Plain
        }
    }
}
