//! What a project makes of the rules: which are off, how severe each is, and which findings are
//! accepted.
//!
//! Rules that are off are not listed in the first place; exceptions and severities are applied to
//! the list. What settings call things is for who reads them.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::store::Store;
use super::{Code, CodeSet, Finding, RuleSettings, Severity};
use crate::model::{Document, Gazetteer, normalised};
use crate::rules::Findings;

/// How the findings of a rule are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// They are left out.
    Off,
    /// They are so severe.
    As(Severity),
}

impl Level {
    /// All of them, least first.
    pub const ALL: [Self; 5] = [
        Self::Off,
        Self::As(Severity::Hint),
        Self::As(Severity::Information),
        Self::As(Severity::Warning),
        Self::As(Severity::Error),
    ];

    /// Its name: `off`, `warning`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::As(severity) => severity.as_str(),
        }
    }

    /// The level called `word`.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.as_str() == word)
    }
}

/// Levels by rule, where they are not the usual ones.
pub type Levels = BTreeMap<Code, Level>;

/// Which findings are accepted, and so not reported.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exception {
    name: Option<String>,
}

impl Exception {
    /// Those about `name`, however it is written; those about anything without a name.
    pub fn new(name: Option<&str>) -> Self {
        let name = name.map(|name| normalised(name).into_owned());
        Self { name }
    }
}

/// What a project makes of the rules, in one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    levels: Levels,
    /// Exceptions by rule, with the places that who made them knows them by.
    exceptions: BTreeMap<(Code, Exception), Vec<usize>>,
    /// Names that are known beforehand.
    gazetteer: Arc<Gazetteer>,
}

/// The findings of a document as its project takes them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judged {
    /// What is to be reported.
    pub findings: Findings,
    /// The places of the exceptions that left something out.
    pub used: BTreeSet<usize>,
}

impl Rules {
    /// Rules with these levels.
    pub fn new(levels: Levels) -> Self {
        Self {
            levels,
            ..Self::default()
        }
    }

    /// Compares documents with these names, too.
    pub fn know(&mut self, gazetteer: Arc<Gazetteer>) {
        self.gazetteer = gazetteer;
    }

    /// Takes `levels` where they say something, before what was said.
    pub fn overrule(&mut self, levels: &Levels) {
        self.levels.extend(levels);
    }

    /// Accepts findings of `code`. `place` tells this exception from others.
    pub fn accept(&mut self, code: Code, exception: Exception, place: usize) {
        let places = self.exceptions.entry((code, exception)).or_default();
        places.push(place);
    }

    /// Whether findings with `code` are reported at all.
    pub fn is_on(&self, code: Code) -> bool {
        match self.levels.get(&code) {
            Some(Level::Off) => false,
            Some(Level::As(_)) => true,
            None => code.is_on_by_default(),
        }
    }

    /// The findings of `document`, as these rules take them. None where `cancelled` turns true.
    pub fn judge(&self, document: &Document, cancelled: &dyn Fn() -> bool) -> Judged {
        let mut judged = self.left(document, &|_| true, cancelled);
        judged.findings.list = self.levelled(judged.findings.list);
        judged
    }

    /// The findings with codes that pass `wanted` that these rules leave, as severe as they are by
    /// themselves: for what depends on how sure a finding is.
    pub fn left(
        &self,
        document: &Document,
        wanted: &dyn Fn(Code) -> bool,
        cancelled: &dyn Fn() -> bool,
    ) -> Judged {
        let codes = CodeSet::of(|code| wanted(code) && self.is_on(code));
        let settings = RuleSettings {
            codes,
            gazetteer: Arc::clone(&self.gazetteer),
        };
        let store = Store::new(document, settings, cancelled);
        store.map_or_else(Judged::default, |store| self.left_of(&store, codes))
    }

    /// What rules look for where these apply.
    pub fn settings(&self) -> RuleSettings {
        RuleSettings {
            codes: CodeSet::of(|code| self.is_on(code)),
            gazetteer: Arc::clone(&self.gazetteer),
        }
    }

    /// The findings of `store` with `codes` that these rules leave, as severe as they are by
    /// themselves.
    pub fn left_of(&self, store: &Store, codes: CodeSet) -> Judged {
        if self.exceptions.is_empty() {
            let findings = store.findings(codes, &|_| true);
            let used = BTreeSet::new();
            return Judged { findings, used };
        }
        let used = RefCell::new(BTreeSet::new());
        let passes = |finding: &Finding| {
            let places = self.accepted(store.document(), finding);
            used.borrow_mut().extend(places.iter().copied());
            places.is_empty()
        };
        let mut findings = store.findings(codes, &passes);
        // Of a list that is cut it is not known how many of the others are accepted.
        if findings
            .list
            .last()
            .is_none_or(|last| last.code != Code::MoreFindings)
        {
            findings.total = findings.list.len();
        }
        let used = used.into_inner();
        Judged { findings, used }
    }

    /// True if these rules take one of `findings` otherwise than it is by itself.
    pub fn change_levels(&self, findings: &[Finding]) -> bool {
        let is_other = |finding: &Finding| match self.levels.get(&finding.code) {
            Some(Level::As(severity)) => finding.severity != *severity,
            _ => false,
        };
        !self.levels.is_empty() && findings.iter().any(is_other)
    }

    /// `findings` as severe as these rules take them.
    pub fn levelled(&self, mut findings: Vec<Finding>) -> Vec<Finding> {
        for finding in &mut findings {
            if let Some(Level::As(severity)) = self.levels.get(&finding.code) {
                finding.severity = *severity;
            }
        }
        findings
    }

    /// The places of the exceptions that accept `finding`.
    fn accepted(&self, document: &Document, finding: &Finding) -> &[usize] {
        let places = |exception| {
            let found = self.exceptions.get(&(finding.code, exception));
            found.map_or(&[][..], Vec::as_slice)
        };
        let any = places(Exception::default());
        if !any.is_empty() {
            return any;
        }
        name_of(document, finding).map_or(&[], |name| places(Exception::new(Some(&name))))
    }
}

/// The name that `finding` is about: of the mention where it is, else what it underlines.
pub fn name_of(document: &Document, finding: &Finding) -> Option<String> {
    const LONGEST: usize = 1_024;
    let text = document.text();
    if finding.span.is_empty() || finding.span.len() > LONGEST {
        return None;
    }
    let mention = document.mentions_in(finding.span).next();
    let name = mention.map_or(finding.span, |mention| mention.name);
    let name = text.slice(name);
    let name = name.trim();
    let word = name.contains(char::is_alphanumeric) && !name.contains(['\n', '\r']);
    word.then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::LabelChoice;
    use crate::syntax::LabelSet;

    const TEXT: &str = "[PER Ida  ] [per Ada Bay  ] [Per ADA  BAY’s  ] [per Oru  ] \n";

    fn codes(rules: &Rules) -> (Vec<(Code, Severity)>, Vec<usize>) {
        let labels = LabelChoice::Given(LabelSet::conll4().into());
        let judged = rules.judge(&Document::with_labels(TEXT, 0, labels), &|| false);
        let list = judged.findings.list.iter();
        let list = list.filter(|finding| finding.code == Code::LabelCase);
        let list = list.map(|finding| (finding.code, finding.severity));
        (list.collect(), judged.used.into_iter().collect())
    }

    #[test]
    fn rules_are_off_or_of_another_severity() {
        assert_eq!(codes(&Rules::default()).0.len(), 3);
        let rules = |level| Rules::new(Levels::from([(Code::LabelCase, level)]));
        assert_eq!(codes(&rules(Level::Off)).0, []);
        let hint = (Code::LabelCase, Severity::Hint);
        assert_eq!(codes(&rules(Level::As(Severity::Hint))).0, [hint; 3]);
        let mut overruled = rules(Level::Off);
        overruled.overrule(&Levels::from([(
            Code::LabelCase,
            Level::As(Severity::Hint),
        )]));
        assert_eq!(codes(&overruled).0, [hint; 3]);
    }

    #[test]
    fn findings_about_a_name_are_accepted_however_it_is_written() {
        let mut rules = Rules::default();
        rules.accept(Code::LabelCase, Exception::new(Some("ada bay")), 4);
        rules.accept(Code::LabelCase, Exception::new(Some("Nobody")), 5);
        rules.accept(Code::EmptyEntity, Exception::default(), 6);
        let (left, used) = codes(&rules);
        assert_eq!((left.len(), used), (1, vec![4]));
        rules.accept(Code::LabelCase, Exception::default(), 7);
        assert_eq!(codes(&rules), (Vec::new(), vec![7]));
    }

    #[test]
    fn many_findings_of_a_rule_that_is_off_do_not_hide_others() {
        let document = Document::new(&format!("{}a ] b \n", "a\tb\nc \n".repeat(3_000)), 0);
        let rules = Rules::new(Levels::from([(Code::Whitespace, Level::Off)]));
        let found = rules.judge(&document, &|| false).findings.list;
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].code, Code::StrayCloseBracket);
    }

    #[test]
    fn levels_by_name() {
        for level in Level::ALL {
            assert_eq!(Level::of(level.as_str()), Some(level));
        }
        assert_eq!(Level::of("on"), None);
    }
}
