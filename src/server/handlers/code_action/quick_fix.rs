//! Quick fixes (LSP 3.17 `textDocument/codeAction`, kinds `quickfix` and
//! `source.fixAll.glossator`): what would settle the findings that the client shows.
//!
//! Findings are looked for only where the client says that it shows some of ours: it asks at
//! every move of the cursor. Behind the fixes of the text stand those of the
//! project's settings.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::json;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{CodeAction, Diagnostic, Range, Uri};

use super::add_label::label_fixes;
use super::kinds::{FIX_ALL, OF_SOURCE, QUICK_FIX};
use super::settings_fix::SettingsFix;
use super::suppress::acceptances;
use crate::rules::fixes::{Fix, fix_all_of, fix_whole_of, fixes};
use crate::rules::{Code, Finding};
use crate::server::convert::diagnostics::code;
use crate::server::convert::{code_actions, edits};
use crate::server::respond::Context;
use crate::server::session::findings::{Found, Part};
use crate::server::session::projects::{NewSettings, Writable, path_of};

/// The most findings of which fixes are offered at once: more, nobody reads.
const MAX_FINDINGS: usize = 16;

/// A document whose findings are to be fixed.
pub(super) struct Fixes<'a> {
    context: &'a Context,
    /// What can be written into the project's settings.
    writable: Option<Writable>,
}

/// The quick fixes for what a client shows.
#[derive(Default)]
pub(crate) struct Offered {
    /// Of findings where the cursor is.
    pub(crate) here: Vec<CodeAction>,
    /// Of others, which say where they are and are never preferred.
    pub(crate) elsewhere: Vec<CodeAction>,
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

impl<'a> Fixes<'a> {
    /// Of the document in `context`.
    pub(super) fn new(context: &'a Context) -> Self {
        let capabilities = &context.capabilities;
        let projects = context.server.projects();
        let begins = if capabilities.begins_files() {
            NewSettings::Possible
        } else {
            NewSettings::Impossible
        };
        let writable = projects.writable(&context.uri, begins);
        let writable = writable.filter(|_| capabilities.apply_edit);
        Self { context, writable }
    }

    /// What would settle the findings that are shown as `shown`, each finding's fixes together,
    /// for a cursor or selection at `range`.
    pub(super) fn of_shown(&self, range: Range, shown: &[Diagnostic]) -> Result<Offered> {
        let is_here = |shown: &&Diagnostic| touches(shown.range, range);
        let ours = shown.iter().filter(|shown| code(shown).is_some());
        let (here, elsewhere): (Vec<_>, Vec<_>) = ours.partition(is_here);
        let mut offered = Offered::default();
        if here.is_empty() && elsewhere.is_empty() {
            return Ok(offered);
        }
        let found = self.context.findings(&self.context.cancel)?;
        let mut offers = Offers::default();
        let room = MAX_FINDINGS.saturating_sub(here.len());
        offered.here = self.of(here.into_iter().take(MAX_FINDINGS), &found, &mut offers);
        offered.elsewhere = self.of(elsewhere.into_iter().take(room), &found, &mut offers);
        let elsewhere = offered.elsewhere.into_iter();
        offered.elsewhere = elsewhere
            .map(|action| code_actions::set_apart(action, range))
            .collect();
        Ok(offered)
    }

    /// What settles what is `shown` of `found` and does what none of `offers` does; what changes
    /// the settings last.
    fn of<'s>(
        &self,
        shown: impl Iterator<Item = &'s Diagnostic>,
        found: &Found,
        offers: &mut Offers,
    ) -> Vec<CodeAction> {
        let document = &self.context.document;
        let mut actions = Vec::new();
        let (mut settings, mut accepting) = (Vec::new(), Vec::new());
        for shown in shown {
            let Some(finding) = self.finding(found, shown) else {
                continue;
            };
            let own = fixes(document, &finding);
            // Settling the others and not this one is not what is meant here.
            let safe = own.iter().any(|fix| fix.safe);
            let whole = safe.then(|| self.whole(finding.code, found, offers));
            for fix in own.into_iter().chain(whole.flatten()) {
                let possible = fix.new_document.is_none() || self.new_file().is_some();
                if possible && !offers.fixes.iter().any(|known| known.does_the_same(&fix)) {
                    actions.push(self.action(&fix, Some(shown)));
                    offers.fixes.push(fix);
                }
            }
            if let Some(writable) = self.writable {
                let labels = label_fixes(document, &finding, writable).into_iter();
                let accepted = acceptances(document, &finding).into_iter();
                settings.extend(labels.map(|fix| self.command(fix, shown)));
                accepting.extend(accepted.map(|fix| self.command(fix, shown)));
            }
        }
        // Findings of one rule are accepted in a file, or about a name, all at once.
        settings.extend(accepting);
        settings.retain(|action| offers.settings.insert(action.title.clone()));
        actions.extend(settings);
        actions
    }

    /// The finding of `found` that is shown as `shown`.
    fn finding(&self, found: &Found, shown: &Diagnostic) -> Option<Finding> {
        let span = self.context.span(shown.range).ok()?;
        let alike = self.alike(found, code(shown)?);
        let finding = alike.iter().find(|finding| finding.span == span)?;
        // A column beyond its line's end is not where it was shown.
        (self.context.range(span) == shown.range).then(|| finding.clone())
    }

    fn alike(&self, found: &Found, code: Code) -> Arc<[Finding]> {
        let (document, cancel) = (&self.context.document, &self.context.cancel);
        found.part(Part::Code(code), document, &|| cancel.is_cancelled())
    }

    /// What settles all findings of `code`, where there are several of `found`.
    fn whole(&self, code: Code, found: &Found, offers: &mut Offers) -> Option<Fix> {
        if let Some((_, fix)) = offers.whole.iter().find(|(known, _)| *known == code) {
            return fix.clone();
        }
        let alike = self.alike(found, code);
        let several = alike.len() > 1;
        let fix = several.then(|| fix_all_of(&self.context.document, code, &alike));
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
        let path =
            path_of(&self.context.uri).filter(|_| self.context.capabilities.begins_files())?;
        let name = path.file_name()?.to_str()?;
        let (stem, ending) = name.split_at(name.find('.').unwrap_or(name.len()));
        let mut beside =
            (2..=MOST).map(|number| path.with_file_name(format!("{stem}-{number}{ending}")));
        let free = beside.find(|path| path.symlink_metadata().is_err())?;
        Uri::from_file_path(free)
    }

    /// All safe fixes at once.
    pub(super) fn of_all(&self) -> Result<Option<CodeAction>> {
        let (document, cancel) = (&self.context.document, &self.context.cancel);
        let found = self.context.findings(cancel)?;
        let found = found.part(Part::Annotation, document, &|| cancel.is_cancelled());
        let fix = fix_whole_of(document, &found);
        Ok(fix.map(|fix| self.action(&fix, None)))
    }

    /// The action that changes the project's settings as `fix` says.
    fn command(&self, fix: SettingsFix, shown: &Diagnostic) -> CodeAction {
        let mut argument = fix.argument;
        argument["uri"] = json!(self.context.uri);
        argument["position"] = json!(shown.range.start);
        argument["notify"] = json!(true);
        code_actions::fix_by_command(&fix.title, fix.command, argument, shown)
    }

    /// The action for `fix` of what is shown as `shown`, or of all there is.
    fn action(&self, fix: &Fix, shown: Option<&Diagnostic>) -> CodeAction {
        let kind = match shown {
            None => FIX_ALL,
            Some(_) if fix.is_annotation() => QUICK_FIX,
            Some(_) => OF_SOURCE,
        };
        let mut edit = edits::workspace_edit(
            &self.context.uri,
            &self.context.document,
            &fix.edits,
            &self.context.capabilities,
        );
        if let Some((text, new)) = fix.new_document.as_deref().zip(self.new_file()) {
            edit = edits::with_new_file(edit, &new, text);
        }
        code_actions::fix(fix, kind, edit, shown)
    }
}

/// Whether `shown` holds, overlaps or borders on `range`.
fn touches(shown: Range, range: Range) -> bool {
    shown.start <= range.end && range.start <= shown.end
}
