-- `]m` and `[m`, with the server and without.
return function(t)
  local LINES = {
    'Nothing here . ',
    '[LOC Quillhaven  ] and [PER Maud Okell  ] , ö [ORG Öre & Co  ] . ',
    'Nothing here [1] [see below] [PER  ] . ',
    'Then ’ [MISC Velmoran  ] . ',
  }

  -- Where keys lead, as `row:the text from the cursor on`, five letters of it.
  local function at()
    local row, column = unpack(vim.api.nvim_win_get_cursor(0))
    return ('%d:%s'):format(row, vim.fn.strcharpart(vim.api.nvim_get_current_line():sub(column + 1), 0, 5))
  end
  local function press(keys)
    vim.api.nvim_feedkeys(vim.keycode(keys), 'xm', false)
    return at()
  end
  local function put(row, needle)
    local _, column = t.find(0, needle, row - 1)
    vim.api.nvim_win_set_cursor(0, { row, column })
  end

  local function walks(how)
    t.test('each mention in turn, and round the ends' .. how, function()
      vim.api.nvim_win_set_cursor(0, { 1, 0 })
      local seen = {}
      for _ = 1, 5 do
        seen[#seen + 1] = press(']m')
      end
      t.eq({ '2:Quill', '2:Maud ', '2:Öre &', '4:Velmo', '2:Quill' }, seen)
      seen = {}
      for _ = 1, 4 do
        seen[#seen + 1] = press('[m')
      end
      t.eq({ '4:Velmo', '2:Öre &', '2:Maud ', '2:Quill' }, seen)
    end)

    t.test('from within a mention to its neighbours' .. how, function()
      put(2, 'Okell')
      t.eq('2:Quill', press('[m'))
      put(2, 'PER')
      t.eq('2:Öre &', press(']m'))
    end)

    t.test('with a count' .. how, function()
      vim.api.nvim_win_set_cursor(0, { 1, 0 })
      t.eq('2:Öre &', press('3]m'))
      t.eq('2:Quill', press('2[m'))
      t.eq('4:Velmo', press('3]m'))
    end)

    t.test('into the jumplist, once for a count' .. how, function()
      put(3, 'below')
      press('2]m')
      t.eq('2:Quill', at())
      press('<C-o>')
      t.eq('3:below', at())
    end)

    t.test('not over the ends without wrapscan' .. how, function()
      vim.o.wrapscan = false
      put(2, 'Öre')
      t.eq('4:Velmo', press('5]m'))
      vim.o.wrapscan = true
    end)

    t.test('as an operator’s motion and in a selection' .. how, function()
      put(2, 'and')
      press('d]m')
      t.eq('[LOC Quillhaven  ] Maud Okell  ] , ö [ORG Öre & Co  ] . ', vim.api.nvim_get_current_line())
      vim.cmd('silent undo')
      put(4, 'Then')
      press('v]my')
      t.eq('Then ’ [MISC V', vim.fn.getreg('"'))
    end)

    t.test('a fold is opened' .. how, function()
      vim.wo.foldmethod = 'manual'
      vim.cmd('2,4fold')
      vim.api.nvim_win_set_cursor(0, { 1, 0 })
      press(']m')
      t.eq(-1, vim.fn.foldclosed(2))
      vim.cmd('normal! zE')
    end)
  end

  vim.lsp.enable('glossator', false)
  local buf = t.open(t.write('without.ann.txt', LINES))
  t.eq({}, vim.lsp.get_clients({ bufnr = buf }))
  walks(' (no server)')

  t.test('a text without mentions says so', function()
    t.open(t.write('none.ann.txt', { 'Nothing here . ' }))
    local said
    local notify = vim.notify
    vim.notify = function(message) said = message end
    press(']m')
    vim.notify = notify
    t.eq('glossator: there is no mention', said)
  end)

  t.test('a long text is searched both ways at once', function()
    local lines = vim.fn['repeat']({ 'Nothing is tagged in this line of the text . ' }, 100000)
    lines[5] = '[LOC Quillhaven  ] '
    lines[99990] = '[PER Okell  ] '
    t.open(t.write('long.ann.txt', lines))
    vim.api.nvim_win_set_cursor(0, { 50000, 0 })
    local start = vim.uv.hrtime()
    t.eq('99990:Okell', press(']m'))
    t.eq('5:Quill', press('[m'))
    t.eq('99990:Okell', press('[m'))
    local took = (vim.uv.hrtime() - start) / 1e6
    t.ok(took < 3000, ('it took %.0f ms'):format(took))
  end)

  vim.lsp.enable('glossator')
  buf = t.open(t.write('with.ann.txt', LINES))
  t.attached(buf)
  t.test('the server is asked', function()
    local server = require('glossator.server')
    local ask, asked = server.ask, {}
    server.ask = function(...)
      local result, err = ask(...)
      asked[#asked + 1] = { (select(2, ...)), result and result.start.line, err and err.message }
      return result, err
    end
    vim.api.nvim_win_set_cursor(0, { 3, 0 })
    pcall(press, ']m')
    server.ask = ask
    t.eq({ { 'glossator/nextMention', 3 } }, asked)
  end)
  walks(' (with the server)')

  t.test('a server that does not answer is not waited for', function()
    local server = require('glossator.server')
    local ask = server.ask
    server.ask = function() return nil, { code = 0, message = 'the server does not answer' } end
    vim.api.nvim_win_set_cursor(0, { 1, 0 })
    local ok, where = pcall(press, ']m')
    server.ask = ask
    t.eq({ true, '2:Quill' }, { ok, where })
  end)

  t.test('the keys can be left out', function()
    vim.g.no_annotated_text_maps = 1
    t.open(t.write('nokeys.ann.txt', LINES))
    t.eq('', vim.fn.maparg(']m', 'n'))
    t.ok(vim.fn.maparg('<Plug>(glossator-next-mention)', 'n', false, true).callback, 'the <Plug> is there')
    vim.g.no_annotated_text_maps = nil
  end)
end
