//! Texts that are hard on a server: pieces of the format, whole and cut, among characters that
//! are more than a byte, more than a unit, or no letters at all.

/// Numbers that look random and are the same every time (xorshift64*).
#[derive(Clone, Debug)]
pub(super) struct Random {
    state: u64,
    /// Of what is picked, one in so many is taken.
    share: usize,
}

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        let state = seed.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        Self { state, share: 1 }
    }

    /// The same numbers, for who takes one in `share` of many.
    pub(super) fn picking(&self, share: usize) -> Self {
        Self {
            share,
            ..self.clone()
        }
    }

    /// Whether one of many is taken.
    pub(super) fn takes(&mut self) -> bool {
        self.below(self.share) == 0
    }

    /// A number below `limit`, which is not 0.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.state ^= self.state >> 12;
        self.state ^= self.state << 25;
        self.state ^= self.state >> 27;
        let high = self.state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        high as usize % limit
    }

    /// Whether it happens that happens once in `times`.
    pub(super) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of `all`.
    pub(super) fn of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }
}

/// What annotated texts are made of.
const PIECES: &[&str] = &[
    "[LOC Ada Bay  ] ",
    "[LOC Ada Bay’s  ] ",
    "[PER Ida Oru  ] ",
    "[ORG Oru Tea Works  ] ( OTW ) ",
    "[ORG OTW  ] ",
    "[PER \u{a0}Keld  ] ",
    "[PER Keld“  ] ",
    "[MISC Ada Bay] ",
    "[PERSON Ida  ] of [GPE Oru  ] . ",
    "[per Ida  ] ",
    "[PERIda  ] ",
    "[PER  ] ",
    "[ORG [LOC Oru  ] Guild  ] ",
    "[LOC Oru.  ] ",
    "[ORG the Guild,  ] ",
    "[Ship Marigold  ] ",
    "[שם Ida  ] ",
    "[PER עדה\u{200f}  ] ",
    "[PER A\u{301}da\u{301}  ] ",
    "[PER 👩\u{200d}👩\u{200d}👧  ] ",
    "[MISC SUBJECT: Tea  ] ",
    "[ORG SBU  ] ) ",
    "[ 1 ] ",
    "[",
    "]",
    " ] ",
    "[PER ",
    "[PER",
    "Ada Bay ",
    "Ada Bay’s ",
    "Ida Oru and Keld , the OTW ",
    "<code><pre>",
    "</pre></code>",
    "C O N F I D E N T I A L VELM 000083 \n",
    "S E C R E T SECTION 01 OF 02 ADA BAY 000012 \nSIPDIS \n",
    "UNCLAS ",
    "SIPDIS",
    "E.O. 12958: DECL: 01/29/2020 \n",
    "EO 12958 DECL: 2020/01/29 ",
    "TAGS: PGOV , PREL, [ORG PHUM  ] XY \n",
    "TAGS ",
    "SUBJECT: Tea \n",
    "SUBJ",
    "REF: A. VELM 12 \n",
    "Classified By: Ada Quill for reasons 1.4 (b) and (d). \n",
    "<a id='par1' href='#par1'>¶</a>1 . \n",
    "<a id='par2' href='#par2'>¶</a>2 . ",
    "<a id='par3' href='#par4'>¶</a>3",
    "<a href='#par2'>",
    "¶</a>7 . ",
    "\n3. (S) ",
    "( C ) ",
    "( S/NF ) ",
    "( [ORG SBU  ] ) ",
    "(Q",
    "VELM 00000083 002 OF 005 \n",
    "[LOC ADA BAY  ] 00000012 002 OF 002 ",
    "PAGE 02 CAPE T 00012 \n",
    "Tea Time -------- ",
    "\n---------\n",
    "Summary: ",
    "Begin Summary ",
    "End Summary ",
    "End Comment. ",
    "Comment: ",
    "see para 2 , paras 1-9 of reftel and https://example.org/tea). ",
    "&amp; <br> ",
    "it ’s ",
    " . \n",
    " . \r\n",
    "\n",
    "\n\n",
    "\r",
    "\t",
    "IDA",
    "QUILL\n",
];

/// What settings are made of.
const SETTINGS: &[&str] = &[
    "label-set = \"conll4\"\n",
    "label-set = ",
    "labels = [\"Ship\", { name = \"Port\", description = \"é\" }]\n",
    "labels = [",
    "[rules]\n",
    "whitespace = \"off\"\n",
    "missed-mention = \"w",
    "[[accept]]\nrule = \"whitespace\"\nreason = \"😀\"\n",
    "[[acc",
    "gazetteers = [\"names/*.txt\"]\n",
    "exclude = [\"a\\\\b\"]\n",
    "# ־עדה\n",
    "\"",
    "\u{a0}",
    "\r\n",
    "= ",
];

/// Characters that count differently, look like others, or are taken for what they are not.
const SIGNS: &[char] = &[
    '\u{a0}', '\u{2003}', '\u{3000}', '\u{301}', '\u{200d}', '\u{200f}', '\u{202e}', '\u{feff}',
    '\0', '\u{2028}', '\u{2029}', '\u{85}', '\u{b}', '\u{c}', '\r', '\n', '\t', '😀', '𝔄', 'é',
    'ß', 'İ', 'ﬁ', 'א', '’', '“', '[', ']', '(', ')', '<', '>', '&', '\'', '-', '.', ' ', '0', 'A',
];

/// A text of about `pieces` pieces.
pub(super) fn annotated(random: &mut Random, pieces: usize) -> String {
    made_of(PIECES, random, pieces)
}

/// Settings of about `pieces` pieces.
pub(super) fn settings(random: &mut Random, pieces: usize) -> String {
    made_of(SETTINGS, random, pieces)
}

fn made_of(all: &[&str], random: &mut Random, pieces: usize) -> String {
    let mut text = String::new();
    for _ in 0..random.below(pieces + 1) {
        let piece = random.of(all);
        // One in six is cut on either side.
        let chars = piece.chars().count();
        let (from, to) = match random.below(6) {
            0 => (random.below(chars), chars),
            1 => (0, random.below(chars)),
            _ => (0, chars),
        };
        text.extend(piece.chars().take(to).skip(from));
        if random.once_in(3) {
            text.push(SIGNS[random.below(SIGNS.len())]);
        }
    }
    text
}
