-- What the specs share. A spec is `return function(t) t.test('name', function() … end) … end`.
-- It waits for named things with a deadline and never sleeps.
local t = { passed = 0, failed = 0 }

local slow = tonumber(vim.env.GLOSSATOR_SLOW or '') or 1
local WAIT_MS, POLL_MS = 10000 * slow, 20

t.plugin = vim.fs.dirname(vim.env.GLOSSATOR_TEST)
t.samples = vim.fs.dirname(t.plugin) .. '/sample'

local function say(text) io.stdout:write(text .. '\n') end

-- Waits until `look` returns something and returns that.
function t.wait(what, look, ms)
  local seen
  local done = vim.wait(ms or WAIT_MS, function()
    seen = look()
    return seen and true or false
  end, POLL_MS)
  if not done then error('timed out waiting for ' .. what, 2) end
  return seen
end

function t.eq(want, got, note)
  if vim.deep_equal(want, got) then return end
  error(('%sexpected %s\n     got %s'):format(note and note .. ': ' or '', vim.inspect(want), vim.inspect(got)), 2)
end

function t.ok(value, note)
  if not value then error(note or 'not so', 2) end
  return value
end

function t.test(name, body)
  local start = vim.uv.hrtime()
  local ok, err = xpcall(body, function(e) return debug.traceback(e, 2) end)
  if ok then
    t.passed = t.passed + 1
    say(('ok   %s (%.0f ms)'):format(name, (vim.uv.hrtime() - start) / 1e6))
  else
    t.failed = t.failed + 1
    say(('FAIL %s\n     %s'):format(name, err))
  end
end

function t.run(spec)
  vim.lsp.config('glossator', { cmd = { vim.env.GLOSSATOR_BIN, 'server' } })
  local ok, err = xpcall(function() dofile(spec)(t) end, debug.traceback)
  if not ok then
    t.failed = t.failed + 1
    say('FAIL ' .. err)
  end
  for _, client in ipairs(vim.lsp.get_clients()) do
    client:stop(true)
  end
  say(('%d passed, %d failed'):format(t.passed, t.failed))
  vim.cmd(t.failed > 0 and 'cquit 1' or 'qall!')
end

-- A file with these lines and this name in a folder of its own.
function t.write(name, lines)
  local path = vim.fn.tempname() .. '/' .. name
  vim.fn.mkdir(vim.fs.dirname(path), 'p')
  vim.fn.writefile(lines, path)
  return path
end

function t.open(path)
  vim.cmd.edit({ vim.fn.fnameescape(path), bang = true })
  return vim.api.nvim_get_current_buf()
end

-- The initialized client of a buffer.
function t.attached(buf)
  return t.wait('the server', function()
    local client = vim.lsp.get_clients({ bufnr = buf, name = 'glossator' })[1]
    return client and client.initialized and client
  end)
end

function t.request(buf, method, params)
  local answers, err = vim.lsp.buf_request_sync(buf, method, params, WAIT_MS)
  if not answers then error(method .. ': ' .. tostring(err), 2) end
  local _, answer = next(answers)
  if not answer then error(method .. ': no answer', 2) end
  if answer.err then error(method .. ': ' .. vim.inspect(answer.err), 2) end
  return answer.result
end

function t.document(buf) return { textDocument = vim.lsp.util.make_text_document_params(buf) } end

-- Where a string first stands, from a line on: row and byte column, both from 0.
function t.find(buf, needle, from)
  for row, line in ipairs(vim.api.nvim_buf_get_lines(buf, from or 0, -1, false)) do
    local column = line:find(needle, 1, true)
    if column then return row - 1 + (from or 0), column - 1 end
  end
  error('no `' .. needle .. '` in the buffer', 2)
end

-- Type and modifiers of the semantic token at a place.
function t.token_at(buf, row, column)
  local token = vim
    .iter(vim.lsp.semantic_tokens.get_at_pos(buf, row, column) or {})
    :find(function(token) return token.end_col > column end) -- 0.12 also gives the one that ends here
  if not token then return nil end
  local modifiers = vim.tbl_keys(token.modifiers)
  table.sort(modifiers)
  return token.type, modifiers
end

-- The highlight groups that semantic tokens put on a place, links followed.
function t.groups_at(buf, row, column)
  vim.cmd.redraw({ bang = true })
  local seen = vim.inspect_pos(buf, row, column, { syntax = false, treesitter = false, extmarks = false })
  return vim.tbl_map(function(mark) return mark.opts.hl_group_link or mark.opts.hl_group end, seen.semantic_tokens)
end

-- The text of the floating window, and its number.
function t.float()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
      return table.concat(lines, '\n'), window
    end
  end
end

return t
