//! What formatting would change, in the form of `diff -u`. Lines stay lines: the n-th of one text
//! is compared with the n-th of the other.

use std::io::{self, Write};

/// So many lines stand around what changes.
const AROUND: usize = 3;

/// Writes how `before` becomes `after`; nothing where they are the same.
pub(super) fn write(out: &mut impl Write, name: &str, before: &str, after: &str) -> io::Result<()> {
    let old: Vec<&str> = before.split_inclusive('\n').collect();
    let new: Vec<&str> = after.split_inclusive('\n').collect();
    let pairs = old.iter().zip(&new).enumerate();
    let changed = pairs
        .filter(|(_, (old, new))| old != new)
        .map(|(line, _)| line);
    let mut hunks: Vec<(usize, usize)> = Vec::new();
    for line in changed {
        let (from, to) = (
            line.saturating_sub(AROUND),
            old.len().min(line + 1 + AROUND),
        );
        match hunks.last_mut().filter(|(_, end)| from <= *end) {
            Some((_, end)) => *end = to,
            None => hunks.push((from, to)),
        }
    }
    if hunks.is_empty() {
        return Ok(());
    }
    writeln!(out, "--- {name}\n+++ {name}")?;
    for (from, to) in hunks {
        let (first, count) = (from + 1, to - from);
        writeln!(out, "@@ -{first},{count} +{first},{count} @@")?;
        hunk(out, &old[from..to], &new[from..to])?;
    }
    Ok(())
}

/// Runs of changed lines: the old ones, then the new ones.
fn hunk(out: &mut impl Write, old: &[&str], new: &[&str]) -> io::Result<()> {
    let mut at = 0;
    while at < old.len() {
        let same = |place: usize| old[place] == new[place];
        let run = (at..old.len()).find(|place| same(*place) != same(at));
        let run = run.unwrap_or(old.len());
        if same(at) {
            lines(out, ' ', &old[at..run])?;
        } else {
            lines(out, '-', &old[at..run])?;
            lines(out, '+', &new[at..run])?;
        }
        at = run;
    }
    Ok(())
}

fn lines(out: &mut impl Write, sign: char, lines: &[&str]) -> io::Result<()> {
    for line in lines {
        write!(out, "{sign}{line}")?;
        if !line.ends_with('\n') {
            writeln!(out, "\n\\ No newline at end of file")?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::write;

    #[test]
    fn changed_lines_with_some_around_them() {
        let before = "1\n2\n3\n4\n5\na  b\n7\n8\n9\n10\n11\n12\n13\n14\nc  d";
        let after = before.replace("  ", " ") + "\n";
        let mut out = Vec::new();
        write(&mut out, "a.txt", before, &after).unwrap();
        expect![[r"
            --- a.txt
            +++ a.txt
            @@ -3,7 +3,7 @@
             3
             4
             5
            -a  b
            +a b
             7
             8
             9
            @@ -12,4 +12,4 @@
             12
             13
             14
            -c  d
            \ No newline at end of file
            +c d
        "]]
        .assert_eq(&String::from_utf8(out).unwrap());
        let mut out = Vec::new();
        write(&mut out, "a.txt", before, before).unwrap();
        assert!(out.is_empty());
    }
}
