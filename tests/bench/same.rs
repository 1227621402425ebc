//! Whether a document that was edited is what reading its text anew gives.

use glossator::model::{Document, Entity, LabelChoice};
use glossator::text::Offset;

/// Panics where the two differ.
pub(crate) fn assert_as_read_anew(document: &Document) {
    let text = document.text().slice(document.text().span());
    let labels = LabelChoice::Given(document.labels().clone());
    let anew = Document::with_labels(&text, 0, labels);
    let mentions = |document: &Document| {
        document
            .mentions_from(Offset::default())
            .collect::<Vec<_>>()
    };
    let marks = |document: &Document| {
        document
            .marks_from(Offset::default(), |_| true)
            .collect::<Vec<_>>()
    };
    let anomalies = |document: &Document| {
        document
            .anomalies_from(Offset::default(), |_| true)
            .collect::<Vec<_>>()
    };
    assert!(mentions(document) == mentions(&anew), "mentions drift");
    assert!(marks(document) == marks(&anew), "marks drift");
    assert!(anomalies(document) == anomalies(&anew), "anomalies drift");
    assert_eq!(
        document.entities().len(),
        anew.entities().len(),
        "entities drift"
    );
    for (name, entity) in document.entities().iter() {
        let labels = anew.entities().get(name).map(Entity::labels);
        assert_eq!(Some(entity.labels()), labels, "{name}");
        let first = document.first_mention(name).map(|mention| mention.span);
        assert_eq!(
            first,
            anew.first_mention(name).map(|mention| mention.span),
            "{name}"
        );
    }
}
