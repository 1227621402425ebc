//! Quick fixes (LSP 3.17 `textDocument/codeAction`, kinds `quickfix` and
//! `source.fixAll.glossator`): what would settle the findings that the client shows.
//!
//! Findings are looked for only where the client says that it shows some of ours: it asks at
//! every move of the cursor. Behind the fixes of the text stand those of the
//! project's settings.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tower_lsp::ls_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, Command, Diagnostic, NumberOrString, Range,
    Uri,
};

use crate::model::Document;
use crate::rules::fixes::{Fix, fix_all, fix_whole, fixes};
use crate::rules::policy::Rules;
use crate::rules::{Code, Finding};
use crate::server::convert::{edits, to_lsp};
use crate::server::handlers::code_action::add_label::label_fixes;
use crate::server::handlers::code_action::suppress::acceptances;
use crate::server::session::client::capabilities::ClientCapabilities;
use crate::server::session::projects::{Writable, path_of};
use crate::server::transport::Cancel;

/// The kind of a quick fix that changes the text or its lines, or is about layout: for a person to
/// choose by name, never the one that is meant without a word.
const OF_SOURCE: CodeActionKind = CodeActionKind::new("quickfix.glossator.source");

/// The kind of the action that makes all safe fixes at once.
pub(crate) const FIX_ALL: &str = "source.fixAll.glossator";

/// The most findings of which fixes are offered at once: more, nobody reads.
const MOST: usize = 16;

/// What settles a finding by a change of the project's settings.
pub(crate) struct SettingsFix {
    pub(crate) title: String,
    pub(crate) command: &'static str,
    /// What the command is told beside the place of the finding.
    pub(crate) argument: Value,
}

/// A document whose findings are to be settled, and for whom.
pub(crate) struct Place<'a> {
    pub(crate) uri: &'a Uri,
    pub(crate) document: &'a Document,
    pub(crate) capabilities: &'a ClientCapabilities,
    pub(crate) rules: &'a Rules,
    /// What can be written into the project's settings.
    pub(crate) writable: Option<Writable>,
    pub(crate) cancel: &'a Cancel,
}

/// The quick fixes for what a client shows.
#[derive(Default)]
pub(crate) struct Offered {
    /// Of findings where the cursor is.
    pub(crate) here: Vec<CodeActionOrCommand>,
    /// Of others, which say where they are and are never preferred.
    pub(crate) elsewhere: Vec<CodeActionOrCommand>,
}

/// What was offered so far of one request.
#[derive(Default)]
struct Offers {
    /// The fixes, none of which does the same as another one.
    fixes: Vec<Fix>,
    /// The titles of what changes the settings.
    settings: BTreeSet<String>,
    /// The codes of which all findings can be settled at once, with what does so.
    whole: Vec<(Code, Option<Fix>)>,
}

impl Place<'_> {
    /// What would settle the findings that are shown as `shown`, each finding's fixes together,
    /// for a cursor or selection at `range`.
    pub(crate) fn quick_fixes(&self, range: Range, shown: &[Diagnostic]) -> Offered {
        let is_here = |shown: &&Diagnostic| touches(shown.range, range);
        let ours = shown.iter().filter(|shown| code(shown).is_some());
        let (here, elsewhere): (Vec<_>, Vec<_>) = ours.partition(is_here);
        let mut offered = Offered::default();
        if here.is_empty() && elsewhere.is_empty() {
            return offered;
        }
        let cancelled = || self.cancel.is_cancelled();
        let codes: BTreeSet<Code> = shown.iter().filter_map(code).collect();
        let wanted = |code: Code| codes.contains(&code);
        let left = self.rules.left(self.document, &wanted, &cancelled);
        let found = left.findings.list;
        let mut offers = Offers::default();
        let room = MOST.saturating_sub(here.len());
        offered.here = self.of(here.into_iter().take(MOST), &found, &mut offers);
        offered.elsewhere = self.of(elsewhere.into_iter().take(room), &found, &mut offers);
        for action in &mut offered.elsewhere {
            set_apart(action, range);
        }
        offered
    }

    /// What settles what is `shown` of `found` and does what none of `offers` does; what changes
    /// the settings last.
    fn of<'s>(
        &self,
        shown: impl Iterator<Item = &'s Diagnostic>,
        found: &[Finding],
        offers: &mut Offers,
    ) -> Vec<CodeActionOrCommand> {
        let mut actions = Vec::new();
        let (mut settings, mut accepting) = (Vec::new(), Vec::new());
        for shown in shown {
            let finding = found
                .iter()
                .find(|finding| self.is_shown_as(finding, shown));
            let Some(finding) = finding else { continue };
            let own = fixes(self.document, finding);
            // Settling the others and not this one is not what is meant here.
            let safe = own.iter().any(|fix| fix.safe);
            let whole = safe.then(|| self.whole(finding.code, found, offers));
            for fix in own.into_iter().chain(whole.flatten()) {
                let possible = fix.new_document.is_none() || self.new_file().is_some();
                if possible && !offers.fixes.iter().any(|known| known.does_the_same(&fix)) {
                    actions.push(self.action(fix.clone(), Some(shown)));
                    offers.fixes.push(fix);
                }
            }
            if let Some(writable) = self.writable {
                let labels = label_fixes(self.document, finding, writable).into_iter();
                let accepted = acceptances(self.document, finding).into_iter();
                settings.extend(labels.map(|fix| self.command(fix, shown)));
                accepting.extend(accepted.map(|fix| self.command(fix, shown)));
            }
        }
        // Findings of one rule are accepted in a file, or about a name, all at once.
        settings.extend(accepting);
        settings.retain(|action| offers.settings.insert(action.title.clone()));
        actions.extend(settings.into_iter().map(CodeActionOrCommand::CodeAction));
        actions
    }

    /// What settles all findings of `code`, where there are several of `found`.
    fn whole(&self, code: Code, found: &[Finding], offers: &mut Offers) -> Option<Fix> {
        if let Some((_, fix)) = offers.whole.iter().find(|(known, _)| *known == code) {
            return fix.clone();
        }
        let alike = found.iter().filter(|other| other.code == code);
        let several = alike.count() > 1;
        let fix = several.then(|| fix_all(self.document, code, self.rules));
        let fix = fix.flatten().map(|fix| Fix {
            preferred: false,
            ..fix
        });
        offers.whole.push((code, fix.clone()));
        fix
    }

    /// A file beside that of the document which does not exist: `a-2.ner` beside `a.ner`. `None`
    /// where the client creates none.
    fn new_file(&self) -> Option<Uri> {
        const MOST: usize = 99;
        let path = path_of(self.uri).filter(|_| self.capabilities.begins_files())?;
        let name = path.file_name()?.to_str()?;
        let (stem, ending) = name.split_at(name.find('.').unwrap_or(name.len()));
        let mut beside =
            (2..=MOST).map(|number| path.with_file_name(format!("{stem}-{number}{ending}")));
        let free = beside.find(|path| path.symlink_metadata().is_err())?;
        Uri::from_file_path(free)
    }

    /// All safe fixes at once.
    pub(crate) fn fix_all(&self) -> Option<CodeActionOrCommand> {
        let fix = fix_whole(self.document, self.rules)?;
        Some(self.action(fix, None))
    }

    fn is_shown_as(&self, finding: &Finding, shown: &Diagnostic) -> bool {
        let range = || {
            to_lsp::range(
                self.document.text(),
                finding.span,
                self.capabilities.encoding,
            )
        };
        code(shown) == Some(finding.code) && range() == shown.range
    }

    /// The action that changes the project's settings as `fix` says.
    fn command(&self, fix: SettingsFix, shown: &Diagnostic) -> CodeAction {
        let mut argument = fix.argument;
        argument["uri"] = json!(self.uri);
        argument["position"] = json!(shown.range.start);
        argument["notify"] = json!(true);
        let title = to_lsp::message(&fix.title);
        let command = Command::new(title.clone(), fix.command.to_owned(), Some(vec![argument]));
        CodeAction {
            title,
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
        let mut edit =
            edits::workspace_edit(self.uri, self.document, &fix.edits, self.capabilities);
        if let Some((text, new)) = fix.new_document.zip(self.new_file()) {
            edit = edits::with_new_file(edit, &new, &text);
        }
        CodeActionOrCommand::CodeAction(CodeAction {
            title: to_lsp::message(&fix.title),
            kind: Some(kind),
            diagnostics: shown.map(|shown| vec![shown.clone()]),
            is_preferred: fix.preferred.then_some(true),
            edit: Some(edit),
            ..CodeAction::default()
        })
    }
}

/// Whether `shown` holds, overlaps or borders on `range`.
fn touches(shown: Range, range: Range) -> bool {
    shown.start <= range.end && range.start <= shown.end
}

/// Has `action`, of a finding that is not at `range`, say where that is and not be taken for what
/// is meant at `range`.
fn set_apart(action: &mut CodeActionOrCommand, range: Range) {
    let CodeActionOrCommand::CodeAction(action) = action else {
        return;
    };
    action.is_preferred = None;
    // What changes the settings names what it is about.
    if action.edit.is_none() {
        return;
    }
    let shown = action.diagnostics.as_ref().and_then(|shown| shown.first());
    let Some(start) = shown.map(|shown| shown.range.start) else {
        return;
    };
    let (line, column) = (start.line + 1, start.character + 1);
    let place = if start.line == range.start.line {
        format!(" at column {column}")
    } else {
        format!(" in line {line}, at column {column}")
    };
    action.title.push_str(&place);
}

/// The code of a diagnostic, if it is one of ours.
fn code(shown: &Diagnostic) -> Option<Code> {
    match &shown.code {
        Some(NumberOrString::String(word)) => Code::of(word),
        _ => None,
    }
}
