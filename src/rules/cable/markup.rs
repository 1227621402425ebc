//! What a page or a transfer left in the text of a cable (format §5.3 C).

pub(crate) mod debris;
pub(crate) mod encoding_damage;
pub(crate) mod stray_markup;
pub(crate) mod undecoded_entity;
pub(crate) mod wrapper_unbalanced;
