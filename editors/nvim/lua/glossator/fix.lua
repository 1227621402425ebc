-- Settling findings with one key: what the server offers is done at once, and the cursor goes on to the next one.
local server = require('glossator.server')
local tell = require('glossator.say').tell
local findings = require('glossator.findings')

local M = {}

local WITHIN_MS = 5000
-- All findings of a large text take their time; Ctrl-C ends the wait.
local ALL_WITHIN_MS = 60000
local NAMESPACE = vim.api.nvim_create_namespace('glossator.fix')

-- What the server offers; nil, and it is told why, where that cannot be had.
---@return lsp.CodeAction[]?
local function actions(range, context, within_ms)
  local params = { textDocument = server.document(0), range = range, context = context }
  local answer, err = server.ask(0, 'textDocument/codeAction', params, within_ms)
  if err then return tell(err.message, vim.log.levels.ERROR) end
  return type(answer) == 'table' and answer or {}
end

-- What changes words or lines, or is about layout: done only where it is chosen by its title.
local OF_SOURCE = 'quickfix.glossator.source'

---@class glossator.Offers
---@field single lsp.CodeAction[] what fixes this finding, the likeliest first
---@field alike lsp.CodeAction? what fixes all of its kind, or of its name

-- What changes the text or the project's labels. To accept a finding fixes nothing, and has a key of its own.
local function is_fix(action)
  local command = action.command and action.command.command
  return not action.disabled and (action.edit ~= nil or (command ~= nil and command ~= 'glossator.accept'))
end

-- Whether one of these does the same.
local function is_among(list, action)
  return vim.iter(list):any(
    function(other) return vim.deep_equal(other.edit, action.edit) and vim.deep_equal(other.command, action.command) end
  )
end

-- `ORG` of “Relabel all 2 “Oru” as ORG”.
local function label_of(action) return action.title:match(' as (%S+)$') end

---@param finding glossator.Finding
---@return glossator.Offers? # nil where they cannot be had, which has been told
local function offers(finding)
  local found = actions(finding.raw.range, { diagnostics = { finding.raw }, only = { 'quickfix' } }, WITHIN_MS)
  if not found then return nil end
  local of_kind = '^Fix all %d+ .*' .. vim.pesc(tostring(finding.raw.code))
  local single, alike, of_name = {}, nil, nil
  for _, action in ipairs(vim.tbl_filter(is_fix, found)) do
    if action.title:find(of_kind) then
      alike = action.kind ~= OF_SOURCE and action or nil
    else
      if not is_among(single, action) then single[#single + 1] = action end
      if not of_name and action.title:find('^%a+ all %d+ ') then of_name = action end
    end
  end
  -- The likeliest label is meant. Where giving it to all is not among the ways, this one is the last that has another.
  if of_name and label_of(of_name) ~= label_of(single[1]) then of_name = single[1] end
  return { single = single, alike = alike or of_name }
end

-- The one that is meant without a word: the preferred one, or the only one that leaves the text alone.
local function obvious(list)
  local preferred = vim.iter(list):find(function(action) return action.isPreferred end)
  return preferred or #list == 1 and list[1].kind ~= OF_SOURCE and list[1] or nil
end

-- What would fix a finding, in a few words.
---@param finding glossator.Finding
---@return string
function M.offer(finding)
  local of = offers(finding)
  if not of then return '' end
  local one = obvious(of.single)
  if one then return ' → ' .. one.title end
  if #of.single == 0 then return '' end
  local choices = {}
  for n, action in ipairs(of.single) do
    choices[n] = n .. ' ' .. action.title
  end
  return ' → ' .. table.concat(choices, ', ')
end

local function choose(list, use)
  vim.ui.select(list, {
    prompt = 'Which fix?',
    kind = 'codeaction',
    format_item = function(action) return action.title end,
  }, function(action)
    if action then use(action) end
  end)
end

local function apply(action)
  local client = server.of(0)
  if not client then return end
  if action.edit then vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding) end
  if not action.command then return end
  local project = require('glossator.project')
  if project.commands[action.command.command] then
    project.carry_out(action.command)
  else
    client:exec_cmd(action.command, { bufnr = vim.api.nvim_get_current_buf() })
  end
end

-- Does it, and goes on from where the finding was: earlier text may have come or gone.
local function fix(finding, action)
  local mark = vim.api.nvim_buf_set_extmark(0, NAMESPACE, finding.row, finding.column, { right_gravity = false })
  apply(action)
  local place = vim.api.nvim_buf_get_extmark_by_id(0, NAMESPACE, mark, {})
  vim.api.nvim_buf_del_extmark(0, NAMESPACE, mark)
  findings.on_from(place[1], place[2])
end

-- Fixes the finding at the cursor; `nth` chooses among the ways to do it.
---@param nth integer 0 for the obvious one
function M.fix(nth)
  local finding = findings.here()
  if not finding then return end
  local of = offers(finding)
  if not of then return end
  local list = of.single
  if #list == 0 then return tell(('`%s` has no fix; :GlossatorFinding next goes on'):format(finding.raw.code)) end
  if nth > #list then
    return tell(#list == 1 and 'there is one way to fix it' or ('there are %d ways to fix it'):format(#list))
  end
  local action = nth > 0 and list[nth] or obvious(list)
  if action then return fix(finding, action) end
  choose(list, function(chosen) fix(finding, chosen) end)
end

-- The keys of `<Plug>(glossator-fix)`. A count says which way, and once: `.` is about another finding, whose ways are
-- others. Hence it is taken off the keys that `.` does again.
---@return string
function M.keys()
  local nth = vim.v.count
  local keys = require('glossator.edit').operate(function()
    local wanted = nth > 0 and nth or vim.v.count
    nth = 0
    M.fix(wanted)
  end)
  return nth > 0 and '<Esc>' .. keys or keys
end

-- Fixes all findings like the one at the cursor: of its kind where that may be done unseen, else of its name.
function M.alike()
  local finding = findings.here()
  if not finding then return end
  local of = offers(finding)
  if not of then return end
  local action = of.alike or obvious(of.single)
  if action and action.kind == OF_SOURCE then
    return choose({ action }, function(chosen) fix(finding, chosen) end)
  end
  if action then return fix(finding, action) end
  tell(('`%s` is to be looked at one by one'):format(finding.raw.code))
end

-- Does all that may be done unseen.
function M.all()
  local last = vim.api.nvim_buf_line_count(0)
  local whole = { start = { line = 0, character = 0 }, ['end'] = { line = last, character = 0 } }
  local found = actions(whole, { diagnostics = {}, only = { 'source.fixAll.glossator' } }, ALL_WITHIN_MS)
  if not found then return end
  local action = found[1]
  if not action then return tell('there is nothing to be fixed unseen', vim.log.levels.INFO) end
  apply(action)
  tell(action.title, vim.log.levels.INFO)
end

return M
