//! Label sets: the words that open a mention behind a `[`.
//!
//! A document may bring tens of thousands of labels of its own. The cost of a look-up therefore
//! depends on the length of the word and not on the size of the set.

use rustc_hash::FxHashMap;

/// A label of one [`LabelSet`], by its place in it, or [`LabelId::UNKNOWN`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LabelId(u16);

impl LabelId {
    /// The label of a mention whose word is not in the set.
    pub const UNKNOWN: Self = Self(u16::MAX);

    /// Its place in its set; `None` for the unknown label.
    pub fn index(self) -> Option<usize> {
        (self != Self::UNKNOWN).then_some(usize::from(self.0))
    }
}

/// The labels that a document may use, in the order users see them (format §1.5).
#[derive(Clone, Debug)]
pub struct LabelSet {
    name: String,
    labels: Vec<String>,
    by_spelling: FxHashMap<Box<[u8]>, LabelId>,
    /// By the spelling in lower case; the first of several labels that share it.
    by_letters: FxHashMap<Box<[u8]>, LabelId>,
    /// Bit `n` is set if a label has `n` bytes.
    lengths: u128,
    /// Other names of labels, which are not read as labels.
    aliases: FxHashMap<String, LabelId>,
}

impl PartialEq for LabelSet {
    fn eq(&self, other: &Self) -> bool {
        // The rest follows from these.
        self.name == other.name && self.labels == other.labels && self.aliases == other.aliases
    }
}

impl Eq for LabelSet {}

/// The sets that need no configuration: name and labels.
const BUILT_IN: [(&str, &[&str]); 4] = [
    ("conll4", &["PER", "ORG", "LOC", "MISC"]),
    (
        "ontonotes18",
        &[
            "PERSON",
            "ORG",
            "GPE",
            "LOC",
            "NORP",
            "FAC",
            "PRODUCT",
            "EVENT",
            "WORK_OF_ART",
            "LAW",
            "LANGUAGE",
            "DATE",
            "TIME",
            "PERCENT",
            "MONEY",
            "QUANTITY",
            "ORDINAL",
            "CARDINAL",
        ],
    ),
    ("muc7", &["PER", "ORG", "LOC", "MISC"]),
    ("ace", &["PER", "ORG", "GPE", "LOC", "FAC", "VEH", "WEA"]),
];

impl LabelSet {
    /// Longest label, in bytes: longer words behind a `[` are prose (format §1.3).
    pub const MAX_LABEL_BYTES: usize = 64;

    /// The set called `name` of these labels. Skips repetitions and words that have not the shape
    /// of a label (format §1.3: a letter, then letters, digits, `_`, `-`).
    pub fn new<S: AsRef<str>>(name: &str, labels: impl IntoIterator<Item = S>) -> Self {
        let mut set = Self {
            name: name.to_owned(),
            labels: Vec::new(),
            by_spelling: FxHashMap::default(),
            by_letters: FxHashMap::default(),
            lengths: 0,
            aliases: FxHashMap::default(),
        };
        for label in labels {
            set.add(label.as_ref());
        }
        set
    }

    fn add(&mut self, label: &str) {
        let id = u16::try_from(self.labels.len()).map(LabelId);
        let Some(id) = id.ok().filter(|id| *id != LabelId::UNKNOWN) else {
            return;
        };
        if !Self::is_label(label) || self.id(label.as_bytes()).is_some() {
            return;
        }
        self.labels.push(label.to_owned());
        self.by_spelling.insert(label.as_bytes().into(), id);
        let letters = label.to_ascii_lowercase().into_bytes();
        self.by_letters.entry(letters.into()).or_insert(id);
        self.lengths |= 1 << label.len();
    }

    /// The same set with `alias` as another name of its label `label`; unchanged if it has no such
    /// label. Mentions with the alias are not read as the label: it is only suggested.
    #[must_use]
    pub fn with_alias(mut self, alias: &str, label: &str) -> Self {
        if let Some(id) = self.id(label.as_bytes()) {
            self.aliases.entry(alias.to_owned()).or_insert(id);
        }
        self
    }

    /// The label that `word` is another name for.
    pub fn meant_by(&self, word: &str) -> Option<&str> {
        self.text(*self.aliases.get(word)?)
    }

    /// The built-in set called `name`.
    pub fn built_in(name: &str) -> Option<Self> {
        let (name, labels) = BUILT_IN.iter().find(|(built_in, _)| *built_in == name)?;
        Some(Self::new(name, *labels))
    }

    /// The names of the built-in sets.
    pub fn built_in_names() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|(name, _)| *name)
    }

    /// The labels of the built-in sets, set by set.
    pub fn built_in_labels() -> impl Iterator<Item = &'static str> {
        let labels = BUILT_IN.iter().flat_map(|(_, labels)| *labels);
        labels.copied()
    }

    /// The four labels of CoNLL-2003, the tagger's default.
    pub fn conll4() -> Self {
        Self::new(BUILT_IN[0].0, BUILT_IN[0].1)
    }

    /// True if `word` is a label of a built-in set, or a longer spelling of one.
    pub fn is_built_in_label(word: &str) -> bool {
        let longer = ["LOCATION", "ORGANIZATION", "ORGANISATION", "MISCELLANEOUS"];
        longer.contains(&word) || Self::built_in_labels().any(|label| label == word)
    }

    /// True if `word` has the shape of a label (format §1.3).
    pub fn is_label(word: &str) -> bool {
        label_length(word.as_bytes()) == word.len() && !word.is_empty()
    }

    /// Its name, as users write it in settings.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its labels, in order.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.labels.iter().map(String::as_str)
    }

    /// The number of its labels.
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// True if it has no label.
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }

    /// The text of `label`; `None` for the unknown label.
    pub fn text(&self, label: LabelId) -> Option<&str> {
        self.labels.get(label.index()?).map(String::as_str)
    }

    /// The label spelt exactly `word`.
    pub fn id(&self, word: &[u8]) -> Option<LabelId> {
        self.by_spelling.get(word).copied()
    }

    /// The label spelt `word` in any case; the first of several.
    pub fn id_in_any_case(&self, word: &[u8]) -> Option<LabelId> {
        let mut letters = [0; Self::MAX_LABEL_BYTES];
        let letters = letters.get_mut(..word.len())?;
        letters.copy_from_slice(word);
        letters.make_ascii_lowercase();
        self.by_letters.get(&*letters).copied()
    }

    /// The longest label that is a proper prefix of `word`: a reader that matches prefixes takes
    /// `[PERSON` for `[PER` and "SON" (format §1.4).
    pub fn prefix_of(&self, word: &[u8]) -> Option<LabelId> {
        let longest = word.len().min(Self::MAX_LABEL_BYTES + 1);
        let mut lengths = (1..longest).rev();
        lengths.find_map(|length| {
            let known = self.lengths & 1 << length != 0;
            known.then(|| self.id(&word[..length])).flatten()
        })
    }
}

impl Default for LabelSet {
    fn default() -> Self {
        Self::conll4()
    }
}

/// The length in bytes of the label-shaped word at the start of `bytes`; 0 if there is none, or if
/// it is longer than any label.
pub(super) fn label_length(bytes: &[u8]) -> usize {
    if !bytes.first().is_some_and(u8::is_ascii_alphabetic) {
        return 0;
    }
    let in_label = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let length = bytes
        .iter()
        .take(LabelSet::MAX_LABEL_BYTES + 1)
        .take_while(in_label)
        .count();
    if length > LabelSet::MAX_LABEL_BYTES {
        0
    } else {
        length
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_found_by_spelling_case_and_prefix() {
        let set = LabelSet::conll4();
        let org = set.id(b"ORG");
        assert_eq!(org.and_then(|id| set.text(id)), Some("ORG"));
        assert_eq!(set.id(b"org"), None);
        assert_eq!(set.id_in_any_case(b"org"), org);
        assert_eq!(set.prefix_of(b"ORGANIZED"), org);
        assert_eq!(set.prefix_of(b"ORG"), None);
        assert_eq!(set.text(LabelId::UNKNOWN), None);
    }

    #[test]
    fn of_labels_that_differ_in_case_the_first_is_meant() {
        let set = LabelSet::new("own", ["Ship", "SHIP", "ShipOfLine"]);
        assert_eq!(set.id_in_any_case(b"ship"), set.id(b"Ship"));
        assert_eq!(set.id_in_any_case(&[b's'; 65]), None);
        assert_eq!(set.prefix_of(b"ShipOfLines"), set.id(b"ShipOfLine"));
        assert_eq!(set.prefix_of(b"ShipOf"), set.id(b"Ship"));
        assert_eq!(set.prefix_of(&[b'S'; 100]), None);
    }

    #[test]
    fn a_look_up_costs_the_same_in_a_set_of_any_size() {
        // One by one, this would take some ten thousand million comparisons.
        let words: Vec<String> = (0..200_000).map(|place| format!("Q{place}")).collect();
        let set = LabelSet::new("own", &words);
        assert_eq!(set.len(), usize::from(u16::MAX));
        for (place, word) in words.iter().enumerate() {
            let id = set.id(word.as_bytes());
            assert_eq!(
                id.and_then(LabelId::index),
                (place < set.len()).then_some(place)
            );
            let lower = word.to_ascii_lowercase();
            assert_eq!(set.id_in_any_case(lower.as_bytes()), id);
            assert!(set.prefix_of(format!("{word}x").as_bytes()).is_some());
        }
    }

    #[test]
    fn other_names_stand_for_labels_of_the_set() {
        let set = LabelSet::new("own", ["Ship"]).with_alias("VESSEL", "Ship");
        let set = set.with_alias("PORT", "Harbour");
        assert_eq!(set.meant_by("VESSEL"), Some("Ship"));
        assert_eq!((set.meant_by("PORT"), set.id(b"VESSEL")), (None, None));
    }

    #[test]
    fn what_is_no_label_stays_out_of_a_set() {
        let set = LabelSet::new("own", ["Person", "two words", "", "Person", "9", "A-b_2"]);
        assert_eq!(set.labels().collect::<Vec<_>>(), ["Person", "A-b_2"]);
        assert!(!LabelSet::is_label(&"x".repeat(65)));
    }
}
