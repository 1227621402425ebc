-- From finding to finding, and what fixes them, with one key each.
return function(t)
  local LINES = {
    'The [ORG DBWG  ] met . The rooms ’ of DBWG’s are cold , and so is the DBWG . ',
    'She left [LOC Saint Oru.  ] ',
    'Then [PER Maud Okell  ] stayed in [LOC Port Merrow.  ] ',
    'Then [LOC Maud Okell  ] left it . ',
    'The [PER Idris Fenn left . ',
  }
  local ORDER = {
    '1:DBWG missed-mention',
    '1:DBWG missed-mention',
    '2:. entity-trailing-period',
    '3:. entity-trailing-period',
    '4:Maud inconsistent-label',
    '5:[PER unclosed-entity',
  }
  local buf

  local said, shown = {}, nil
  local notify, echo = vim.notify, vim.api.nvim_echo
  vim.notify = function(message, level) said[#said + 1] = { message, level } end
  vim.api.nvim_echo = function(chunks)
    shown = table.concat(vim.tbl_map(function(chunk) return chunk[1] end, chunks))
  end
  vim.o.columns = 200

  local function fresh(lines)
    said, shown = {}, nil
    buf = t.open(t.write('text.ann.txt', lines or LINES))
    t.attached(buf)
  end
  local function line(row) return vim.api.nvim_buf_get_lines(buf, row - 1, row, false)[1] end
  local function all() return vim.api.nvim_buf_get_lines(buf, 0, -1, false) end
  local function press(keys)
    vim.api.nvim_feedkeys(vim.keycode((keys:gsub('«', '<Plug>(glossator-'):gsub('»', ')'))), 'xm', false)
  end
  local function pause() vim.bo.undolevels = vim.bo.undolevels end
  local function put(row, needle)
    local _, column = t.find(buf, needle, row - 1)
    vim.api.nvim_win_set_cursor(0, { row, column })
  end
  -- Where the cursor is, and the code of the finding there.
  local function at()
    local row, column = unpack(vim.api.nvim_win_get_cursor(0))
    local findings = require('glossator.findings')
    local list = t.ok(findings.of(0))
    local index = findings.at_cursor(list)
    return ('%d:%s %s'):format(
      row,
      line(row):sub(column + 1):match('^%w+') or line(row):sub(column + 1):match('^%S+'),
      index and list[index].raw.code or '-'
    )
  end
  local function message() return said[1] and said[1][1] end

  t.test('each finding in turn, and round the ends', function()
    fresh()
    local seen = {}
    for n = 1, #ORDER + 1 do
      press('«next-finding»')
      seen[n] = at()
    end
    t.eq(vim.list_extend(vim.list_slice(ORDER), { ORDER[1] }), seen)
    for n = #ORDER, 2, -1 do
      press('«previous-finding»')
      t.eq(ORDER[n], at())
    end
    t.eq({}, said)
  end)

  t.test('by count, by command, into the jumplist', function()
    fresh()
    press('3«next-finding»')
    t.eq(ORDER[3], at())
    vim.cmd('GlossatorFinding previous')
    t.eq(ORDER[2], at())
    vim.cmd('GlossatorFinding')
    t.eq(ORDER[3], at())
    press('2«previous-finding»')
    t.eq(ORDER[1], at())
    press('<C-o>')
    t.eq(ORDER[3], at())
  end)

  t.test('not round the ends without wrapscan', function()
    fresh()
    vim.o.wrapscan = false
    press('«previous-finding»')
    t.eq('glossator: there is no finding above', message())
    t.eq({ 1, 0 }, vim.api.nvim_win_get_cursor(0))
    press('G$«next-finding»')
    t.eq('glossator: there is no finding below', said[2][1])
    vim.o.wrapscan = true
  end)

  t.test('what it is and what would fix it stands below, and fits there', function()
    fresh()
    press('«next-finding»')
    t.eq('1/6 missed-mention: “DBWG” is tagged ORG elsewhere, not here → Tag “DBWG” as ORG', shown)
    press('4«next-finding»')
    t.ok(
      shown:find('^5/6 inconsistent%-label: .* → 1 Relabel “Maud Okell” as PER, 2 Relabel all 2 .* as LOC'),
      shown
    )
    vim.o.columns = 80
    press('gg«next-finding»')
    t.ok(vim.fn.strdisplaywidth(shown) < 80 and vim.endswith(shown, '… → Tag “DBWG” as ORG'), shown)
    press('4«next-finding»')
    vim.o.columns = 200
    t.ok(
      vim.fn.strdisplaywidth(shown) < 80 and shown:find('^5/6 inconsistent%-label: .*… → 1 Relabel “Maud.*…$'),
      shown
    )
  end)

  t.test('two at the same place are two', function()
    fresh({ "She left [LOC Saint Oru.  ] <a id='par1' href='#par1'>¶</a>1 . " })
    put(1, 'Oru.')
    vim.g.glossator_layout = true
    local seen = {}
    for n = 1, 2 do
      press('«next-finding»')
      seen[n] = shown:match('^%S+ (%S+):')
      t.eq('1:.', at():match('^%S+'))
    end
    vim.g.glossator_layout = nil
    t.eq({ 'entity-trailing-period', 'anchor-glued-period' }, seen)
  end)

  t.test('one behind the end of a line is gone on from, and fixed', function()
    local lines = { '', 'The [LOC Oru  ] met .', 'The [LOC Oru  ] left . ', 'The [LOC Oru  ] stayed .' }
    vim.list_extend(lines, { 'In [LOC Oru  ] . ', 'To [LOC Oru  ] . ', 'By [LOC Oru  ] . ' })
    fresh(lines)
    press('«fix»')
    t.eq('1/2 whitespace: no blank at the end of the line → Format it', shown)
    press('«next-finding»')
    t.eq('2/2 whitespace: no blank at the end of the line → Format it', shown)
    press('«previous-finding»«fix»')
    t.eq({ '', lines[2] .. ' ', lines[3], lines[4] }, vim.list_slice(all(), 1, 4))
    t.eq('1/1 whitespace: no blank at the end of the line → Format it', shown)
    press('«fix»')
    t.eq(lines[4] .. ' ', line(4))
    t.eq('no findings are left', shown)
  end)

  t.test(
    'a key fixes the finding at the cursor and goes on to the next, `.` does it again, `u` takes one back',
    function()
      fresh()
      press('«fix»')
      t.eq({ LINES[1], ORDER[1] }, { line(1), at() }, 'without a finding at the cursor it only goes to the next')
      press('«fix»')
      t.ok(line(1):find('of [ORG DBWG  ] ’s are cold , and so is the DBWG', 1, true), line(1))
      t.eq(ORDER[2], at())
      pause()
      press('.')
      t.ok(line(1):find('so is the [ORG DBWG  ] . ', 1, true), line(1))
      t.eq(ORDER[3], at())
      pause()
      press('.')
      t.eq('She left [LOC Saint Oru  ] . ', line(2))
      t.eq(ORDER[4], at())
      vim.cmd('silent undo')
      t.eq(LINES[2], line(2))
      t.ok(line(1):find('so is the [ORG DBWG  ]', 1, true), line(1))
      t.eq({}, said)
    end
  )

  t.test('of several ways a count takes one, and without it you are asked', function()
    fresh()
    put(5, '[PER')
    press('2«fix»')
    t.eq('The Idris Fenn left . ', line(5))
    fresh()
    put(4, 'Maud')
    local select, titles = vim.ui.select, nil
    vim.ui.select = function(items, opts, on_choice)
      titles = vim.tbl_map(opts.format_item, items)
      on_choice(items[1], 1)
    end
    vim.cmd('GlossatorFix')
    vim.ui.select = select
    t.eq('Relabel “Maud Okell” as PER', titles[1])
    t.eq('Then [PER Maud Okell  ] left it . ', line(4))
    vim.cmd('silent undo')
    put(4, 'Maud')
    vim.cmd('2GlossatorFix')
    t.eq('Then [LOC Maud Okell  ] stayed in [LOC Port Merrow.  ] ', line(3))
    fresh()
    put(4, 'Maud')
    press('9«fix»')
    t.eq({ LINES, 'glossator: there are 2 ways to fix it' }, { all(), message() })
  end)

  t.test('`.` does not take the number along: another finding has other ways', function()
    local lines = { 'The [PER Idris Fenn left . ', 'The [PER Idris Fenn left it . ', 'The [PER Idris Fenn came . ' }
    fresh(lines)
    put(1, '[PER')
    press('2«fix»')
    t.eq('The Idris Fenn left . ', line(1))
    pause()
    press('.')
    t.eq('The [PER Idris Fenn  ] left it . ', line(2))
    pause()
    press('2.')
    t.eq('The Idris Fenn came . ', line(3))
    t.eq({}, said)
  end)

  t.test('what does the same is offered once', function()
    fresh()
    put(4, 'Maud')
    local server = require('glossator.server')
    local ask = server.ask
    server.ask = function(bufnr, method, ...)
      local answer, err = ask(bufnr, method, ...)
      if method ~= 'textDocument/codeAction' then return answer, err end
      local twice = {}
      for _, action in ipairs(answer) do
        vim.list_extend(twice, { action, vim.tbl_extend('force', action, { title = 'Once more: ' .. action.title }) })
      end
      return twice
    end
    press('9«fix»')
    server.ask = ask
    t.eq('glossator: there are 2 ways to fix it', message())
  end)

  t.test('a key fixes all of a kind, or of a name, in one step', function()
    fresh()
    put(2, '. ')
    press('«fix-alike»')
    t.eq('She left [LOC Saint Oru  ] . ', line(2))
    t.eq('Then [PER Maud Okell  ] stayed in [LOC Port Merrow  ] . ', line(3))
    t.eq(ORDER[5], at())
    vim.cmd('silent undo')
    t.eq(LINES, all())
    vim.api.nvim_win_set_cursor(0, { 1, (line(1):find('DBWG’s')) - 1 })
    vim.cmd('GlossatorFixAlike')
    t.eq('The [ORG DBWG  ] met . The rooms ’ of [ORG DBWG  ] ’s are cold , and so is the [ORG DBWG  ] . ', line(1))
    put(5, '[PER')
    press('«fix-alike»')
    t.eq('The [PER Idris Fenn  ] left . ', line(5), 'the only one of its kind')
  end)

  t.test('a key fixes all that may be fixed unseen, in one step', function()
    fresh()
    press('«fix-all»')
    t.eq('She left [LOC Saint Oru  ] . ', line(2))
    t.eq('Then [PER Maud Okell  ] stayed in [LOC Port Merrow  ] . ', line(3))
    t.eq(LINES[4], line(4))
    t.ok(message():find('^glossator: Fix %d findings$'), message())
    vim.cmd('silent undo')
    t.eq(LINES, all())
    fresh({ 'Nothing is tagged here . ' })
    vim.cmd('GlossatorFixAll')
    t.eq('glossator: there is nothing to be fixed unseen', message())
  end)

  t.test('what would change the text or its lines is asked about, and passed over on the way', function()
    local cable = {
      "SECRET TAGS PGOV SUBJECT: Quays <a id='par1' href='#par1'>¶</a>1 . ",
      '( S ) The [LOC Oru.  ] ',
      'The Sea --------- ',
      "<a id='par2' href='#par2'>¶</a>2 . ",
      '( S ) In [LOC Velm.  ] ',
    }
    fresh(cable)
    put(1, 'TAGS')
    local asked
    local select = vim.ui.select
    vim.ui.select = function(list, options, done)
      asked = vim.tbl_map(options.format_item, list)
      done(nil)
    end
    press('«fix»')
    t.eq({ 'Write “TAGS” as “TAGS:”' }, asked)
    put(3, '-----')
    press('«fix-alike»')
    vim.ui.select = select
    t.eq(cable, all())
    put(2, '.  ]')
    press('«fix»')
    t.eq('( S ) The [LOC Oru  ] . ', line(2))
    t.eq('5:. entity-trailing-period', at())
    press('«fix»')
    t.ok(shown:find('^no findings are left but %d+ about layout$'), shown)
    press('«fix-all»')
    t.eq(#cable, #all())
  end)

  -- The text without brackets, labels and blanks.
  local function bare(lines) return (table.concat(lines, '\n'):gsub('%[%u[%w_-]* ', ''):gsub('[%[%] ]', '')) end

  t.test('neither the flow nor what is fixed unseen takes anything from the text, or a line to it', function()
    for _, keys in ipairs({ '«fix-all»', '«fix»', '«fix-alike»' }) do
      fresh(vim.fn.readfile(vim.env.GLOSSATOR_TEST .. '/cable/lamps.ann.txt'))
      local before = all()
      local select = vim.ui.select
      vim.ui.select = function(_, _, done) done(nil) end
      press('gg' .. keys)
      pause()
      for _ = 1, keys == '«fix-all»' and 1 or 60 do
        press('.')
        pause()
      end
      vim.ui.select = select
      t.ok(not vim.deep_equal(before, all()), keys .. ' fixes something')
      t.eq(bare(before), bare(all()), keys)
      t.eq(#before, #all(), keys)
    end
  end)

  t.test('all of a kind is not what changes lines', function()
    local lines = { '( S ) In [LOC Velm  ] . ', "The Sea --------- <a id='par1' href='#par1'>¶</a>1 . " }
    vim.list_extend(
      lines,
      { '( S ) The [LOC Oru  ] . ', "The Land --------- <a id='par2' href='#par2'>¶</a>2 . ", '( S ) It . ' }
    )
    fresh(lines)
    vim.cmd('GlossatorFinding!')
    put(2, '-----')
    local select, asked = vim.ui.select, 0
    vim.ui.select = function() asked = asked + 1 end
    press('«fix-alike»')
    press('«fix»')
    vim.ui.select = select
    t.eq(lines, all())
    t.eq(1, asked)
  end)

  t.test('findings about layout are gone to when they are wanted', function()
    local cable = {
      "SECRET TAGS PGOV SUBJECT: Quays <a id='par1' href='#par1'>¶</a>1 . ",
      '( S ) The [LOC Oru.  ] ',
      '( S ) In [LOC Velm.  ] ',
    }
    fresh(cable)
    press('«next-finding»')
    t.eq('2:. entity-trailing-period', at())
    t.ok(shown:find('^1/2 '), shown)
    press('G$')
    vim.cmd('GlossatorFinding!')
    t.eq(1, vim.fn.line('.'))
    vim.g.glossator_layout = true
    press('G$«next-finding»')
    t.eq(1, vim.fn.line('.'))
    t.ok(not shown:find('^1/2 '), shown)
    vim.g.glossator_layout = nil
    fresh({ cable[1] })
    press('«next-finding»')
    t.ok(message():find('about layout; :GlossatorFinding! goes to them', 1, true), message())
  end)

  t.test('what nothing fixes, and what there is none of, is said', function()
    fresh()
    put(4, 'Maud')
    -- A server that knows nothing to do about it but to accept it.
    local server = require('glossator.server')
    local ask = server.ask
    server.ask = function(bufnr, method, ...)
      if method ~= 'textDocument/codeAction' then return ask(bufnr, method, ...) end
      return {
        { title = 'Accept it', kind = 'quickfix', command = { title = 'Accept it', command = 'glossator.accept' } },
      }
    end
    press('«fix»')
    press('«fix-alike»')
    server.ask = ask
    t.eq('glossator: `inconsistent-label` has no fix; :GlossatorFinding next goes on', message())
    t.eq('glossator: `inconsistent-label` is to be looked at one by one', said[2][1])
    t.eq(LINES, all())
    fresh({ 'Nothing is tagged here . ' })
    press('«next-finding»')
    t.eq('glossator: there are no findings', message())
    press('«fix»')
    t.eq('no findings are left', shown)
    fresh({ 'The [ORG DBWG  ] met . So did DBWG . ' })
    put(1, 'DBWG .')
    press('«fix»')
    t.eq('no findings are left', shown)
  end)

  t.test('a server that does not answer is said not to, and nothing else', function()
    fresh()
    local server = require('glossator.server')
    local ask = server.ask
    server.ask = function(bufnr, method, ...)
      if method ~= 'textDocument/codeAction' then return ask(bufnr, method, ...) end
      return nil, { code = 0, message = 'the server does not answer' }
    end
    put(2, '. ')
    for _, key in ipairs({ '«fix»', '«fix-alike»', '«fix-all»' }) do
      said = {}
      press(key)
      t.eq({ { 'glossator: the server does not answer', vim.log.levels.ERROR } }, said, key)
    end
    server.ask = ask
    t.eq(LINES, all())
  end)

  t.test('without a server the keys say so', function()
    fresh()
    vim.lsp.enable('glossator', false)
    t.wait('the end of the server', function() return #vim.lsp.get_clients({ bufnr = buf }) == 0 end)
    for _, key in ipairs({ '«next-finding»', '«fix»', '«fix-alike»' }) do
      press(key)
    end
    t.eq(
      { 'glossator: no server is running for this text' },
      vim.fn.uniq(vim.tbl_map(function(s) return s[1] end, said))
    )
    t.eq(3, #said)
    vim.lsp.enable('glossator')
  end)

  vim.notify, vim.api.nvim_echo = notify, echo
end
