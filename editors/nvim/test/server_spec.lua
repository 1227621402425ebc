-- The real server in a real editor, as a user meets it.
return function(t)
  local buf, client

  local function mention(needle, from)
    local row, column = t.find(buf, needle, from)
    return row, column
  end

  t.test('opening a document starts the server', function()
    buf = t.open(t.samples .. '/velmora.ann.txt')
    client = t.attached(buf)
    t.eq('glossator', client.server_info and client.server_info.name)
  end)

  t.test('every kind that the server names is announced, and has a colour', function()
    local legend = client.server_capabilities.semanticTokensProvider.legend
    local tokens = require('glossator.tokens')
    for _, name in ipairs(legend.tokenTypes) do
      t.ok(name == 'event' or vim.tbl_contains(tokens.types, name), name)
    end
    t.eq(#tokens.types + 1, #legend.tokenTypes, 'ours and the server’s')
    t.eq(tokens.modifiers, legend.tokenModifiers)
  end)

  t.test('a mention has the colour of its kind', function()
    for needle, kind in pairs({
      ['Tolan Breck'] = 'person',
      ['Coastal Police'] = 'organization',
      ['Quillhaven'] = 'location',
      ['Lanternhead'] = 'misc',
    }) do
      local row, column = mention(needle)
      t.wait('a token on ' .. needle, function() return t.token_at(buf, row, column) end)
      t.eq(kind, (t.token_at(buf, row, column)), needle)
      vim.api.nvim_win_set_cursor(0, { row + 1, column })
      local groups = t.groups_at(buf, row, column)
      t.ok(vim.tbl_contains(groups, require('glossator.tokens').group(kind)), vim.inspect(groups))
    end
  end)

  t.test('brackets and label step back', function()
    local row, column = mention('[PER Tolan')
    t.eq('bracket', (t.token_at(buf, row, column)))
    t.eq('labelName', (t.token_at(buf, row, column + 1)))
  end)

  t.test('an acronym is marked as one', function()
    local row, column = mention('[ORG JMWG')
    local kind, modifiers = t.token_at(buf, row, column + 5)
    t.eq('organization', kind)
    t.ok(vim.tbl_contains(modifiers, 'acronym'), vim.inspect(modifiers))
  end)

  t.test('paragraph numbers, headings and portion marks are seen', function()
    local row, column = mention('</a>3')
    t.eq('paragraphNumber', (t.token_at(buf, row, column + 4)))
    row, column = mention('Political and Economic Tides')
    t.eq('heading', (t.token_at(buf, row, column)))
    row, column = mention('( C )')
    t.eq('portionMark', (t.token_at(buf, row, column + 2)))
    row, column = mention('00000127 002')
    t.eq('pageMarker', (t.token_at(buf, row, column)))
    row, column = mention('SUBJECT')
    t.eq('headerKeyword', (t.token_at(buf, row, column)))
  end)

  t.test('hover tells what is known about a name', function()
    local row, column = mention('Tolan Breck')
    vim.api.nvim_win_set_cursor(0, { row + 1, column })
    vim.lsp.buf.hover()
    local text = t.wait('the hover', function() return (t.float()) end)
    t.ok(text:find('Tolan Breck Ostrane', 1, true), text)
    local _, window = t.float()
    vim.api.nvim_win_close(window, true)
  end)

  t.test('the outline has the headings and the numbered paragraphs', function()
    local symbols = t.request(buf, 'textDocument/documentSymbol', t.document(buf))
    local names, numbered = {}, 0
    local function walk(list)
      for _, symbol in ipairs(list) do
        names[#names + 1] = symbol.name
        if symbol.name:find('%d') then numbered = numbered + 1 end
        walk(symbol.children or {})
      end
    end
    walk(symbols)
    local all = table.concat(names, '\n')
    for _, heading in ipairs({
      'Political and Economic Tides',
      'Dangers on the Water',
      'A Change of Wind',
      'A Navy That Can Learn',
    }) do
      t.ok(all:find(heading, 1, true), heading .. ' is not in:\n' .. all)
    end
    t.ok(numbered >= 17, all)
  end)

  t.test('sections fold, and are open at first', function()
    local row = mention('Political and Economic Tides')
    t.wait('a fold on the heading', function() return vim.fn.foldlevel(row + 2) > 0 end)
    t.eq(-1, vim.fn.foldclosed(row + 2))
    vim.api.nvim_win_set_cursor(0, { row + 2, 0 })
    vim.cmd('normal! zc')
    t.ok(vim.fn.foldclosed(row + 2) > 0, 'zc closes it')
    vim.cmd('normal! zR')
  end)

  local function broken()
    return vim.tbl_filter(function(d) return d.code == 'unclosed-entity' end, vim.diagnostic.get(buf))
  end

  t.test('the sample has findings, but no broken tag', function()
    t.wait('diagnostics', function() return #vim.diagnostic.get(buf) > 0 end)
    t.eq({}, broken())
  end)

  t.test('breaking a tag is reported at once, and the report goes when it is repaired', function()
    local row, column = mention('[PER Tolan')
    local line = vim.api.nvim_buf_get_lines(buf, row, row + 1, false)[1]
    local close = line:find(']', column, true)
    vim.api.nvim_buf_set_text(buf, row, close - 1, row, close, {})
    local found = t.wait('unclosed-entity', function() return broken()[1] end)
    t.eq({ row, column, vim.diagnostic.severity.ERROR }, { found.lnum, found.col, found.severity })
    vim.cmd('silent undo')
    t.eq(line, vim.api.nvim_buf_get_lines(buf, row, row + 1, false)[1])
    t.wait('no unclosed-entity', function() return #broken() == 0 end)
  end)

  t.test('a new mention is coloured as it is typed', function()
    local last = vim.api.nvim_buf_line_count(buf)
    vim.api.nvim_buf_set_lines(buf, last, last, false, { 'Then ’ came [PER Maud Okell  ] . ' })
    local column = select(2, mention('Maud'))
    t.wait('a token on it', function() return t.token_at(buf, last, column) == 'person' end)
  end)

  t.test('OntoNotes labels have their own kinds', function()
    local other = t.open(t.samples .. '/ontonotes.ann.txt')
    t.attached(other)
    local want = {
      ['Idris Fenn'] = 'person',
      ['Ashkeld'] = 'location',
      ['Velmoran'] = 'group',
      ['Saint Brannoc Pier'] = 'facility',
      ['Feast of Wicks'] = 'event',
      ['Harbour Act'] = 'law',
      ['Old Sornish'] = 'language',
      ['the first of May'] = 'date',
      ['nine in the'] = 'time',
      ['two percent'] = 'percent',
      ['300 crowns'] = 'money',
      ['twelve miles'] = 'quantity',
      ['fifth'] = 'ordinal',
      ['forty'] = 'cardinal',
      ['Songs of the Mole'] = 'work',
    }
    for needle, kind in pairs(want) do
      local row, column = t.find(other, needle)
      t.wait('a token on ' .. needle, function() return t.token_at(other, row, column) end)
      t.eq(kind, (t.token_at(other, row, column)), needle)
    end
    vim.cmd.redraw({ bang = true })
    t.eq(1, #vim.lsp.get_clients({ name = 'glossator' }), 'one server for both')
  end)

  t.test('a list of your own labels is settled by vim.lsp.config()', function()
    vim.lsp.config('glossator', { settings = { glossator = { labelSet = { 'Ship', 'Port' } } } })
    buf = t.open(t.write('ships.ann.txt', { 'The [Ship Grey Heron  ] left [Port Quillhaven  ] . ' }))
    local old = t.attached(buf)
    vim.cmd.Glossator('restart')
    t.wait('a new server', function() return t.attached(buf).id ~= old.id end)
    for needle, kind in pairs({ Heron = 'label1', Quillhaven = 'label2' }) do
      local row, column = t.find(buf, needle)
      t.wait(needle .. ' as ' .. kind, function() return t.token_at(buf, row, column) == kind end)
    end
    vim.lsp.config('glossator', { settings = { glossator = { labelSet = 'auto' } } })
    vim.cmd.bwipeout()
  end)

  t.test('a killed server is started again by :Glossator restart', function()
    buf = t.open(t.samples .. '/article.ann.txt')
    client = t.attached(buf)
    for _, server in ipairs(vim.api.nvim_get_proc_children(vim.fn.getpid())) do
      vim.uv.kill(server, 'sigkill')
    end
    t.wait('the end of the server', function() return client:is_stopped() end)
    t.wait('no client', function() return #vim.lsp.get_clients({ bufnr = buf }) == 0 end)
    vim.cmd.Glossator('restart')
    local new = t.attached(buf)
    t.ok(new.id ~= client.id, 'a new client')
    local row, column = t.find(buf, 'Emmet Hale')
    t.wait('tokens again', function() return t.token_at(buf, row, column) == 'person' end)
  end)

  t.test(':Glossator restart replaces a running server, and leaves one', function()
    local old = t.attached(buf)
    vim.cmd.Glossator('restart')
    t.wait('a new client', function()
      local new = vim.lsp.get_clients({ bufnr = buf, name = 'glossator' })[1]
      return new and new.initialized and new.id ~= old.id
    end)
    t.ok(old:is_stopped(), 'the old one is gone')
    t.eq(1, #vim.lsp.get_clients({ name = 'glossator' }))
  end)
end
