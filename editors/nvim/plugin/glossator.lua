-- Small and eager: nothing of ours is loaded before an annotated document is opened.
if vim.g.loaded_glossator then return end
vim.g.loaded_glossator = true

if vim.fn.has('nvim-0.11') == 0 then
  vim.notify('glossator needs Neovim 0.11 or newer', vim.log.levels.WARN)
  return
end

local augroup = vim.api.nvim_create_augroup('glossator', {})

vim.api.nvim_create_autocmd('FileType', {
  group = augroup,
  pattern = 'annotated-text',
  callback = function() require('glossator').document_opened() end,
})
vim.api.nvim_create_autocmd('LspAttach', {
  group = augroup,
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    if client and client.name == 'glossator' then require('glossator').attached(client, event.buf) end
  end,
})

vim.api.nvim_create_user_command('Glossator', function(command) require('glossator').command(command.fargs[1]) end, {
  nargs = 1,
  desc = 'Glossator language server',
  complete = function(lead) return require('glossator').complete(lead) end,
})

if vim.g.glossator_enable ~= false then vim.lsp.enable('glossator') end
