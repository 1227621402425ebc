//! Quick fixes (LSP 3.17 `textDocument/codeAction`, kinds `quickfix` and
//! `source.fixAll.glossator`): what would settle the findings that the client shows.
//!
//! Findings are looked for only where the client says that it shows some of ours: it asks at
//! every move of the cursor. Behind the fixes of the text stand those of the
//! project's settings.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tower_lsp::ls_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, Command, Diagnostic, NumberOrString, Uri,
};

use super::abilities::Abilities;
use super::acceptances::acceptances;
use super::convert::{edits, to_lsp};
use super::label_fixes::label_fixes;
use super::projects::{Writable, path_of};
use super::transport::Cancel;
use crate::features::fixes::{Fix, fix_all, fix_whole, fixes};
use crate::features::rules::Rules;
use crate::features::{Code, Finding};
use crate::model::Document;

/// The kind of a quick fix that changes the text or its lines, or is about layout: for a person to
/// choose by name, never the one that is meant without a word.
const OF_SOURCE: CodeActionKind = CodeActionKind::new("quickfix.glossator.source");

/// The kind of the action that makes all safe fixes at once.
pub(super) const FIX_ALL: &str = "source.fixAll.glossator";

/// What settles a finding by a change of the project's settings.
pub(super) struct SettingsFix {
    pub(super) title: String,
    pub(super) command: &'static str,
    /// What the command is told beside the place of the finding.
    pub(super) argument: Value,
}

/// A document whose findings are to be settled, and for whom.
pub(super) struct Place<'a> {
    pub(super) uri: &'a Uri,
    pub(super) document: &'a Document,
    pub(super) abilities: &'a Abilities,
    pub(super) rules: &'a Rules,
    /// What can be written into the project's settings.
    pub(super) writable: Option<Writable>,
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
        let mut actions = Vec::new();
        let (mut settings, mut accepting) = (Vec::new(), Vec::new());
        for shown in ours {
            let finding = found
                .list
                .iter()
                .find(|finding| self.is_shown_as(finding, shown));
            let Some(finding) = finding else { continue };
            let own = fixes(self.document, finding);
            // Settling the others and not this one is not what is meant here.
            let safe = own.iter().any(|fix| fix.safe);
            for fix in own {
                if fix.new_document.is_none() || self.new_file().is_some() {
                    actions.push(self.action(fix, Some(shown)));
                }
            }
            let alike = found.list.iter().filter(|other| other.code == finding.code);
            if safe
                && alike.count() > 1
                && let Some(mut fix) = fix_all(self.document, finding.code, self.rules)
            {
                fix.preferred = false;
                actions.push(self.action(fix, Some(shown)));
            }
            if let Some(writable) = self.writable {
                let labels = label_fixes(self.document, finding, writable).into_iter();
                let accepted = acceptances(self.document, finding).into_iter();
                settings.extend(labels.map(|fix| self.command(fix, shown)));
                accepting.extend(accepted.map(|fix| self.command(fix, shown)));
            }
        }
        // Findings of one rule are accepted in a file, or about a name, all at once.
        let mut titles = BTreeSet::new();
        settings.extend(accepting);
        settings.retain(|action| titles.insert(action.title.clone()));
        actions.extend(settings.into_iter().map(CodeActionOrCommand::CodeAction));
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
        Some(self.action(fix, None))
    }

    fn is_shown_as(&self, finding: &Finding, shown: &Diagnostic) -> bool {
        let range = to_lsp::range(self.document.text(), finding.span, self.abilities.encoding);
        code(shown) == Some(finding.code) && range == shown.range
    }

    /// The action that changes the project's settings as `fix` says.
    fn command(&self, fix: SettingsFix, shown: &Diagnostic) -> CodeAction {
        let mut argument = fix.argument;
        argument["uri"] = json!(self.uri);
        argument["position"] = json!(shown.range.start);
        argument["tell"] = json!(true);
        let command = Command::new(
            fix.title.clone(),
            fix.command.to_owned(),
            Some(vec![argument]),
        );
        CodeAction {
            title: fix.title,
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![shown.clone()]),
            command: Some(command),
            ..CodeAction::default()
        }
    }

    /// The action for `fix` of what is shown as `shown`, or of all there is.
    fn action(&self, fix: Fix, shown: Option<&Diagnostic>) -> CodeActionOrCommand {
        let kind = match shown {
            None => CodeActionKind::new(FIX_ALL),
            Some(_) if fix.is_annotation() => CodeActionKind::QUICKFIX,
            Some(_) => OF_SOURCE,
        };
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

/// The code of a diagnostic, if it is one of ours.
fn code(shown: &Diagnostic) -> Option<Code> {
    match &shown.code {
        Some(NumberOrString::String(word)) => Code::of(word),
        _ => None,
    }
}
