//! The changes of formatting in the form of `diff -u`. Formatting keeps line breaks, so the n-th
//! line of one text is compared with the n-th line of the other.
//!
//! A patch is exact, whatever is in the text. On a terminal, where nobody applies it, control
//! characters are written out. Names are quoted as git does it, in both cases.

mod hunks;

use std::fmt::Write as _;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use self::hunks::{Hunk, Hunks, pairs};
use super::super::words::{escaped, is_obeyed, shown};

/// The reader of a patch.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Audience {
    /// A person, on a terminal.
    Terminal,
    /// A program, or a person by way of a file.
    Program,
}

/// Size of the pieces in which a patch is written.
const BUFFER_BYTES: usize = 64 << 10;

/// Writes the patch that makes the text before into the one after; nothing if they are equal.
pub(super) fn write(
    out: &mut impl Write,
    audience: Audience,
    path: &Path,
    (before, after): (&str, &str),
) -> io::Result<()> {
    let mut hunks = Hunks::new(before, after).peekable();
    if hunks.peek().is_none() {
        return Ok(());
    }
    // Standard output hands on each line by itself, and a patch may have as many as the text.
    let mut out = BufWriter::with_capacity(BUFFER_BYTES, out);
    let name = quoted(path);
    writeln!(out, "--- {name}\n+++ {name}")?;
    let mut lines = Lines {
        out: &mut out,
        audience,
    };
    for Hunk {
        first,
        count,
        old,
        new,
    } in hunks
    {
        writeln!(lines.out, "@@ -{first},{count} +{first},{count} @@")?;
        lines.hunk(old, new)?;
    }
    out.flush()
}

/// A name in the head of a patch. If it holds signs that `patch` or a terminal would misread, it is
/// in quotes, with the bytes of these signs in octal.
fn quoted(path: &Path) -> String {
    let odd = |c: char| is_obeyed(c) || matches!(c, '"' | '\\' | '\t');
    let bytes = path.as_os_str().as_encoded_bytes();
    match std::str::from_utf8(bytes) {
        Ok(name) if !name.contains(odd) => return shown(path),
        _ => {}
    }
    let mut out = String::from("\"");
    let octal = |out: &mut String, bytes: &[u8]| {
        for byte in bytes {
            // Writing to a string cannot fail.
            let _ = write!(out, "\\{byte:03o}");
        }
    };
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                '"' | '\\' => out.extend(['\\', c]),
                c if odd(c) => octal(&mut out, c.encode_utf8(&mut [0; 4]).as_bytes()),
                c => out.push(c),
            }
        }
        octal(&mut out, chunk.invalid());
    }
    out.push('"');
    out
}

/// The lines of a patch.
struct Lines<'a, W> {
    out: &'a mut W,
    audience: Audience,
}

impl<W: Write> Lines<'_, W> {
    /// Writes the lines of a hunk; in each run of changed ones, the old before the new.
    fn hunk(&mut self, mut old: &str, mut new: &str) -> io::Result<()> {
        while !old.is_empty() {
            let mut run = (0, 0);
            let mut same = None;
            for (was, is) in pairs(old, new) {
                if *same.get_or_insert(was == is) != (was == is) {
                    break;
                }
                run = (run.0 + was.len(), run.1 + is.len());
            }
            let (was, is) = (&old[..run.0], &new[..run.1]);
            if same == Some(true) {
                self.lines(' ', was)?;
            } else {
                self.lines('-', was)?;
                self.lines('+', is)?;
            }
            (old, new) = (&old[run.0..], &new[run.1..]);
        }
        Ok(())
    }

    /// Writes `lines`, each behind `sign`.
    fn lines(&mut self, sign: char, lines: &str) -> io::Result<()> {
        for line in lines.split_inclusive('\n') {
            let bare = line.strip_suffix('\n').unwrap_or(line);
            let text = bare.strip_suffix('\r').unwrap_or(bare);
            match self.audience {
                Audience::Terminal => writeln!(self.out, "{sign}{}", escaped(text))?,
                Audience::Program => writeln!(self.out, "{sign}{bare}")?,
            }
            if !line.ends_with('\n') {
                writeln!(self.out, "\\ No newline at end of file")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    fn written(audience: Audience, name: &str, before: &str, after: &str) -> String {
        let mut out = Vec::new();
        write(&mut out, audience, Path::new(name), (before, after)).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn changed_lines_with_some_around_them() {
        let before = "1\n2\n3\n4\n5\na  b\n7\n8\n9\n10\n11\n12\n13\n14\nc  d";
        let after = before.replace("  ", " ") + "\n";
        let out = written(Audience::Program, "a.txt", before, &after);
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
        .assert_eq(&out);
        assert_eq!(written(Audience::Program, "a.txt", before, before), "");
    }

    #[test]
    fn a_long_patch_is_written_in_few_pieces() {
        struct Counted(usize);
        impl Write for Counted {
            fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
                self.0 += 1;
                Ok(bytes.len())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let (before, after) = ("a  b\n".repeat(10_000), "a b\n".repeat(10_000));
        let mut out = Counted(0);
        let path = Path::new("a.txt");
        write(&mut out, Audience::Program, path, (&before, &after)).unwrap();
        assert!(out.0 <= 10, "{}", out.0);
    }

    #[test]
    fn changes_farther_apart_than_the_lines_around_them_stand_alone() {
        for (apart, heads) in [
            (6, vec!["@@ -1,11 +1,11 @@"]),
            (7, vec!["@@ -1,4 +1,4 @@", "@@ -6,7 +6,7 @@"]),
        ] {
            let before = format!("a  b\n{}c  d\ne\nf\ng\nh", "\n".repeat(apart));
            let out = written(Audience::Program, "a", &before, &before.replace("  ", " "));
            let found = out.lines().filter(|line| line.starts_with("@@"));
            assert_eq!(found.collect::<Vec<_>>(), heads, "{out}");
        }
    }

    #[test]
    fn a_terminal_is_not_told_what_it_would_obey() {
        let (before, after) = ("a\x1b[2J  \u{202e}b\r\n", "a\x1b[2J \u{202e}b\r\n");
        let exact = format!("@@ -1,1 +1,1 @@\n-{before}+{after}");
        let program = written(Audience::Program, "a.txt", before, after);
        assert_eq!(program, format!("--- a.txt\n+++ a.txt\n{exact}"));
        let terminal = written(Audience::Terminal, "a.txt", before, after);
        assert!(terminal.ends_with("-a<U+001B>[2J  <U+202E>b\n+a<U+001B>[2J <U+202E>b\n"));
    }

    #[test]
    fn odd_names_are_quoted_as_git_does() {
        for (name, quoted) in [
            ("é b.txt", "é b.txt"),
            ("-", "<stdin>"),
            ("a\nb\x1b", r#""a\012b\033""#),
            ("a\"b\u{202e}", r#""a\"b\342\200\256""#),
        ] {
            assert_eq!(super::quoted(Path::new(name)), quoted);
        }
    }
}
