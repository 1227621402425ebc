-- A configuration for editors/try: everything on, and a few words on what to press.
vim.g.maplocalleader = ','
vim.g.glossator_keys = true
vim.o.termguicolors = vim.env.COLORTERM == 'truecolor' or vim.env.COLORTERM == '24bit' or vim.o.termguicolors
vim.o.signcolumn = 'yes'
vim.o.number = true
vim.o.winborder = 'rounded'

-- Said in a window at the cursor: sentences fill several lines of the screen, where virtual lines do not fit.
vim.diagnostic.config({ severity_sort = true, float = { scope = 'cursor', header = '', source = false } })

vim.lsp.config('glossator', { cmd = { vim.env.GLOSSATOR_BIN, 'server' } })

if vim.env.GLOSSATOR_TRY == 'headless' then return end

vim.o.updatetime = 300
vim.o.laststatus = 2
vim.o.statusline = "%f %m  %{v:lua.require'glossator'.status()}%=%l:%c  %P "
vim.o.completeopt = 'menuone,noselect,popup'
-- A window that is there already is looked at: it was asked for.
local function window_is_open()
  local window = vim.b.lsp_floating_preview
  return window ~= nil and vim.api.nvim_win_is_valid(window)
end
vim.api.nvim_create_autocmd('CursorHold', {
  callback = function()
    if not window_is_open() then vim.diagnostic.open_float({ focus = false }) end
  end,
})
vim.api.nvim_create_autocmd('LspAttach', {
  callback = function(event)
    local client = assert(vim.lsp.get_client_by_id(event.data.client_id))
    if client:supports_method('textDocument/completion') then
      vim.lsp.completion.enable(true, client.id, event.buf, { autotrigger = true })
    end
    if client:supports_method('textDocument/inlayHint') then vim.lsp.inlay_hint.enable(true, { bufnr = event.buf }) end
    if client:supports_method('textDocument/documentHighlight') then
      vim.api.nvim_create_autocmd('CursorHold', { buffer = event.buf, callback = vim.lsp.buf.document_highlight })
      vim.api.nvim_create_autocmd('CursorMoved', { buffer = event.buf, callback = vim.lsp.buf.clear_references })
    end
    -- Short enough for a terminal of 80 columns not to ask for Enter.
    vim.api.nvim_echo({ { 'K explain  gO outline  ]m next name  ,1 tag  ,f fix  :q! leave' } }, false, {})
  end,
})
