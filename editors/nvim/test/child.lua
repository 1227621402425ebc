-- A Neovim of its own, with keys typed into it as a person would. Nothing waits for a time, only for named things.
local M = {}

local slow = tonumber(vim.env.GLOSSATOR_SLOW or '') or 1
local WAIT_MS, POLL_MS = 20000 * slow, 5

-- How many keys were typed, told by the editor that took them; and how many when it was last at rest.
local COUNT = [[
  typed, done = 0, 0
  vim.on_key(function(_, keys)
    local written = vim.fn.keytrans(keys or ''):gsub('<[^<>]+>', '.')
    typed = typed + vim.fn.strchars(written)
  end)
  vim.api.nvim_create_autocmd('SafeState', { callback = function() done = typed end })
]]

---@class glossator.Child
---@field channel integer
---@field typed integer how many keys were sent
local Child = {}
Child.__index = Child

-- What Lua code returns there.
function Child:lua(code, ...) return vim.rpcrequest(self.channel, 'nvim_exec_lua', code, { ... }) end

-- Waits until `look` returns true; else says what it returned last.
function Child:wait(what, look)
  local seen
  local done = vim.wait(WAIT_MS, function()
    seen = look()
    return seen == true
  end, POLL_MS)
  if not done then error(('%s: not within %d s; seen: %s'):format(what, WAIT_MS / 1000, vim.inspect(seen)), 0) end
end

-- How many keys these are.
local function length(keys) return vim.fn.strchars((keys:gsub('<[^<>]+>', '.'))) end

-- Types keys, which are taken some time later.
function Child:type(keys)
  vim.rpcrequest(self.channel, 'nvim_input', keys)
  self.typed = self.typed + length(keys)
end

-- Types keys, and waits until all is done that they bring about at once.
function Child:press(keys)
  self:type(keys)
  self:wait(('`%s` is done'):format(keys), function()
    local done = self:lua('return done')
    return done == self.typed or done
  end)
end

function Child:lines() return self:lua('return vim.api.nvim_buf_get_lines(0, 0, -1, false)') end

function Child:stop()
  pcall(
    vim.rpcrequest,
    self.channel,
    'nvim_command',
    'lua for _, c in ipairs(vim.lsp.get_clients()) do c:stop(true) end'
  )
  pcall(vim.rpcnotify, self.channel, 'nvim_command', 'qall!')
  vim.fn.jobwait({ self.channel }, WAIT_MS)
end

-- Opens a document: with the plugin and its keys, as its help says; with a configuration; else in Neovim as it comes.
---@param options { plugin: string, plain: boolean?, configuration: string? }
---@return glossator.Child
function M.start(document, options)
  local command = { vim.v.progpath, '--clean', '--embed', '--headless', '-n', '--cmd', 'set columns=160 lines=50' }
  if options.configuration then
    vim.list_extend(
      command,
      { '-u', options.configuration, '--cmd', 'set runtimepath^=' .. vim.fn.fnameescape(options.plugin) }
    )
  elseif not options.plain then
    vim.list_extend(command, {
      '--cmd',
      'set runtimepath^=' .. vim.fn.fnameescape(options.plugin),
      '--cmd',
      'let maplocalleader = "," | let glossator_keys = v:true',
      '--cmd',
      "lua vim.lsp.config('glossator', { cmd = { vim.env.GLOSSATOR_BIN, 'server' } })",
    })
  end
  local channel = vim.fn.jobstart(vim.list_extend(command, { document }), { rpc = true })
  if channel <= 0 then error('Neovim does not start') end
  local child = setmetatable({ channel = channel, typed = 0 }, Child)
  child:lua(COUNT)
  if not options.plain then
    child:wait(
      'the server',
      function()
        return child:lua(
          [[return require('glossator.server').of(0) ~= nil and require('glossator.findings').of(0) ~= nil]]
        )
      end
    )
  end
  return child
end

return M
