local M = {}

local INSTALL = 'in a clone of the repository: cargo install --locked --path .'

local function neovim()
  if vim.fn.has('nvim-0.11') == 1 then
    vim.health.ok('Neovim ' .. tostring(vim.version()))
  else
    vim.health.error('Neovim ' .. tostring(vim.version()) .. ' is older than 0.11')
  end
end

local function server(cmd)
  if type(cmd) ~= 'table' then return vim.health.info('the server is started by a function of yours') end
  local path = vim.fn.exepath(cmd[1])
  if path == '' then
    return vim.health.error(('`%s` is not an executable on PATH'):format(cmd[1]), {
      'Install the server, ' .. INSTALL,
      "Or name it: vim.lsp.config('glossator', { cmd = { '/path/to/glossator', 'server' } })",
    })
  end
  local ok, run = pcall(function() return vim.system({ path, '--version' }, { text = true }):wait(5000) end)
  if ok and run.code == 0 then
    vim.health.ok(('%s (%s)'):format(vim.trim(run.stdout), path))
  else
    vim.health.error(path .. ' --version failed', { ok and vim.trim(run.stderr or '') or tostring(run) })
  end
end

local function clients()
  local all = vim.lsp.get_clients({ name = 'glossator' })
  if #all == 0 then vim.health.info('no server is running; one starts with the first annotated document') end
  for _, client in ipairs(all) do
    vim.health.ok(
      ('client %d: root %s, %d buffer(s)'):format(
        client.id,
        client.root_dir or 'none',
        vim.tbl_count(client.attached_buffers)
      )
    )
    local commands = (client.server_capabilities.executeCommandProvider or {}).commands or {}
    if not vim.list_contains(commands, 'glossator.tag') then
      vim.health.warn('this server cannot edit tags', { 'is it older than the plugin? Install it again, ' .. INSTALL })
    end
  end
end

local function keys()
  if vim.g.glossator_keys == true then
    vim.health.ok(('keys for tags behind `%s` (<LocalLeader>)'):format(vim.g.maplocalleader or '\\'))
  else
    vim.health.info('no keys for tags; `vim.g.glossator_keys = true` before the first document sets them')
  end
end

-- Plugin managers make the tags of help files; a folder that is only named has those that come with it.
local function help()
  if #vim.fn.getcompletion('glossator-findings', 'help') > 0 then
    vim.health.ok(':help glossator')
  else
    vim.health.warn(':help glossator is not found', { 'its tags are missing; `:helptags ALL` makes them' })
  end
end

function M.check()
  vim.health.start('glossator')
  neovim()
  if vim.fn.has('nvim-0.11') == 0 then return end
  if vim.g.glossator_enable == false then
    vim.health.info('vim.g.glossator_enable is false: the server starts only if you enable it')
  end
  server((vim.lsp.config.glossator or {}).cmd)
  clients()
  keys()
  help()
  if vim.filetype.match({ filename = 'document.ann.txt' }) == 'annotated-text' then
    vim.health.ok('*.ann.txt is recognised')
  else
    vim.health.warn('*.ann.txt is not recognised', { 'is :filetype on? does another plugin claim it?' })
  end
end

return M
