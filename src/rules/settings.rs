//! What findings depend on beside the text: the codes that are looked for, and known names.

use std::sync::Arc;

use crate::model::Gazetteer;
use crate::rules::Code;

/// A set of codes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CodeSet(u128);

// Each code has a bit.
const _: () = assert!(Code::ALL.len() <= 128);

impl CodeSet {
    /// The codes that pass `wanted`.
    pub fn of(wanted: impl Fn(Code) -> bool) -> Self {
        let codes = Code::ALL.iter().filter(|code| wanted(**code));
        Self(codes.fold(0, |set, code| set | Self::bit(*code)))
    }

    /// True if it holds `code`.
    pub fn holds(&self, code: Code) -> bool {
        self.0 & Self::bit(code) != 0
    }

    /// True if the two share a code.
    pub(crate) fn shares(&self, other: &Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The codes that both hold.
    #[must_use]
    pub(crate) fn both(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    fn bit(code: Code) -> u128 {
        1 << code as u32
    }
}

/// The settings that findings depend on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleSettings {
    /// The codes that are looked for.
    pub codes: CodeSet,
    /// Names that are known beforehand.
    pub gazetteer: Arc<Gazetteer>,
}

impl RuleSettings {
    /// Looks for the codes that pass `wanted`, and knows no names beforehand.
    pub fn of(wanted: impl Fn(Code) -> bool) -> Self {
        Self {
            codes: CodeSet::of(wanted),
            gazetteer: Arc::default(),
        }
    }
}
