//! The names that the project's gazetteer lists with another label than the document: one finding
//! for each, at its first mention. Names that have several labels in the document itself are for
//! [`conflicts`](super::conflicts).

use super::listed_label;
use crate::rules::draft::Draft;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::Stretch;

pub(super) const SCAN: Scan = Scan::of_any_text("inconsistent_label::listed", Scope::Names(check));

fn check(stretch: &Stretch<'_>, form: &str) -> Option<Draft> {
    let (document, gazetteer) = (stretch.document, stretch.gazetteer);
    if gazetteer.is_empty() {
        return None;
    }
    let labels = document.labels();
    // A label of another set says nothing here.
    let listed = gazetteer.labels_of(form);
    let listed: Vec<&str> = listed
        .filter(|label| labels.id(label.as_bytes()).is_some())
        .collect();
    let name = stretch.name(form)?;
    let mut own = name.labels();
    let (Some((own, _)), None) = (own.next(), own.next()) else {
        return None;
    };
    let own = labels.text(own).filter(|own| !listed.contains(own))?;
    let mut mentions = document.mentions_of(form);
    let first = mentions.find(|mention| stretch.conditions.is_prose(mention.span.start))?;
    let is_listed = !listed.is_empty();
    is_listed.then(|| Draft::of(listed_label(first.name, name.text(), &listed, own)))
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::knowing;

    #[test]
    fn names_of_the_gazetteer() {
        let found = knowing(
            "LOC\tOru\nORG\tOru Tea Works\nPER\tIda Quill\nGPE\tVelm\nLOC\tAda Bay\n",
            "The [LOC Oru Tea Works  ] in [LOC Oru  ] met Ida Quill of [ORG Velm  ] and Ida’s men .\n\
             [ORG Ada Bay  ] is not Ada Baywood , and [LOC Ada Bay  ] is no Oru’s Oru Tea Works ship .\n",
        );
        assert_eq!(
            found,
            [
                "inconsistent-label: “Oru Tea Works” is ORG in the gazetteer, LOC here",
                "missed-mention: “Ida Quill” is PER in the gazetteer, not tagged here",
                "inconsistent-label: “Ada Bay” is ORG 1×, LOC here",
                "missed-mention: “Oru” is tagged LOC elsewhere, not here",
                "missed-mention: “Oru Tea Works” is tagged LOC elsewhere, not here",
            ]
        );
        assert_eq!(knowing("LOC\tOru\n", "The [LOC Oru  ] men .\n"), [""; 0]);
    }

    #[test]
    fn a_document_without_mentions_may_lack_some() {
        let found = knowing(
            "PER\tIda Quill\nPER\tKeld\n",
            "They met Ida Quill .\nKeld came .\n",
        );
        assert_eq!(
            found,
            ["missed-mention: “Ida Quill” is PER in the gazetteer, not tagged here"]
        );
    }
}
