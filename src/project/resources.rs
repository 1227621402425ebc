//! What settings name beside themselves: gazetteers and guidelines, read from their files.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::config::Config;
use super::files;
use super::pattern::Pattern;
use super::problem::{MOST_PROBLEMS, Problem, told};
use super::stamp::Stamp;
use crate::model::suggest::nearest_label;
use crate::model::{Gazetteer, Guide, LabelChoice};
use crate::text::Span;

/// The most bytes of all gazetteers of a project together.
pub(super) const MOST_NAMES: u64 = 50 << 20;
/// The most bytes of guidelines.
const MOST_GUIDELINES: u64 = 1 << 20;

/// What the files hold that settings name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resources {
    /// What is said of labels.
    pub guide: Guide,
    /// Names that are known beforehand.
    pub names: Arc<Gazetteer>,
    /// What could not be read, placed where the settings name it.
    pub problems: Vec<Problem>,
    /// The files of the names.
    gazetteers: Vec<PathBuf>,
    /// The files and folders that were looked at, as they were then.
    seen: Vec<(PathBuf, Stamp)>,
}

/// How much may still be looked at.
struct Left {
    bytes: u64,
    entries: usize,
}

impl Resources {
    /// What `config` itself says: no file is looked at.
    pub(super) fn without_files(config: &Config) -> Self {
        Self {
            guide: Guide::new(config.notes.clone()),
            ..Self::default()
        }
    }

    /// Reads the files in `folder` that `config` names.
    pub(super) fn read(config: &Config, folder: &Path) -> Self {
        let mut resources = Self::without_files(config);
        if let Some((path, place)) = &config.guidelines {
            resources.read_guidelines(&folder.join(path), folder, path, *place);
        }
        let mut left = Left {
            bytes: MOST_NAMES,
            entries: files::MOST_ENTRIES,
        };
        for (pattern, place) in &config.gazetteers {
            // More would not be told, and what they hold not be used.
            if resources.problems.len() > MOST_PROBLEMS {
                break;
            }
            resources.read_gazetteers(pattern, folder, *place, &mut left);
        }
        Arc::make_mut(&mut resources.names).sort();
        resources.check_labels(config);
        resources.problems = told(resources.problems);
        resources
    }

    /// Whether one of the files has changed since.
    pub(super) fn are_stale(&self) -> bool {
        let changed = |(path, stamp): &(PathBuf, Stamp)| Stamp::of(path) != *stamp;
        self.seen.iter().any(changed)
    }

    /// The files of the gazetteers, in the order in which they were read.
    pub fn gazetteers(&self) -> &[PathBuf] {
        &self.gazetteers
    }

    fn read_guidelines(&mut self, path: &Path, folder: &Path, name: &str, place: Span) {
        self.saw(path);
        match files::read(path, folder, MOST_GUIDELINES) {
            Ok(text) => self.guide = std::mem::take(&mut self.guide).with_guidelines(&text),
            Err(error) => self.complain(place, format!("cannot read {name}: {error}")),
        }
    }

    fn read_gazetteers(&mut self, pattern: &Pattern, folder: &Path, place: Span, left: &mut Left) {
        let found = match files::matching(folder, pattern, &mut left.entries) {
            Ok(found) => found,
            Err(error) => {
                let pattern = pattern.as_str();
                let message = format!("cannot look for files by “{pattern}”: {error}");
                return self.complain(place, message);
            }
        };
        if found.is_empty() {
            self.complain(place, "there is no such file");
        }
        for path in found {
            self.gazetteers.push(path.clone());
            let inside = path.strip_prefix(folder).unwrap_or(&path);
            let name = inside.display().to_string();
            self.saw(&path);
            self.saw(path.parent().unwrap_or(folder));
            match files::read(&path, folder, left.bytes) {
                Ok(text) => {
                    left.bytes = left.bytes.saturating_sub(text.len() as u64);
                    if let Err(odd) = Arc::make_mut(&mut self.names).add(&text) {
                        self.complain(place, format!("{name}:{}: {}", odd.line, odd.message));
                    }
                }
                Err(error) => self.complain(place, format!("cannot read {name}: {error}")),
            }
        }
    }

    /// Complains of labels of the gazetteers that the settings do not know.
    fn check_labels(&mut self, config: &Config) {
        let LabelChoice::Given(set) = &config.labels else {
            return;
        };
        let place = config
            .gazetteers
            .first()
            .map_or(Span::default(), |(_, place)| *place);
        let labels = self.names.labels();
        let unknown = labels.filter(|label| set.id(label.as_bytes()).is_none());
        let complaints = unknown.map(|label| {
            let meant = nearest_label(label, set);
            let hint = meant.map_or(String::new(), |meant| format!("; did you mean `{meant}`?"));
            let set = set.name();
            let message =
                format!("gazetteers use `{label}`, which is not in label set `{set}`{hint}");
            Problem::new(place, message)
        });
        let complaints: Vec<_> = complaints.take(MOST_PROBLEMS + 1).collect();
        self.problems.extend(complaints);
    }

    fn complain(&mut self, place: Span, message: impl Into<String>) {
        self.problems.push(Problem::new(place, message));
    }

    fn saw(&mut self, path: &Path) {
        if self.seen.last().is_none_or(|(last, _)| last != path) {
            self.seen.push((path.to_owned(), Stamp::of(path)));
        }
    }
}
