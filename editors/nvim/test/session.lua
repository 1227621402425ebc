-- Types a script of keys into a Neovim of its own, as a person would, and looks at what becomes of the document.
-- A line of a script is the keys in Neovim's notation and, behind a blank, the code of the finding that the cursor
-- is on after them, or `-` where nothing is said about it; `#` begins a remark. Keys never wait for a time, only
-- for the editor to have taken them and for the finding to be there.
local M = {}

local slow = tonumber(vim.env.GLOSSATOR_SLOW or '') or 1
local WAIT_MS, POLL_MS = 20000 * slow, 5

---@param path string
---@return { keys: string, code: string?, row: integer }[]
function M.script(path)
  local steps = {}
  for row, line in ipairs(vim.fn.readfile(path)) do
    local keys, code = line:match('^(%S+)%s+(%S+)$')
    if keys and keys ~= '#' then
      steps[#steps + 1] = { keys = keys, code = code ~= '-' and code or nil, row = row }
    elseif line ~= '' and not vim.startswith(line, '#') then
      error(('%s:%d: keys and a code are wanted: %s'):format(path, row, line))
    end
  end
  return steps
end

local function wait(what, look)
  local seen
  local done = vim.wait(WAIT_MS, function()
    seen = look()
    return seen == true
  end, POLL_MS)
  if not done then error(('%s: not within %d s; seen: %s'):format(what, WAIT_MS / 1000, vim.inspect(seen)), 0) end
end

-- How many keys were typed, told by the editor that took them; and how many when it was last at rest.
local COUNT = [[
  typed, done = 0, 0
  vim.on_key(function(_, keys)
    local written = vim.fn.keytrans(keys or ''):gsub('<[^<>]+>', '.')
    typed = typed + vim.fn.strchars(written)
  end)
  vim.api.nvim_create_autocmd('SafeState', { callback = function() done = typed end })
]]

-- With the plugin and its keys, as its help says; else Neovim as it comes.
local function start(document, options)
  local command = { vim.v.progpath, '--clean', '--embed', '--headless', '-n', '--cmd', 'set columns=160 lines=50' }
  if not options.plain then
    vim.list_extend(command, {
      '--cmd', 'set runtimepath^=' .. vim.fn.fnameescape(options.plugin),
      '--cmd', 'let maplocalleader = "," | let glossator_keys = v:true',
      '--cmd', "lua vim.lsp.config('glossator', { cmd = { vim.env.GLOSSATOR_BIN, 'server' } })",
    })
  end
  local channel = vim.fn.jobstart(vim.list_extend(command, { document }), { rpc = true })
  if channel <= 0 then error('Neovim does not start') end
  local function lua(code, ...) return vim.rpcrequest(channel, 'nvim_exec_lua', code, { ... }) end
  lua(COUNT)
  if not options.plain then
    wait('the server', function()
      return lua([[return require('glossator.server').of(0) ~= nil and require('glossator.findings').of(0) ~= nil]])
    end)
  end
  return channel, lua
end

local CODE = [[
  local findings = require('glossator.findings')
  local list, reason = findings.of(0)
  if not list then return reason end
  local index = findings.at_cursor(list)
  return index and list[index].raw.code or '(none)'
]]

local function length(keys)
  return vim.fn.strchars((keys:gsub('<[^<>]+>', '.')))
end

local function play(channel, lua, steps)
  local typed = 0
  for _, step in ipairs(steps) do
    vim.rpcrequest(channel, 'nvim_input', step.keys)
    typed = typed + length(step.keys)
    wait(('line %d: `%s` is done'):format(step.row, step.keys), function()
      local now = lua('return done')
      return now == typed or now
    end)
    if step.code then
      wait(('line %d: `%s` leads to %s'):format(step.row, step.keys, step.code), function()
        local code = lua(CODE)
        return code == step.code or code
      end)
    end
  end
  return typed
end

---@class glossator.Session
---@field keystrokes integer
---@field lines string[] the document afterwards

-- Plays a script on a copy of a document.
---@param options { plugin: string, plain: boolean? }
---@return glossator.Session
function M.play(document, script, options)
  local steps = M.script(script)
  local copy = vim.fn.tempname() .. '.ann.txt'
  vim.fn.writefile(vim.fn.readfile(document), copy)
  local channel, lua = start(copy, options)
  local ok, result = pcall(function()
    local keystrokes = play(channel, lua, steps)
    return { keystrokes = keystrokes, lines = lua('return vim.api.nvim_buf_get_lines(0, 0, -1, false)') }
  end)
  pcall(vim.rpcrequest, channel, 'nvim_command', 'lua for _, c in ipairs(vim.lsp.get_clients()) do c:stop(true) end')
  pcall(vim.rpcnotify, channel, 'nvim_command', 'qall!')
  vim.fn.jobwait({ channel }, WAIT_MS)
  vim.fn.delete(copy)
  if not ok then error(result, 0) end
  return result
end

-- Where two texts differ first, in words; nil where they are the same.
---@return string?
function M.difference(want, got)
  for row = 1, math.max(#want, #got) do
    if want[row] ~= got[row] then
      return ('line %d should be\n  %s\nand is\n  %s'):format(row, want[row] or '(none)', got[row] or '(none)')
    end
  end
end

return M
