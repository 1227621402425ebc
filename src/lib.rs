#![doc = include_str!("README.md")]

pub mod cli;
pub mod edits;
pub mod features;
pub mod model;
pub mod project;
pub mod rules;
pub mod server;
pub mod syntax;
#[cfg(test)]
#[cfg(test)]
mod testing;
pub mod text;
