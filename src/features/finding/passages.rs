//! Findings about headers, pages, passages and headings of a cable (format §5.3 C).
