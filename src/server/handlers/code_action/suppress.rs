//! Quick fixes that take a finding as right: they stand behind those that change the text, are
//! never preferred, and carry the command that writes the project's settings.
//!
//! It is a command and no edit, so that what is accepted holds before the settings are saved.
//! Errors are offered to be accepted in one file and no further: a reader of the format goes wrong
//! there, whoever accepts it, and a rule that is off would hide the next broken tag as well. Who
//! means it all the same writes it into the settings.

use serde_json::json;

use super::settings_fix::SettingsFix;
use crate::model::Document;
use crate::project::Scope;
use crate::rules::policy::name_of;
use crate::rules::{Code, Finding, Severity};
use crate::server::handlers::execute_command::accept;

/// How much of a name stands in a title.
const LONGEST: usize = 40;

/// What accepts `finding`.
pub(crate) fn acceptances(document: &Document, finding: &Finding) -> Vec<SettingsFix> {
    let code = finding.code.as_str();
    let offers = offers(document, finding).into_iter();
    let fix = |(scope, title): (Scope, String)| SettingsFix {
        title,
        command: accept::ID,
        argument: json!({ "code": code, "scope": scope.as_str() }),
    };
    offers.map(fix).collect()
}

/// How far `finding` may be accepted, with what is said of it; the nearest first.
fn offers(document: &Document, finding: &Finding) -> Vec<(Scope, String)> {
    let code = finding.code;
    if matches!(
        code,
        Code::MoreFindings | Code::UnusedException | Code::NotUtf8
    ) {
        return Vec::new();
    }
    let name = name_of(document, finding).filter(|_| is_about_name(document, finding));
    let of_name = name.map(|name| {
        let name = shortened(&name);
        [
            (Scope::NameInFile, format!("Accept “{name}” in this file")),
            (Scope::Name, format!("Accept “{name}” in this project")),
        ]
    });
    let of_name = of_name.into_iter().flatten();
    let in_file = match of_name.clone().next() {
        Some(_) => format!("Accept `{code}` for every name in this file"),
        None => format!("Accept `{code}` in this file"),
    };
    let in_file = (Scope::File, in_file);
    if code.severity() == Severity::Error {
        let narrow = of_name.filter(|(scope, _)| *scope == Scope::NameInFile);
        return narrow.chain([in_file]).collect();
    }
    let in_project = (Scope::Project, format!("Turn `{code}` off in this project"));
    of_name.chain([in_file, in_project]).collect()
}

/// Whether what `finding` underlines is a name, or something that is told by its words as well.
fn is_about_name(document: &Document, finding: &Finding) -> bool {
    let tells = matches!(
        finding.code,
        Code::MissedMention
            | Code::SignatureUntagged
            | Code::TagsUnknown
            | Code::PortionMarkUnknown
            | Code::EncodingDamage
    );
    tells || document.mentions_in(finding.span).next().is_some()
}

fn shortened(name: &str) -> String {
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::policy::Rules;

    /// The titles of what is offered for the findings with `code`.
    fn titles(text: &str, code: Code) -> Vec<String> {
        let document = Document::new(text, 0);
        let found = Rules::default().judge(&document, &|| false).findings.list;
        let found = found.iter().filter(|finding| finding.code == code);
        let offers = found.flat_map(|finding| offers(&document, finding));
        offers.map(|(_, title)| title).collect()
    }

    #[test]
    fn names_files_and_projects() {
        assert_eq!(
            titles("[PER Ida  ] met [per Ada Bay  ] . \n", Code::LabelCase),
            [
                "Accept “Ada Bay” in this file",
                "Accept “Ada Bay” in this project",
                "Accept `label-case` for every name in this file",
                "Turn `label-case` off in this project",
            ]
        );
        assert_eq!(
            titles("[PER Ida  ] met\tAda . \n", Code::Whitespace),
            [
                "Accept `whitespace` in this file",
                "Turn `whitespace` off in this project",
            ]
        );
        let long = format!("[PER Ida  ] met [per {}x  ] . \n", "Ada ".repeat(30));
        let title = &titles(&long, Code::LabelCase)[0];
        assert_eq!(
            title,
            &format!("Accept “{}…” in this file", "Ada ".repeat(10))
        );
    }

    #[test]
    fn errors_are_accepted_in_a_file_at_most() {
        assert_eq!(
            titles("[PER Ida  ] met [PER Ada . \n", Code::UnclosedEntity),
            ["Accept `unclosed-entity` in this file"]
        );
    }
}
