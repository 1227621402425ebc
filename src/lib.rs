#![doc = include_str!("README.md")]

pub mod cli;
pub mod features;
pub mod model;
pub mod server;
pub mod syntax;
pub mod text;
pub mod workspace;
