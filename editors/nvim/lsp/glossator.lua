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

-- Of TOML files the settings of a project alone are ours.
local function root_dir(bufnr, on_dir)
  local name = vim.fs.basename(vim.api.nvim_buf_get_name(bufnr))
  if vim.bo[bufnr].filetype == 'toml' and name ~= 'glossator.toml' then return end
  on_dir(vim.fs.root(bufnr, vim.lsp.config.glossator.root_markers))
end

---@param command lsp.Command
local function write_settings(command) require('glossator.project').carry_out(command) end

-- What a command of the server did is said in our way: Neovim's has no regard to the width of the screen.
---@param params lsp.ApplyWorkspaceEditParams
local function apply_edit(err, params, context)
  local label = params.label
  local answer =
    vim.lsp.handlers['workspace/applyEdit'](err, vim.tbl_extend('force', params, { label = false }), context)
  if label then require('glossator.say').show({ { label } }) end
  return answer
end

-- So is what it has to tell.
---@param params lsp.ShowMessageParams
local function show_message(_, params)
  local levels = { vim.log.levels.ERROR, vim.log.levels.WARN }
  require('glossator.say').tell((params.message:gsub('^Glossator ', '')), levels[params.type] or vim.log.levels.INFO)
  return params
end

-- The server says so when the settings of a project have changed, which may give other colours to labels.
local function refresh_tokens(err, params, context)
  require('glossator.paint').ask_all(assert(vim.lsp.get_client_by_id(context.client_id)))
  return vim.lsp.handlers['workspace/semanticTokens/refresh'](err, params, context)
end

---@type vim.lsp.Config
return {
  cmd = { 'glossator', 'server' },
  filetypes = { 'annotated-text', 'toml' },
  root_dir = root_dir,
  root_markers = { 'glossator.toml', '.git' },
  workspace_required = false,
  capabilities = {
    -- Neovim has long shown why an action cannot be taken, but says so only from 0.12 on.
    textDocument = { semanticTokens = with_our_tokens(), codeAction = { disabledSupport = true } },
    -- Neovim has long taken edits with versions, and files that are to be created, but says so only from 0.12 on.
    workspace = { workspaceEdit = { documentChanges = true } },
  },
  handlers = {
    ['workspace/applyEdit'] = apply_edit,
    ['window/showMessage'] = show_message,
    ['workspace/semanticTokens/refresh'] = refresh_tokens,
  },
  -- From the menu of code actions; the settings of the project are saved, too.
  commands = {
    ['glossator.accept'] = write_settings,
    ['glossator.addLabel'] = write_settings,
    ['glossator.useLabelSet'] = write_settings,
  },
  settings = { glossator = { labelSet = 'auto', outline = { entities = false } } },
}
