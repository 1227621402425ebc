use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::members::FEW;
use super::slip::{is_near, may_slip, without_accents};
use super::*;

/// Names of all that matters: shared words, crowded ones, tails, accents, single words.
const NAME: &str = "((oru|ida|new port) )?(guil[de]|guil[dt][aes]|guild|gúild)( (of|crew|rights?))?( oru)?|harb(ou|o|óu|öu)r|crew rights? (guil[a-g]|forum)";

type AllNear = BTreeMap<String, BTreeSet<NearName>>;

/// The pairs of names that are near each other, each noted at both.
#[derive(Default)]
struct Pairs(AllNear);

impl Pairs {
    fn push(&mut self, name: &str, other: &str, relation: Relation) {
        let other = other.into();
        let near = self.0.entry(name.to_owned()).or_default();
        near.insert(NearName { other, relation });
    }

    fn push_whole(&mut self, a: &str, b: &str) {
        self.push(a, b, Relation::Whole);
        self.push(b, a, Relation::Whole);
    }
}

/// The names that end with each text that is compared.
fn longer_by_text(names: &BTreeSet<String>) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut texts = BTreeMap::<_, BTreeSet<_>>::new();
    for name in names {
        texts.entry(name.as_str()).or_default();
        for (blank, _) in name.match_indices(' ') {
            let tail = &name[blank + 1..];
            if tail.split(' ').count() >= MIN_TAIL_WORDS {
                texts.entry(tail).or_default().insert(name.as_str());
            }
        }
    }
    texts
}

/// The first texts that share what is left of a word when a letter goes, each in one list.
fn buckets<'t>(texts: impl Iterator<Item = &'t str>) -> impl Iterator<Item = Vec<&'t str>> {
    let mut buckets = BTreeMap::<String, BTreeSet<&str>>::new();
    for text in texts {
        let words: Vec<&str> = text.split(' ').collect();
        for (place, word) in words.iter().enumerate().filter(|(_, word)| may_slip(word)) {
            let letters = word.char_indices();
            let rests = letters.map(|(at, c)| word[..at].to_owned() + &word[at + c.len_utf8()..]);
            for rest in rests.chain([(*word).to_owned()]) {
                let mut key = words.clone();
                key[place] = &rest;
                let key = format!("{place} {}", key.join(" "));
                buckets.entry(key).or_default().insert(text);
            }
        }
    }
    buckets
        .into_values()
        .map(|bucket| bucket.into_iter().take(FEW).collect())
}

/// The near names of all `names`, by comparing all that share a bucket.
fn all_near(names: &BTreeSet<String>) -> AllNear {
    let mut pairs = Pairs::default();
    let texts = longer_by_text(names);
    for bucket in buckets(texts.keys().copied()) {
        let both = bucket
            .iter()
            .flat_map(|a| bucket.iter().map(move |b| (*a, *b)));
        for (a, b) in both.filter(|(a, b)| is_near(a, b) && names.contains(*b)) {
            if names.contains(a) {
                pairs.push_whole(a, b);
            }
            for longer in texts[a].iter().take(FEW) {
                let from = longer.len() - a.len();
                pairs.push(longer, b, Relation::OtherIsTail { from });
                pairs.push(b, longer, Relation::TailOfOther { from });
            }
        }
    }
    let mut accented = BTreeMap::<String, Vec<&str>>::new();
    for name in names.iter().filter(|name| !name.is_ascii()) {
        accented
            .entry(without_accents(name))
            .or_default()
            .push(name);
    }
    for (plain, mut names_of) in accented {
        names_of.truncate(FEW);
        names_of.extend(names.get(&plain).map(String::as_str));
        let both = names_of
            .iter()
            .flat_map(|a| names_of.iter().map(move |b| (a, b)));
        both.filter(|(a, b)| a != b)
            .for_each(|(a, b)| pairs.push_whole(a, b));
    }
    pairs.0
}

fn of<'t>(forms: impl IntoIterator<Item = &'t str>) -> NearNames {
    let mut names = NearNames::default();
    for form in forms {
        names.add(form);
    }
    names
}

/// The near names of `form`, with a sign for each relation.
fn drawn(names: &NearNames, form: &str) -> String {
    let near = names
        .near(form)
        .into_iter()
        .map(|near| match near.relation {
            Relation::Whole => format!("= {}", near.other),
            Relation::TailOfOther { from } => format!("< {} {from}", near.other),
            Relation::OtherIsTail { from } => format!("> {} {from}", near.other),
        });
    near.collect::<Vec<_>>().join(", ")
}

proptest! {
    #[test]
    fn adds_and_removes_equal_what_is_left(
        changes in prop::collection::vec((NAME, prop::bool::weighted(0.7), any::<prop::sample::Index>()), 1..20),
    ) {
        let (mut names, mut left) = (NearNames::default(), BTreeSet::<String>::new());
        let mut before = AllNear::new();
        for (mut form, more, which) in changes {
            let changed = if more {
                left.insert(form.clone());
                names.add(&form)
            } else {
                form = left.iter().nth(which.index(left.len().max(1))).cloned().unwrap_or(form);
                left.remove(&form);
                names.remove(&form)
            };
            let now = all_near(&left);
            for name in &left {
                let near = names.near(name).into_iter().collect::<BTreeSet<_>>();
                prop_assert_eq!(near, now.get(name).cloned().unwrap_or_default(), "{}", name);
                let differs = *name != form && before.get(name) != now.get(name);
                let told = changed.iter().any(|other| **other == **name);
                prop_assert!(told || !differs, "{} changes {}", form, name);
                let may_be_told = differs || !form.is_ascii() || !name.is_ascii();
                prop_assert!(!told || may_be_told, "{} leaves {}", form, name);
            }
            before = now;
        }
        for name in &left {
            names.remove(name);
        }
        let emptied = format!("{names:?}");
        prop_assert_eq!(emptied, format!("{:?}", NearNames::default()));
    }
}

#[test]
fn whole_names_and_ends_of_longer_ones() {
    let mut names = of([
        "standing crew rights forum",
        "crew right forum",
        "crew rights forum",
        "élan guild",
        "elan guild",
        "ora",
    ]);
    for (form, near) in [
        ("crew rights forum", "= crew right forum"),
        ("standing crew rights forum", "> crew right forum 9"),
        (
            "crew right forum",
            "= crew rights forum, < standing crew rights forum 9",
        ),
        ("elan guild", "= élan guild"),
        ("ora", ""),
        ("forum", ""),
    ] {
        assert_eq!(drawn(&names, form), near, "{form}");
    }
    assert_eq!(names.add("óra"), [Box::from("ora")]);
    assert_eq!(names.add("óra"), []);
    let forms = ["crew rights forum", "standing crew rights forum"].map(Box::from);
    assert_eq!(names.remove("crew right forum"), forms);
    assert_eq!(drawn(&names, "crew rights forum"), "");
}

#[test]
fn many_names_that_are_alike_have_few_near_ones() {
    let letters = || ('a'..='z').flat_map(|a| ('a'..='z').map(move |b| format!("{a}{b}")));
    // One crowded first name, one tail of all, one word that all lack a letter of.
    let mut forms: Vec<String> = letters().map(|end| format!("ida harbour{end}")).collect();
    forms.extend(letters().map(|head| format!("{head} crew rights forum")));
    forms.extend(('a'..='z').map(|letter| format!("guild{letter} council")));
    let mut names = of(forms.iter().map(String::as_str));
    assert_eq!(names.near("guilda council").len(), FEW - 1);
    assert_eq!(names.near("guildz council").len(), 0);
    assert!(names.add("guild council").len() <= FEW);
    assert_eq!(names.add("crew right forum").len(), FEW);
    assert_eq!(
        drawn(&names, "ida harbourab"),
        "= ida harbouraa, = ida harbourac, = ida harbourbb"
    );
    assert!(forms.iter().all(|form| names.remove(form).len() <= 4 * FEW));
}

#[test]
fn very_long_names_are_compared_by_their_ends() {
    let (form, long) = ("crew ".repeat(3_000), "x".repeat(60_000));
    let form = format!("{form}rights forum");
    let names = of([
        &*form,
        &*long,
        &*format!("{long} {long}"),
        "crew crew right forum",
    ]);
    assert_eq!(names.near(&form).len(), 1);
    assert!(names.slips.size() < 100);
}
