-- What happens to a document's buffer: other names, read anew, closed and opened again, shown twice.
return function(t)
  local LINES = { 'The [ORG DBWG  ] met . So did DBWG . ', 'Then [PER Maud Okell  ] left . ' }
  local said
  local notify = vim.notify
  vim.notify = function(message) said = message end
  local buf

  local function open(lines)
    said = nil
    buf = t.open(t.write('text.ann.txt', lines or LINES))
    t.attached(buf)
    t.wait('the finding', function() return #vim.diagnostic.get(buf) == 1 end)
  end
  local function line(row) return vim.api.nvim_buf_get_lines(buf, row - 1, row, false)[1] end
  -- The server knows the text as it is, says what is wrong with it, colours it, and changes it.
  local function is_served()
    vim.api.nvim_win_set_cursor(0, { 1, 0 })
    vim.cmd('GlossatorFinding')
    t.eq({ 1, 30 }, vim.api.nvim_win_get_cursor(0), said)
    t.wait('the finding', function() return #vim.diagnostic.get(buf) == 1 end)
    t.wait('a token', function() return t.token_at(buf, 1, 10) == 'person' end)
    vim.bo.undolevels = vim.bo.undolevels
    vim.cmd('GlossatorFix')
    t.eq('The [ORG DBWG  ] met . So did [ORG DBWG  ] . ', line(1))
    t.wait('no finding', function() return #vim.diagnostic.get(buf) == 0 end)
    t.eq(nil, said)
    vim.cmd('silent undo')
    t.wait('the finding again', function() return #vim.diagnostic.get(buf) == 1 end)
  end

  t.test('a buffer with another name is served under that, written or not', function()
    open()
    local folder = vim.fs.dirname(vim.api.nvim_buf_get_name(buf))
    vim.cmd.file(folder .. '/other.ann.txt')
    is_served()
    vim.cmd.write({ mods = { silent = true } })
    is_served()
    vim.api.nvim_buf_set_name(buf, folder .. '/third.ann.txt')
    is_served()
    vim.cmd.saveas({ folder .. '/fourth.ann.txt', mods = { silent = true } })
    is_served()
    t.eq(1, #vim.lsp.get_clients({ bufnr = buf }))
  end)

  t.test('a document that is read anew is served as it is then', function()
    open()
    vim.api.nvim_buf_set_lines(buf, 0, 1, false, { 'Nothing . ' })
    vim.cmd.edit({ bang = true })
    t.attached(buf)
    is_served()
    vim.fn.writefile(vim.list_extend({ 'A line before . ' }, LINES), vim.api.nvim_buf_get_name(buf))
    vim.cmd('silent checktime')
    t.wait('the new text', function() return line(1) == 'A line before . ' end)
    vim.cmd('GlossatorFinding')
    t.eq({ 2, 30 }, vim.api.nvim_win_get_cursor(0))
  end)

  t.test('a document that was closed is served when it is opened again', function()
    open()
    local path = vim.api.nvim_buf_get_name(buf)
    for _, close in ipairs({ 'bdelete', 'bwipeout', 'bunload' }) do
      vim.cmd('silent ' .. close .. '!')
      buf = t.open(path)
      t.attached(buf)
      t.eq(2, vim.fn.exists(':GlossatorFix'), close)
      is_served()
    end
  end)

  t.test('two windows on one document have cursors of their own', function()
    open()
    vim.api.nvim_win_set_cursor(0, { 2, 5 })
    vim.cmd.split()
    is_served()
    vim.cmd.close()
    t.eq({ 2, 5 }, vim.api.nvim_win_get_cursor(0))
    vim.cmd('GlossatorUnwrap')
    t.eq('Then Maud Okell left . ', line(2))
  end)

  vim.notify = notify
end
