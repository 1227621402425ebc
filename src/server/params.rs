//! Which document the parameters of a request are about.

use tower_lsp::ls_types::{
    CodeActionParams, CodeLensParams, CompletionParams, DocumentFormattingParams,
    DocumentHighlightParams, DocumentLinkParams, DocumentOnTypeFormattingParams,
    DocumentRangeFormattingParams, DocumentSymbolParams, FoldingRangeParams, GotoDefinitionParams,
    HoverParams, InlayHintParams, LinkedEditingRangeParams, ReferenceParams, RenameParams,
    SelectionRangeParams, SemanticTokensDeltaParams, SemanticTokensParams,
    SemanticTokensRangeParams, SignatureHelpParams, TextDocumentPositionParams, Uri,
};

/// Parameters about one document.
pub(crate) trait AboutDocument {
    /// The document.
    fn uri(&self) -> &Uri;
}

macro_rules! about_document {
    ($($params:ty: $($field:ident).+;)+) => {
        $(impl AboutDocument for $params {
            fn uri(&self) -> &Uri {
                &self.$($field).+.uri
            }
        })+
    };
}

about_document! {
    CodeActionParams: text_document;
    CodeLensParams: text_document;
    CompletionParams: text_document_position.text_document;
    DocumentFormattingParams: text_document;
    DocumentHighlightParams: text_document_position_params.text_document;
    DocumentLinkParams: text_document;
    DocumentOnTypeFormattingParams: text_document_position.text_document;
    DocumentRangeFormattingParams: text_document;
    DocumentSymbolParams: text_document;
    FoldingRangeParams: text_document;
    GotoDefinitionParams: text_document_position_params.text_document;
    HoverParams: text_document_position_params.text_document;
    InlayHintParams: text_document;
    LinkedEditingRangeParams: text_document_position_params.text_document;
    ReferenceParams: text_document_position.text_document;
    RenameParams: text_document_position.text_document;
    SelectionRangeParams: text_document;
    SemanticTokensDeltaParams: text_document;
    SemanticTokensParams: text_document;
    SemanticTokensRangeParams: text_document;
    SignatureHelpParams: text_document_position_params.text_document;
    TextDocumentPositionParams: text_document;
}
