//! Fixes for what is tagged: `[LOC Oru, Velm  ]` ⇒ `[LOC Oru , Velm  ]`

use super::Fix;
use crate::edits::place::Place;
use crate::model::Document;
use crate::rules::Finding;
use crate::rules::spacing::untokenised_entity;

pub(crate) fn fixes(document: &Document, finding: &Finding) -> Vec<Fix> {
    let place = Place::new(document);
    let Some(mention) = place.outer_mention(finding.span) else {
        return Vec::new();
    };
    let glued = untokenised_entity::glued(&place.text(mention.name));
    let edits = place.set_off(mention.name.start, &glued);
    vec![Fix::new("Set the signs off", edits).safe()]
}

#[cfg(test)]
mod tests {
    use super::super::testing::{TOKENISED, check_in};
    use crate::rules::Code;

    #[test]
    fn signs_are_set_off() {
        check_in(
            TOKENISED,
            Code::UntokenisedEntity,
            "[LOC Oru, Velm (Old) Bay  ] . \n",
            "[LOC Oru , Velm ( Old ) Bay  ] . \n",
        );
    }
}
