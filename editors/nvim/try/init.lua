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
vim.api.nvim_create_autocmd('CursorHold', { callback = function() vim.diagnostic.open_float({ focus = false }) end })
vim.api.nvim_create_autocmd('LspAttach', {
  callback = function(event)
    local client = assert(vim.lsp.get_client_by_id(event.data.client_id))
    if client:supports_method('textDocument/completion') then
      vim.lsp.completion.enable(true, client.id, event.buf, { autotrigger = true })
    end
    if client:supports_method('textDocument/inlayHint') then
      vim.lsp.inlay_hint.enable(true, { bufnr = event.buf })
    end
    if client:supports_method('textDocument/documentHighlight') then
      vim.api.nvim_create_autocmd('CursorHold', { buffer = event.buf, callback = vim.lsp.buf.document_highlight })
      vim.api.nvim_create_autocmd('CursorMoved', { buffer = event.buf, callback = vim.lsp.buf.clear_references })
    end
    -- Short enough for a narrow terminal not to ask for Enter.
    vim.api.nvim_echo({ { 'K what is it  gO outline  ]m next name  ,1 tag it  ,f settle it  :q! leave' } }, false, {})
  end,
})
