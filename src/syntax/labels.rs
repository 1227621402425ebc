//! Label sets: which words after a `[` open a mention.

/// A label of one [`LabelSet`], by its place in it, or [`LabelId::UNKNOWN`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LabelId(u16);

impl LabelId {
    /// The label of a mention whose label is in no set in use.
    pub const UNKNOWN: Self = Self(u16::MAX);

    /// Its place in its set; `None` for the unknown label.
    pub fn index(self) -> Option<usize> {
        (self != Self::UNKNOWN).then_some(usize::from(self.0))
    }
}

/// The labels that a document may use, in the order users see them (format §1.5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelSet {
    name: String,
    labels: Vec<String>,
    /// What is written for a label of the set elsewhere.
    aliases: Vec<(String, LabelId)>,
}

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
    /// The longest label that is read as one, in bytes: longer words after a `[` are prose.
    pub const LONGEST: usize = 64;

    /// The set called `name` of these labels; what is no label (format §1.3: a letter, then
    /// letters, digits, `_`, `-`) and repetitions are left out.
    pub fn new<S: AsRef<str>>(name: &str, labels: impl IntoIterator<Item = S>) -> Self {
        let mut set = Self {
            name: name.to_owned(),
            labels: Vec::new(),
            aliases: Vec::new(),
        };
        for label in labels {
            let label = label.as_ref();
            if Self::is_label(label) && set.id(label.as_bytes()).is_none() {
                set.labels.push(label.to_owned());
            }
        }
        set.labels.truncate(usize::from(u16::MAX));
        set
    }

    /// The same set, which knows that `alias` stands for its label `label`. It is not read as
    /// that label: it is what was meant.
    #[must_use]
    pub fn with_alias(mut self, alias: &str, label: &str) -> Self {
        if let Some(id) = self.id(label.as_bytes()) {
            self.aliases.push((alias.to_owned(), id));
        }
        self
    }

    /// The label that `word` is another name for.
    pub fn meant_by(&self, word: &str) -> Option<&str> {
        let (_, id) = self.aliases.iter().find(|(alias, _)| alias == word)?;
        self.text(*id)
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

    /// The four labels of CoNLL-2003, the tagger's default.
    pub fn conll4() -> Self {
        Self::new(BUILT_IN[0].0, BUILT_IN[0].1)
    }

    /// Whether `word` is a label in some built-in set.
    pub fn is_usual(word: &str) -> bool {
        let longer = ["LOCATION", "ORGANIZATION", "ORGANISATION", "MISCELLANEOUS"];
        longer.contains(&word) || BUILT_IN.iter().any(|(_, labels)| labels.contains(&word))
    }

    /// Whether `word` has the shape of a label (format §1.3).
    pub fn is_label(word: &str) -> bool {
        label_length(word.as_bytes()) == word.len() && !word.is_empty()
    }

    /// What users call it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its labels, in order.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.labels.iter().map(String::as_str)
    }

    /// How many labels it has.
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// Whether it has no label.
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }

    /// The text of `label`; `None` for the unknown label.
    pub fn text(&self, label: LabelId) -> Option<&str> {
        self.labels.get(label.index()?).map(String::as_str)
    }

    /// The label spelt exactly `word`.
    pub fn id(&self, word: &[u8]) -> Option<LabelId> {
        self.find(|label| label.as_bytes() == word)
    }

    /// The label spelt `word` but for the case of its letters.
    pub fn id_in_any_case(&self, word: &[u8]) -> Option<LabelId> {
        self.find(|label| label.as_bytes().eq_ignore_ascii_case(word))
    }

    /// The longest label that `word` starts with and goes on after: a reader that matches
    /// prefixes takes `[PERSON` for `[PER` and "SON" (format §1.4).
    pub fn prefix_of(&self, word: &[u8]) -> Option<LabelId> {
        let longest = self
            .labels
            .iter()
            .filter(|label| word.len() > label.len() && word.starts_with(label.as_bytes()))
            .max_by_key(|label| label.len())?;
        self.id(longest.as_bytes())
    }

    fn find(&self, is: impl Fn(&str) -> bool) -> Option<LabelId> {
        let index = self.labels.iter().position(|label| is(label))?;
        Some(LabelId(u16::try_from(index).ok()?))
    }
}

impl Default for LabelSet {
    fn default() -> Self {
        Self::conll4()
    }
}

/// The length in bytes of the label-shaped word that `bytes` starts with, 0 where none stands
/// there or it is longer than any label.
pub(super) fn label_length(bytes: &[u8]) -> usize {
    if !bytes.first().is_some_and(u8::is_ascii_alphabetic) {
        return 0;
    }
    let in_label = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let length = bytes
        .iter()
        .take(LabelSet::LONGEST + 1)
        .take_while(in_label)
        .count();
    if length > LabelSet::LONGEST {
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
