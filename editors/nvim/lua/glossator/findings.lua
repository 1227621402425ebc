-- From finding to finding. The server is asked each time for those of the text as it is now: what Neovim shows may
-- be a keystroke behind.
local server = require('glossator.server')
local say = require('glossator.say')
local tell = say.tell

local M = {}

local WITHIN_MS = 5000

---@class glossator.Finding
---@field row integer
---@field column integer
---@field stop_row integer
---@field stop_column integer
---@field layout boolean whether it is about the text's layout, which belongs to its source
---@field raw lsp.Diagnostic as the server gave it

local function finding_of(buf, client, raw)
  local row, column = server.place(buf, client, raw.range.start)
  local stop_row, stop_column = server.place(buf, client, raw.range['end'])
  local layout = type(raw.data) == 'table' and raw.data.layer == 'layout'
  return { row = row, column = column, stop_row = stop_row, stop_column = stop_column, layout = layout, raw = raw }
end

local function before(a, b)
  if a.row ~= b.row then return a.row < b.row end
  if a.column ~= b.column then return a.column < b.column end
  if a.raw.severity ~= b.raw.severity then return a.raw.severity < b.raw.severity end
  return tostring(a.raw.code) < tostring(b.raw.code)
end

-- All findings of a text in order; nil, and why, where they cannot be had.
---@return glossator.Finding[]? list, string? reason
function M.of(buf)
  local answer, err = server.ask(buf, 'textDocument/diagnostic', { textDocument = server.document(buf) }, WITHIN_MS)
  if not answer or not answer.items then return nil, err and err.message or 'the server does not tell its findings' end
  local client = server.of(buf)
  if not client then return nil, 'no server is running for this text' end
  local list = vim.tbl_map(function(raw) return finding_of(buf, client, raw) end, answer.items)
  table.sort(list, before)
  return list
end

-- The finding that the cursor was sent to last, and where it came to stand: of several at the same place the next one
-- is the one behind it, and behind the end of a line the cursor cannot go.
---@type { buf: integer, row: integer, column: integer, code: any, at: [integer, integer] }?
local shown

local function cursor()
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  return row - 1, column
end

local function is_shown(finding)
  return shown ~= nil
    and shown.buf == vim.api.nvim_get_current_buf()
    and vim.deep_equal(shown.at, { cursor() })
    and shown.row == finding.row
    and shown.column == finding.column
    and shown.code == finding.raw.code
end

local function begins(finding, row, column) return finding.row == row and finding.column == column end

local function holds(finding, row, column)
  local starts = finding.row < row or (finding.row == row and finding.column <= column)
  local ends = row < finding.stop_row or (row == finding.stop_row and column < finding.stop_column)
  return begins(finding, row, column) or (starts and ends)
end

-- The place in the list of the finding at the cursor: the one shown there, else the one that begins nearest.
---@param list glossator.Finding[]
---@return integer? index, boolean? exactly whether it is shown, or begins there
function M.at_cursor(list)
  local row, column = cursor()
  local best
  for index, finding in ipairs(list) do
    if is_shown(finding) then return index, true end
    local nearer = not best or not begins(list[best], finding.row, finding.column)
    if nearer and holds(finding, row, column) then best = index end
  end
  return best, best ~= nil and begins(list[best], row, column)
end

-- The first one that begins at a place or behind it, or the last one before it.
---@param list glossator.Finding[]
---@param direction glossator.Direction
---@return integer?
local function beside(list, row, column, direction)
  local found
  for index, finding in ipairs(list) do
    local behind = finding.row > row or (finding.row == row and finding.column >= column)
    if direction == 'next' and behind then return index end
    local ahead = finding.row < row or (finding.row == row and finding.column < column)
    if direction == 'previous' and ahead then found = index end
  end
  return found
end

-- What is kept free for the finding's code, however much there is to choose from.
local CODE_WIDTH = 30

-- On the last line of the screen, never more than fits there.
local function show(list, index, note)
  local finding = list[index]
  local offer =
    say.fit(require('glossator.fix').offer(finding), vim.v.echospace - CODE_WIDTH - vim.fn.strdisplaywidth(note))
  local text = ('%s%d/%d %s: %s'):format(note, index, #list, finding.raw.code, finding.raw.message:gsub('\n.*', ''))
  text = say.fit(text, vim.v.echospace - vim.fn.strdisplaywidth(offer))
  say.show({ { text }, { offer, 'Question' } })
end

local function put(list, index, note)
  local finding = list[index]
  vim.api.nvim_win_set_cursor(0, { finding.row + 1, finding.column })
  shown = {
    buf = vim.api.nvim_get_current_buf(),
    row = finding.row,
    column = finding.column,
    code = finding.raw.code,
    at = { cursor() },
  }
  if vim.fn.foldclosed('.') ~= -1 then vim.cmd('normal! zv') end
  show(list, index, note or '')
end

-- Those that are gone through one after the other. What is about layout is none of them, as it belongs to the source
-- of the text, unless the user wants it.
local function queue(list)
  if vim.g.glossator_layout then return list end
  return vim.tbl_filter(function(finding) return not finding.layout end, list)
end

local function none_left(list)
  return 'no findings are left' .. (#list > 0 and (' but %d about layout'):format(#list) or '')
end

-- Goes to the first finding at a place or behind it, round the end if 'wrapscan' says so.
---@param note string? what is to be said besides
function M.on_from(row, column, note)
  local all, reason = M.of(0)
  if not all then return tell(assert(reason)) end
  local list = queue(all)
  if #list == 0 then return say.show({ { (note or '') .. none_left(all) } }) end
  local index = beside(list, row, column, 'next')
  if not index and vim.o.wrapscan then index = 1 end
  if index then
    put(list, index, note)
  else
    tell((note or '') .. 'there is no finding below')
  end
end

-- The finding at the cursor; without one the cursor goes to the next, and nothing is done.
---@return glossator.Finding?
function M.here()
  local list, reason = M.of(0)
  if not list then return tell(assert(reason)) end
  local index = M.at_cursor(list)
  if index then return list[index] end
  M.on_from(vim.fn.line('.') - 1, vim.fn.col('.') - 1)
end

-- The place in the list that is `count` findings on from the cursor.
local function target(list, direction, count)
  local here, exactly = M.at_cursor(list)
  local row, column = cursor()
  local step = direction == 'next' and 1 or -1
  local index = exactly and here + step or beside(list, row, column, direction)
  index = (index or (direction == 'next' and #list + 1 or 0)) + step * (count - 1)
  if index >= 1 and index <= #list then return index end
  if vim.o.wrapscan then return (index - 1) % #list + 1 end
end

-- Goes to the next or previous finding, by count, and tells what it is and what would fix it.
---@param direction glossator.Direction
---@param everywhere boolean? also to those about layout
function M.go(direction, everywhere)
  local count = vim.v.count1
  local all, reason = M.of(0)
  if not all then return tell(assert(reason)) end
  if #all == 0 then return tell('there are no findings') end
  local list = everywhere and all or queue(all)
  if #list == 0 then return tell(none_left(all) .. '; :GlossatorFinding! goes to them') end
  local index = target(list, direction, count)
  if not index then return tell('there is no finding ' .. (direction == 'next' and 'below' or 'above')) end
  vim.cmd("normal! m'")
  put(list, index)
end

return M
