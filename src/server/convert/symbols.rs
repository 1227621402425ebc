//! The outline in the protocol's form (LSP 3.17 `textDocument/documentSymbol`).

use tower_lsp::ls_types::{Location, SymbolInformation, SymbolKind as Kind, Uri};

use super::columns::Columns;
use super::json::Json;
use crate::features::document_symbols::{Symbol, SymbolKind};

/// Bytes of an entry in JSON, beside its name, what is shown with that, and the digits of its lines.
const ENTRY_BYTES: usize = 192;

/// The outline as a tree, in JSON.
pub(crate) fn tree(symbols: &[Symbol], columns: &mut Columns<'_>) -> String {
    // Little more than is needed: there may be millions of entries.
    let digits = columns.line_count().max(1).ilog10() as usize + 1;
    let mut json = Json::with_capacity(bytes(symbols, ENTRY_BYTES + 4 * digits));
    write(&mut json, symbols, 0, columns);
    json.finish()
}

/// About the bytes of entries that need `each` beside their words.
fn bytes(symbols: &[Symbol], each: usize) -> usize {
    let own = |symbol: &Symbol| each + symbol.name.len() + symbol.detail.len();
    let with_children = |symbol| own(symbol) + bytes(&symbol.children, each);
    symbols.iter().map(with_children).sum()
}

fn write(json: &mut Json, symbols: &[Symbol], depth: usize, columns: &mut Columns<'_>) {
    let mut before = "[";
    for symbol in symbols {
        json.make_room();
        json.raw(before);
        before = ",";
        json.raw(r#"{"name":"#);
        json.value(&*symbol.name);
        if !symbol.detail.is_empty() {
            json.raw(r#","detail":"#);
            json.value(&*symbol.detail);
        }
        json.raw(r#","kind":"#);
        json.value(&kind(symbol.kind));
        json.raw(r#","range":"#);
        json.range(columns.range(2 * depth, symbol.lines));
        json.raw(r#","selectionRange":"#);
        json.range(columns.range(2 * depth + 1, symbol.selection));
        if !symbol.children.is_empty() {
            json.raw(r#","children":"#);
            write(json, &symbol.children, depth + 1, columns);
        }
        json.raw("}");
    }
    json.raw(if symbols.is_empty() { "[]" } else { "]" });
}

/// The outline as a list, for clients that take no tree: each entry names what holds it.
pub(crate) fn list(
    symbols: &[Symbol],
    uri: &Uri,
    columns: &mut Columns<'_>,
) -> Vec<SymbolInformation> {
    let mut list = Vec::new();
    let mut open: Vec<(&Symbol, Option<&str>)> =
        symbols.iter().rev().map(|symbol| (symbol, None)).collect();
    while let Some((symbol, holder)) = open.pop() {
        list.push(flat(symbol, holder, uri, columns));
        let children = symbol.children.iter().rev();
        open.extend(children.map(|child| (child, Some(&*symbol.name))));
    }
    list
}

#[allow(deprecated, reason = "the field must be named to be left out")]
fn flat(
    symbol: &Symbol,
    holder: Option<&str>,
    uri: &Uri,
    columns: &mut Columns<'_>,
) -> SymbolInformation {
    SymbolInformation {
        name: symbol.name.to_string(),
        kind: kind(symbol.kind),
        tags: None,
        deprecated: None,
        location: Location {
            uri: uri.clone(),
            range: columns.range(0, symbol.lines),
        },
        container_name: holder.map(str::to_owned),
    }
}

/// The kinds that come nearest in what editors draw beside them.
fn kind(kind: SymbolKind) -> Kind {
    match kind {
        SymbolKind::Header => Kind::MODULE,
        SymbolKind::Field => Kind::FIELD,
        SymbolKind::Section => Kind::NAMESPACE,
        SymbolKind::Paragraph => Kind::STRING,
        SymbolKind::Passage => Kind::PACKAGE,
        SymbolKind::Entity => Kind::CONSTANT,
        SymbolKind::Signature => Kind::KEY,
    }
}

#[cfg(test)]
mod tests {
    use tower_lsp::ls_types::DocumentSymbol;

    use super::super::columns::KeptColumns;
    use super::*;
    use crate::features::document_symbols::{EntityList, symbols};
    use crate::model::Document;
    use crate::text::Encoding;

    #[test]
    fn a_tree_is_written_as_the_protocol_has_it() {
        let text = "UNCLAS VELM 000083\nSUBJECT: \"Tea\" <a id='par1' href='#par1'>¶</a>1 . \n\
                    ( U ) 😀 [LOC Ada Bay  ] \\ Summary: a . \nNext ------ \nIda\n";
        for text in [text, ""] {
            let document = Document::new(text, 0);
            let found = symbols(&document, EntityList::PerParagraph);
            let kept = &mut KeptColumns::default();
            let tree = tree(&found, &mut Columns::new(&document, Encoding::Utf16, kept));
            let read: Vec<DocumentSymbol> = serde_json::from_str(&tree).unwrap();
            assert_eq!(read.len(), found.len());
            assert_eq!(tree, serde_json::to_string(&read).unwrap());
        }
    }
}
