//! The JSON in which a client says what it can, read leniently.

use serde_json::Value;

use crate::text::Encoding;

/// How the client shows explanations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Markup {
    /// As plain text.
    #[default]
    None,
    Markdown,
}

/// The client's capabilities, asked by path.
pub(super) struct Client<'a>(pub(super) &'a Value);

impl Client<'_> {
    fn at(&self, path: &str) -> &Value {
        self.0.pointer(path).unwrap_or(&Value::Null)
    }

    /// Whether it says yes.
    pub(super) fn can(&self, path: &str) -> bool {
        self.at(path) == &Value::Bool(true)
    }

    /// Whether it says yes, or gives details instead.
    pub(super) fn offers(&self, path: &str) -> bool {
        self.can(path) || self.at(path).is_object()
    }

    /// Whether the list holds `word`.
    pub(super) fn has(&self, path: &str, word: impl Into<Value>) -> bool {
        let word = word.into();
        self.at(path)
            .as_array()
            .is_some_and(|words| words.contains(&word))
    }

    /// The markup in the list of formats.
    pub(super) fn markup(&self, path: &str) -> Markup {
        if self.has(path, "markdown") {
            Markup::Markdown
        } else {
            Markup::None
        }
    }

    pub(super) fn number(&self, path: &str) -> Option<usize> {
        self.at(path)
            .as_u64()
            .and_then(|number| number.try_into().ok())
    }

    pub(super) fn words(&self, path: &str) -> Vec<String> {
        let words = self.at(path).as_array().into_iter().flatten();
        words
            .filter_map(|word| word.as_str().map(str::to_owned))
            .collect()
    }

    /// The first encoding of the client's that we know, and whether the older extension named it.
    pub(super) fn encoding(&self) -> (Encoding, bool) {
        let first = |path| {
            let names = self.words(path);
            names.iter().find_map(|name| encoding_named(name))
        };
        match (
            first("/general/positionEncodings"),
            first("/offsetEncoding"),
        ) {
            (Some(encoding), _) => (encoding, false),
            (None, Some(encoding)) => (encoding, true),
            (None, None) => (Encoding::Utf16, false),
        }
    }
}

fn encoding_named(name: &str) -> Option<Encoding> {
    match name {
        "utf-8" => Some(Encoding::Utf8),
        "utf-16" => Some(Encoding::Utf16),
        "utf-32" => Some(Encoding::Utf32),
        _ => None,
    }
}
