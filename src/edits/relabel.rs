//! Gives a mention another label: `[ORG Oru  ]` ⇒ `[LOC Oru  ]`; or all mentions of its entity.

use super::gathered::Gathered;
use super::site::{label_of, mention_at, quoted, tagged_name_at};
use super::{Change, Refusal};
use crate::model::Document;
use crate::syntax::{LabelFault, Mention};
use crate::text::{Edit, Offset};

/// Gives the mention at `offset` the label `label`.
///
/// # Errors
/// Refused without a mention, if it has the label already, or if the label is not in the set.
pub fn relabel(document: &Document, offset: Offset, label: &str) -> Result<Change, Refusal> {
    let label = label_of(document, label)?;
    relabelled(document, &mention_at(document, offset)?, label)
}

/// Gives all mentions of the entity at `offset` the label `label`. `offset` may also lie in an
/// untagged repeat of its name.
///
/// # Errors
/// Refused without such a name, if all mentions have the label already, or if the label is not in
/// the set.
pub fn relabel_all(document: &Document, offset: Offset, label: &str) -> Result<Change, Refusal> {
    let label = label_of(document, label)?;
    let place = tagged_name_at(document, offset)?;
    let name = document.text().slice(place);
    let mut gathered = Gathered::new(document.text(), place);
    let (mut count, mut others) = (0, 0);
    for mention in document.mentions_of(&name) {
        count += 1;
        if let Some(edit) = edit(document, &mention, label) {
            others += 1;
            gathered.push(edit);
        }
    }
    let title = match count {
        _ if others == 0 => return Err(has_label(label)),
        1 => format!("Relabel {} as {label}", quoted(&name)),
        count => format!("Relabel all {count} {} as {label}", quoted(&name)),
    };
    Ok(gathered.change(title))
}

/// The change that gives `mention` the label `label`, which is in the set.
pub(crate) fn relabelled(
    document: &Document,
    mention: &Mention,
    label: &str,
) -> Result<Change, Refusal> {
    let edit = edit(document, mention, label).ok_or_else(|| has_label(label))?;
    let name = document.text().slice(mention.name);
    let title = format!("Relabel {} as {label}", quoted(&name));
    Ok(Change::new(vec![edit], mention.name, title))
}

fn has_label(label: &str) -> Refusal {
    Refusal::new(format!("the label is {label} already"))
}

/// The edit that gives `mention` the label `label`; `None` if it has it already.
fn edit(document: &Document, mention: &Mention, label: &str) -> Option<Edit> {
    let written = document.text().slice(mention.label_span);
    let glued = mention.fault == LabelFault::Glued;
    (written != label || glued).then(|| {
        let blank = if glued { " " } else { "" };
        Edit::new(mention.label_span, format!("{label}{blank}"))
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, refused};
    use super::{relabel, relabel_all};

    #[test]
    fn one() {
        let relabel = |document: &_, span: crate::text::Span| relabel(document, span.start, "LOC");
        check(
            relabel,
            "in [ORG O$0ru ] , [ORG Oru  ]",
            "in [LOC $0Oru$1 ] , [ORG Oru  ]",
        );
        check(relabel, "in [ORGOr$0u  ] .", "in [LOC $0Oru$1  ] .");
        check(
            relabel,
            "[PER Ada  ] in [loc Or$0u  ] .",
            "[PER Ada  ] in [LOC $0Oru$1  ] .",
        );
        refused(relabel, "in $0Oru", "the cursor is in no mention");
        refused(relabel, "in [LOC O$0ru  ]", "the label is LOC already");
    }

    #[test]
    fn all_of_the_entity() {
        let all = |document: &_, span: crate::text::Span| relabel_all(document, span.start, "MISC");
        check(
            all,
            "[ORG Oru  ] , [MISC Oru  ] , [LOC O$0RU’s  ] , [LOC Orun  ]",
            "[MISC Oru  ] , [MISC Oru  ] , [MISC $0ORU’s$1  ] , [LOC Orun  ]",
        );
        check(
            all,
            "[ORG Oru  ] and O$0ru’s and [LOC Oru’s  ]",
            "[MISC Oru  ] and $0Oru$1’s and [MISC Oru’s  ]",
        );
        let none = "the cursor is in no mention, nor in a name that is tagged elsewhere";
        refused(all, "[ORG Oru  ] and Vel$0m", none);
        refused(all, "[MISC $0Oru  ]", "the label is MISC already");
    }
}
