-- Is a text an annotated document? Told from its beginning alone, so that a large file opens as fast as a small one.
-- The same rule as in the VS Code extension and on the command line; editors/detect.json has examples for all.
--
-- Brackets are common in plain prose: `[1]`, `[Note: …]`, `[section]`, `[DATE OF BIRTH]`, `[INFO main]`.
-- What no one writes by hand is a label, words and then blanks before the closing bracket.
local M = {}

local FILETYPE = 'annotated-text'
local MAX_LINES, MAX_BYTES = 200, 64 * 1024

local function set(words)
  local s = {}
  for w in words:gmatch('%S+') do
    s[w] = true
  end
  return s
end

-- Labels that are no English words: with words after them and a tight `]` they count as well.
local ABBREVIATED = set('PER ORG LOC MISC GPE NORP FAC VEH WEA WORK_OF_ART')
local SPELLED_OUT = set([[
  PERSON ORGANIZATION LOCATION FACILITY PRODUCT EVENT LAW LANGUAGE
  DATE TIME PERCENT MONEY QUANTITY ORDINAL CARDINAL
]])
-- Words that open brackets elsewhere: logs and editors' remarks.
local NOT_LABELS = set('INFO WARN WARNING ERROR DEBUG TRACE FATAL NOTICE CRITICAL NOTE TODO FIXME XXX SIC TABLE FIGURE')

-- A bracket pair without brackets inside; a Markdown link's `(` or a reference's `[` may not follow a tight one.
local MENTION = '%[(%a[%w_-]*) ([^%[%]]+)%]()'

-- How many mentions of each kind a line holds is added to `seen`.
local function count(line, seen)
  for label, words, behind in line:gmatch(MENTION) do
    local blanks = #(words:match('[^ \t]( +)$') or '')
    local named = words:find('[%w\128-\255]') ~= nil
    if named and blanks > 0 then
      if ABBREVIATED[label] or SPELLED_OUT[label] then
        seen.sure = seen.sure + 1
      elseif #label > 1 and (blanks > 1 or label:find('^%u')) and not NOT_LABELS[label:upper()] then
        seen.shaped = seen.shaped + 1
      end
    elseif named and not line:find('^[%(%[]', behind) and ABBREVIATED[label] and words:find('^[%u%d\128-\255]') then
      seen.tight = seen.tight + 1
    end
  end
end

-- A cable's paragraphs have anchors, and its page begins with a classification: whether names are tagged yet or not.
local function is_of_cable(line)
  if line:find("<a id='par%d+' href='#par%d+'>¶</a>") then return true end
  local words = (line:match('<code><pre>(%u[%u ]+)') or ''):gsub(' ', '')
  return words:find('^UNCLAS') ~= nil or words:find('^CONFIDENTIAL') ~= nil or words:find('^SECRET') ~= nil
end

---@param lines string[] the beginning of a text
---@return boolean
function M.is_annotated(lines)
  local seen = { sure = 0, shaped = 0, tight = 0 }
  for _, line in ipairs(lines) do
    if line:find('[', 1, true) then count(line, seen) end
    if seen.sure >= 1 or seen.shaped >= 3 or seen.tight >= 2 or is_of_cable(line) then return true end
  end
  return false
end

-- The first lines of a buffer; of a line of megabytes only what is looked at.
local function beginning(bufnr)
  local lines, left = {}, MAX_BYTES
  local last = math.min(vim.api.nvim_buf_line_count(bufnr), MAX_LINES)
  for row = 0, last - 1 do
    local length = vim.api.nvim_buf_get_offset(bufnr, row + 1) - vim.api.nvim_buf_get_offset(bufnr, row) - 1
    local wanted = math.max(0, math.min(length, left))
    lines[#lines + 1] = vim.api.nvim_buf_get_text(bufnr, row, 0, row, wanted, {})[1]
    left = left - wanted - 1
    if left <= 0 then break end
  end
  return lines
end

---@param bufnr integer?
---@return string? # the filetype, or nil if the text is something else
function M.filetype(bufnr)
  if bufnr and vim.api.nvim_buf_is_loaded(bufnr) and M.is_annotated(beginning(bufnr)) then return FILETYPE end
end

return M
