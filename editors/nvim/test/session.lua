-- Types a script of keys into a Neovim of its own, as a person would, and looks at what becomes of the document.
-- A line of a script is the keys in Neovim's notation and, behind a blank, the code of the finding that the cursor
-- is on after them, or `-` where nothing is said about it; `#` begins a remark. Keys never wait for a time, only
-- for the editor to have taken them and for the finding to be there.
local M = {}

local start = dofile(vim.env.GLOSSATOR_TEST .. '/child.lua').start

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

local CODE = [[
  local findings = require('glossator.findings')
  local list, reason = findings.of(0)
  if not list then return reason end
  local index = findings.at_cursor(list)
  return index and list[index].raw.code or '(none)'
]]

local function play(child, steps)
  for _, step in ipairs(steps) do
    child:press(step.keys)
    if step.code then
      child:wait(('line %d: `%s` leads to %s'):format(step.row, step.keys, step.code), function()
        local code = child:lua(CODE)
        return code == step.code or code
      end)
    end
  end
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
  local child = start(copy, options)
  local ok, result = pcall(function()
    play(child, steps)
    return { keystrokes = child:lua('return typed'), lines = child:lines() }
  end)
  child:stop()
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
