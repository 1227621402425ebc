//! What the server costs, against the goals that it is built for.
//!
//! `cargo bench` measures at full size and prints a table. `cargo test` runs the same code small
//! and checks what does not depend on the machine: ratios, sizes, that nothing drifts.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    missing_docs,
    reason = "a measurement prints, and a failing one panics"
)]

mod delta;
mod drift;
mod edit;
mod families;
mod findings;
mod keystroke;
mod opening;
mod outline;
mod pauses;
mod process;
mod same;
mod sample;
mod typing;
mod wire;

/// How large everything is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scale {
    /// As the goals say.
    Full,
    /// To see that it works.
    Small,
}

/// A measurement and its name.
type Run = (&'static str, fn(Scale));

fn main() {
    let full = std::env::args().any(|argument| argument == "--bench");
    let scale = if full { Scale::Full } else { Scale::Small };
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    let runs: [Run; 10] = [
        ("opening", opening::run),
        ("edit", edit::run),
        ("findings", findings::run),
        ("keystroke", keystroke::run),
        ("delta", delta::run),
        ("drift", drift::run),
        ("outline", outline::run),
        ("typing", typing::run),
        ("pauses", pauses::run),
        ("families", families::run),
    ];
    for (name, run) in runs {
        if wanted.is_empty() || wanted.iter().any(|word| word == name) {
            println!("\n{name}");
            run(scale);
        }
    }
}
