-- The colours that a project gives to its labels in `glossator.toml`, laid over those of the token types: what is on
-- the screen, as Neovim comes to it.
local server = require('glossator.server')

local M = {}

-- Over the marks of token types and modifiers, whose last is at 2.
local PRIORITY = vim.hl.priorities.semantic_tokens + 3

-- By buffer: the colour of each label that has one.
---@type table<integer, table<string, string>>
local painted = {}

-- `#0a7` and `#00aa77` are the same.
local function six_digits(colour) return #colour == 4 and colour:gsub('%x', '%0%0') or colour end

-- The nearest of a terminal's 256 colours.
local function of_256(colour)
  local step = function(from) return math.floor(tonumber(colour:sub(from, from + 1), 16) / 255 * 5 + 0.5) end
  return 16 + 36 * step(2) + 6 * step(4) + step(6)
end

---@param colour string as in style sheets, three digits or six
---@return string # the highlight group of that colour
local function group_of(colour)
  colour = six_digits(colour):lower()
  local group = 'GlossatorColour' .. colour:sub(2)
  vim.api.nvim_set_hl(0, group, { fg = colour, ctermfg = of_256(colour), default = true })
  return group
end

-- The label of the mention that a place is in the name of.
local function label_at(buf, row, column)
  local line = vim.api.nvim_buf_get_lines(buf, row, row + 1, false)[1] or ''
  return line:sub(1, column):match('%[%s*([^%s%[%]]+)[^%[%]]*$')
end

-- Tokens that are no name.
local OTHERS = { bracket = true, labelName = true, unknownLabel = true }

local function paint(event)
  local token = event.data.token
  local colours = painted[event.buf]
  if not colours or OTHERS[token.type] then return end
  local client = vim.lsp.get_client_by_id(event.data.client_id)
  if not client or client.name ~= server.NAME then return end
  local colour = colours[label_at(event.buf, token.line, token.start_col)]
  if not colour then return end
  vim.lsp.semantic_tokens.highlight_token(token, event.buf, client.id, group_of(colour), { priority = PRIORITY })
end

local function set(buf, colours)
  if vim.deep_equal(painted[buf] or {}, colours) then return end
  painted[buf] = colours
  local augroup = vim.api.nvim_create_augroup('glossator.paint.' .. buf, {})
  if next(colours) then
    vim.api.nvim_create_autocmd('LspTokenUpdate', { group = augroup, buffer = buf, callback = paint })
  end
  vim.api.nvim_create_autocmd(
    'BufUnload',
    { group = augroup, buffer = buf, callback = function() painted[buf] = nil end }
  )
  vim.lsp.semantic_tokens.force_refresh(buf)
end

-- Asks which colours the project has, and paints with them once they are known.
---@param client vim.lsp.Client
---@param buf integer
function M.ask(client, buf)
  client:request('glossator/status', { textDocument = server.document(buf) }, function(_, status)
    if type(status) ~= 'table' or not vim.api.nvim_buf_is_loaded(buf) then return end
    local colours = {}
    for _, label in ipairs(status.labels or {}) do
      colours[label.name] = label.colour
    end
    set(buf, colours)
  end, buf)
end

-- The settings of a project have changed.
---@param client vim.lsp.Client
function M.ask_all(client)
  for buf in pairs(client.attached_buffers) do
    if vim.bo[buf].filetype ~= 'toml' then M.ask(client, buf) end
  end
end

return M
