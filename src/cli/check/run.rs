//! A check as it runs: file by file, then what no file needed.

use std::io;
use std::path::Path;
use std::sync::Arc;

use super::arguments::Arguments;
use super::report::{Checked, Report, Totals};
use super::source;
use crate::cli::config::print_problems;
use crate::cli::files::note_left_out;
use crate::cli::projects::{Projects, absolute};
use crate::cli::words::{from_here, print_error, shown};
use crate::project::{Accepted, Project};
use crate::rules::policy::Rules;
use crate::rules::program::unused_exception;
use crate::rules::{Code, Finding};
use crate::text::Text;

/// The state of a running check.
pub(super) struct Run<'a> {
    pub(super) arguments: &'a Arguments,
    pub(super) projects: &'a Arc<Projects>,
    pub(super) report: &'a mut dyn Report,
    pub(super) totals: &'a mut Totals,
}

impl Run<'_> {
    pub(super) fn file(&mut self, path: &Path) -> io::Result<()> {
        let place = match absolute(path) {
            Ok(place) => place,
            Err(error) => return self.unread(path, &error),
        };
        let project = self.projects.of(&place);
        if let Some(project) = &project {
            self.print_problems(project)?;
            if !project.is_understood() {
                return Ok(());
            }
        }
        let labels = self.projects.labels_in(project.as_deref());
        let rules = project
            .as_ref()
            .map_or_else(Rules::default, |project| project.rules_for(Some(&place)));
        match source::check(path, &labels, &rules) {
            Ok((text, judged)) => {
                if let Some(project) = project {
                    self.projects.use_exceptions(&project, judged.used);
                }
                self.totals.files += 1;
                self.checked(path, text, judged.findings.list)
            }
            Err(error) => self.unread(path, &error),
        }
    }

    /// Reports the findings that are severe enough.
    fn checked(&mut self, path: &Path, text: Text, findings: Vec<Finding>) -> io::Result<()> {
        let lowest = self.arguments.severity.severity();
        let findings = findings.into_iter();
        let checked = Checked {
            path,
            text,
            findings: findings
                .filter(|finding| finding.severity >= lowest)
                .collect(),
        };
        self.totals.add(&checked);
        self.report.file(&checked)
    }

    pub(super) fn unread(&mut self, path: &Path, error: &io::Error) -> io::Result<()> {
        self.totals.unread += 1;
        self.report.unread(path, error)?;
        print_error(&format!("cannot read {}: {error}", shown(path)));
        Ok(())
    }

    pub(super) fn left_out(&mut self, path: &Path) -> io::Result<()> {
        self.report.pause()?;
        note_left_out(path);
        Ok(())
    }

    /// Prints the problems in the settings of `project`, once.
    fn print_problems(&mut self, project: &Project) -> io::Result<()> {
        let Some(problem) = project.problems().next() else {
            return Ok(());
        };
        if !self.projects.begin_reporting(project) {
            return Ok(());
        }
        self.totals.unread += 1;
        let error = io::Error::other(problem.message.clone());
        self.report.unread(&from_here(project.path()), &error)?;
        print_problems(project);
        Ok(())
    }

    /// Reports the unused exceptions of projects that were checked in full.
    pub(super) fn unused_exceptions(&mut self) -> io::Result<()> {
        // A file that was not read may need them.
        if self.totals.unread > 0 {
            return Ok(());
        }
        let files = &self.arguments.files;
        let mut unused = self.projects.unused(&files.folders());
        unused.retain(|(project, places)| {
            !places.is_empty() && project.rules_for(None).is_on(Code::UnusedException)
        });
        if !unused.is_empty() && files.are_more_ignored(self.totals.files, self.projects) {
            return Ok(());
        }
        for (project, places) in unused {
            let rules = project.rules_for(None);
            let accepted = places
                .iter()
                .map(|place| &project.config().accepted[*place]);
            let finding = |accepted: &Accepted| {
                unused_exception::finding(accepted.span, accepted.rule, accepted.name.as_deref())
            };
            let findings = accepted.map(finding).collect();
            let text = project.text().clone();
            self.checked(&from_here(project.path()), text, rules.levelled(findings))?;
        }
        Ok(())
    }
}
