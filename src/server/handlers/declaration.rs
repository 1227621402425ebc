//! Where the project says something of what is at the cursor (LSP 3.17
//! `textDocument/declaration`): of a label, where its settings declare it; of a name, where they
//! accept a finding about it, or else the line of the gazetteer that lists it.

use std::path::Path;
use std::sync::Arc;

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::request::{GotoDeclarationParams, GotoDeclarationResponse};
use tower_lsp::ls_types::{Location, Uri};

use crate::model::Document;
use crate::project::{Config, Project, gazetteer_line};
use crate::server::Server;
use crate::server::convert::to_lsp;
use crate::server::respond::{Context, Job, Place};
use crate::server::session::projects::path_of;
use crate::text::{Encoding, Offset, Span, Text};

/// What is asked about.
struct Subject {
    /// As it is written in the text.
    name: String,
    label: String,
    part: Part,
}

#[derive(PartialEq, Eq)]
enum Part {
    Label,
    Name,
}

pub(crate) fn declaration(
    context: &Context,
    params: GotoDeclarationParams,
) -> Result<Job<Option<GotoDeclarationResponse>>> {
    let offset = context.offset(params.text_document_position_params.position)?;
    let project = context.server.projects().of(&context.uri);
    let (Some(subject), Some(project)) = (subject(&context.document, offset), project) else {
        return Ok(Job::known(None));
    };
    let file = path_of(&context.uri);
    let place = in_settings(&context.server, &project, &subject, file.as_deref());
    if place.is_some() || subject.part == Part::Label {
        return Ok(Job::known(place.map(Into::into)));
    }
    let encoding = context.encoding();
    Ok(Job::new(Place::Pool, move |cancel| {
        let cancelled = || cancel.is_cancelled();
        let place = in_gazetteers(&project, &subject, encoding, &cancelled);
        Ok(place.map(Into::into))
    }))
}

fn subject(document: &Document, offset: Offset) -> Option<Subject> {
    let mention = document.mention_at(offset)?;
    let text = |span| document.text().slice(span).into_owned();
    let part = if mention.label_span.touches(offset) {
        Part::Label
    } else {
        Part::Name
    };
    Some(Subject {
        name: text(mention.name),
        label: text(mention.label_span),
        part,
    })
}

fn in_settings(
    server: &Server,
    project: &Arc<Project>,
    subject: &Subject,
    file: Option<&Path>,
) -> Option<Location> {
    let uri = Uri::from_file_path(project.path())?;
    let (text, config) = as_they_stand(server, project, &uri);
    let span: Span = match subject.part {
        Part::Label => config.place_of_label(&subject.label)?,
        Part::Name => project.acceptance_of(&config, &subject.name, file?)?,
    };
    Some(to_lsp::location(
        &uri,
        &text,
        span,
        server.capabilities().encoding,
    ))
}

/// The settings: as they are in the editor if they are open there and understood, else as read.
fn as_they_stand(server: &Server, project: &Project, uri: &Uri) -> (Text, Arc<Config>) {
    let open = server.document(uri).ok().and_then(|open| {
        let text = open.text().clone();
        let (config, problems) = Config::parse(&text.slice(text.span()));
        problems.is_empty().then(|| (text, Arc::new(config)))
    });
    open.unwrap_or_else(|| (project.text().clone(), Arc::clone(project.config())))
}

fn in_gazetteers(
    project: &Project,
    subject: &Subject,
    encoding: Encoding,
    cancelled: &dyn Fn() -> bool,
) -> Option<Location> {
    let names = &project.resources().names;
    names.labels_of(&subject.name).next()?;
    let line = gazetteer_line(project, &subject.name, &subject.label, cancelled)?;
    let uri = Uri::from_file_path(&line.path)?;
    Some(to_lsp::location(&uri, &line.text, line.span, encoding))
}
