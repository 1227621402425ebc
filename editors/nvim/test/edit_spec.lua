-- Tagging without the mouse, done by the real server: commands, mappings, repeats, refusals.
return function(t)
  local LINES = {
    'The DBWG met [PER Maud Okell  ] in Port Merrow , and the DBWG left . ',
    '[ORG Harbour Trust  ] Office of [LOC Öland  ] ’ s ’ [LOC Quillhaven  ] . ',
    'Maud Okell and [PER Maud Okell  ] agree . ',
    'Plain words only . ',
  }
  local buf

  local said = {}
  local notify = vim.notify
  vim.notify = function(message, level) said[#said + 1] = { message, level } end

  -- A text of its own for every test, with the cursor on a word.
  local function fresh(row, needle, lines)
    said = {}
    buf = t.open(t.write('text.ann.txt', lines or LINES))
    t.attached(buf)
    local _, column = t.find(buf, needle, row - 1)
    vim.api.nvim_win_set_cursor(0, { row, column })
  end
  local function line(row) return vim.api.nvim_buf_get_lines(buf, row - 1, row, false)[1] end
  local function press(keys) vim.api.nvim_feedkeys(vim.keycode(keys), 'xm', false) end
  local function under_cursor()
    local row, column = unpack(vim.api.nvim_win_get_cursor(0))
    return row .. ':' .. line(row):sub(column + 1):match('^%S+')
  end
  -- What a key from a person does and one from a script does not: later edits are a step of their own for `u`.
  local function pause() vim.bo.undolevels = vim.bo.undolevels end
  local function message() return said[1] and said[1][1] end

  t.test(':GlossatorTag tags the name at the cursor, and one undo takes it back', function()
    fresh(1, 'BWG')
    vim.cmd('GlossatorTag ORG')
    t.eq('The [ORG DBWG  ] met [PER Maud Okell  ] in Port Merrow , and the DBWG left . ', line(1))
    t.eq('1:DBWG', under_cursor())
    vim.cmd('silent undo')
    t.eq(LINES[1], line(1))
    t.eq({}, said)
  end)

  t.test('on a mention it changes the label; the case does not matter', function()
    fresh(1, 'Okell')
    vim.cmd('GlossatorTag org')
    t.eq('The DBWG met [ORG Maud Okell  ] in Port Merrow , and the DBWG left . ', line(1))
  end)

  t.test('the words that are selected', function()
    fresh(1, 'Port')
    press('vee<Esc>')
    vim.cmd("'<,'>GlossatorTag LOC")
    t.ok(line(1):find('in [LOC Port Merrow  ] , and', 1, true), line(1))
    t.eq('1:Port', under_cursor())
  end)

  t.test('a selection behind letters of two and three bytes', function()
    fresh(2, 'Office', { 'x', 'Ölfaß ’ 😀 Office West . ' })
    press('vee<Esc>')
    vim.cmd("'<,'>GlossatorTag ORG")
    t.eq('Ölfaß ’ 😀 [ORG Office West  ] . ', line(2))
    t.eq('2:Office', under_cursor())
  end)

  t.test('a selection that ends in such a letter', function()
    fresh(1, 'Café', { 'The Café Lumé , [LOC Oru  ] . ' })
    press('vee<Esc>')
    vim.cmd("'<,'>GlossatorTag ORG")
    t.eq('The [ORG Café Lumé  ] , [LOC Oru  ] . ', line(1))
  end)

  t.test('a line as a range is a line', function()
    fresh(1, 'x', { 'x', 'Harbour Trust', '[LOC Oru  ] . ' })
    vim.cmd('2GlossatorTag ORG')
    t.eq('[ORG Harbour Trust  ]', line(2))
  end)

  t.test('<Plug>(glossator-tag-N) by place in the label set, and `.` for the next name', function()
    fresh(1, 'DBWG')
    press('<Plug>(glossator-tag-2)')
    t.ok(line(1):find('The [ORG DBWG  ] met', 1, true), line(1))
    pause()
    vim.api.nvim_win_set_cursor(0, { 1, line(1):find('DBWG left') - 1 })
    press('.')
    t.ok(line(1):find('the [ORG DBWG  ] left', 1, true), line(1))
    vim.cmd('silent undo')
    t.ok(line(1):find('the DBWG left', 1, true) and line(1):find('[ORG DBWG  ] met', 1, true), 'one step is undone')
  end)

  t.test('the same for a selection', function()
    fresh(1, 'Port')
    press('vee<Plug>(glossator-tag-3)')
    t.ok(line(1):find('in [LOC Port Merrow  ] , and', 1, true), line(1))
    t.eq('n', vim.fn.mode())
  end)

  t.test('a label that is not there is said to be missing', function()
    fresh(1, 'DBWG')
    press('<Plug>(glossator-tag-9)')
    t.eq('glossator: there are 4 labels', message())
    t.eq(LINES[1], line(1))
  end)

  t.test('<Plug>(glossator-tag) is an operator that asks for the label, once', function()
    fresh(1, 'Port')
    local asked = 0
    local select = vim.ui.select
    vim.ui.select = function(items, opts, on_choice)
      asked = asked + 1
      t.eq('Tag as', opts.prompt)
      t.ok(opts.format_item(items[3]):find('^LOC'), opts.format_item(items[3]))
      on_choice(items[3], 3)
    end
    press('<Plug>(glossator-tag)2e')
    t.ok(line(1):find('in [LOC Port Merrow  ] , and', 1, true), line(1))
    vim.api.nvim_win_set_cursor(0, { 4, 0 })
    press('.')
    vim.ui.select = select
    t.eq('[LOC Plain words  ] only . ', line(4))
    t.eq(1, asked)
  end)

  t.test('for no label is asked where none can be given', function()
    local select, asked = vim.ui.select, 0
    vim.ui.select = function(items, _, on_choice)
      asked = asked + 1
      on_choice(items[2])
    end
    for _, key in ipairs({ 'relabel', 'relabel-all' }) do
      fresh(4, 'Plain')
      press(('<Plug>(glossator-%s)'):format(key))
      t.eq(
        { 'glossator: the cursor is in no mention', 0 },
        { (message():gsub(', nor in a name that is tagged elsewhere$', '')), asked }
      )
    end
    fresh(4, 'Plain')
    vim.cmd('GlossatorRelabelAll')
    t.eq(
      { 'glossator: the cursor is in no mention', 0 },
      { (message():gsub(', nor in a name that is tagged elsewhere$', '')), asked }
    )
    fresh(1, 'Okell')
    press('<Plug>(glossator-relabel-all)')
    vim.ui.select = select
    t.eq(1, asked)
    t.ok(line(1):find('[ORG Maud Okell  ]', 1, true), line(1))
    t.ok(line(3):find('[ORG Maud Okell  ]', 1, true), line(3))
    t.eq({}, said)
  end)

  t.test('relabelling one and all', function()
    fresh(1, 'Okell')
    vim.cmd('GlossatorRelabel MISC')
    t.ok(line(1):find('[MISC Maud Okell  ]', 1, true), line(1))
    t.ok(line(3):find('[PER Maud Okell  ]', 1, true), line(3))
    pause()
    vim.cmd('GlossatorRelabelAll ORG')
    t.ok(line(1):find('[ORG Maud Okell  ]', 1, true), line(1))
    t.ok(line(3):find('[ORG Maud Okell  ]', 1, true), line(3))
    vim.cmd('silent undo')
    t.ok(line(1):find('[MISC Maud Okell  ]', 1, true), 'all of them in one step')
  end)

  t.test('tagging all repeats, and unwrapping one and all', function()
    fresh(1, 'Okell')
    vim.cmd('GlossatorTagAll')
    t.eq('[PER Maud Okell  ] and [PER Maud Okell  ] agree . ', line(3))
    vim.cmd('GlossatorUnwrap')
    t.eq('The DBWG met Maud Okell in Port Merrow , and the DBWG left . ', line(1))
    vim.api.nvim_win_set_cursor(0, { 3, 6 })
    vim.cmd('GlossatorUnwrapAll')
    t.eq('Maud Okell and Maud Okell agree . ', line(3))
  end)

  t.test('moving the edges', function()
    fresh(2, 'Trust')
    vim.cmd('GlossatorExtend right')
    t.ok(vim.startswith(line(2), '[ORG Harbour Trust Office  ] of'), line(2))
    vim.cmd('GlossatorShrink left')
    t.ok(vim.startswith(line(2), 'Harbour [ORG Trust Office  ] of'), line(2))
    vim.cmd('GlossatorExtend left')
    vim.cmd('GlossatorShrink right')
    t.ok(vim.startswith(line(2), '[ORG Harbour Trust  ] Office of'), line(2))
    t.eq({}, said)
    vim.cmd('GlossatorExtend up')
    t.eq('glossator: GlossatorExtend: `left` or `right`?', message())
  end)

  t.test('a count extends further, in one step; `.` does it again', function()
    fresh(2, 'Trust')
    press('2<Plug>(glossator-extend-right)')
    t.ok(vim.startswith(line(2), '[ORG Harbour Trust Office of  ]'), line(2))
    vim.cmd('silent undo')
    t.eq(LINES[2], line(2))
    press('<Plug>(glossator-extend-right)')
    press('<Plug>(glossator-shrink-right)')
    t.eq(LINES[2], line(2))
    press('<Plug>(glossator-extend-right)')
    press('.')
    t.ok(vim.startswith(line(2), '[ORG Harbour Trust Office of  ]'), line(2))
  end)

  t.test('splitting and merging', function()
    fresh(3, 'Okell  ]')
    vim.cmd('GlossatorSplit')
    t.eq('Maud Okell and [PER Maud  ] [PER Okell  ] agree . ', line(3))
    vim.api.nvim_win_set_cursor(0, { 3, line(3):find('Maud  ') - 1 })
    vim.cmd('GlossatorMerge')
    t.eq(LINES[3], line(3))
    press('<Plug>(glossator-unwrap)')
    t.eq('Maud Okell and Maud Okell agree . ', line(3))
  end)

  t.test('what the server will not do it says in words, and nothing changes', function()
    fresh(4, 'words')
    vim.cmd('GlossatorUnwrap')
    t.ok(message() and message():find('^glossator: %S+'), vim.inspect(said))
    t.eq(vim.log.levels.WARN, said[1][2])
    said = {}
    vim.cmd('GlossatorTag NOSUCH')
    t.ok(message(), 'a label of no set is refused')
    t.eq(LINES[4], line(4))
    t.eq(false, vim.bo.modified)
  end)

  t.test('an edit meets the text as it is typed', function()
    fresh(4, 'only')
    press('cwof Saint Brannoc<Esc>')
    vim.cmd('GlossatorTag LOC')
    t.eq('Plain words of [LOC Saint Brannoc  ] . ', line(4))
  end)

  t.test('labels are completed from the set of the text', function()
    fresh(1, 'DBWG')
    t.eq({ 'PER', 'ORG', 'LOC', 'MISC' }, vim.fn.getcompletion('GlossatorTag ', 'cmdline'))
    t.eq({ 'LOC' }, vim.fn.getcompletion('GlossatorRelabelAll l', 'cmdline'))
    t.eq({ 'right' }, vim.fn.getcompletion('GlossatorExtend r', 'cmdline'))
    fresh(1, 'Heron', { 'The [Ship Grey Heron  ] left [Port Quillhaven  ] . ' })
    t.eq({ 'Port', 'Ship' }, vim.fn.sort(vim.fn.getcompletion('GlossatorTag ', 'cmdline')))
    vim.cmd('GlossatorRelabel port')
    t.ok(line(1):find('[Port Grey Heron  ]', 1, true), line(1))
  end)

  t.test('without a label the commands ask', function()
    fresh(1, 'DBWG')
    local select = vim.ui.select
    vim.ui.select = function(items, _, on_choice) on_choice(items[2], 2) end
    vim.cmd('GlossatorTag')
    vim.ui.select = function(_, _, on_choice) on_choice(nil, nil) end
    vim.cmd('GlossatorRelabel')
    vim.ui.select = select
    t.ok(line(1):find('The [ORG DBWG  ] met', 1, true), line(1))
  end)

  t.test('keys are off, and there when they are wanted', function()
    fresh(1, 'DBWG')
    vim.g.maplocalleader = ','
    for _, mode in ipairs({ 'n', 'x' }) do
      t.eq('', vim.fn.maparg(',1', mode))
    end
    vim.g.glossator_keys = true
    fresh(1, 'DBWG')
    vim.cmd('setfiletype text | set filetype=annotated-text')
    t.attached(buf)
    press(',2')
    t.ok(line(1):find('The [ORG DBWG  ] met', 1, true), line(1))
    press(',u')
    t.eq(LINES[1], line(1))
    vim.api.nvim_win_set_cursor(0, { 1, (line(1):find('Port')) - 1 })
    press('vee,3')
    t.ok(line(1):find('in [LOC Port Merrow  ] , and', 1, true), line(1))
    for _, key in ipairs({
      't',
      'a',
      'r',
      'R',
      'u',
      'U',
      'h',
      'l',
      'H',
      'L',
      'm',
      's',
      'c',
      '9',
      'n',
      'N',
      'f',
      'F',
      '!',
      'i',
      'o',
      'x',
      '#',
    }) do
      t.ok(vim.fn.maparg(',' .. key, 'n') ~= '', key)
    end
    vim.g.glossator_keys = nil
  end)

  t.test('another filetype takes commands and keys away', function()
    fresh(1, 'DBWG')
    vim.bo.filetype = 'text'
    t.eq({}, vim.tbl_keys(vim.api.nvim_buf_get_commands(buf, {})))
    t.eq(
      {},
      vim.tbl_filter(
        function(map) return map.lhs:find('glossator') or map.lhs == ']m' end,
        vim.api.nvim_buf_get_keymap(buf, 'n')
      )
    )
    vim.bo.filetype = 'annotated-text'
    t.eq(2, vim.fn.exists(':GlossatorTag'))
    vim.cmd.edit({ bang = true })
    t.eq(2, vim.fn.exists(':GlossatorTag'), 'they are there when the file is read again')
    t.ok(vim.fn.maparg(']m', 'n') ~= '')
  end)

  t.test('the status line tells label set, mentions and findings, without waiting', function()
    fresh(1, 'DBWG')
    local status = require('glossator').status
    status()
    t.wait('the status', function() return status() ~= '' end)
    t.eq('conll4 · 5 mentions', status():match('^(.-) · [^·]*findings?$'), status())
    vim.cmd('GlossatorTag ORG')
    t.wait('another mention', function() return status():find('6 mentions', 1, true) end)
    vim.api.nvim_buf_set_lines(buf, 3, 4, false, { 'Plain [PER words only . ' })
    t.wait('a finding', function() return status():find('%d+ findings?$') and not status():find('no findings') end)
    t.eq('', status(vim.api.nvim_create_buf(false, true)))
    vim.o.statusline = "%{%v:lua.require'glossator'.status()%}"
    t.eq(status(), vim.api.nvim_eval_statusline(vim.o.statusline, {}).str)
    vim.o.statusline = ''
  end)

  t.test('without a server the commands say so', function()
    fresh(1, 'DBWG')
    vim.lsp.enable('glossator', false)
    t.wait('the end of the server', function() return #vim.lsp.get_clients({ bufnr = buf }) == 0 end)
    vim.cmd('GlossatorTag ORG')
    t.eq('glossator: no server is running for this text; see :checkhealth glossator', message())
    t.eq(LINES[1], line(1))
    t.eq('', require('glossator').status())
    vim.lsp.enable('glossator')
  end)

  vim.notify = notify
end
