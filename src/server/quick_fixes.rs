//! Quick fixes (LSP 3.17 `textDocument/codeAction`, kinds `quickfix` and
//! `source.fixAll.glossator`): what would settle the findings that the client shows.
//!
//! Findings are looked for only where the client says that it shows some of ours: it asks at
//! every move of the cursor. Behind the fixes stands what would accept the findings.

use std::collections::BTreeSet;

use tower_lsp::ls_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, Diagnostic, NumberOrString, Uri,
};

use super::abilities::Abilities;
use super::acceptances::acceptances;
use super::convert::{edits, to_lsp};
use super::projects::path_of;
use super::transport::Cancel;
use crate::features::fixes::{Fix, fix_all, fix_whole, fixes};
use crate::features::rules::Rules;
use crate::features::{Code, Finding};
use crate::model::Document;

/// The kind of the action that makes all safe fixes at once.
pub(super) const FIX_ALL: &str = "source.fixAll.glossator";

/// A document whose findings are to be settled, and for whom.
pub(super) struct Place<'a> {
    pub(super) uri: &'a Uri,
    pub(super) document: &'a Document,
    pub(super) abilities: &'a Abilities,
    pub(super) rules: &'a Rules,
    /// Whether findings can be accepted from here.
    pub(super) accepts: bool,
    pub(super) cancel: &'a Cancel,
}

impl Place<'_> {
    /// What would settle the findings that are shown as `shown`, each finding's fixes together.
    pub(super) fn quick_fixes(&self, shown: &[Diagnostic]) -> Vec<CodeActionOrCommand> {
        let ours: Vec<&Diagnostic> = shown.iter().filter(|shown| code(shown).is_some()).collect();
        if ours.is_empty() {
            return Vec::new();
        }
        let cancelled = || self.cancel.is_cancelled();
        let found = self
            .rules
            .left(self.document, &|_| true, &cancelled)
            .findings;
        let (mut actions, mut accepting) = (Vec::new(), Vec::new());
        for shown in ours {
            let finding = found
                .list
                .iter()
                .find(|finding| self.is_shown_as(finding, shown));
            let Some(finding) = finding else { continue };
            for fix in fixes(self.document, finding) {
                if fix.new_document.is_none() || self.new_file().is_some() {
                    actions.push(self.action(fix, CodeActionKind::QUICKFIX, Some(shown)));
                }
            }
            let alike = found.list.iter().filter(|other| other.code == finding.code);
            if alike.count() > 1
                && let Some(mut fix) = fix_all(self.document, finding.code, self.rules)
            {
                fix.preferred = false;
                actions.push(self.action(fix, CodeActionKind::QUICKFIX, Some(shown)));
            }
            if self.accepts {
                accepting.extend(acceptances(self, finding, shown));
            }
        }
        // Findings of one rule are accepted in a file, or about a name, all at once.
        let mut titles = BTreeSet::new();
        accepting.retain(|action| titles.insert(title(action).to_owned()));
        actions.extend(accepting);
        actions
    }

    /// A file beside that of the document which does not exist: `a-2.ner` beside `a.ner`. `None`
    /// where the client creates none.
    fn new_file(&self) -> Option<Uri> {
        const MOST: usize = 99;
        let path = path_of(self.uri).filter(|_| self.abilities.begins_files())?;
        let name = path.file_name()?.to_str()?;
        let (stem, ending) = name.split_at(name.find('.').unwrap_or(name.len()));
        let mut beside =
            (2..=MOST).map(|number| path.with_file_name(format!("{stem}-{number}{ending}")));
        let free = beside.find(|path| path.symlink_metadata().is_err())?;
        Uri::from_file_path(free)
    }

    /// All safe fixes at once.
    pub(super) fn fix_all(&self) -> Option<CodeActionOrCommand> {
        let fix = fix_whole(self.document, self.rules)?;
        Some(self.action(fix, CodeActionKind::from(FIX_ALL), None))
    }

    fn is_shown_as(&self, finding: &Finding, shown: &Diagnostic) -> bool {
        let range = to_lsp::range(self.document.text(), finding.span, self.abilities.encoding);
        code(shown) == Some(finding.code) && range == shown.range
    }

    fn action(
        &self,
        fix: Fix,
        kind: CodeActionKind,
        shown: Option<&Diagnostic>,
    ) -> CodeActionOrCommand {
        let mut edit = edits::workspace_edit(self.uri, self.document, &fix.edits, self.abilities);
        if let Some((text, new)) = fix.new_document.zip(self.new_file()) {
            edit = edits::with_new_file(edit, &new, &text);
        }
        CodeActionOrCommand::CodeAction(CodeAction {
            title: fix.title,
            kind: Some(kind),
            diagnostics: shown.map(|shown| vec![shown.clone()]),
            is_preferred: fix.preferred.then_some(true),
            edit: Some(edit),
            ..CodeAction::default()
        })
    }
}

fn title(action: &CodeActionOrCommand) -> &str {
    match action {
        CodeActionOrCommand::CodeAction(action) => &action.title,
        CodeActionOrCommand::Command(command) => &command.title,
    }
}

/// The code of a diagnostic, if it is one of ours.
fn code(shown: &Diagnostic) -> Option<Code> {
    match &shown.code {
        Some(NumberOrString::String(word)) => Code::of(word),
        _ => None,
    }
}
