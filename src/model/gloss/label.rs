//! The meanings of labels, and the correspondence of labels between sets.
//!
//! Covers the labels of usual sets (CoNLL-2003, `OntoNotes`, MUC-7, ACE and ERE, re3d). Documents
//! may use other labels.
//!
//! Sources: the annotation guidelines of those corpora; the examples are invented.

/// Labels with their meanings, each once. Case, `_` and `-` do not matter.
#[rustfmt::skip]
const MEANINGS: [(&[&str], &str); 33] = [
    (&["PER", "PERSON"], "A person, real or invented, by name. Example: “Ada Quill”."),
    (&["ORG", "ORGANIZATION", "ORGANISATION"], "An organisation: a company, agency, party, team or armed force. Example: “Harbour Police”."),
    (&["LOC", "LOCATION"], "A place: a mountain, river, region or sea; in sets without GPE also a country or town. Example: “Grey Lake”."),
    (&["MISC"], "A name that is neither person, organisation nor place: nationalities, events, works, laws. Example: “Zubrowkan”, “Spring Accord”."),
    (&["GPE"], "A place with a government: a country, state, province or town. Example: “Zubrowka”."),
    (&["NORP"], "A nationality, or a religious or political group, by name. Example: “Zubrowkans”, “Agrarians”."),
    (&["NATIONALITY"], "A nationality, as noun or adjective. Example: “Zubrowkan”."),
    (&["FAC", "FACILITY"], "A thing built to stay: an airport, bridge, road or building. Example: “North Quay Bridge”."),
    (&["PRODUCT"], "A thing that is made, by name: a vehicle, device, weapon or food; not a service. Example: “Zephyr 300”."),
    (&["EVENT"], "An event by name: a storm, battle, war, or games. Example: “Storm Odile”."),
    (&["WORK_OF_ART"], "The title of a book, song, play, picture or broadcast. Example: “The Tin Orchard”."),
    (&["LAW"], "A law or treaty by name. Example: “Harbour Act”, “Article 12”."),
    (&["LANGUAGE"], "A language by name. Example: “Zubrowkan” in “he spoke Zubrowkan”."),
    (&["DATE"], "A date, a period of a day or longer, or an age. Example: “next Tuesday”, “the 1990s”."),
    (&["TIME"], "A time of day, or a period shorter than a day. Example: “noon”, “two hours”."),
    (&["TEMPORAL"], "A point or stretch of time, whatever its length. Example: “at noon on 3 May”."),
    (&["PERCENT"], "A percentage, with its sign or word. Example: “12 percent”."),
    (&["MONEY"], "A sum of money, with its unit. Example: “40 crowns”."),
    (&["QUANTITY"], "A measure with its unit: a weight, a length, an amount. Example: “six tonnes”."),
    (&["ORDINAL"], "A number that gives a place in order. Example: “third”."),
    (&["CARDINAL"], "A number that is no other kind of amount. Example: “seventeen”."),
    (&["VEH", "VEHICLE"], "A vehicle: a car, ship, aircraft or train. Example: “the ferry Marigold”."),
    (&["WEA", "WEAPON"], "A weapon: a device made to hurt or destroy. Example: “a hand grenade”."),
    (&["MILITARYPLATFORM"], "A vessel, aircraft or vehicle that armed forces fight from. Example: “the frigate Resolute Star”."),
    (&["DOCUMENTREFERENCE"], "A document that the text refers to. Example: “Resolution 17”, “the annual report”."),
    (&["COMMSIDENTIFIER"], "An address in a network: a telephone number, e-mail address, account or call sign. Example: “ada@example.org”."),
    (&["FREQUENCY"], "How often something happens, or a radio frequency. Example: “twice a week”."),
    (&["COORDINATE"], "A place given in numbers on a grid. Example: “12.5 N, 40.1 E”."),
    (&["TITLE"], "A title or office before or instead of a name. Example: “Minister of Fisheries”."),
    (&["CONTACT"], "A way to reach someone: an address, telephone number or web site. Example: “12 Mill Lane”."),
    (&["TIMEX"], "A date or time (MUC-7). Example: “the first of May”."),
    (&["NUMEX"], "A sum of money or a percentage (MUC-7). Example: “5 percent”."),
    (&["ENAMEX"], "A name of a person, organisation or place (MUC-7). Example: “Ada Quill”."),
];

/// Labels of one meaning, the closest first: a set that lacks the first may have the next. The row
/// of a label begins with it or with another spelling of it.
const KINSHIP: [&[&str]; 27] = [
    &["PER", "PERSON"],
    &["ORG", "ORGANIZATION", "ORGANISATION"],
    &["LOC", "LOCATION", "PLACE", "GPE"],
    &["GPE", "LOC", "LOCATION", "PLACE"],
    &["FAC", "FACILITY", "LOC", "LOCATION", "PLACE"],
    &["COORDINATE", "LOC", "LOCATION", "PLACE"],
    &["NORP", "NATIONALITY", "MISC"],
    &["NATIONALITY", "NORP", "MISC"],
    &["MISC", "MISCELLANEOUS", "OTHER"],
    &["EVENT", "MISC"],
    &["WORK_OF_ART", "MISC"],
    &["LAW", "DOCUMENTREFERENCE", "MISC"],
    &["DOCUMENTREFERENCE", "LAW", "MISC"],
    &["LANGUAGE", "MISC"],
    &["PRODUCT", "MISC"],
    &["VEH", "VEHICLE", "MILITARYPLATFORM", "PRODUCT", "MISC"],
    &["MILITARYPLATFORM", "VEH", "VEHICLE", "PRODUCT", "MISC"],
    &["WEA", "WEAPON", "PRODUCT", "MISC"],
    &["DATE", "TEMPORAL", "TIMEX", "TIME"],
    &["TIME", "TEMPORAL", "TIMEX", "DATE"],
    &["TEMPORAL", "DATE", "TIMEX", "TIME"],
    &["MONEY", "NUMEX", "QUANTITY"],
    &["PERCENT", "NUMEX", "QUANTITY"],
    &["QUANTITY", "CARDINAL"],
    &["CARDINAL", "QUANTITY"],
    &["CONTACT", "COMMSIDENTIFIER"],
    &["COMMSIDENTIFIER", "CONTACT"],
];

/// Spellings without a row of their own, with the label whose row they share.
const SPELLINGS: [(&str, &str); 14] = [
    ("PERSON", "PER"),
    ("PEOPLE", "PER"),
    ("ORGANIZATION", "ORG"),
    ("ORGANISATION", "ORG"),
    ("COMPANY", "ORG"),
    ("LOCATION", "LOC"),
    ("PLACE", "LOC"),
    ("COUNTRY", "GPE"),
    ("CITY", "GPE"),
    ("FACILITY", "FAC"),
    ("VEHICLE", "VEH"),
    ("WEAPON", "WEA"),
    ("MISCELLANEOUS", "MISC"),
    ("TIMEX", "TEMPORAL"),
];

/// The meaning of `label` in plain words, with an invented example.
pub fn label_meaning(label: &str) -> Option<&'static str> {
    let found = MEANINGS
        .iter()
        .find(|(names, _)| names.iter().any(|name| same(name, label)));
    found.map(|&(_, meaning)| meaning)
}

/// The label of `set` nearest to `label`: the same word in another case or spelling, else one of
/// the same or a wider meaning; `None` if the set has neither.
pub fn equivalent<'s>(label: &str, set: &[&'s str]) -> Option<&'s str> {
    let held = |wanted: &str| set.iter().copied().find(|held| same(held, wanted));
    held(label).or_else(|| {
        let spelling = SPELLINGS.iter().find(|(name, _)| same(name, label));
        let own = spelling.map_or(label, |&(_, own)| own);
        let row = KINSHIP.iter().find(|row| same(row[0], own))?;
        row.iter().find_map(|wanted| held(wanted))
    })
}

/// True if two labels differ at most in case, `_` and `-`.
fn same(a: &str, b: &str) -> bool {
    let letters = |text| {
        let bytes = str::bytes(text).filter(|byte| !matches!(byte, b'_' | b'-'));
        bytes.map(|byte| byte.to_ascii_uppercase())
    };
    letters(a).eq(letters(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONLL: [&str; 4] = ["PER", "ORG", "LOC", "MISC"];
    const ACE: [&str; 7] = ["PER", "ORG", "GPE", "LOC", "FAC", "VEH", "WEA"];
    const ONTONOTES: [&str; 18] = [
        "TIME",
        "LAW",
        "GPE",
        "NORP",
        "LANGUAGE",
        "PERCENT",
        "FAC",
        "PRODUCT",
        "ORDINAL",
        "LOC",
        "PERSON",
        "WORK_OF_ART",
        "MONEY",
        "DATE",
        "EVENT",
        "QUANTITY",
        "ORG",
        "CARDINAL",
    ];
    const RE3D: [&str; 15] = [
        "Organisation",
        "Location",
        "Person",
        "Temporal",
        "Quantity",
        "Weapon",
        "MilitaryPlatform",
        "DocumentReference",
        "Money",
        "Nationality",
        "CommsIdentifier",
        "Frequency",
        "Vehicle",
        "Coordinate",
        "Event",
    ];

    #[test]
    fn every_label_of_the_sets_means_something() {
        for label in CONLL.iter().chain(&ACE).chain(&ONTONOTES).chain(&RE3D) {
            assert!(label_meaning(label).is_some(), "{label}");
        }
        assert_eq!(label_meaning("BOGUS"), None);
        assert_eq!(label_meaning(""), None);
    }

    #[test]
    fn every_meaning_stands_once_and_has_an_example() {
        let mut names: Vec<_> = MEANINGS.iter().flat_map(|(names, _)| *names).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
        assert!(MEANINGS.iter().all(|(_, text)| text.contains("Example: ")));
    }

    #[test]
    fn every_label_finds_itself_and_its_row_first() {
        for row in KINSHIP {
            assert_eq!(equivalent(row[0], row), Some(row[0]));
            let rows = KINSHIP.iter().filter(|other| same(other[0], row[0]));
            assert_eq!(rows.count(), 1, "{} has two rows", row[0]);
        }
        for (name, own) in SPELLINGS {
            assert!(KINSHIP.iter().any(|row| row[0] == own), "{own}");
            assert!(KINSHIP.iter().all(|row| row[0] != name), "{name}");
        }
    }

    #[test]
    fn from_one_set_to_another() {
        for (label, set, expected) in [
            ("PERSON", &CONLL[..], Some("PER")),
            ("PER", &ONTONOTES, Some("PERSON")),
            ("GPE", &CONLL, Some("LOC")),
            ("GPE", &RE3D, Some("Location")),
            ("LOCATION", &CONLL, Some("LOC")),
            ("ORGANIZATION", &RE3D, Some("Organisation")),
            ("Organisation", &ONTONOTES, Some("ORG")),
            ("NORP", &CONLL, Some("MISC")),
            ("NORP", &RE3D, Some("Nationality")),
            ("Nationality", &ONTONOTES, Some("NORP")),
            ("WORK_OF_ART", &CONLL, Some("MISC")),
            ("FAC", &CONLL, Some("LOC")),
            ("Weapon", &ACE, Some("WEA")),
            ("MilitaryPlatform", &ACE, Some("VEH")),
            ("Temporal", &ONTONOTES, Some("DATE")),
            ("LOC", &["GPE", "PERSON"], Some("GPE")),
            ("DATE", &CONLL, None),
            ("CARDINAL", &CONLL, None),
            ("MISC", &ONTONOTES, None),
            ("BOGUS", &CONLL, None),
            ("PER", &[], None),
        ] {
            assert_eq!(equivalent(label, set), expected, "{label} in {set:?}");
        }
    }

    #[test]
    fn case_and_joints_do_not_matter() {
        assert_eq!(equivalent("per", &CONLL), Some("PER"));
        assert_eq!(equivalent("WorkOfArt", &ONTONOTES), Some("WORK_OF_ART"));
        assert_eq!(
            equivalent("military_platform", &RE3D),
            Some("MilitaryPlatform")
        );
        assert_eq!(equivalent("BOGUS", &["Bogus"]), Some("Bogus"));
    }
}
