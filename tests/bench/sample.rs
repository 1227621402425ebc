//! Documents of any size: our own sample, again and again.

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
