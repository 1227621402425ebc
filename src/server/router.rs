//! The requests that the server answers: one row a request.
//!
//! A row says its method (by the request's type), where its handler runs, and, where there is
//! something to say, what of it is offered to the client and what is shown of it while it lasts.
//! What is answered here, is offered by it: see [`capabilities`].

use std::collections::HashMap;
use std::future::Future;
use std::sync::LazyLock;

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::request::{
    CodeActionRequest, CodeActionResolveRequest, CodeLensRequest, CodeLensResolve, Completion,
    DocumentDiagnosticRequest, DocumentHighlightRequest, DocumentLinkRequest, DocumentLinkResolve,
    DocumentSymbolRequest, ExecuteCommand, FoldingRangeRequest, Formatting, GotoDeclaration,
    GotoDefinition, HoverRequest, InlayHintRequest, LinkedEditingRange, OnTypeFormatting,
    PrepareRenameRequest, RangeFormatting, References, Rename, Request, ResolveCompletionItem,
    SelectionRangeRequest, SemanticTokensFullDeltaRequest, SemanticTokensFullRequest,
    SemanticTokensRangeRequest, SignatureHelpRequest, WorkspaceSymbolRequest,
};

use super::Server;
use super::capabilities::{self, Offer};
use super::handlers::ext::document_text::{self, DocumentText};
use super::handlers::ext::next_finding::{self, NextFinding};
use super::handlers::ext::next_mention::{self, NextMention};
use super::handlers::ext::reading::{self, Reading};
use super::handlers::ext::status::{self, Status};
use super::handlers::probe::{self, Probe};
use super::handlers::{
    code_action, code_lens, completion, declaration, definition, diagnostic, document_highlights,
    document_links, document_symbols, execute_command, folding_ranges, formatting, hover,
    inlay_hints, linked_editing, references, rename, selection_ranges, semantic_tokens,
    settings_file, signature_help, workspace_symbols,
};
use super::params::AboutDocument;
use super::progress::Progress;
use super::respond::{Context, Job, json, read};
use super::session::projects::is_settings;
use super::transport::Reply;

/// All requests by their methods.
pub(crate) static ROUTER: LazyLock<Router> = LazyLock::new(router);

fn router() -> Router {
    use capabilities as offer;
    Router::default()
        // Where the cursor is.
        .now_in_any::<HoverRequest>(hover::hover, settings_file::hover)
        .offers(offer::hover)
        .by_size::<GotoDefinition>(definition::definition)
        .offers(offer::definition)
        .pool::<GotoDeclaration>(declaration::declaration)
        .offers(offer::declaration)
        .pool::<References>(references::references)
        .offers(offer::references)
        .shows(Progress::Always("Glossator: looking for mentions"))
        .by_size::<DocumentHighlightRequest>(document_highlights::highlights)
        .offers(offer::document_highlights)
        .now::<PrepareRenameRequest>(rename::prepare)
        .by_size::<Rename>(rename::rename)
        .offers(offer::rename)
        .shows(Progress::Always("Glossator: renaming"))
        .now::<LinkedEditingRange>(linked_editing::linked_ranges)
        .offers(offer::linked_editing)
        .now::<SignatureHelpRequest>(signature_help::signature)
        .offers(offer::signature_help)
        .by_size::<SelectionRangeRequest>(selection_ranges::selections)
        .offers(offer::selection_ranges)
        // What could be typed.
        .now_in_any::<Completion>(completion::completion, settings_file::completion)
        .offers(offer::completion)
        .session::<ResolveCompletionItem>(completion::resolve)
        // What is done.
        .by_size::<CodeActionRequest>(code_action::actions)
        .offers(offer::code_actions)
        .shows(Progress::ByParams(code_action::progress))
        .session::<CodeActionResolveRequest>(code_action::resolve)
        .task::<ExecuteCommand, _>(execute_command::execute)
        .offers(offer::commands)
        .shows(Progress::Always("Glossator: changing the text"))
        .by_size::<Formatting>(formatting::document)
        .offers(offer::formatting)
        .shows(Progress::Always("Glossator: formatting"))
        .by_size::<RangeFormatting>(formatting::range)
        .offers(offer::range_formatting)
        .now::<OnTypeFormatting>(formatting::on_type)
        .offers(offer::on_type_formatting)
        // What a document consists of.
        .by_size::<DocumentSymbolRequest>(document_symbols::symbols)
        .offers(offer::document_symbols)
        .by_size::<FoldingRangeRequest>(folding_ranges::folds)
        .offers(offer::folding_ranges)
        .by_size::<DocumentLinkRequest>(document_links::links)
        .offers(offer::document_links)
        .session::<DocumentLinkResolve>(document_links::resolve)
        .session::<WorkspaceSymbolRequest>(workspace_symbols::symbols)
        .offers(offer::workspace_symbols)
        .shows(Progress::WhenAsked("Glossator: searching"))
        // What is shown with the text.
        .by_size::<CodeLensRequest>(code_lens::lenses)
        .offers(offer::code_lenses)
        .session::<CodeLensResolve>(code_lens::resolve)
        .now::<InlayHintRequest>(inlay_hints::hints)
        .offers(offer::inlay_hints)
        .written::<SemanticTokensRangeRequest>(semantic_tokens::range)
        .offers(offer::semantic_tokens)
        .written::<SemanticTokensFullRequest>(semantic_tokens::full)
        .written::<SemanticTokensFullDeltaRequest>(semantic_tokens::delta)
        .task::<DocumentDiagnosticRequest, _>(diagnostic::diagnostic)
        .offers(offer::diagnostics)
        // Our own.
        .by_size::<NextFinding>(next_finding::next_finding)
        .now::<NextMention>(next_mention::next_mention)
        .by_size::<Reading>(reading::reading)
        .by_size::<Status>(status::status)
        .session::<DocumentText>(document_text::document_text)
        .task::<Probe, _>(probe::probe)
        .shows(Progress::Always("Glossator: probing"))
}

/// Answers a request with these parameters.
type Call = Box<dyn Fn(&Server, &str) -> Result<Reply> + Send + Sync>;

/// A handler of requests about one document.
type Handler<R> = fn(&Context, <R as Request>::Params) -> Result<<R as Request>::Result>;

/// Gathers what is needed, and says what is to be done with it where.
type Preparation<R, From> =
    fn(&From, <R as Request>::Params) -> Result<Job<<R as Request>::Result>>;

/// One request.
pub(crate) struct Row {
    #[cfg(test)]
    method: &'static str,
    call: Call,
    offer: Option<Offer>,
    progress: Option<Progress>,
}

/// The table.
#[derive(Default)]
pub(crate) struct Router {
    rows: Vec<Row>,
    places: HashMap<&'static str, usize>,
}

impl Router {
    /// The answer to `method`; `None` if there is no such request.
    pub(crate) fn answer(&self, server: &Server, method: &str, params: &str) -> Option<Reply> {
        let row = self.row(method)?;
        let reply = (row.call)(server, params);
        Some(reply.unwrap_or_else(|error| Reply::Now(Err(error))))
    }

    /// What is shown of a request while it lasts.
    pub(crate) fn progress(&self, method: &str, params: &str) -> Option<Progress> {
        Some(match self.row(method)?.progress? {
            Progress::ByParams(progress) => progress(params),
            progress => progress,
        })
    }

    /// What the rows offer to clients.
    pub(crate) fn all_offers(&self) -> impl Iterator<Item = Offer> {
        self.rows.iter().filter_map(|row| row.offer)
    }

    fn row(&self, method: &str) -> Option<&Row> {
        self.rows.get(*self.places.get(method)?)
    }

    fn add<R: Request>(
        mut self,
        call: impl Fn(&Server, &str) -> Result<Reply> + Send + Sync + 'static,
    ) -> Self {
        self.places.insert(R::METHOD, self.rows.len());
        self.rows.push(Row {
            #[cfg(test)]
            method: R::METHOD,
            call: Box::new(call),
            offer: None,
            progress: None,
        });
        self
    }

    /// The row before is offered to clients.
    fn offers(mut self, offer: Offer) -> Self {
        if let Some(row) = self.rows.last_mut() {
            row.offer = Some(offer);
        }
        self
    }

    /// What is shown of the row before.
    fn shows(mut self, progress: Progress) -> Self {
        if let Some(row) = self.rows.last_mut() {
            row.progress = Some(progress);
        }
        self
    }

    /// About one document, at once: for answers that take less than a millisecond whatever the
    /// document's size.
    fn now<R>(self, handler: Handler<R>) -> Self
    where
        R: Request<Params: AboutDocument>,
    {
        self.add::<R>(move |server, params| {
            about_text::<R>(server, params, |context, params| {
                Ok(Reply::Now(json(&handler(&context, params)?)))
            })
        })
    }

    /// As [`now`](Self::now), in settings as well, by the other handler.
    fn now_in_any<R>(self, of_text: Handler<R>, of_settings: Handler<R>) -> Self
    where
        R: Request<Params: AboutDocument>,
    {
        self.add::<R>(move |server, params| {
            let params: R::Params = read(params)?;
            let context = Context::new(server, params.uri())?;
            let handler = if is_settings(&context.uri) {
                of_settings
            } else {
                of_text
            };
            Ok(Reply::Now(json(&handler(&context, params)?)))
        })
    }

    /// About one document, at once if that is small, else on the blocking pool.
    fn by_size<R>(self, handler: Handler<R>) -> Self
    where
        R: Request<Params: AboutDocument>,
    {
        self.add::<R>(move |server, params| {
            about_text::<R>(server, params, |context, params| {
                Ok(context.place().reply(move |cancel| {
                    let cancel = cancel.clone();
                    let context = Context { cancel, ..context };
                    json(&handler(&context, params)?)
                }))
            })
        })
    }

    /// About one document, mostly on the blocking pool, once what is needed was gathered at once.
    fn pool<R>(self, prepare: Preparation<R, Context>) -> Self
    where
        R: Request<Params: AboutDocument>,
    {
        self.add::<R>(move |server, params| {
            about_text::<R>(server, params, |context, params| {
                Ok(prepare(&context, params)?.reply())
            })
        })
    }

    /// About one document, by a handler that decides where it runs and writes the JSON itself.
    fn written<R>(self, handler: fn(Context, R::Params) -> Result<Reply>) -> Self
    where
        R: Request<Params: AboutDocument>,
    {
        self.add::<R>(move |server, params| about_text::<R>(server, params, handler))
    }

    /// About whatever the parameters say, where the job says, once what is needed was gathered at
    /// once.
    fn session<R: Request>(self, prepare: Preparation<R, Server>) -> Self {
        self.add::<R>(move |server, params| Ok(prepare(server, read(params)?)?.reply()))
    }

    /// By a task that waits for something. It is polled once at once.
    fn task<R, F>(self, handler: fn(Server, R::Params) -> F) -> Self
    where
        R: Request,
        F: Future<Output = Result<R::Result>> + Send + 'static,
    {
        self.add::<R>(move |server, params| {
            let answer = handler(server.clone(), read(params)?);
            let task = async move { json(&answer.await?) };
            Ok(Reply::Task(Box::pin(task)))
        })
    }
}

/// Has `reply` answer about an annotated text. Of settings, which are none, nothing is said.
fn about_text<R>(
    server: &Server,
    params: &str,
    reply: impl FnOnce(Context, R::Params) -> Result<Reply>,
) -> Result<Reply>
where
    R: Request<Params: AboutDocument>,
{
    let params: R::Params = read(params)?;
    let context = Context::new(server, params.uri())?;
    if is_settings(&context.uri) {
        return Ok(Reply::Now(json(&())));
    }
    reply(context, params)
}

#[cfg(test)]
mod tests;
