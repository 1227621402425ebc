//! Texts of any kind, all of them invented: brackets in all states, odd blanks, odd line ends.

use crate::model::Random;

/// What edits put in.
pub(super) const PIECES: &[&str] = &[
    "",
    "a",
    " ",
    "  ",
    "[",
    "]",
    "  ]",
    " ]",
    "[PER ",
    "[PERSON ",
    "[Ship",
    "[per Ida  ]",
    "[PER Ida  ]",
    "[ORG Oru  ] ",
    "[GPE Oru  ]",
    "[PERSON Ida Keld  ] ",
    "[Ship Ida  ] ",
    "[Ship Ida ] ",
    "[Port Oru  ]",
    "[PERIda  ]",
    "[PER  ]",
    "[PER[ORG Oru  ] Ida  ]",
    "( [ORG OTW  ] ) ",
    "Oru Tea Works ",
    "Ida ",
    "Ada Bay ",
    "’s",
    "'s ",
    ".",
    ". \n",
    ",",
    "\n",
    "\r",
    "\r\n",
    "\n\n",
    "\t",
    "\0",
    "\u{a0}",
    "\u{2003}",
    "\u{3000}",
    "\u{2028}",
    "e\u{301}",
    "\u{200d}",
    "\u{202e}",
    "é",
    "😀",
    "¶",
    "<code><pre>",
    "</pre></code>",
    "S E C R E T ",
    "TAGS: PGOV, XX ",
    "SUBJECT: ",
    "E.O. 12958: DECL: ",
    "REF: ",
    "<br>",
    "&amp;",
    "-LSB-",
    "<a id='par2' href='#par2'>¶</a>2 . ",
    "( C ) ",
    "(S//NF) ",
    "( [ORG SBU  ] ) ",
    "Summary: ",
    "End Summary. ",
    "Comment: ",
    "-------- ",
    "PAGE 02 VELM 06677 01 OF 03 ",
    "3. ",
    "\n4. (U) ",
];

/// What is typed letter by letter.
pub(super) const PHRASES: &[&str] = &[
    "[PERSON Ida  ] of [GPE Oru  ] . ",
    "[ORG Oru Tea Works  ] ( [ORG OTW  ] ) sells ",
    "[Ship Ida  ] met [Port Oru  ] ",
    "\nTAGS: PREL, XQ\n",
    " and Ida Keld’s 😀 ",
];

const NAMES: [&str; 12] = [
    "Ida",
    "Ida Keld",
    "Oru",
    "Oru Tea Works",
    "OTW",
    "Ada Bay",
    "ADA BAY",
    "Keld’s",
    "Ada Quill",
    "Merrow",
    "Port Merrow",
    "Élise Oru",
];

const SETS: [&[&str]; 4] = [
    &["PER", "ORG", "LOC", "MISC"],
    &["PERSON", "ORG", "GPE", "NORP", "DATE"],
    &["Ship", "Port", "Sailor"],
    &["PER", "GPE", "WEA", "PERSON", "Ship"],
];

const WORDS: [&str; 12] = [
    "and", "the", "sells", "tea", ",", "(", ")", "in", "Oru", "Ida", "said", "harbour",
];

/// A text: none, a line, or up to some ten thousand bytes.
pub(super) fn text(random: &mut Random) -> String {
    let lines = [0, 1, 4, 20, 60, 120, 400][random.below(7)];
    let labels = SETS[random.below(SETS.len())];
    let mut text = String::new();
    if lines > 1 && random.below(2) == 0 {
        text.push_str("<code><pre>C O N F I D E N T I A L VELMORA 000012 \nE.O. 12958: DECL: 01/02/2009 \nTAGS: PGOV, PREL, ZZ \nSUBJECT: IDA AND THE [ORG OTW  ] \n");
    }
    for line in 0..lines {
        if line % 5 == 4 {
            let number = line / 5 + 1;
            let anchor = format!("<a id='par{number}' href='#par{number}'>¶</a>{number} . ( C ) ");
            text.push_str(&anchor);
        }
        for _ in 0..random.below(14) {
            match random.below(40) {
                0..12 => {
                    let label = labels[random.below(labels.len())];
                    let name = NAMES[random.below(NAMES.len())];
                    let mention = format!("[{label} {name}  ] ");
                    text.push_str(&mention);
                }
                12 => text.push_str(PIECES[random.below(PIECES.len())]),
                13 => text.push_str(NAMES[random.below(NAMES.len())]),
                _ => {
                    text.push_str(WORDS[random.below(WORDS.len())]);
                    text.push(' ');
                }
            }
        }
        text.push_str([". \n", ". \n", " \n", ".\r\n", "\n"][random.below(5)]);
    }
    text
}
