-- The commands that change tags. The server does the work and the edit; here is what it is asked, and for what place.
local server = require('glossator.server')
local tell = require('glossator.say').tell
local labels = require('glossator.labels')

local M = {}

-- Thousands of edits in a large text take their time, most of it Neovim's own; Ctrl-C ends the wait.
local WITHIN_MS = 30000
local NO_SERVER = 'no server is running for this text; see :checkhealth glossator'

local function offers(client, command)
  local provider = client.server_capabilities.executeCommandProvider
  return provider and vim.list_contains(provider.commands or {}, command)
end

-- Tells what the server would not do, and goes to what it says is to be looked at.
---@return boolean # whether the text was changed
local function execute(name, argument)
  local buf, client = vim.api.nvim_get_current_buf(), server.of(0)
  if not client then
    tell(NO_SERVER)
    return false
  end
  local command = 'glossator.' .. name
  if not offers(client, command) then
    tell('this server cannot do that; is it older than the plugin?')
    return false
  end
  argument = vim.tbl_extend('force', { uri = vim.uri_from_bufnr(buf) }, argument(client))
  local answer, err =
    server.ask(buf, 'workspace/executeCommand', { command = command, arguments = { argument } }, WITHIN_MS)
  if type(answer) ~= 'table' then
    tell(err and err.message or 'nothing was changed', vim.log.levels.ERROR)
    return false
  end
  if answer.message then tell(answer.message, answer.applied and vim.log.levels.INFO or nil) end
  if type(answer.selection) == 'table' and answer.applied then
    local row, column = server.place(buf, client, answer.selection.start)
    vim.api.nvim_win_set_cursor(0, { row + 1, column })
  end
  return answer.applied
end

---@class glossator.Region
---@field start [integer, integer] row and byte column, from 0
---@field stop [integer, integer] the place behind its last byte

local function line_of(row) return vim.api.nvim_buf_get_lines(0, row, row + 1, false)[1] or '' end

-- The byte column behind the character at `column`.
local function behind(row, column)
  local line = line_of(row)
  if column >= #line then return #line end
  return column + vim.str_utf_end(line, column + 1) + 1
end

-- What lies between two marks, the character under the second one included.
---@return glossator.Region
local function between(from, to, linewise)
  local first, last = vim.api.nvim_buf_get_mark(0, from), vim.api.nvim_buf_get_mark(0, to)
  local start, stop = first[1] - 1, last[1] - 1
  if linewise then return { start = { start, 0 }, stop = { stop, #line_of(stop) } } end
  return { start = { start, first[2] }, stop = { stop, behind(stop, last[2]) } }
end

-- What a command's range means: the words selected, if it is the selection's, else its lines.
---@return glossator.Region?
local function region_of(command)
  if command.range == 0 then return nil end
  local from, to = vim.api.nvim_buf_get_mark(0, '<'), vim.api.nvim_buf_get_mark(0, '>')
  if from[1] == command.line1 and to[1] == command.line2 then return between('<', '>', vim.fn.visualmode() == 'V') end
  return { start = { command.line1 - 1, 0 }, stop = { command.line2 - 1, #line_of(command.line2 - 1) } }
end

-- A region as the server counts, or the place of the cursor.
---@return lsp.Range
local function range_of(client, region)
  if not region then
    local cursor = server.cursor(client)
    return { start = cursor, ['end'] = cursor }
  end
  return {
    start = server.position(0, client, region.start[1], region.start[2]),
    ['end'] = server.position(0, client, region.stop[1], region.stop[2]),
  }
end

-- Tags a region, or the name at the cursor.
local function tag(label, region)
  return execute(
    'tag',
    function(client) return { range = range_of(client, region), label = labels.spelt(0, label) } end
  )
end

-- What is done at the cursor, with a label or without.
local function at_cursor(name, label)
  return execute(
    name,
    function(client) return { position = server.cursor(client), label = label and labels.spelt(0, label) or nil } end
  )
end

-- From the names of `<Plug>` mappings and commands to those of the server.
local AT_CURSOR = {
  ['unwrap'] = 'unwrap',
  ['unwrap-all'] = 'unwrapAll',
  ['tag-all'] = 'tagAll',
  ['extend-left'] = 'extendLeft',
  ['extend-right'] = 'extendRight',
  ['shrink-left'] = 'shrinkLeft',
  ['shrink-right'] = 'shrinkRight',
  ['merge'] = 'merge',
  ['split'] = 'split',
  ['move-out'] = 'trimMention',
  ['unnest'] = 'flatten',
  ['renumber'] = 'renumber',
}
local RELABEL = { ['relabel'] = 'relabel', ['relabel-all'] = 'relabelAll' }
-- A count says how often.
local COUNTED =
  { ['extend-left'] = true, ['extend-right'] = true, ['shrink-left'] = true, ['shrink-right'] = true, ['merge'] = true }

-- Why a command cannot be carried out here whatever the label; nothing if it can.
---@return string?
local function refusal(name, region)
  local client = server.of(0)
  if not client then return NO_SERVER end
  local answer = server.ask(0, 'textDocument/codeAction', {
    textDocument = server.document(0),
    range = range_of(client, region),
    context = { diagnostics = {}, only = { 'refactor.rewrite.glossator.' .. name } },
  }, WITHIN_MS)
  local actions = type(answer) == 'table' and answer or {}
  local first = actions[1]
  return first and first.disabled and first.disabled.reason
end

-- Uses a label given, or asks for it where one makes sense.
local function with_label(name, region, label, use)
  if label and label ~= '' then return use(label) end
  local reason = refusal(name, region)
  if reason then return tell(reason) end
  labels.choose(0, name == 'tag' and 'Tag as' or 'Label', use)
end

-- What `.` does again: set by a mapping, carried out as an operator.
---@type fun(region: glossator.Region?)?
local again

---@param kind 'char'|'line'|'block'
function M.operator(kind)
  if again then again(between('[', ']', kind == 'line')) end
end

-- The keys that carry `act` out. Without a motion the region is of no matter; `l` only makes an operator complete.
---@param act fun(region: glossator.Region?)
---@param motion boolean?
---@return string
function M.operate(act, motion)
  again = act
  vim.o.operatorfunc = "v:lua.require'glossator.edit'.operator"
  return motion and 'g@' or 'g@l'
end

local function visual() return vim.fn.mode():find('^[vV\22]') ~= nil end

-- The keys of `<Plug>(glossator-tag-N)`: the selection or the name at the cursor.
function M.tag_nth(nth)
  local selected = visual()
  return M.operate(function(region)
    local all = labels.of(0)
    if not all[nth] then return tell(('there are %d labels'):format(#all)) end
    tag(all[nth].name, selected and region or nil)
    selected = false
  end, selected)
end

-- The keys of `<Plug>(glossator-tag)`: what a motion or the selection covers; the label is asked for, once.
function M.tag_motion()
  local label
  return M.operate(function(region)
    with_label('tag', region, label, function(chosen)
      label = chosen
      tag(label, region)
    end)
  end, true)
end

-- The keys of `<Plug>(glossator-relabel)` and `…-all`.
function M.relabel_keys(name)
  local label
  return M.operate(function()
    with_label(RELABEL[name], nil, label, function(chosen)
      label = chosen
      at_cursor(RELABEL[name], label)
    end)
  end)
end

-- The keys of the rest.
function M.keys(name)
  return M.operate(function()
    local times = COUNTED[name] and vim.v.count1 or 1
    for n = 1, times do
      if n > 1 then pcall(vim.cmd.undojoin) end
      if not at_cursor(AT_CURSOR[name]) then break end
    end
  end)
end

M.names = vim.list_extend(vim.tbl_keys(AT_CURSOR), vim.tbl_keys(RELABEL))

function M.is_relabel(name) return RELABEL[name] ~= nil end

-- `:GlossatorTag [LABEL]`
function M.tag_command(command)
  local region = region_of(command)
  with_label('tag', region, command.args, function(label) tag(label, region) end)
end

-- `:GlossatorRelabel [LABEL]`, `:GlossatorRelabelAll [LABEL]`
function M.relabel_command(name, command)
  with_label(RELABEL[name], nil, command.args, function(label) at_cursor(RELABEL[name], label) end)
end

-- `:GlossatorExtend left` and the like.
function M.side_command(name, command)
  local side = AT_CURSOR[name .. '-' .. command.args]
  if not side then return tell(('%s: `left` or `right`?'):format(command.name), vim.log.levels.ERROR) end
  at_cursor(side)
end

-- The commands without an argument.
function M.plain_command(name) at_cursor(AT_CURSOR[name]) end

return M
