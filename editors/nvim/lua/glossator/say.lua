-- What is said, on the last line of the screen and never so much that Neovim asks for Enter.
local M = {}

---@param text string
---@param width integer
---@return string # all of it, or its beginning and `…`
function M.fit(text, width)
  if vim.fn.strdisplaywidth(text) <= width then return text end
  text = vim.fn.strcharpart(text, 0, math.max(width - 1, 0))
  while vim.fn.strdisplaywidth(text) > width - 1 and text ~= '' do
    text = vim.fn.strcharpart(text, 0, vim.fn.strchars(text) - 1)
  end
  return text .. '…'
end

-- What stands on the last line already goes: two lines would be one too many.
local function clear() vim.cmd.redraw() end

-- Shows chunks of text and keeps none; what does not fit is cut off.
---@param chunks [string, string?][]
function M.show(chunks)
  local left, shown = vim.v.echospace, {}
  for _, chunk in ipairs(chunks) do
    local text = M.fit(chunk[1], left)
    left = left - vim.fn.strdisplaywidth(text)
    shown[#shown + 1] = { text, chunk[2] }
  end
  clear()
  vim.api.nvim_echo(shown, false, {})
end

-- Tells something that is worth keeping: the whole is in `:messages`, its beginning on the screen.
---@param message string
---@param level integer? a warning without it
function M.tell(message, level)
  message, level = 'glossator: ' .. message, level or vim.log.levels.WARN
  local fitting = M.fit((message:gsub('%s*\n%s*', ' ')), vim.v.echospace)
  clear()
  if fitting == message then return vim.notify(message, level) end
  -- Neovim shows the whole for no time instead of asking for Enter.
  local messages, more = vim.o.messagesopt, vim.o.more
  vim.o.messagesopt, vim.o.more = (messages:gsub('hit%-enter', 'wait:0')), false
  vim.notify(message, level)
  clear()
  vim.o.messagesopt, vim.o.more = messages, more
  local group = level >= vim.log.levels.ERROR and 'ErrorMsg' or level == vim.log.levels.WARN and 'WarningMsg' or nil
  vim.api.nvim_echo({ { fitting, group } }, false, {})
end

return M
