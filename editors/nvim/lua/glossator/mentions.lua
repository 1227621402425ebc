-- From mention to mention: `]m` and `[m`.
local server = require('glossator.server')
local say = require('glossator.say')

local M = {}

local WITHIN_MS = 500
-- Opening bracket, name and what follows the closing one, each as a byte column.
local MENTION = '()%[%u[%w_-]* +()[^%[%]]-[^%[%]%s] *%]()'
local LINES_AT_ONCE = 1000

---@alias glossator.Direction 'next'|'previous'

local function of_line(line)
  local mentions = {}
  for open, name, after in line:gmatch(MENTION) do
    mentions[#mentions + 1] = { open = open - 1, name = name - 1, after = after - 1 }
  end
  return mentions
end

-- The first mention of a line behind `column`, or the last one before it; of the whole line without one.
local function on_line(line, direction, column)
  local mentions = of_line(line)
  if direction == 'next' then
    return vim.iter(mentions):find(function(m) return not column or m.open > column end)
  end
  return vim.iter(mentions):rev():find(function(m) return not column or m.after <= column end)
end

-- The first row in [first, last] that holds a mention, seen from the end where `direction` goes there.
local function in_rows(buf, first, last, direction)
  local at, step = first, LINES_AT_ONCE
  if direction == 'previous' then
    at, step = last - LINES_AT_ONCE + 1, -LINES_AT_ONCE
  end
  while at <= last and at + LINES_AT_ONCE > first do
    local from, to = math.max(at, first), math.min(at + LINES_AT_ONCE - 1, last)
    local lines = vim.api.nvim_buf_get_lines(buf, from, to + 1, false)
    for i = 1, #lines do
      local index = direction == 'next' and i or #lines - i + 1
      local mention = on_line(lines[index], direction)
      if mention then return from + index - 1, mention.name end
    end
    at = at + step
  end
end

-- Without a server: what looks like a mention is one.
---@return integer? row, integer? column
function M.search(buf, row, column, direction)
  local line = vim.api.nvim_buf_get_lines(buf, row, row + 1, false)[1] or ''
  for _, m in ipairs(of_line(line)) do
    if m.open <= column and column < m.after and direction == 'previous' then column = m.open end
  end
  local here = on_line(line, direction, column)
  if here then return row, here.name end
  local last = vim.api.nvim_buf_line_count(buf) - 1
  local parts = { { row + 1, last }, { 0, row } }
  if direction == 'previous' then parts = { { 0, row - 1 }, { row, last } } end
  for _, part in ipairs(parts) do
    local found, name = in_rows(buf, part[1], part[2], direction)
    if found then return found, name end
  end
end

-- The name of the next mention, going round the ends of the text.
---@param direction glossator.Direction
---@return integer? row, integer? column
function M.from(buf, row, column, direction)
  local client = server.of(buf)
  if client then
    local result, err = server.ask(buf, 'glossator/nextMention', {
      textDocument = server.document(buf),
      position = server.position(buf, client, row, column),
      direction = direction,
    }, WITHIN_MS)
    if result == vim.NIL or (result == nil and not err) then return nil end
    if result then return server.place(buf, client, result.start) end
  end
  return M.search(buf, row, column, direction)
end

local function beyond(direction, row, column, new_row, new_column)
  if direction == 'previous' then
    row, column, new_row, new_column = new_row, new_column, row, column
  end
  return new_row < row or (new_row == row and new_column <= column)
end

-- Moves the cursor like a search does: by count, over the ends if 'wrapscan' says so, into the jumplist.
---@param direction glossator.Direction
function M.go(direction)
  local window, buf = vim.api.nvim_get_current_win(), vim.api.nvim_get_current_buf()
  local row, column = unpack(vim.api.nvim_win_get_cursor(window))
  row = row - 1
  local at_row, at_column, wrapped = row, column, false
  for _ = 1, vim.v.count1 do
    local new_row, new_column = M.from(buf, at_row, at_column, direction)
    if not new_row then return say.tell('there is no mention') end
    if beyond(direction, at_row, at_column, new_row, new_column) then
      if not vim.o.wrapscan then break end
      wrapped = true
    end
    at_row, at_column = new_row, new_column
  end
  if at_row == row and at_column == column then return say.tell('there is no other mention') end
  local operating = vim.api.nvim_get_mode().mode:find('^no') ~= nil
  if not operating then vim.cmd("normal! m'") end
  vim.api.nvim_win_set_cursor(window, { at_row + 1, at_column })
  if operating then return end
  if vim.fn.foldclosed('.') ~= -1 then vim.cmd('normal! zv') end
  if wrapped and not vim.o.shortmess:find('s') then
    say.show({
      { direction == 'next' and 'mentions: from the top again' or 'mentions: from the bottom again', 'WarningMsg' },
    })
  end
end

return M
