-- What a user would see of the document that is open, as text; then a tag is broken and repaired.
-- Each step waits for a named thing with a deadline. The file is not written.
local slow = tonumber(vim.env.GLOSSATOR_SLOW or '') or 1
local WAIT_MS, POLL_MS = 20000 * slow, 10

local function say(text) io.stdout:write(text .. '\n') end

local function leave(code)
  for _, client in ipairs(vim.lsp.get_clients()) do
    client:stop(true)
  end
  vim.cmd(code == 0 and 'qall!' or 'cquit ' .. code)
end

local function wait(what, look)
  local seen
  local start = vim.uv.now()
  if not vim.wait(WAIT_MS, function()
    seen = look()
    return seen ~= nil and seen ~= false
  end, POLL_MS) then
    error(('%s did not come within %d s'):format(what, WAIT_MS / 1000), 0)
  end
  return seen, vim.uv.now() - start
end

local buf = vim.api.nvim_get_current_buf()
local told = false
vim.api.nvim_create_autocmd('DiagnosticChanged', { buffer = buf, callback = function() told = true end })

local function line_at(row) return vim.api.nvim_buf_get_lines(buf, row, row + 1, false)[1] end

local function server()
  local client = wait('the server', function()
    local client = vim.lsp.get_clients({ bufnr = buf, name = 'glossator' })[1]
    return client and client.initialized and client
  end)
  local info = client.server_info or {}
  say(('server       %s %s'):format(info.name or '?', info.version or '?'))
  say(('editor       Neovim %s, positions in %s'):format(tostring(vim.version()), client.offset_encoding))
  say(('document     %s, %s'):format(vim.fs.basename(vim.api.nvim_buf_get_name(buf)), vim.bo[buf].filetype))
end

local function outline()
  local symbols
  vim.lsp.buf_request(
    buf,
    'textDocument/documentSymbol',
    { textDocument = vim.lsp.util.make_text_document_params(buf) },
    function(err, result) symbols = err and { err = err } or result or {} end
  )
  wait('the outline', function() return symbols end)
  if symbols.err then error('the outline: ' .. symbols.err.message, 0) end
  say('outline')
  local function walk(list, depth)
    for _, symbol in ipairs(list) do
      local range = symbol.selectionRange or symbol.location.range
      local detail = symbol.detail and symbol.detail ~= '' and '  · ' .. symbol.detail or ''
      say(('%5d  %s%s%s'):format(range.start.line + 1, ('  '):rep(depth), symbol.name, detail))
      walk(symbol.children or {}, depth + 1)
    end
  end
  walk(symbols, 1)
end

local function tokens_of_line(row, each)
  local column, length = 0, #line_at(row)
  while column < length do
    local token = vim
      .iter(vim.lsp.semantic_tokens.get_at_pos(buf, row, column) or {})
      :find(function(token) return token.end_col > column end) -- 0.12 also gives the one that ends here
    if token then each(token) end
    column = token and token.end_col or column + 1
  end
end

local function tokens()
  local count
  wait('semantic tokens', function()
    count = {}
    for row = 0, vim.api.nvim_buf_line_count(buf) - 1 do
      tokens_of_line(row, function(token) count[token.type] = (count[token.type] or 0) + 1 end)
    end
    return next(count)
  end)
  local kinds = vim.tbl_keys(count)
  table.sort(kinds, function(a, b) return count[a] > count[b] or count[a] == count[b] and a < b end)
  say('tokens       ' .. table.concat(vim.tbl_map(function(kind) return kind .. ' ' .. count[kind] end, kinds), ', '))
end

-- A mention to look at: its row, and the columns of `[`, of the name and of `]`. Not in the first lines of a
-- cable and not in its portion marks, where taggers go astray.
local function mention()
  local last = vim.api.nvim_buf_line_count(buf) - 1
  for row = last > 10 and 10 or 0, last do
    local open, name, close = line_at(row):match('()%[%a[%w_-]* +()%w%w%w%w[^%[%]]*()%]')
    if open then return row, open - 1, name - 1, close - 1 end
  end
  error('there is no mention to look at', 0)
end

local function hover()
  local row, _, name, close = mention()
  vim.api.nvim_win_set_cursor(0, { row + 1, name })
  vim.lsp.buf.hover()
  local text = wait('the hover', function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then
        local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
        vim.api.nvim_win_close(window, true)
        return lines
      end
    end
  end)
  say(('hover        over `%s`, %d:%d'):format(vim.trim(line_at(row):sub(name + 1, close)), row + 1, name + 1))
  for _, line in ipairs(text) do
    say('       ' .. line)
  end
end

local function show(diagnostic)
  local severity = vim.diagnostic.severity[diagnostic.severity]:lower()
  return ('%d:%d %s %s: %s'):format(
    diagnostic.lnum + 1,
    diagnostic.col + 1,
    severity,
    diagnostic.code or '(no code)',
    diagnostic.message
  )
end

local function findings()
  wait('the findings', function() return told end)
  local all = vim.diagnostic.get(buf)
  local count = {}
  for _, diagnostic in ipairs(all) do
    local code = tostring(diagnostic.code)
    count[code] = (count[code] or 0) + 1
  end
  local codes = vim.tbl_keys(count)
  table.sort(codes)
  say(('findings     %d'):format(#all))
  for _, code in ipairs(codes) do
    say(('%5d  %s'):format(count[code], code))
  end
end

local function errors_of_line(row)
  return vim.diagnostic.get(buf, { lnum = row, severity = vim.diagnostic.severity.ERROR })
end

local function break_and_repair()
  local row, open, _, close = mention()
  local before, all_before = #errors_of_line(row), #vim.diagnostic.get(buf)
  vim.bo[buf].modifiable, vim.bo[buf].readonly = true, false
  vim.api.nvim_buf_set_text(buf, row, close, row, close + 1, {})
  say(('break        the `]` at %d:%d is deleted'):format(row + 1, close + 1))
  local _, took = wait('a finding about the broken tag', function() return #errors_of_line(row) > before end)
  for _, diagnostic in ipairs(errors_of_line(row)) do
    if diagnostic.col == open then say(('       %s  (after %d ms)'):format(show(diagnostic), took)) end
  end
  vim.cmd('silent undo')
  say('repair       undo')
  _, took = wait(
    'the end of that finding',
    function() return #errors_of_line(row) == before and #vim.diagnostic.get(buf) == all_before end
  )
  say(('       the finding is gone, %d are left  (after %d ms)'):format(all_before, took))
end

local ok, err = pcall(function()
  server()
  outline()
  tokens()
  hover()
  findings()
  break_and_repair()
end)
if ok then
  say('ok')
else
  say('FAILED       ' .. tostring(err))
  local log = io.open(vim.lsp.get_log_path())
  if log then
    local lines = vim.split(vim.trim(log:read('*a')), '\n')
    say(table.concat(vim.list_slice(lines, math.max(1, #lines - 9)), '\n'))
  end
end
leave(ok and 0 or 1)
