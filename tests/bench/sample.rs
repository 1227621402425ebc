//! Documents of any size: our own sample again and again, and invented ones.

use std::fmt::Write as _;

const CABLE: &str = include_str!("../../editors/sample/velmora.ann.txt");

/// At least `bytes` bytes of cable.
pub(crate) fn cable(bytes: usize) -> String {
    CABLE.repeat(bytes.div_ceil(CABLE.len()))
}

/// The first `bytes` bytes or so of the cable.
pub(crate) fn short(bytes: usize) -> String {
    let end = CABLE[bytes..].find('\n').unwrap() + bytes + 1;
    CABLE[..end].to_owned()
}

/// At least `bytes` bytes of cable in one line.
pub(crate) fn one_line(bytes: usize) -> String {
    cable(bytes).replace('\n', " ")
}

/// A document of many names, tagged alike wherever they stand.
pub(crate) fn names(bytes: usize) -> String {
    const WORDS: [&str; 8] = [
        "walked", "with", "nobody", "through", "quiet", "rain", "towards", "harbours",
    ];
    let mut random = Random::new();
    let mut text = String::with_capacity(bytes + 200);
    while text.len() < bytes {
        // Some names often, most seldom.
        let rare = random.below(40_000) * random.below(40_000) / 40_000;
        let mut name = word(rare);
        if rare.is_multiple_of(2) {
            name = format!("{} {name}", word(rare / 7 + 5));
        }
        let label = ["PER", "ORG", "LOC", "MISC"][rare % 4];
        let _ = write!(text, "[{label} {name}  ] ");
        for _ in 0..random.below(24) {
            text.push_str(WORDS[random.below(8)]);
            text.push(' ');
        }
        if random.below(3) == 0 {
            text.push_str(". \n");
        }
    }
    text.push_str(". \n");
    text
}

/// The invented name with this number.
pub(crate) fn word(number: usize) -> String {
    const PARTS: [&str; 12] = [
        "ad", "bor", "cel", "dun", "esk", "fal", "gor", "hest", "ilm", "jor", "kel", "lun",
    ];
    let parts = [1, 12, 144, 1_728].map(|shift| PARTS[(number / shift) % 12]);
    let mut name = parts.concat();
    name[..1].make_ascii_uppercase();
    name
}

/// A name that stands everywhere in [`faulty`] and [`frequent`] texts.
pub(crate) const FREQUENT: &str = "Velm Works";

/// Names as in [`names`], and about `findings` faults, evenly: labels in small letters, places
/// where the frequent name is not tagged, now and then a `]` too many.
pub(crate) fn faulty(bytes: usize, findings: usize) -> String {
    let mut random = Random::new();
    with_faults(bytes, findings, |number| match number % 10 {
        0 => "quiet rain ] through ".to_owned(),
        1..6 => format!("walked with [per {}  ] and ", word(random.below(40_000))),
        _ => format!("walked with {FREQUENT} and "),
    })
}

/// Names as in [`names`], and about `findings` labels in small letters, evenly.
pub(crate) fn small_labels(bytes: usize, findings: usize) -> String {
    let mut random = Random::new();
    let fault = |_| format!("walked with [per {}  ] and ", word(random.below(40_000)));
    with_faults(bytes, findings, fault)
}

fn with_faults(bytes: usize, faults: usize, mut fault: impl FnMut(usize) -> String) -> String {
    // Mentions side by side would be findings, too.
    let sound = names(bytes).replace("] [", "] and [");
    let mut text = String::with_capacity(sound.len() + 40 * faults);
    let (each, mut written) = (bytes / faults, 0);
    for (number, line) in sound.split_inclusive('\n').enumerate() {
        if number.is_multiple_of(8) {
            let _ = write!(text, "with [ORG {FREQUENT}  ] and ");
        }
        while text.len() >= written * each {
            text.push_str(&fault(written));
            written += 1;
        }
        text.push_str(line);
    }
    text
}

/// 10 KB of such text.
pub(crate) fn faulty_small() -> String {
    faulty(10_000, 6)
}

/// Names as in [`names`], and so many mentions of the frequent one.
pub(crate) fn frequent(mentions: usize) -> String {
    let mention = format!("with [ORG {FREQUENT}  ] and ");
    let (sound, mut text) = (names(200 * mentions), String::new());
    let mut lines = sound.lines();
    for _ in 0..mentions {
        text.push_str(&mention);
        text.push_str(lines.next().unwrap_or_default());
        text.push('\n');
    }
    text
}

/// Numbers that look random and are the same every time.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new() -> Self {
        Self(0x9E37_79B9_7F4A_7C15)
    }

    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit
    }
}

/// The middle of `values`.
pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// The value below which `percent` % of `values` are.
pub(crate) fn percentile(values: &[f64], percent: usize) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let at = (values.len() * percent).div_ceil(100).saturating_sub(1);
    values.get(at).copied().unwrap_or(f64::NAN)
}
