//! `summary-unopened`: the end of a summary, comment, note or text without its beginning (format
//! §5.3 C, §3.2).

use super::kinds::{kind_at, name};
use crate::edits::Site;
use crate::model::Document;
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule};
use crate::syntax::PassageKind;
use crate::text::{Edit, Span};

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::boundaries::SCAN],
    fix: Some(fix),
};

/// The end at `span`.
pub(super) fn finding(span: Span, kind: PassageKind) -> Finding {
    let name = name(kind);
    let message = format!("End {name} without {name}");
    Finding::new(Code::SummaryUnopened, span, message)
}

/// `Summary:` at the start of the paragraph, or no end.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let Some(kind) = kind_at(document, finding.span) else {
        return Vec::new();
    };
    let site = Site::of(document);
    let insert = opened(site, finding.span, kind);
    let remove = removed(site, finding.span);
    insert.into_iter().chain(remove).collect()
}

/// The beginning of the passage at the start of its paragraph, if that is marked.
fn opened(site: Site<'_>, end: Span, kind: PassageKind) -> Option<Fix> {
    let paragraph = site.document.paragraph_at(end.start)?;
    let start = site.document.trimmed(paragraph.body()).start;
    let name = name(kind);
    let text = match kind {
        PassageKind::Text => "Begin Text: ".to_owned(),
        _ => format!("{name}: "),
    };
    let fits = paragraph.mark.is_some() && start < end.start && site.inside(start).is_none();
    let edit = Edit::new(Span::empty(start), text);
    fits.then(|| Fix::new(format!("Insert “{name}:”"), vec![edit]).preferred())
}

/// Without the end at `span` and its full stop.
fn removed(site: Site<'_>, span: Span) -> Option<Fix> {
    let behind = site.behind(span.end);
    let stop = behind.len() - behind.trim_start().len() + 1;
    let has_stop = behind.trim_start().starts_with('.');
    let end = if has_stop { span.end + stop } else { span.end };
    let gone = with_mention(site, Span::new(span.start, end));
    let title = format!("Remove “{}”", site.text(gone));
    (!site.cuts_mention(gone)).then(|| Fix::new(title, vec![site.remove(gone)]))
}

/// `span` with the mention that holds nothing else.
fn with_mention(site: Site<'_>, span: Span) -> Span {
    let bare = |span: Span| {
        let text = site.text(span);
        text.trim_end_matches(['.', ' ']).len()
    };
    match site.inside(span.start) {
        Some(mention) if mention.name.start == span.start && bare(mention.name) <= bare(span) => {
            Span::new(mention.span.start, mention.span.end.max(span.end))
        }
        _ => span,
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::cable::passages::boundaries::SCAN;
    use crate::rules::testing::{TOKENISED, check, check_fix_in, silent};

    #[test]
    fn an_end_without_a_beginning() {
        check(
            &SCAN,
            "
            UNCLAS <a id='par1' href='#par1'>¶</a>1 .␠
            ( U ) The ships . End Note .␠
                              ^^^^^^^^ summary-unopened: End Note without Note
            ",
        );
        silent(
            &SCAN,
            "UNCLAS <a id='par1' href='#par1'>¶</a>1 .␠\n( U ) Note: The ships . End Note .␠\n",
        );
    }

    #[test]
    fn the_beginning_is_inserted_or_the_end_goes() {
        let head = format!(
            "{TOKENISED}UNCLAS SECTION 01 OF 02 VELM 000083 <a id='par1' href='#par1'>¶</a>1 . \n"
        );
        for (before, after) in [
            (
                "( U ) One . End Note . \n",
                "( U ) Note: One . End Note . \n",
            ),
            ("( U ) One . End Note . \n", "( U ) One . \n"),
            (
                "( U ) One . [MISC End Note.  ] Two . \n",
                "( U ) One . Two . \n",
            ),
        ] {
            check_fix_in(&head, Code::SummaryUnopened, before, after);
        }
    }
}
