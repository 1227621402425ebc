//! Workspace: the settings that a project keeps beside its documents, in `glossator.toml`, and
//! the files that these name.
//!
//! Server and command line use it alike. Reading a text into settings ([`Config`]) is pure; the
//! files are found and read here and nowhere else below the server. Nothing is run, nothing is
//! read outside the folder of the settings, and what is read is bounded.
//!
//! What cannot be read is a [`Problem`] with its place, never an error: a person is writing it.

mod accept;
mod assist;
mod choose_labels;
mod config;
mod files;
mod find;
mod known_line;
mod pattern;
mod problem;
mod project;
mod resources;
mod schema;

pub use accept::{Acceptance, Scope, accepting, settings_for};
pub use assist::{Suggestion, about, suggestions};
pub use choose_labels::{Choice, choosing};
pub use config::{Accepted, Config};
pub use find::{FILE_NAME, nearest};
pub use known_line::{KnownLine, known_line};
pub use pattern::Pattern;
pub use problem::Problem;
pub use project::{Project, Stamp};
pub use resources::Resources;
pub use schema::schema;
