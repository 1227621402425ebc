//! The dates of headers: `2020/01/29`, `01/29/2020`, `1/29/20`.

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Last year of two digits that is read as 20xx; later ones are 19xx.
const LAST_OF_2000S: u32 = 70;

/// The date at the start of `text` in words: "29 January 2020". Four digits first mean year, month,
/// day; otherwise the order is month, day, year.
pub(super) fn spelled(text: &str) -> Option<String> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '/' | '-')));
    let date = &text[..end.unwrap_or(text.len())];
    let parts: Vec<&str> = date.split(['/', '-']).collect();
    let [first, second, third] = parts[..] else {
        return None;
    };
    let (year, month, day) = if first.len() == 4 {
        (first, second, third)
    } else {
        (third, first, second)
    };
    let has_two_digits = year.len() == 2;
    let (year, month, day): (u32, usize, u32) =
        (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let year = match year {
        _ if !has_two_digits => year,
        0..=LAST_OF_2000S => 2_000 + year,
        _ => 1_900 + year,
    };
    let month = MONTHS.get(month.checked_sub(1)?)?;
    (1..=31)
        .contains(&day)
        .then(|| format!("{day} {month} {year}"))
}

#[cfg(test)]
mod tests {
    use super::spelled;

    #[test]
    fn dates_in_words() {
        for (text, expected) in [
            ("2020/01/29", Some("29 January 2020")),
            ("01/29/2020", Some("29 January 2020")),
            ("1/9/20 and more", Some("9 January 2020")),
            ("12-31-99", Some("31 December 1999")),
            ("2020/13/01", None),
            ("2020/00/01", None),
            ("2020/01/32", None),
            ("N/A", None),
            ("2020", None),
            ("", None),
        ] {
            assert_eq!(spelled(text).as_deref(), expected, "{text}");
        }
    }
}
