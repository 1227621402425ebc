---@brief
---
--- Glossator, a language server for documents annotated inline with named
--- entities: `[PER Ada Lovelace  ]`.
---
--- Found on 'runtimepath' by |vim.lsp.config()| and |vim.lsp.enable()|.

-- A server may send only token types that the client has announced, and
-- Neovim announces the protocol's own. Ours are added here.
local function with_our_tokens()
  local tokens = vim.lsp.protocol.make_client_capabilities().textDocument.semanticTokens
  local known = require('glossator.tokens')
  return {
    tokenTypes = vim.list_extend(tokens.tokenTypes, known.types),
    tokenModifiers = vim.list_extend(tokens.tokenModifiers, known.modifiers),
  }
end

---@type vim.lsp.Config
return {
  cmd = { 'glossator', 'server' },
  filetypes = { 'annotated-text' },
  root_markers = { 'glossator.toml', '.git' },
  workspace_required = false,
  capabilities = { textDocument = { semanticTokens = with_our_tokens() } },
  settings = { glossator = { labelSet = 'auto', outline = { entities = false } } },
}
