//! The surname in capitals that a cable ends with (format §5.3 C, §3.2).

pub(crate) mod signature_glued;
pub(crate) mod signature_missing;
pub(crate) mod signature_untagged;
pub(crate) mod surname;
