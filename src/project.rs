//! Project: the settings that a project keeps beside its documents, in `glossator.toml`, and
//! the files that these name.
//!
//! Server and command line use it alike. Reading a text into settings ([`Config`]) is pure; the
//! files are found and read here and nowhere else below the server. Nothing is run, nothing is
//! read outside the folder of the settings, and what is read is bounded.
//!
//! What cannot be read is a [`Problem`] with its place, never an error: a person is writing it.

mod cache;
mod completion;
mod config;
mod contained;
mod detect;
mod edit;
mod files;
mod gazetteer_line;
mod pattern;
mod problem;
mod resources;
mod schema;
mod snapshot;
mod stamp;

pub use cache::{Cache, SettingsChange};
pub use completion::{Suggestion, about, suggestions};
pub use config::{Accepted, Config};
pub use contained::{Fault, contained};
pub use edit::{Acceptance, Choice, Scope, accepting, choosing};
pub use files::{FILE_NAME, Found, Ignored, WalkSettings, nearest, settings_for, walk};
pub use gazetteer_line::{GazetteerLine, gazetteer_line};
pub use pattern::Pattern;
pub use problem::Problem;
pub use resources::Resources;
pub use schema::schema;
pub use snapshot::Project;
