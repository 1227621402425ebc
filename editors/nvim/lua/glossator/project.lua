-- What is written into the settings of the project, which are saved: that findings are right as they are, and which
-- labels there are.
local server = require('glossator.server')
local tell = require('glossator.say').tell

local M = {}

local FILE_NAME = 'glossator.toml'
local WITHIN_MS = 5000

-- The buffers of projects' settings, and whether each has changes that are not saved.
local function settings()
  local changed = {}
  for _, buf in ipairs(vim.api.nvim_list_bufs()) do
    if vim.fs.basename(vim.api.nvim_buf_get_name(buf)) == FILE_NAME then changed[buf] = vim.bo[buf].modified end
  end
  return changed
end

-- Saves the settings that were changed just now; not what the user had begun to change.
---@return boolean # whether there were such
local function save(before)
  local saved = false
  for buf, changed in pairs(settings()) do
    if changed and not before[buf] then
      vim.api.nvim_buf_call(buf, function() vim.cmd.write({ mods = { silent = true } }) end)
      saved = true
    end
  end
  return saved
end

-- The commands of the server that write there.
M.commands = { ['glossator.accept'] = true, ['glossator.addLabel'] = true, ['glossator.useLabelSet'] = true }

-- Has the server do it. What it says is about saving, and of no interest where that is done.
---@param command lsp.Command one of `commands`
---@return boolean # whether it was done
function M.carry_out(command)
  local before = settings()
  local argument = vim.tbl_extend('force', command.arguments[1], { tell = false })
  local answer, err =
    server.ask(0, 'workspace/executeCommand', { command = command.command, arguments = { argument } }, WITHIN_MS)
  if type(answer) ~= 'table' then
    tell(err and err.message or 'nothing was changed', vim.log.levels.ERROR)
    return false
  end
  if not answer.applied or not save(before) then
    tell(answer.message or 'nothing was changed', answer.applied and vim.log.levels.INFO or nil)
  end
  return answer.applied
end

local function text_of(buf) return vim.api.nvim_buf_get_lines(buf, 0, -1, false) end

-- Where the undo tree of each buffer of settings stands.
local function states()
  local seen = {}
  for buf in pairs(settings()) do
    if vim.api.nvim_buf_is_loaded(buf) then seen[buf] = vim.fn.undotree(buf).seq_cur end
  end
  return seen
end

-- What is written into a buffer from now on is a step of its own.
local function begin_step(buf) vim.bo[buf].undolevels = vim.bo[buf].undolevels end

---@class glossator.Acceptance
---@field buf integer the buffer of the settings that it was written into
---@field state integer of the undo tree behind it
---@field text string[] behind it
---@field begun boolean whether there were no settings before

-- What was accepted, the last one last.
---@type glossator.Acceptance[]
local acceptances = {}

-- Carries the command out, and remembers what it wrote where.
---@param command lsp.Command
---@return boolean # whether it was done
local function accept(command)
  local folder = vim.fs.dirname(vim.api.nvim_buf_get_name(0))
  local begun = #vim.fs.find(FILE_NAME, { upward = true, path = folder }) == 0
  local before = states()
  for buf in pairs(before) do
    begin_step(buf)
  end
  if not M.carry_out(command) then return false end
  for buf, state in pairs(states()) do
    if before[buf] ~= state then
      acceptances[#acceptances + 1] = { buf = buf, state = state, text = text_of(buf), begun = begun }
    end
  end
  return true
end

local function is_as_left(acceptance)
  local buf = acceptance.buf
  return vim.api.nvim_buf_is_loaded(buf)
    and vim.fn.undotree(buf).seq_cur == acceptance.state
    and vim.deep_equal(text_of(buf), acceptance.text)
end

-- Takes the last acceptance out of the settings again, which are saved; not where they were changed since.
function M.unaccept()
  local last = acceptances[#acceptances]
  if not last then return tell('nothing was accepted here that could be taken back; see glossator.toml') end
  if not is_as_left(last) then return tell('glossator.toml has changed since; take the entry out there') end
  acceptances[#acceptances] = nil
  local before, path = settings(), vim.api.nvim_buf_get_name(last.buf)
  vim.api.nvim_buf_call(last.buf, function() vim.cmd.undo({ mods = { silent = true } }) end)
  if last.begun and vim.deep_equal(text_of(last.buf), { '' }) then
    vim.api.nvim_buf_delete(last.buf, { force = true })
    vim.fn.delete(path)
  elseif not save(before) then
    return tell('save glossator.toml to keep this', vim.log.levels.INFO)
  end
  tell('what was accepted last is a finding again', vim.log.levels.INFO)
end

-- What to type for it.
local function take_back()
  if vim.g.glossator_keys ~= true then return ':GlossatorUnaccept' end
  return (vim.g.maplocalleader or '\\') .. 'I'
end

---@alias glossator.Scope 'name-in-file'|'name'|'file'|'project'

-- Accepts the finding at the cursor, and goes on to the next.
---@param scope glossator.Scope
---@param reason string?
function M.accept(scope, reason)
  local findings = require('glossator.findings')
  local finding = findings.here()
  if not finding then return end
  local argument = {
    uri = vim.uri_from_bufnr(0),
    code = finding.raw.code,
    position = finding.raw.range.start,
    scope = scope,
    reason = reason,
  }
  if accept({ title = 'Accept', command = 'glossator.accept', arguments = { argument } }) then
    findings.on_from(finding.row, finding.column, 'accepted, ' .. take_back() .. ' takes it back · ')
  end
end

-- What stands between quotation marks, or all.
local function unquoted(text) return text:match('^"(.*)"$') or text:match("^'(.*)'$") or text end

-- How far, and why, of what is written behind `:GlossatorAccept`.
---@return glossator.Scope? scope, string reason
local function scope_of(arguments)
  local first, rest = arguments:match('^(%S*)%s*(.*)$')
  if first == '' then return 'name-in-file', '' end
  if first ~= 'name' and first ~= 'file' and first ~= 'project' then return nil, '' end
  local behind = rest:match('^file%s*$') and '' or rest:match('^file%s+(.*)$')
  if first == 'name' and behind then return 'name-in-file', behind end
  return first, rest
end

-- `:GlossatorAccept [name file|name|file|project] [reason]`
---@param arguments string
function M.accept_command(arguments)
  local scope, reason = scope_of(vim.trim(arguments))
  if not scope then
    return tell('how far? `name file`, `name`, `file` or `project`, and then the reason', vim.log.levels.ERROR)
  end
  reason = vim.trim(unquoted(reason))
  M.accept(scope, reason ~= '' and reason or nil)
end

return M
