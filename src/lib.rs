#![doc = include_str!("README.md")]

pub mod cli;
pub mod features;
pub mod model;
pub mod project;
pub mod server;
pub mod syntax;
pub mod text;
