//! `glossator.accept`: writes into the project's settings that a finding is right as it is.
//!
//! The argument is `{ uri, code, position, scope, reason?, notify? }`: which finding, and whether the
//! like is accepted about the same name (`name`), about it in this file alone (`name-in-file`), in
//! the file (`file`) or everywhere (`project`).
//! The client makes the edit; it holds from then on, and stays if the user saves the file. With
//! `notify` the user is shown what came of it: of a command in a menu no editor tells.

use serde::Deserialize;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{ExecuteCommandParams, Position, Uri};

use super::outcome::Outcome;
use crate::project::{Acceptance, Scope, accepting};
use crate::rules::Code;
use crate::rules::policy::name_of;
use crate::server::Server;
use crate::server::handlers::execute_command::settings_edit::{Notice, SettingsEdit};
use crate::server::respond::Context;
use crate::server::session::findings::Part;
use crate::server::session::projects::path_of;
use crate::server::transport::Cancel;

/// The command's id.
pub(crate) const ID: &str = "glossator.accept";

/// Why, where nobody said.
const REASON: &str = "accepted in the editor";

#[derive(Debug, Deserialize)]
struct Arguments {
    uri: Uri,
    code: String,
    position: Position,
    scope: String,
    reason: Option<String>,
    #[serde(flatten)]
    notice: Notice,
}

/// Carries out the command.
///
/// # Errors
/// The argument is not as it should be, or the document is not open.
pub(crate) async fn accept(server: &Server, params: &ExecuteCommandParams) -> Result<Outcome> {
    let argument = params.arguments.first().cloned().unwrap_or_default();
    let arguments = Arguments::deserialize(argument)
        .map_err(|error| Error::invalid_params(format!("the argument of {ID}: {error}")))?;
    let wrong = |what: &str| Error::invalid_params(format!("the argument of {ID}: {what}"));
    let code = Code::of(&arguments.code).ok_or_else(|| wrong("there is no such code"))?;
    let scope = Scope::of(&arguments.scope).ok_or_else(|| wrong("there is no such scope"))?;
    let outcome = accept_within(server, &arguments, code, scope).await?;
    arguments.notice.show(server, &outcome);
    Ok(outcome)
}

async fn accept_within(
    server: &Server,
    arguments: &Arguments,
    code: Code,
    scope: Scope,
) -> Result<Outcome> {
    let Some(about) = finding(server, arguments, code).await? else {
        return Ok(Outcome::refused(format!("there is no `{code}` here")));
    };
    let Some(file) = path_of(&arguments.uri) else {
        return Ok(Outcome::refused(
            "the document must be saved as a file first",
        ));
    };
    let reason = arguments.reason.as_deref().unwrap_or(REASON);
    let prepared = SettingsEdit::of(server, &file).and_then(|target| {
        let inside = file.strip_prefix(target.folder()).unwrap_or(&file);
        let acceptance = Acceptance::new(code, scope, about.name.as_deref(), inside, reason)?;
        let edit = accepting(&target.text, &acceptance)?;
        Ok((target, edit))
    });
    Ok(match prepared {
        Ok((target, edit)) => target.write(server, edit, format!("Accept {code}")).await,
        Err(reason) => Outcome::refused(reason),
    })
}

/// What a finding is about.
struct About {
    name: Option<String>,
}

/// The finding with `code` where the argument says.
async fn finding(server: &Server, arguments: &Arguments, code: Code) -> Result<Option<About>> {
    let context = Context::new(server, &arguments.uri)?;
    let (position, place) = (arguments.position, context.place());
    let find = move |cancel: &Cancel| {
        let offset = context.offset(position)?;
        let found = context.findings(cancel)?;
        let part = Part::Code(code);
        let alike = found.part(part, &context.document, &|| cancel.is_cancelled());
        // Of two that touch, the one that begins there is meant.
        let begins = alike.iter().find(|finding| finding.span.start == offset);
        let touches = || alike.iter().find(|finding| finding.span.touches(offset));
        let found = begins.or_else(touches);
        Ok(found.map(|finding| About {
            name: name_of(&context.document, finding),
        }))
    };
    place.compute(server, find).await
}
