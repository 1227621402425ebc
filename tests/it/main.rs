//! The built server, driven over its standard input and output as an editor does.
//!
//! Tests wait for a named message with a deadline and never sleep.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a failing test panics")]

mod acceptances;
mod actions;
mod burst;
mod cancel;
mod check;
mod client;
mod commands;
mod completion;
mod config;
mod declaration;
mod encodings;
mod everywhere;
mod features;
mod fmt;
mod folder;
mod format;
mod ignored;
mod label_fixes;
mod lifecycle;
mod model;
mod navigation;
mod order;
mod output;
mod progress;
mod projects;
mod quick_fixes;
mod rename;
mod robustness;
mod sessions;
mod settings_file;
mod sync;
mod tidy;
mod uris;
mod walk;
mod watch;
