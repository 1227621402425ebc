-- The labels of a text: those of the set that the server sees in it.
local server = require('glossator.server')

local M = {}

local WITHIN_MS = 500
-- Where nothing is known yet.
local USUAL = { { name = 'PER' }, { name = 'ORG' }, { name = 'LOC' }, { name = 'MISC' } }

---@return { name: string, meaning: string? }[]
function M.of(buf)
  local status = server.ask(buf, 'glossator/status', { textDocument = server.document(buf) }, WITHIN_MS)
  local labels = type(status) == 'table' and status.labels or nil
  return labels and #labels > 0 and labels or USUAL
end

-- For the completion of a command line.
---@return string[]
function M.complete(lead)
  lead = lead:lower()
  local names = vim.tbl_map(function(label) return label.name end, M.of(0))
  return vim.tbl_filter(function(name) return vim.startswith(name:lower(), lead) end, names)
end

-- As the set spells it: `org` for ORG. What is in no set is the server's to refuse.
---@return string
function M.spelt(buf, written)
  local other
  for _, label in ipairs(M.of(buf)) do
    if label.name == written then return written end
    if label.name:lower() == written:lower() then other = label.name end
  end
  return other or written
end

-- Asks for one of them.
---@param prompt string
---@param use fun(label: string)
function M.choose(buf, prompt, use)
  vim.ui.select(M.of(buf), {
    prompt = prompt,
    kind = 'glossator-label',
    format_item = function(label) return label.meaning and ('%s  %s'):format(label.name, label.meaning) or label.name end,
  }, function(label)
    if label then use(label.name) end
  end)
end

return M
