//! Gives all mentions of an entity another name or another label: `[ORG GOM’s  ]` ⇒
//! `[ORG Oru’s  ]`, `[LOC GOM’s  ]`.
//!
//! Brackets, blanks and the endings of names stay: a possessive or full stop typed behind the new
//! name is dropped. Edits that the user may not mean are kept apart with the reason, so that the
//! client can ask for confirmation.

mod renaming;

use crate::edits::Refusal;
use crate::model::case::in_case_of;
use crate::model::endings::{is_clitic, suited};
use crate::model::name_at::tagged_name;
use crate::model::{Document, bare, normalised};
use crate::syntax::{LabelFault, LabelId, LabelSet, MAX_MENTION_BYTES, Mention};
use crate::text::{Edit, Offset, Span};

use renaming::RenamingBuilder;
pub use renaming::{Doubtful, Renaming};

/// The part of a mention that is renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RenamedPart {
    /// The name of an entity.
    Name,
    /// The label of an entity.
    Label,
}

/// The name or label at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamable {
    /// The name without its ending, or the label.
    pub span: Span,
    /// Says which of the two.
    pub part: RenamedPart,
    mention: Mention,
}

/// The name or label to rename at `offset`.
///
/// # Errors
/// Refused if no mention stands there.
pub fn renamable(document: &Document, offset: Offset) -> Result<Renamable, Refusal> {
    let Some(mention) = document.mention_at(offset) else {
        let reason = match tagged_name(document, offset) {
            Some((_, name)) => format!("“{name}” is not tagged here; only mentions are renamed"),
            None => "only names that are tagged, and their labels, can be renamed".to_owned(),
        };
        return Err(Refusal::new(reason));
    };
    if mention.label_span.touches(offset) {
        return Ok(Renamable {
            span: mention.label_span,
            part: RenamedPart::Label,
            mention,
        });
    }
    let name = document.text().slice(mention.name);
    Ok(Renamable {
        span: Span::at(mention.name.start, bare(&name).len()),
        part: RenamedPart::Name,
        mention,
    })
}

/// Renames the name or label at `offset` to `new`, in all mentions of the entity.
///
/// # Errors
/// Refused if no mention stands there, or if `new` is no name, no label, or too long.
pub fn rename(document: &Document, offset: Offset, new: &str) -> Result<Renaming, Refusal> {
    let target = renamable(document, offset)?;
    let renamer = Renamer {
        document,
        renamed: &target,
    };
    match target.part {
        RenamedPart::Name => renamer.rename(&checked_name(new)?),
        RenamedPart::Label => renamer.relabel(new.trim()),
    }
}

/// `new` as it is written in a mention: with single blanks, and without an ending, since each
/// mention keeps its own. Refused if it is no name.
fn checked_name(new: &str) -> Result<String, Refusal> {
    let reason = if new.contains(['[', ']']) {
        "a name cannot hold brackets"
    } else if new.trim().contains(['\n', '\r']) {
        "a name cannot hold a line break"
    } else if new.contains(char::is_alphanumeric) && !is_clitic(new.trim()) {
        return Ok(bare(new).split_whitespace().collect::<Vec<_>>().join(" "));
    } else {
        "a name needs a letter or digit"
    };
    Err(Refusal::new(reason))
}

/// One renaming of all mentions of an entity.
struct Renamer<'a> {
    document: &'a Document,
    renamed: &'a Renamable,
}

impl Renamer<'_> {
    fn text(&self, span: Span) -> String {
        self.document.text().slice(span).into_owned()
    }

    /// The mentions of the renamed entity.
    fn mentions(&self) -> impl Iterator<Item = Mention> {
        let name = self.text(self.renamed.mention.name);
        let mentions: Vec<Mention> = self.document.mentions_of(&name).collect();
        mentions.into_iter()
    }

    /// Gives all mentions the name `new`; doubtful if another entity has it already.
    fn rename(&self, new: &str) -> Result<Renaming, Refusal> {
        let model = self.text(self.renamed.span);
        let (old_form, form) = (normalised(&model), normalised(new));
        let known = self.document.entities().get(new);
        let joined = known.filter(|_| form != old_form).map(|other| {
            let times = crate::features::tally::mentions(other.count());
            format!("“{new}” has {times} already: the two become one name")
        });
        let mut builder = self.builder();
        for mention in self.mentions() {
            let edit = self.renamed_mention(&mention, &model, new)?;
            let doubt = joined.clone().or_else(|| self.other_label(&mention));
            builder.add(edit, doubt);
        }
        Ok(builder.renaming)
    }

    /// The edit that gives `mention` the name `new`, with its own ending and in its own case.
    fn renamed_mention(
        &self,
        mention: &Mention,
        model: &str,
        new: &str,
    ) -> Result<Option<Edit>, Refusal> {
        let written = self.text(mention.name);
        let old = bare(&written);
        let mut text = in_case_of(old, model, new);
        let mut span = Span::at(mention.name.start, old.len());
        if let Some(ending) = suited(&text, &written[old.len()..]) {
            text.push_str(&ending);
            span.end = mention.name.end;
        }
        // In `[PERIda  ]` only the letters of the name part it from the label, and they may change.
        if mention.fault == LabelFault::Glued {
            text.insert(0, ' ');
        }
        self.checked(mention, Edit::new(span, text))
    }

    /// Gives all mentions the label `new`; doubtful if the label set lacks it.
    fn relabel(&self, new: &str) -> Result<Renaming, Refusal> {
        if !LabelSet::is_label(new) {
            return Err(Refusal::new(format!(
                "“{new}” is no label: a label is a letter, then letters, digits, _ and -"
            )));
        }
        let set = self.document.labels();
        let known = set
            .id(new.as_bytes())
            .or_else(|| set.id_in_any_case(new.as_bytes()));
        let label = known.and_then(|id| set.text(id)).unwrap_or(new);
        let unknown = known
            .is_none()
            .then(|| format!("{label} is not in the label set {}", set.name()));
        let mut builder = self.builder();
        for mention in self.mentions() {
            let glued = mention.fault == LabelFault::Glued;
            let blank = if glued { " " } else { "" };
            let edit = Edit::new(mention.label_span, format!("{label}{blank}"));
            let edit = self.checked(&mention, edit)?;
            let doubt = unknown.clone().or_else(|| self.other_label(&mention));
            builder.add(edit, doubt);
        }
        Ok(builder.renaming)
    }

    fn builder(&self) -> RenamingBuilder {
        let label = self.text(self.renamed.mention.label_span);
        RenamingBuilder::new(format!("tagged with one of many more labels, not {label}"))
    }

    /// The reason to doubt an edit of `mention`: its label differs from that of the mention at the
    /// cursor.
    fn other_label(&self, mention: &Mention) -> Option<String> {
        let (label, written) = (mention.label, self.text(mention.label_span));
        let model = self.renamed.mention;
        let same = label == model.label
            && (label != LabelId::UNKNOWN || written == self.text(model.label_span));
        (!same).then(|| format!("tagged {written}, not {}", self.text(model.label_span)))
    }

    /// `edit` of `mention`, or `None` if it changes nothing. Refused if the mention gets too long.
    fn checked(&self, mention: &Mention, edit: Edit) -> Result<Option<Edit>, Refusal> {
        if mention.span.len() - edit.span.len() + edit.text.len() > MAX_MENTION_BYTES {
            return Err(Refusal::new(format!(
                "that is too long: a mention holds at most {MAX_MENTION_BYTES} bytes"
            )));
        }
        Ok((self.text(edit.span) != edit.text).then_some(edit))
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::renaming::MAX_REASONS;
    use super::*;
    use crate::testing::{at_cursor, drawn, edited};

    /// The text after the renaming, then the edits to confirm.
    #[expect(clippy::needless_pass_by_value, reason = "as `expect!` gives it")]
    fn check(fixture: &str, new: &str, expected: Expect) {
        let (document, at) = at_cursor(fixture);
        let outcome = match rename(&document, at, new) {
            Ok(renaming) => {
                let doubtful = renaming.doubtful.iter().flat_map(|group| &group.edits);
                let mut out = edited(&document, renaming.certain.iter().chain(doubtful));
                for group in &renaming.doubtful {
                    let spans: Vec<Span> = group.edits.iter().map(|edit| edit.span).collect();
                    let drawn = drawn(&document, &spans);
                    out = format!("{out}\n{}: {drawn}", group.reason);
                }
                out
            }
            Err(refusal) => format!("refused: {refusal}"),
        };
        expected.assert_eq(&outcome);
    }

    #[test]
    fn names_keep_endings_and_case() {
        check(
            "[LOC Ve$0lm  ] , [LOC Velm’s  ] , [LOC VELM ] , [LOC Velm.  ] , [LOC velm]",
            "Ada  Bay",
            expect![
                "[LOC Ada Bay  ] , [LOC Ada Bay’s  ] , [LOC ADA BAY ] , [LOC Ada Bay.  ] , [LOC ada bay]"
            ],
        );
        check(
            "[ORG Oru Works’$0  ] and [ORG Oru Works  ]",
            "Oru Mill",
            expect!["[ORG Oru Mill’s  ] and [ORG Oru Mill  ]"],
        );
        check(
            "[ORG Or$0u.  ] and [ORG Oru’s  ]",
            "Oru Inc.",
            expect!["[ORG Oru Inc.  ] and [ORG Oru Inc.’s  ]"],
        );
        check(
            "[LOC V$0ELM  ] [LOC Velm  ]",
            "ORU",
            expect!["[LOC ORU  ] [LOC ORU  ]"],
        );
    }

    #[test]
    fn blanks_around_a_name_are_none_of_it() {
        for blank in ["\u{a0}", "\u{2003}", "\u{3000}", "\t\u{2028}"] {
            let (document, at) = at_cursor(&format!("a [PER {blank}Karl  ] b [PER K$0arl{blank}]"));
            let renaming = rename(&document, at, "Zed").unwrap();
            let expected = format!("a [PER {blank}Zed  ] b [PER Zed{blank}]");
            assert_eq!(edited(&document, &renaming.certain), expected);
        }
        check("[PER \u{a0}Ab$0c“  ]", "Ada", expect!["[PER \u{a0}Ada  ]"]);
    }

    #[test]
    fn an_ending_that_is_typed_is_none_of_the_name() {
        check(
            "[ORG Na$0vy’s  ] , [ORG Navy  ] , [ORG NAVY'S.  ]",
            "Army’s",
            expect!["[ORG Army’s  ] , [ORG Army  ] , [ORG ARMY'S.  ]"],
        );
        check(
            "[ORG Na$0vy’s  ] , [ORG Navy  ] , [ORG NAVY’s  ]",
            "Forces.",
            expect!["[ORG Forces’  ] , [ORG Forces  ] , [ORG FORCES’  ]"],
        );
        check("[ORG FORC$0ES’  ]", "NAVY", expect!["[ORG NAVY’S  ]"]);
    }

    #[test]
    fn renaming_there_and_back_changes_nothing() {
        let text =
            "[ORG Navy’s  ] , [ORG NAVY'S  ] , [ORG navy ’s.  ] , [ORG Navy.  ] , [ORG Navy]";
        for other in ["Army", "Army’s", "Forces", "Forces’"] {
            let start = Document::new(text, 0);
            let there = rename(&start, Offset::new(6), other).unwrap();
            let there = Document::new(&edited(&start, &there.certain), 0);
            let back = rename(&there, Offset::new(6), "Navy").unwrap();
            assert_eq!(edited(&there, &back.certain), text, "{other}");
        }
    }

    #[test]
    fn a_name_glued_to_its_label_stays_one() {
        check("[PERId$0a  ]", "ida", expect!["[PER ida  ]"]);
    }

    #[test]
    fn other_labels_are_asked_about() {
        check(
            "[LOC Ve$0lm  ] , [ORG Velm  ] , [LOC Velm  ]",
            "Oru",
            expect![[r"
                [LOC Oru  ] , [ORG Oru  ] , [LOC Oru  ]
                tagged ORG, not LOC: [LOC Velm  ] , [ORG ‹Velm›  ] , [LOC Velm  ]"]],
        );
    }

    #[test]
    fn of_many_labels_the_first_are_asked_about_one_by_one() {
        let mentions = (0..MAX_REASONS + 20).map(|number| format!("[Q{number} Velm  ] "));
        let text = format!("{}[Q7 Velm  ]", mentions.collect::<String>());
        let renaming = rename(&Document::new(&text, 0), Offset::new(5), "Oru").unwrap();
        assert_eq!(renaming.certain.len(), 1);
        assert_eq!(renaming.doubtful.len(), MAX_REASONS + 1);
        assert_eq!(renaming.doubtful[6].reason, "tagged Q7, not Q0");
        assert_eq!(renaming.doubtful[6].edits.len(), 2);
        let last = renaming.doubtful.last().unwrap();
        assert_eq!(last.reason, "tagged with one of many more labels, not Q0");
        assert_eq!(last.edits.len(), 19);
    }

    #[test]
    fn two_names_that_become_one_are_asked_about() {
        check(
            "[LOC Ve$0lm  ] , [LOC Oru  ]",
            "Oru",
            expect![[r"
                [LOC Oru  ] , [LOC Oru  ]
                “Oru” has 1 mention already: the two become one name: [LOC ‹Velm›  ] , [LOC Oru  ]"]],
        );
        check("[LOC Ve$0lm  ]", "VELM", expect!["[LOC VELM  ]"]);
    }

    #[test]
    fn labels_of_all_mentions() {
        check(
            "[L$0OC Velm  ] , [LOC Velm’s  ] , [MISC VELM  ] , [ORG Velm  ] , [LOC Oru  ]",
            "org",
            expect![[r"
                [ORG Velm  ] , [ORG Velm’s  ] , [ORG VELM  ] , [ORG Velm  ] , [LOC Oru  ]
                tagged MISC, not LOC: [LOC Velm  ] , [LOC Velm’s  ] , [‹MISC› VELM  ] , [ORG Velm  ] , [LOC Oru  ]"]],
        );
        check(
            "[LOC$0 Velm  ]",
            "Port",
            expect![[r"
                [Port Velm  ]
                Port is not in the label set conll4: [‹LOC› Velm  ]"]],
        );
    }

    #[test]
    fn what_is_no_name_or_label_is_refused() {
        let brackets = expect!["refused: a name cannot hold brackets"];
        check("[LOC Ve$0lm  ]", "a ] b", brackets);
        let lines = expect!["refused: a name cannot hold a line break"];
        check("[LOC Ve$0lm  ]", "a\nb", lines);
        let empty = expect!["refused: a name needs a letter or digit"];
        check("[LOC Ve$0lm  ]", " ’s ", empty);
        let label = expect![
            "refused: “two words” is no label: a label is a letter, then letters, digits, _ and -"
        ];
        check("[L$0OC Velm  ]", "two words", label);
        let long = expect!["refused: that is too long: a mention holds at most 1024 bytes"];
        check("[LOC Ve$0lm  ]", &"x".repeat(1_020), long);
    }

    #[test]
    fn only_mentions_can_be_renamed() {
        check(
            "[LOC Velm  ] and Ve$0lm",
            "Oru",
            expect!["refused: “Velm” is not tagged here; only mentions are renamed"],
        );
        check(
            "no na$0me",
            "Oru",
            expect!["refused: only names that are tagged, and their labels, can be renamed"],
        );
    }

    #[test]
    fn the_span_is_the_name_without_its_ending() {
        let (document, at) = at_cursor("[LOC Velm’s$0  ]");
        let found = renamable(&document, at).unwrap();
        assert_eq!(document.text().slice(found.span), "Velm");
        assert_eq!(found.part, RenamedPart::Name);
    }
}
