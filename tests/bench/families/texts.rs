//! The families: texts of any size that hold very much of one thing.

use crate::sample;

/// A family: what it is called, and its text of about so many bytes.
pub(super) type Family = (&'static str, fn(usize) -> String);

pub(super) const FAMILIES: [Family; 61] = [
    ("a cable repeated", cable),
    ("a cable in one line", |bytes| {
        cable(bytes).replace('\n', " ")
    }),
    ("one mention repeated", |bytes| {
        repeated("[PER Ida  ] went . \n", bytes)
    }),
    ("one mention repeated in one line", |bytes| {
        repeated("[PER Ida  ] ", bytes)
    }),
    ("adjacent mentions", |bytes| {
        repeated("[PER Ida  ][LOC Oru  ]", bytes)
    }),
    ("every name distinct", |bytes| {
        numbered(bytes, |n| format!("[PER {}  ] went . \n", name(n)))
    }),
    ("one name, distinct labels", |bytes| {
        numbered(bytes, |n| format!("[Q{} Ida  ] . \n", n % LABELS))
    }),
    ("distinct labels and names", |bytes| {
        numbered(bytes, |n| format!("[Q{} {}  ] . \n", n % LABELS, name(n)))
    }),
    ("unknown labels", |bytes| {
        numbered(bytes, |n| format!("[PER Ida  ] , [Q{n} Ida  ] . \n"))
    }),
    ("one acronym defined and repeated", |bytes| {
        let head = "The [ORG Oru Guild  ] ( [ORG OG  ] ) met . \n";
        headed(head, bytes, |_| "The [ORG OG  ] met . \n".to_owned())
    }),
    ("one acronym defined again and again", |bytes| {
        repeated("The [ORG Oru Guild  ] ( [ORG OG  ] ) met . \n", bytes)
    }),
    ("distinct acronyms", |bytes| {
        numbered(bytes, |n| {
            let (first, last) = (name(n), name(n / 7 + 3));
            let initials = format!("{}{}", &first[..1], &last[..1]);
            format!("The [ORG {first} {last}  ] ( [ORG {initials}  ] ) met . \n")
        })
    }),
    ("names that begin alike", |bytes| {
        numbered(bytes, |n| {
            format!("[ORG Oru{}  ] went . \n", "a".repeat(n % 200))
        })
    }),
    ("names sharing the first word", |bytes| {
        numbered(bytes, |n| format!("[ORG Oru {}  ] went . \n", name(n)))
    }),
    ("names sharing the last word", |bytes| {
        numbered(bytes, |n| {
            format!("[PER {} Keld  ] , Keld went . \n", name(n))
        })
    }),
    ("names that differ by a letter", |bytes| {
        numbered(bytes, |n| {
            format!("[ORG Harbour {} Guild  ] met . \n", letters(n))
        })
    }),
    ("untagged repeats", |bytes| {
        headed("[PER Ida Oru  ] . \n", bytes, |_| {
            "and Ida Oru went . \n".to_owned()
        })
    }),
    ("untagged repeats in one line", |bytes| {
        headed("Then [PER Ida  ] went . \n", bytes, |_| "Ida ".to_owned())
    }),
    ("untagged repeats of many names", |bytes| {
        numbered(bytes, |n| {
            format!("[PER {}  ] and {} went . \n", name(n), name(n / 2))
        })
    }),
    ("untagged repeats of a short name", |bytes| {
        headed("[PER Ida Oru  ] . \n", bytes, |_| {
            "and Oru went . \n".to_owned()
        })
    }),
    ("possessives", |bytes| {
        repeated("[ORG Navy’s  ] [ORG Navy  ] went . \n", bytes)
    }),
    ("one name under two labels", |bytes| {
        repeated("[PER Ida  ] went to [LOC Ida  ] . \n", bytes)
    }),
    ("names in capitals", |bytes| {
        repeated("[PER IDA ORU  ] SAW [PER Ida Oru  ] AT ORU . \n", bytes)
    }),
    ("nested brackets", |bytes| repeated("[A ", bytes)),
    ("nested mentions", |bytes| {
        repeated(
            "[ORG [LOC Oru  ] Guild of [LOC [PER Ida  ] Bay  ]  ] met . \n",
            bytes,
        )
    }),
    ("brackets that open", |bytes| repeated("[", bytes)),
    ("brackets that close", |bytes| repeated("]", bytes)),
    ("brackets that close, with words", |bytes| {
        repeated("a ] \n", bytes)
    }),
    ("unclosed in each line", |bytes| {
        repeated("[PER Ida went . \n", bytes)
    }),
    ("unclosed in one line", |bytes| {
        repeated("[PER Ida went . ", bytes)
    }),
    ("empty mentions", |bytes| {
        repeated("[PER  ] [] [ ] \n", bytes)
    }),
    ("lines of one letter", |bytes| repeated("a\n", bytes)),
    ("blank lines", |bytes| repeated("\n", bytes)),
    ("carriage returns", |bytes| repeated("\r", bytes)),
    ("lines that end in CRLF", |bytes| {
        repeated("[PER Ida  ] went . \r\n\r\n", bytes)
    }),
    ("a line of letters", |bytes| repeated("a", bytes)),
    ("blanks", |bytes| repeated(" ", bytes)),
    ("wide blanks", |bytes| {
        repeated("\u{3000}[PER \u{a0}Ida\u{2003}  ]\u{a0}went . \n", bytes)
    }),
    ("combining marks", |bytes| {
        repeated(
            "[PER I\u{301}\u{308}da\u{200d}  ] e\u{301}\u{302} . \n",
            bytes,
        )
    }),
    ("summaries", |bytes| repeated("Summary: text\n", bytes)),
    ("comments that end", |bytes| {
        repeated("Comment: a \nEnd Comment\n", bytes)
    }),
    ("headings with rules", |bytes| {
        repeated("Ties and Tides ------- \nIt went . \n", bytes)
    }),
    ("headings above rules", |bytes| {
        repeated("Ties and Tides\n--------------\nIt went .\n", bytes)
    }),
    ("rules", |bytes| repeated("-------- \n", bytes)),
    ("paragraphs in order", |bytes| {
        numbered(bytes, |n| {
            let n = n + 1;
            format!("<a id='par{n}' href='#par{n}'>¶</a>{n} . \n( C ) It went . \n")
        })
    }),
    ("paragraphs of one number", |bytes| {
        repeated(
            "<a id='par7' href='#par7'>¶</a>7 . \n( C ) It went . \n",
            bytes,
        )
    }),
    ("paragraphs backwards", |bytes| {
        let count = bytes / 50;
        numbered(bytes, |n| {
            let n = count.saturating_sub(n);
            format!("<a id='par{n}' href='#par{n}'>¶</a>{n} . \n( C ) It went . \n")
        })
    }),
    ("broken anchors", |bytes| {
        repeated(
            "<a id='par7' href='#par8'>¶</a>9 . \n¶3 . <a id='par\n",
            bytes,
        )
    }),
    ("portion marks", |bytes| {
        repeated("( SBU ) ( [ORG SBU  ] ) ( S//NF ) ( C ", bytes)
    }),
    ("page markers", |bytes| {
        numbered(bytes, |n| {
            format!(
                "[LOC ORUVILLE  ] 00000127 {:03} OF 004 It went . \n",
                n % 1_000
            )
        })
    }),
    ("a TAGS line", |bytes| {
        headed("<code><pre>S E C R E T SIPDIS \nTAGS: ", bytes, |n| {
            format!("{} , ", ["PGOV", "PREL", "QX", "KXYZ"][n % 4])
        })
    }),
    ("header fields", |bytes| {
        let head = "<code><pre>S E C R E T SIPDIS \n";
        headed(head, bytes, |n| {
            [
                "SUBJECT: Tides \n",
                "REF: A . 07 ORU 12 \n",
                "TAGS: PGOV \n",
                "E.O. 12958: DECL: 05/06/2019 \n",
            ][n % 4]
                .to_owned()
        })
    }),
    ("classification lines", |bytes| {
        repeated(
            "<code><pre>S E C R E T SIPDIS \nSUBJECT: Tides \n<a id='par1' href='#par1'>¶</a>1 . \n( C ) It went . \n</pre></code>\n",
            bytes,
        )
    }),
    ("references to a paragraph", |bytes| {
        let head = "<a id='par12' href='#par12'>¶</a>12 . \n( C ) It went . \n";
        headed(head, bytes, |_| "See para 12 and paras 3-7 . \n".to_owned())
    }),
    ("addresses", |bytes| {
        repeated(
            "see http://oru.example/a?b=(c) and https://keld.example . \n",
            bytes,
        )
    }),
    ("debris of markup", |bytes| {
        repeated("<br> a </td> &#x000A; &amp; <p>b</p> PresidentQs \n", bytes)
    }),
    ("debris of markup in one line", |bytes| {
        repeated("a <br> ", bytes)
    }),
    ("debris of markup in one line of a cable", |bytes| {
        let head = "<code><pre>S E C R E T SIPDIS \nSUBJECT: Tides \n";
        headed(head, bytes, |_| {
            "a <br> b </td> &#x000A; &amp; PresidentQs ".to_owned()
        })
    }),
    ("capitals", |bytes| {
        repeated("THE HARBOUR OF ORU WENT QUIET . \n", bytes)
    }),
    ("digits", |bytes| repeated("1234567890 ", bytes)),
    ("quotation marks", |bytes| {
        repeated("“[PER Ida  ]” ( \"Oru\" ) ‘ ", bytes)
    }),
];

/// As many labels as a set holds: mentions with more of them are another family, that of unknown
/// labels.
const LABELS: usize = 65_535;

/// Our own sample, 1, 2, 4 … times: so the place in the middle is the same at all sizes.
fn cable(bytes: usize) -> String {
    let one = sample::cable(1);
    one.repeat(1 << (bytes / one.len()).checked_ilog2().unwrap_or_default())
}

/// So often that the middle of the text is the start of a piece at all sizes.
fn repeated(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes.div_ceil(piece.len()).next_multiple_of(2))
}

fn numbered(bytes: usize, piece: impl Fn(usize) -> String) -> String {
    headed("", bytes, piece)
}

fn headed(head: &str, bytes: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(bytes + 512);
    text.push_str(head);
    for number in 0.. {
        if text.len() >= bytes {
            break;
        }
        text.push_str(&piece(number));
    }
    text
}

/// The invented name with this number.
fn name(mut number: usize) -> String {
    const PARTS: [&str; 12] = [
        "Ad", "Bor", "Cel", "Dun", "Esk", "Fal", "Gor", "Hest", "Ilm", "Jor", "Kel", "Lun",
    ];
    let mut name = PARTS[number % 12].to_owned();
    while number >= 12 {
        number /= 12;
        name.push_str(&PARTS[number % 12].to_lowercase());
    }
    name
}

/// Four letters that tell this number from the next ones, in which few letters differ.
fn letters(number: usize) -> String {
    let letter = |place: u32| char::from(b'a' + (number / 26_usize.pow(place) % 26) as u8);
    let mut word: String = (0..4).rev().map(letter).collect();
    word[..1].make_ascii_uppercase();
    word
}
