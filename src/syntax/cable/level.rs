//! The levels of secrecy that headers and portion marks share.
//!
//! Restrictions on readers beside the level are controls of the portion mark or captions of the
//! header.
//!
//! Source: Executive Order 12958 section 1.2 (the three levels of classified information).

/// A level of secrecy; the lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// `U`.
    Unclassified,
    /// `LOU`, the forerunner of "sensitive but unclassified".
    LimitedOfficialUse,
    /// `SBU`.
    Sbu,
    /// `C`.
    Confidential,
    /// `S`.
    Secret,
    /// `TS`.
    TopSecret,
}

impl Level {
    /// Every level, the lowest first.
    pub const ALL: [Self; 6] = [
        Self::Unclassified,
        Self::LimitedOfficialUse,
        Self::Sbu,
        Self::Confidential,
        Self::Secret,
        Self::TopSecret,
    ];

    /// Its place among the levels, from 1; summaries keep 0 for "none".
    pub fn rank(self) -> u32 {
        self as u32 + 1
    }

    /// The level of this rank; `None` for 0 and ranks beyond the highest.
    pub fn of_rank(rank: u32) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.rank() == rank)
    }

    /// The abbreviation in portion marks: `SBU`.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Unclassified => "U",
            Self::LimitedOfficialUse => "LOU",
            Self::Sbu => "SBU",
            Self::Confidential => "C",
            Self::Secret => "S",
            Self::TopSecret => "TS",
        }
    }

    /// The name in plain words: "Sensitive but unclassified".
    pub fn name(self) -> &'static str {
        match self {
            Self::Unclassified => "Unclassified",
            Self::LimitedOfficialUse => "Limited official use",
            Self::Sbu => "Sensitive but unclassified",
            Self::Confidential => "Confidential",
            Self::Secret => "Secret",
            Self::TopSecret => "Top secret",
        }
    }

    /// The meaning of the level, in one sentence for users.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Unclassified => "The text needs no protection as national security information.",
            Self::LimitedOfficialUse => {
                "The text is not classified but meant for official use only; \
                 later cables say “sensitive but unclassified”."
            }
            Self::Sbu => "The text is not classified but not for the public either.",
            Self::Confidential => "Disclosure could be expected to damage national security.",
            Self::Secret => "Disclosure could be expected to damage national security seriously.",
            Self::TopSecret => {
                "Disclosure could be expected to damage national security exceptionally gravely."
            }
        }
    }

    /// True for the three levels of national security information.
    pub fn is_classified(self) -> bool {
        self >= Self::Confidential
    }

    /// True if a text with this header may hold a portion of level `portion`. Headers do not
    /// distinguish the levels that are not classified: `UNCLAS` covers `SBU`.
    pub fn covers(self, portion: Self) -> bool {
        portion <= self || !portion.is_classified()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_ordered_and_headers_cover_them() {
        assert!(Level::ALL.is_sorted());
        assert!(Level::Secret.covers(Level::Confidential));
        assert!(!Level::Confidential.covers(Level::Secret));
        assert!(Level::Unclassified.covers(Level::Sbu));
        assert!(!Level::Unclassified.covers(Level::Confidential));
    }

    #[test]
    fn every_level_has_its_own_mark_and_words() {
        let mut marks = Level::ALL.map(Level::mark);
        marks.sort_unstable();
        assert!(marks.windows(2).all(|pair| pair[0] != pair[1]));
        assert!(
            Level::ALL
                .iter()
                .all(|level| level.meaning().ends_with('.'))
        );
    }
}
