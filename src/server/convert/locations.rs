//! Places in the protocol's form (LSP 3.17 §location, §locationLink).

use tower_lsp::ls_types::{GotoDefinitionResponse, Location, LocationLink, Uri};

use super::to_lsp;
use crate::features::definition::Definition;
use crate::server::session::client::capabilities::ClientCapabilities;
use crate::text::Text;

/// A link with the sentence around it where the client takes one, else its place.
pub(crate) fn definition(
    text: &Text,
    target: &Definition,
    uri: &Uri,
    capabilities: &ClientCapabilities,
) -> GotoDefinitionResponse {
    let range = |span| to_lsp::range(text, span, capabilities.encoding);
    if !capabilities.definition_link {
        return Location::new(uri.clone(), range(target.selection)).into();
    }
    GotoDefinitionResponse::Link(vec![LocationLink {
        origin_selection_range: Some(range(target.origin)),
        target_uri: uri.clone(),
        target_range: range(target.span),
        target_selection_range: range(target.selection),
    }])
}
