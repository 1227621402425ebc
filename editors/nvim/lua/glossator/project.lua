-- What is written into the settings of the project, which are saved: that findings are right as they are, and which
-- labels there are.
local server = require('glossator.server')
local tell = require('glossator.say').tell

local M = {}

local WITHIN_MS = 5000

-- The buffers of projects' settings, and whether each has changes that are not saved.
local function settings()
  local changed = {}
  for _, buf in ipairs(vim.api.nvim_list_bufs()) do
    if vim.fs.basename(vim.api.nvim_buf_get_name(buf)) == 'glossator.toml' then changed[buf] = vim.bo[buf].modified end
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
  local answer, err = server.ask(0, 'workspace/executeCommand', { command = command.command, arguments = { argument } }, WITHIN_MS)
  if type(answer) ~= 'table' then
    tell(err and err.message or 'nothing was changed', vim.log.levels.ERROR)
    return false
  end
  if not answer.applied or not save(before) then
    tell(answer.message or 'nothing was changed', answer.applied and vim.log.levels.INFO or nil)
  end
  return answer.applied
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
    uri = vim.uri_from_bufnr(0), code = finding.raw.code, position = finding.raw.range.start, scope = scope, reason = reason,
  }
  if M.carry_out({ title = 'Accept', command = 'glossator.accept', arguments = { argument } }) then
    findings.on_from(finding.row, finding.column)
  end
end

-- What stands between quotation marks, or all.
local function unquoted(text)
  return text:match('^"(.*)"$') or text:match("^'(.*)'$") or text
end

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
  if not scope then return tell('how far? `name file`, `name`, `file` or `project`, and then the reason', vim.log.levels.ERROR) end
  reason = vim.trim(unquoted(reason))
  M.accept(scope, reason ~= '' and reason or nil)
end

return M
