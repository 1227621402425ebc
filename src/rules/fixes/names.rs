//! Fixes for names that are not tagged alike: `[MISC Guild’s  ]` ⇒ `[ORG Guild’s  ]`.

use super::Fix;
use crate::edits;
use crate::edits::place::Place;
use crate::model::{Document, Entity, bare};
use crate::rules::{Code, Finding};
use crate::syntax::Mention;
use crate::text::{Edit, Span, last_word_start};

/// So many mentions are respelled at once.
const MOST: usize = 10_000;

/// So many labels of a name are offered.
const LABELS: usize = 8;

/// So many mentions are given another label by the fixes of one finding together, where more than
/// two labels are offered: each fix may edit all of a text.
const RELABELLED: usize = if cfg!(test) { 80 } else { 100_000 };

pub(crate) fn fixes(document: &Document, finding: &Finding) -> Vec<Fix> {
    let place = Place::new(document);
    match finding.code {
        Code::InconsistentLabel => inconsistent(document, finding),
        Code::MissedMention => missed(place, finding),
        Code::SplitEntity | Code::PartialEntity => extended(place, finding).into_iter().collect(),
        Code::NearDuplicateName => respelled(place, finding).into_iter().collect(),
        Code::AdjacentSameLabel => {
            let merge = Fix::of(edits::merge(document, finding.span.start));
            merge.map(Fix::preferred).into_iter().collect()
        }
        Code::PlaceApposition => merged(place, finding.span).into_iter().collect(),
        Code::AcronymLabelMismatch => aligned(place, finding),
        _ => Vec::new(),
    }
}

/// The usual label here, or one label everywhere; the document does not tell which is right. The
/// gazetteer's goes first.
fn inconsistent(document: &Document, finding: &Finding) -> Vec<Fix> {
    let labels = document.labels();
    let at = finding.span.start;
    let text = document.text().slice(finding.span);
    let entity = document.entities().get(&text);
    let mentions = entity.map_or(1, Entity::count) as usize;
    let most = (RELABELLED / mentions).clamp(2, LABELS);
    let known = entity.map(|entity| entity.usual_labels(most));
    let known = known.unwrap_or_default();
    let known = known.iter().filter_map(|(label, _)| labels.text(*label));
    let listed = finding.label.as_deref();
    let others = known.filter(|label| Some(*label) != listed);
    let known: Vec<&str> = listed.into_iter().chain(others).take(most).collect();
    let here = known
        .first()
        .and_then(|usual| Fix::of(edits::relabel(document, at, usual)));
    let all = known
        .iter()
        .filter_map(|label| Fix::of(edits::relabel_all(document, at, label)));
    here.into_iter().chain(all).collect()
}

fn missed(place: Place<'_>, finding: &Finding) -> Vec<Fix> {
    if let Some(listed) = &finding.label {
        let here = Fix::of(edits::tag(place.document, finding.span, listed));
        return here.map(Fix::preferred).into_iter().collect();
    }
    let known = finding.related.first();
    let Some(mention) = known.and_then(|(known, _)| place.mention(*known)) else {
        return Vec::new();
    };
    let text = place.text(finding.span);
    let entity = place.document.entities().get(&text);
    let usual = entity.and_then(|entity| Some(entity.usual_labels(1).first()?.0));
    let label = place.document.labels().text(usual.unwrap_or(mention.label));
    let here = label.and_then(|label| Fix::of(edits::tag(place.document, finding.span, label)));
    let all = Fix::of(edits::tag_all(place.document, mention.name.start));
    here.map(Fix::preferred).into_iter().chain(all).collect()
}

/// One mention of all that the finding spans, with the label of the whole name elsewhere.
fn extended(place: Place<'_>, finding: &Finding) -> Option<Fix> {
    let span = finding.span;
    let mentions: Vec<Mention> = place.document.mentions_in(span).collect();
    let first = mentions.first()?;
    if mentions.len() > 1 {
        return merged(place, span);
    }
    let whole = finding.related.first();
    let whole = whole.and_then(|(known, _)| place.mention(*known));
    let label = whole.and_then(|whole| place.document.labels().text(whole.label))?;
    let padding = place.text(Span::new(first.name.end, first.span.end));
    let mut name = String::new();
    let before = place.text(Span::new(span.start, first.span.start));
    let behind = place.text(Span::new(first.span.end, span.end));
    for part in [before.trim(), &place.text(first.name), behind.trim()] {
        if !name.is_empty() && !part.is_empty() {
            name.push(' ');
        }
        name.push_str(part);
    }
    let gap = if place.tokenised {
        place.blank_behind(span.end)
    } else {
        ""
    };
    let edit = Edit::new(span, format!("[{label} {name}{padding}{gap}"));
    Some(Fix::new(format!("Extend to “{name}”"), vec![edit]).preferred())
}

/// One mention of the two that `span` holds, with what stands between them.
fn merged(place: Place<'_>, span: Span) -> Option<Fix> {
    let mut mentions = place.document.mentions_in(span);
    let (first, second) = (mentions.next()?, mentions.next()?);
    let between = place.text(Span::new(first.span.end, second.span.start));
    let words: Vec<&str> = between.split_whitespace().collect();
    let words = match words.join(" ") {
        words if words.is_empty() => " ".to_owned(),
        words => format!(" {words} "),
    };
    let edit = Edit::new(Span::new(first.name.end, second.name.start), words.as_str());
    let (one, two) = (place.text(first.name), place.text(second.name));
    let title = format!("Make one mention of “{one}{words}{two}”");
    Some(Fix::new(title, vec![edit]).preferred())
}

/// The other spelling in all mentions of the name.
fn respelled(place: Place<'_>, finding: &Finding) -> Option<Fix> {
    let (usual, _) = finding.related.first()?;
    let (name, usual) = (place.text(finding.span), place.text(*usual));
    let right: Vec<&str> = bare(&usual).split_whitespace().collect();
    let mentions = place.document.mentions_of(&name).take(MOST);
    let edits = mentions.filter_map(|mention| {
        let text = place.text(mention.name);
        let old = bare(&text);
        let words: Vec<&str> = old.split_whitespace().collect();
        // One may be the end of the other.
        let count = words.len().min(right.len());
        let start = last_words(old, count);
        let new = right[right.len() - count..].join(" ");
        let span = Span::new(mention.name.start + start, mention.name.start + old.len());
        (place.text(span) != new).then(|| Edit::new(span, new))
    });
    let edits: Vec<Edit> = edits.collect();
    let title = format!("Spell it as in “{}”", bare(&usual));
    (!edits.is_empty()).then(|| Fix::new(title, edits))
}

/// Where the last `count` words of `text` start.
fn last_words(text: &str, count: usize) -> usize {
    let mut start = text.len();
    for _ in 0..count {
        start = last_word_start(text[..start].trim_end());
    }
    start
}

/// The label of each of the two for the other: the name that the finding spans may have several
/// mentions, and be none itself.
fn aligned(place: Place<'_>, finding: &Finding) -> Vec<Fix> {
    let Some((other, _)) = finding.related.first() else {
        return Vec::new();
    };
    let Place { document, .. } = place;
    let labels = document.labels();
    let at = finding.span.start;
    let text = place.text(finding.span);
    let entity = document.entities().get(&text);
    let usual = entity.and_then(|entity| Some(entity.usual_labels(1).first()?.0));
    let tagged = place.mention(finding.span).map(|mention| mention.label);
    let own = tagged.or(usual).and_then(|label| labels.text(label));
    let others = place.mention(*other);
    let others = others.and_then(|mention| labels.text(mention.label));
    let (Some(own), Some(others)) = (own, others) else {
        return Vec::new();
    };
    let all = Fix::of(edits::relabel_all(document, at, others)).map(Fix::preferred);
    let here = match tagged {
        Some(_) => edits::relabel(document, at, others),
        None => edits::tag(document, finding.span, others),
    };
    let there = edits::relabel(document, other.start, own);
    all.into_iter()
        .chain(Fix::of(here))
        .chain(Fix::of(there))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixes;
    use super::super::testing::{TOKENISED, all, check, check_in, read};
    use crate::rules::Code;

    #[test]
    fn one_label_a_name() {
        let before = "[ORG Guild  ] , [ORG Guild  ] , [MISC Guild’s  ] men";
        check(
            Code::InconsistentLabel,
            before,
            "[ORG Guild  ] , [ORG Guild  ] , [ORG Guild’s  ] men",
        );
        check(
            Code::InconsistentLabel,
            before,
            "[MISC Guild  ] , [MISC Guild  ] , [MISC Guild’s  ] men",
        );
        check(
            Code::AcronymLabelMismatch,
            "[ORG Harbour Works Office  ] ( [MISC HWO  ] )",
            "[ORG Harbour Works Office  ] ( [ORG HWO  ] )",
        );
    }

    #[test]
    fn a_name_of_many_mentions_is_offered_few_labels() {
        let all = |text: &str| {
            let document = read(text);
            let finding = all(&document);
            let finding = finding.iter();
            let mut finding = finding.filter(|found| found.code == Code::InconsistentLabel);
            fixes(&document, finding.next().unwrap()).len()
        };
        let labels = "[PER Guild  ] , [LOC Guild  ] , [MISC Guild  ] , ";
        assert_eq!(all(&format!("{labels}[ORG Guild  ] .")), 5);
        let many = "[ORG Guild  ] , ".repeat(40);
        assert_eq!(all(&format!("{labels}{many}.")), 3);
    }

    #[test]
    fn an_acronym_gets_the_label_of_its_name_wherever_it_stands() {
        let before = "[PER Arno Belt Levin  ] ( ABL ) and [ORG ABL  ] of [ORG ABL  ]";
        let document = read(before);
        let found = all(&document);
        let here: Vec<_> = found
            .iter()
            .filter(|found| found.span.start.get() == 26)
            .collect();
        assert_eq!(here.len(), 1, "{found:#?}");
        let titles: Vec<String> = fixes(&document, here[0])
            .into_iter()
            .map(|fix| fix.title)
            .collect();
        assert_eq!(
            titles,
            [
                "Relabel all 2 “ABL” as PER",
                "Tag “ABL” as PER",
                "Relabel “Arno Belt Levin” as ORG"
            ]
        );
        check(
            Code::AcronymLabelMismatch,
            before,
            "[PER Arno Belt Levin  ] ( ABL ) and [PER ABL  ] of [PER ABL  ]",
        );
    }

    #[test]
    fn names_are_tagged_everywhere_and_as_a_whole() {
        check_in(
            TOKENISED,
            Code::MissedMention,
            "the [ORG GOV  ] and the GOV’s plan . \n",
            "the [ORG GOV  ] and the [ORG GOV  ] ’s plan . \n",
        );
        check_in(
            TOKENISED,
            Code::SplitEntity,
            "[LOC Port Merrow  ] , [LOC Merrow  ] and [LOC Port  ] Merrow’s . \n",
            "[LOC Port Merrow  ] , [LOC Merrow  ] and [LOC Port Merrow  ] ’s . \n",
        );
        check(
            Code::PartialEntity,
            "a Standing [ORG Crew Rights Forum  ] , [ORG Standing Crew Right Forum  ]",
            "a [ORG Standing Crew Rights Forum  ] , [ORG Standing Crew Right Forum  ]",
        );
        check(
            Code::SplitEntity,
            "so [PER Ida  ] \n [PER Quill  ] said",
            "so [PER Ida Quill  ] said",
        );
    }

    #[test]
    fn neighbours_are_merged() {
        check(
            Code::AdjacentSameLabel,
            "in [LOC Ada  ] [LOC Bay  ] .",
            "in [LOC Ada Bay  ] .",
        );
        check(
            Code::PlaceApposition,
            "in [LOC Ada Bay  ] , [LOC F.D.  ] .",
            "in [LOC Ada Bay , F.D.  ] .",
        );
    }

    #[test]
    fn spellings_are_made_one_whatever_blanks_stand_in_a_name() {
        check(
            Code::NearDuplicateName,
            "[ORG Harbour Guild  ] , [ORG Harbour Guild  ] , [ORG \u{3000}Harbor\u{a0}Guild’s  ]",
            "[ORG Harbour Guild  ] , [ORG Harbour Guild  ] , [ORG \u{3000}Harbour Guild’s  ]",
        );
    }

    #[test]
    fn spellings_are_made_one() {
        check(
            Code::NearDuplicateName,
            "[ORG Harbour Guild  ] , [ORG Harbour Guild  ] , [ORG Harbor Guild’s  ]",
            "[ORG Harbour Guild  ] , [ORG Harbour Guild  ] , [ORG Harbour Guild’s  ]",
        );
        check(
            Code::NearDuplicateName,
            "[ORG Crew Rights Forum  ] , [ORG Standing Crew Right Forum  ]",
            "[ORG Crew Rights Forum  ] , [ORG Standing Crew Rights Forum  ]",
        );
    }
}
