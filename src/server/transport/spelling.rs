//! One spelling for every URI inside, and the client's own outside.
//!
//! Clients write one file in many ways: `file:///a(b)/é.txt`, `file:///a%28b%29/%C3%A9.txt`, and
//! some with letters that no URI may hold, which the protocol's type refuses. What comes in is
//! rewritten to our spelling, before anybody reads it, and what goes out to the one in which the
//! client opened the document, or else named it first. So documents and settings are found again
//! however they are spelt, and no handler knows of it.
//!
//! Messages are looked through for keys that end in `uri`, and only where one holds another
//! spelling than ours are they written anew; what goes out is looked through once there is one.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tower_lsp::ls_types::Uri;

use super::strings::{strings, uris};

/// So many spellings are kept of documents that are not open.
const MOST: usize = 4_096;

/// How the client spells URIs that we spell otherwise.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    /// Whether there are any: what goes out is not looked through else.
    any: AtomicBool,
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    /// The client's spelling, by ours.
    theirs: HashMap<String, Theirs>,
    /// What our spellings begin with: `file:`.
    schemes: BTreeSet<String>,
    /// The spelling that came last, and ours: most messages are about one document.
    last: (String, String),
}

#[derive(Debug)]
struct Theirs {
    spelling: String,
    source: Source,
}

/// The message that a spelling came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Source {
    /// It opened a document.
    Opening,
    Other,
}

impl Spellings {
    /// `params` of `method` with our spellings.
    pub(super) fn incoming<'p>(&self, method: &str, params: &'p str) -> Cow<'p, str> {
        let source = match method {
            "textDocument/didOpen" => Source::Opening,
            _ => Source::Other,
        };
        let mut out = String::new();
        let mut from = 0;
        let mut known = None;
        for (start, end) in uris(params) {
            // In quotes, and perhaps with escapes.
            let Ok(spelling) = serde_json::from_str::<Cow<str>>(&params[start..end]) else {
                continue;
            };
            let known = known.get_or_insert_with(|| self.lock());
            if known.last.0 != *spelling {
                known.last = (spelling.to_string(), ours(&spelling));
            }
            let is_own = known.last.1 == *spelling;
            if is_own && !self.any.load(Ordering::Relaxed) {
                continue;
            }
            let ours = known.last.1.clone();
            known.learn(&ours, &spelling, source);
            self.any.store(!known.theirs.is_empty(), Ordering::Relaxed);
            if !is_own {
                out.push_str(&params[from..start]);
                // Nothing in it needs an escape.
                let _infallible = write!(out, "\"{ours}\"");
                from = end;
            }
        }
        if from == 0 {
            return Cow::Borrowed(params);
        }
        out.push_str(&params[from..]);
        Cow::Owned(out)
    }

    /// `content`, which goes to the client, with its own spellings.
    pub(super) fn outgoing(&self, content: String) -> String {
        if !self.any.load(Ordering::Relaxed) {
            return content;
        }
        let known = self.lock();
        let mut places: Vec<(usize, usize)> = known
            .schemes
            .iter()
            .flat_map(|scheme| strings(&content, scheme))
            .collect();
        places.sort_unstable();
        let mut out = String::new();
        let mut from = 0;
        for (start, end) in places {
            if let Some(theirs) = known.theirs.get(&content[start..end]) {
                let quoted = serde_json::to_string(&theirs.spelling).unwrap_or_default();
                out.push_str(&content[from..start]);
                out.push_str(quoted.trim_matches('"'));
                from = end;
            }
        }
        drop(known);
        if from == 0 {
            return content;
        }
        out.push_str(&content[from..]);
        out
    }

    fn lock(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    /// Takes note of `spelling`: the one of an open document stays until it is opened by another.
    fn learn(&mut self, ours: &str, spelling: &str, source: Source) {
        if let Some(theirs) = self.theirs.get_mut(ours) {
            if source == Source::Opening {
                spelling.clone_into(&mut theirs.spelling);
                theirs.source = source;
            }
            return;
        }
        if ours == spelling {
            return;
        }
        if self.theirs.len() >= MOST {
            self.theirs
                .retain(|_, theirs| theirs.source == Source::Opening);
        }
        let scheme = ours.split_inclusive(':').next().unwrap_or_default();
        self.schemes.insert(scheme.to_owned());
        let spelling = spelling.to_owned();
        self.theirs
            .insert(ours.to_owned(), Theirs { spelling, source });
    }
}

/// Our spelling of what a client spells `spelling`. Of what is no URI it is what is written.
fn ours(spelling: &str) -> String {
    let valid = match spelling.parse::<Uri>() {
        Ok(uri) => Some(uri),
        Err(_) => encoded(spelling).parse::<Uri>().ok(),
    };
    let Some(uri) = valid else {
        return spelling.to_owned();
    };
    let file = file_of(&uri).and_then(Uri::from_file_path);
    file.unwrap_or(uri).as_str().to_owned()
}

/// The file that `uri` names and nothing but names.
fn file_of(uri: &Uri) -> Option<PathBuf> {
    let is_file = uri.scheme().as_str().eq_ignore_ascii_case("file");
    let is_here = uri.authority().is_none_or(|at| at.as_str().is_empty());
    let more = uri.query().is_some() || uri.fragment().is_some();
    // What is no text would not come back.
    let path = uri.path().decode().to_string().ok().is_some();
    let path = uri.to_file_path().filter(|_| path)?;
    (is_file && is_here && !more && path.is_absolute()).then(|| path.into_owned())
}

/// `spelling` with everything percent-encoded that no URI may hold.
fn encoded(spelling: &str) -> String {
    let bytes = spelling.as_bytes();
    let mut out = String::with_capacity(bytes.len());
    for (at, byte) in bytes.iter().enumerate() {
        let follows = |ahead| bytes.get(at + ahead).is_some_and(u8::is_ascii_hexdigit);
        let allowed = match byte {
            b'%' => follows(1) && follows(2),
            b'[' | b']' => false,
            _ => byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=".contains(byte),
        };
        if allowed {
            out.push(char::from(*byte));
        } else {
            let _infallible = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn incoming(spellings: &Spellings, method: &str, uri: &str) -> String {
        let params = serde_json::json!({"textDocument": {"uri": uri}, "text": "\"uri\":\"é\""});
        let read = spellings.incoming(method, &params.to_string()).into_owned();
        let read: serde_json::Value = serde_json::from_str(&read).unwrap();
        assert_eq!(read["text"], "\"uri\":\"é\"");
        read["textDocument"]["uri"].as_str().unwrap().to_owned()
    }

    #[test]
    fn what_no_uri_may_hold_is_encoded() {
        for (theirs, ours) in [
            ("untitled:é x", "untitled:%C3%A9%20x"),
            ("a:b[1]{2}|%zz%41", "a:b%5B1%5D%7B2%7D%7C%25zz%41"),
            ("no uri at all", "no uri at all"),
            ("", ""),
            ("vscode-vfs://github/a(b)", "vscode-vfs://github/a(b)"),
        ] {
            assert_eq!(super::ours(theirs), ours, "{theirs}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_file_has_one_spelling() {
        for theirs in [
            "file:///a(b)!'*+,@&=;:$/é [x].txt",
            "file:///a%28b%29!%27*+,@%26=;:$/%C3%A9%20%5Bx].txt",
            "FILE:///a%28b)%21'%2a%2B%2c%40&%3d%3B%3A%24/%c3%a9 [x%5d.txt",
        ] {
            assert_eq!(
                super::ours(theirs),
                "file:///a%28b%29%21%27%2A%2B%2C%40%26%3D%3B%3A%24/%C3%A9%20%5Bx%5D.txt"
            );
        }
        for other in ["file:///a?b(", "file://server/a(b", "file:///%FF("] {
            assert_eq!(super::ours(other), other);
        }
    }

    #[cfg(unix)]
    #[test]
    fn the_client_is_answered_in_the_spelling_that_it_opened_the_document_with() {
        let spellings = Spellings::default();
        let ours = "file:///a%28b%29";
        let out = |spellings: &Spellings| {
            let answer = format!(r#"[{{"uri":"{ours}"}},{{"{ours}":"{ours}#L1","x":"\"{ours}"}}]"#);
            let answer = spellings.outgoing(answer);
            let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
            assert_eq!(answer[1]["x"], format!("\"{ours}"));
            let uri = answer[0]["uri"].as_str().unwrap().to_owned();
            assert_eq!(answer[1][&uri], format!("{uri}#L1"));
            uri
        };
        assert_eq!(incoming(&spellings, "a", ours), ours);
        assert_eq!(out(&spellings), ours);
        assert_eq!(incoming(&spellings, "a", "file:///a(b)"), ours);
        assert_eq!(out(&spellings), "file:///a(b)");
        let opens = "textDocument/didOpen";
        assert_eq!(incoming(&spellings, opens, "file:///a(b%29"), ours);
        assert_eq!(incoming(&spellings, "a", "file:///a(b)"), ours);
        assert_eq!(out(&spellings), "file:///a(b%29");
        assert_eq!(incoming(&spellings, opens, ours), ours);
        assert_eq!(out(&spellings), ours);
    }
}
