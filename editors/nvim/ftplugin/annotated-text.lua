-- One sentence a line, and sentences are long.
vim.opt_local.wrap = true
vim.opt_local.linebreak = true
vim.opt_local.breakindent = true
-- The form has no comments.
vim.bo.commentstring = ''

-- Brackets and labels stay visible unless they are to be hidden; `:Glossator conceal` does and undoes it.
vim.opt_local.conceallevel = vim.g.glossator_conceal and 2 or 0

local undo = 'setlocal wrap< linebreak< breakindent< commentstring< conceallevel<'

-- Sections and paragraphs fold where the server says; all of them are open at first.
if vim.lsp.foldexpr then
  vim.opt_local.foldmethod = 'expr'
  vim.opt_local.foldexpr = 'v:lua.vim.lsp.foldexpr()'
  vim.opt_local.foldtext = 'v:lua.vim.lsp.foldtext()'
  vim.opt_local.foldlevel = 99
  undo = undo .. ' foldmethod< foldexpr< foldtext< foldlevel<'
end

-- Commands and mappings.
require('glossator.buffer').set_up(vim.api.nvim_get_current_buf())
undo = undo .. " | lua require('glossator.buffer').undo(0)"

vim.b.undo_ftplugin = (vim.b.undo_ftplugin and vim.b.undo_ftplugin .. ' | ' or '') .. undo
