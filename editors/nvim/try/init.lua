-- A configuration for editors/try: everything on, and a few words on what to press.
vim.o.termguicolors = vim.env.COLORTERM == 'truecolor' or vim.env.COLORTERM == '24bit' or vim.o.termguicolors
vim.o.signcolumn = 'yes'
vim.o.number = true
vim.diagnostic.config({ virtual_lines = { current_line = true }, severity_sort = true })

vim.lsp.config('glossator', { cmd = { vim.env.GLOSSATOR_BIN, 'server' } })

if vim.env.GLOSSATOR_TRY == 'headless' then return end

vim.api.nvim_create_autocmd('LspAttach', {
  once = true,
  callback = function()
    vim.api.nvim_echo({ { 'K about a name  gO outline  grr its mentions  gra repair  ]d next finding  zc fold  :q! leave' } }, false, {})
  end,
})
