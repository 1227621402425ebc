//! What page markers should say, beside what they say.

use super::parts::Parts;
use crate::model::Document;
use crate::model::cable::page_line::PageLine;
use crate::syntax::Mark;
use crate::text::Span;

/// The line of the header that page markers repeat.
pub(super) struct Expected<'l>(pub(super) &'l PageLine);

impl Expected<'_> {
    /// The page marker `mark` without capitals of the text before it that were taken for its
    /// station's.
    pub(super) fn core(&self, document: &Document, mark: &Mark) -> Span {
        let parts = Parts::of(document, mark);
        let station = parts.station();
        let more = station.len().saturating_sub(self.0.station.len());
        if parts.is_exact || more == 0 || !self.is_own(&station[more..]) {
            return mark.span;
        }
        let start = station[more].0.start;
        let mention = document.mention_at(start);
        let start = mention.map_or(start, |mention| mention.span.start);
        Span::new(start.max(mark.span.start), mark.span.end)
    }

    /// Whether a marker of these parts names the station of the header, as far as can be told.
    pub(super) fn has_station(&self, parts: &Parts) -> bool {
        let station = parts.station();
        let (own, header) = (station.len(), self.0.station.len());
        if self.0.station.is_empty() || own >= header && self.is_own(&station[own - header..]) {
            return true;
        }
        // Words of the header's line, or of the text before the marker, may be no station's.
        let short = station.iter().map(|(_, word)| word);
        let ends_so = own < header && short.eq(&self.0.station[header - own..]);
        ends_so || !parts.is_exact && own != header
    }

    fn is_own(&self, station: &[(Span, String)]) -> bool {
        station.iter().map(|(_, word)| word).eq(&self.0.station)
    }
}
