-- What a status line shows of a text. It is drawn often, so it never waits: what is known is shown, and asked for anew.
local server = require('glossator.server')

local M = {}

-- Between two questions about one buffer.
local SETTLE_MS = 300

---@class glossator.Status
---@field labelSet string?
---@field mentions integer?
---@field entities integer?

---@class glossator.Known
---@field tick integer the buffer's changedtick that `status` was asked at
---@field client integer
---@field status glossator.Status?
---@field asking boolean?

---@type table<integer, glossator.Known>
local known = {}

local function ask(buf, client)
  local entry = known[buf]
  if not entry or entry.client ~= client.id then
    entry = { tick = -1, client = client.id }
    known[buf] = entry
  end
  local tick = vim.api.nvim_buf_get_changedtick(buf)
  if entry.asking or entry.tick == tick then return end
  entry.asking = true
  vim.defer_fn(function()
    if not vim.api.nvim_buf_is_loaded(buf) or client:is_stopped() then
      entry.asking = nil
      return
    end
    entry.tick = vim.api.nvim_buf_get_changedtick(buf)
    client:request('glossator/status', { textDocument = server.document(buf) }, function(_, status)
      entry.asking = nil
      if type(status) == 'table' then entry.status = status end
      vim.cmd.redrawstatus({ bang = true })
    end, buf)
  end, entry.tick < 0 and 0 or SETTLE_MS)
end

local watching = false

local function watch()
  if watching then return end
  watching = true
  local augroup = vim.api.nvim_create_augroup('glossator.status', {})
  vim.api.nvim_create_autocmd('DiagnosticChanged', {
    group = augroup,
    callback = function() vim.cmd.redrawstatus({ bang = true }) end,
  })
  vim.api.nvim_create_autocmd('BufUnload', { group = augroup, callback = function(event) known[event.buf] = nil end })
end

local function findings(buf)
  local count = 0
  for _, n in pairs(vim.diagnostic.count(buf)) do
    count = count + n
  end
  return count == 0 and 'no findings' or count == 1 and '1 finding' or count .. ' findings'
end

-- `conll4 · 197 mentions · 3 findings`; of the settings of a project the findings alone; empty where no server is at work.
---@param buf integer? the current one
---@return string
function M.line(buf)
  buf = (buf == nil or buf == 0) and vim.api.nvim_get_current_buf() or buf
  local client = server.of(buf)
  if not client then return '' end
  watch()
  if vim.bo[buf].filetype == 'toml' then return 'settings · ' .. findings(buf) end
  ask(buf, client)
  local status = known[buf].status
  if not status then return '' end
  local mentions = status.mentions == 1 and '1 mention' or status.mentions .. ' mentions'
  return table.concat({ status.labelSet, mentions, findings(buf) }, ' · ')
end

return M
