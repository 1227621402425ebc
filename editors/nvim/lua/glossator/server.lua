-- The running server of a buffer, asked and waited for, but never for long.
local M = {}

M.NAME = 'glossator'

---@param buf integer 0 for the current one
---@return vim.lsp.Client?
function M.of(buf)
  local client = vim.lsp.get_clients({ bufnr = buf, name = M.NAME })[1]
  return client and client.initialized and not client:is_stopped() and client or nil
end

---@param buf integer
---@return lsp.TextDocumentIdentifier
function M.document(buf) return { uri = vim.uri_from_bufnr(buf) } end

-- Asks and waits. Nothing at all is returned where there is no server or it does not answer in time.
---@return any result, lsp.ResponseError? err
function M.ask(buf, method, params, within_ms)
  -- Neovim tells the server first what has been typed, but only of a buffer that it is given by number.
  if buf == 0 then buf = vim.api.nvim_get_current_buf() end
  local client = M.of(buf)
  if not client then return nil, { code = 0, message = 'no server is running for this text' } end
  local answer = client:request_sync(method, params, within_ms, buf)
  if not answer then return nil, { code = 0, message = 'the server does not answer' } end
  return answer.result, answer.err
end

-- A byte column of a line as the server counts, and back. Rows are counted from 0 by both.
---@return lsp.Position
function M.position(buf, client, row, column)
  local line = vim.api.nvim_buf_get_lines(buf, row, row + 1, false)[1] or ''
  return { line = row, character = vim.str_utfindex(line, client.offset_encoding, math.min(column, #line)) }
end

---@return integer row, integer column
function M.place(buf, client, position)
  local line = vim.api.nvim_buf_get_lines(buf, position.line, position.line + 1, false)[1] or ''
  return position.line, vim.str_byteindex(line, client.offset_encoding, position.character, false)
end

-- The cursor of the current window, as the server counts.
---@return lsp.Position
function M.cursor(client)
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  return M.position(0, client, row - 1, column)
end

return M
