//! The rows of the table: how a handler is called, and where it runs.

use std::collections::HashMap;
use std::future::Future;

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::request::Request;

use crate::server::Server;
use crate::server::capabilities::Offer;
use crate::server::params::AboutDocument;
use crate::server::progress::Progress;
use crate::server::respond::{Context, Job, json, read};
use crate::server::session::projects::is_settings;
use crate::server::transport::Reply;

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
    pub(super) method: &'static str,
    call: Call,
    offer: Option<Offer>,
    progress: Option<Progress>,
}

/// The table.
#[derive(Default)]
pub(crate) struct Router {
    pub(super) rows: Vec<Row>,
    pub(super) places: HashMap<&'static str, usize>,
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

    pub(super) fn row(&self, method: &str) -> Option<&Row> {
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
    pub(super) fn offers(mut self, offer: Offer) -> Self {
        if let Some(row) = self.rows.last_mut() {
            row.offer = Some(offer);
        }
        self
    }

    /// What is shown of the row before.
    pub(super) fn shows(mut self, progress: Progress) -> Self {
        if let Some(row) = self.rows.last_mut() {
            row.progress = Some(progress);
        }
        self
    }

    /// About one document, at once: for answers that take less than a millisecond whatever the
    /// document's size.
    pub(super) fn now<R>(self, handler: Handler<R>) -> Self
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
    pub(super) fn now_in_any<R>(self, of_text: Handler<R>, of_settings: Handler<R>) -> Self
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
    pub(super) fn by_size<R>(self, handler: Handler<R>) -> Self
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
    pub(super) fn pool<R>(self, prepare: Preparation<R, Context>) -> Self
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
    pub(super) fn written<R>(self, handler: fn(Context, R::Params) -> Result<Reply>) -> Self
    where
        R: Request<Params: AboutDocument>,
    {
        self.add::<R>(move |server, params| about_text::<R>(server, params, handler))
    }

    /// About whatever the parameters say, where the job says, once what is needed was gathered at
    /// once.
    pub(super) fn session<R: Request>(self, prepare: Preparation<R, Server>) -> Self {
        self.add::<R>(move |server, params| Ok(prepare(server, read(params)?)?.reply()))
    }

    /// By a task that waits for something. It is polled once at once.
    pub(super) fn task<R, F>(self, handler: fn(Server, R::Params) -> F) -> Self
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
