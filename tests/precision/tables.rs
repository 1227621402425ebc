//! The tables, in Markdown.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use glossator::rules::{Code, Finding};

use super::damage::{DAMAGES, Damage, Damaged};
use super::folder::{Folder, found};

/// So many mentions in a hundred are thought to be damaged in one way, where it is asked how
/// often a finding is right.
const IN_A_HUNDRED: f64 = 5.0;

/// The rules about what is in mentions and about names (format §5.3 B).
fn is_about_names(code: Code) -> bool {
    let word = code.as_str();
    let others = [
        Code::InconsistentLabel,
        Code::MissedMention,
        Code::SplitEntity,
        Code::PartialEntity,
        Code::NearDuplicateName,
        Code::AdjacentSameLabel,
        Code::PlaceApposition,
        Code::AcronymLabelMismatch,
        Code::SuspiciousType,
        Code::UntokenisedEntity,
    ];
    (word.starts_with("entity-") && code != Code::EntityAcrossLines) || others.contains(&code)
}

/// How often each rule speaks in each folder, and that for a thousand mentions.
pub(crate) fn counts(folders: &[Folder]) -> String {
    let mut table =
        "# Findings about names\n\nHow many, and how many for 1,000 mentions.\n\n| rule |"
            .to_owned();
    for folder in folders {
        let (documents, mentions) = (folder.texts.len(), folder.mentions());
        let _ = write!(
            table,
            " {} ({documents} documents, {mentions} mentions) |",
            folder.name
        );
    }
    table.push_str("\n| --- |");
    table.push_str(&" ---: |".repeat(folders.len()));
    table.push('\n');
    let counted: Vec<_> = folders.iter().map(count).collect();
    for code in Code::ALL.iter().filter(|code| is_about_names(**code)) {
        let _ = write!(table, "| `{code}` |");
        for (folder, counts) in folders.iter().zip(&counted) {
            let count = counts.get(code).copied().unwrap_or(0);
            let each = count as f64 * 1_000.0 / folder.mentions().max(1) as f64;
            let _ = write!(table, " {count} ({each:.1}) |");
        }
        table.push('\n');
    }
    table
}

fn count(folder: &Folder) -> BTreeMap<Code, usize> {
    let mut counts = BTreeMap::new();
    for text in &folder.texts {
        for finding in found(text, is_about_names) {
            *counts.entry(finding.code).or_default() += 1;
        }
    }
    counts
}

/// How much of each damage is found in each folder of gold, and how often a finding of those
/// rules is right.
pub(crate) fn damage(gold: &[Folder]) -> String {
    let mut table = format!(
        "# Damage found in gold\n\nEach mention is damaged in turn; “alarms” are findings of the \
         same rules in the gold itself, and “right” is how many findings in a hundred would be, \
         if {IN_A_HUNDRED} mentions in a hundred were damaged so.\n\n\
         | damage | rules | folder | done | found | alarms | right |\n\
         | --- | --- | --- | ---: | ---: | ---: | ---: |\n"
    );
    for (damage, folder) in DAMAGES
        .iter()
        .flat_map(|damage| gold.iter().map(move |folder| (damage, folder)))
    {
        let row = Row::of(damage, folder);
        let codes: Vec<String> = damage
            .codes
            .iter()
            .map(|code| format!("`{code}`"))
            .collect();
        let _ = writeln!(
            table,
            "| {} | {} | {} | {} | {} | {} | {} |",
            damage.name,
            codes.join(", "),
            folder.name,
            row.done,
            percent(row.found as f64, row.done as f64),
            row.alarms,
            row.right(),
        );
    }
    table
}

struct Row {
    done: usize,
    found: usize,
    alarms: usize,
}

impl Row {
    fn of(damage: &Damage, folder: &Folder) -> Self {
        let (mut done, mut seen, mut alarms) = (0, 0, 0);
        let wanted = |code| damage.codes.contains(&code);
        for text in &folder.texts {
            let before = found(text, wanted);
            alarms += before.len();
            for damaged in damage.each(text) {
                let after = found(&damaged.text, wanted);
                done += 1;
                seen += usize::from(is_seen(&damaged, &before, &after));
            }
        }
        Self {
            done,
            found: seen,
            alarms,
        }
    }

    fn right(&self) -> String {
        let right = self.found as f64 * IN_A_HUNDRED / 100.0;
        percent(right, right + self.alarms as f64)
    }
}

/// Whether one of the findings after the damage is about it: it is there, and says what none said
/// before.
fn is_seen(damaged: &Damaged, before: &[Finding], after: &[Finding]) -> bool {
    let is_new = |finding: &&Finding| {
        let same = |other: &Finding| other.code == finding.code && other.message == finding.message;
        let count = |list: &[Finding]| list.iter().filter(|other| same(other)).count();
        count(after) > count(before)
    };
    let touches = |finding: &Finding| {
        let related = finding.related.iter().map(|(span, _)| *span);
        let mut places = related.chain([finding.span]);
        places.any(|place| place.overlaps(damaged.place))
    };
    after.iter().filter(is_new).any(touches)
}

fn percent(part: f64, whole: f64) -> String {
    if whole == 0.0 {
        return "–".to_owned();
    }
    format!("{:.0} %", part * 100.0 / whole)
}
