//! How right the rules about names are, in tables: what they say of annotated folders, and how
//! much of a damage done to good annotations they find.
//!
//! `cargo bench --bench precision -- --gold FOLDER… --counts FOLDER…` prints them for folders of
//! yours; those of gold are damaged, too, one mention a time. Without folders, and in `cargo test`,
//! it is the documents in `gold` beside this file, and the tables must be those in `tables.md`: a
//! change of a rule shows there. `UPDATE_EXPECT=1` writes them anew. Besides, the real documents in
//! the folder `GLOSSATOR_CORPUS`, if it is set, are checked.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    missing_docs,
    reason = "a measurement prints, and a failing one panics"
)]

mod corpus;
mod damage;
mod folder;
mod tables;

use std::path::{Path, PathBuf};

use folder::Folder;

fn main() {
    let (gold, counted) = wanted();
    if gold.is_empty() && counted.is_empty() {
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/precision/gold");
        let own = [Folder::read(&own)];
        let tables = format!("{}\n{}", tables::counts(&own), tables::damage(&own));
        expect_test::expect_file!["tables.md"].assert_eq(&tables);
        println!("the tables are those of tests/precision/tables.md");
        corpus::check();
        return;
    }
    let read = |paths: &[PathBuf]| -> Vec<Folder> {
        paths.iter().map(|path| Folder::read(path)).collect()
    };
    let (gold, counted) = (read(&gold), read(&counted));
    let all: Vec<Folder> = gold.iter().chain(&counted).cloned().collect();
    println!("{}\n{}", tables::counts(&all), tables::damage(&gold));
}

/// The folders of gold and those of which only the findings are counted.
fn wanted() -> (Vec<PathBuf>, Vec<PathBuf>) {
    let (mut gold, mut counted, mut which) = (Vec::new(), Vec::new(), None);
    for word in std::env::args().skip(1) {
        match (word.as_str(), which) {
            ("--gold" | "--counts", _) => which = Some(word == "--gold"),
            (_, Some(true)) => gold.push(PathBuf::from(word)),
            (_, Some(false)) => counted.push(PathBuf::from(word)),
            (_, None) => {}
        }
    }
    (gold, counted)
}
