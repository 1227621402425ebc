-- Where names lead, what stands beside them, and renaming: Neovim's own commands, and our settings.
return function(t)
  local LINES = {
    "<code><pre>C O N F I D E N T I A L QUILLHAVEN 000127 SUBJECT: Oru . <a id='par1' href='#par1'>¶</a>1 . ",
    "( C ) The [ORG Harbour Trust  ] ( [ORG HT  ] ) of [LOC Oru  ] met , see para 2 . <a id='par2' href='#par2'>¶</a>2 . ",
    '( C ) Later the [ORG HT  ] left for [PER Oru  ] ; the HT stayed . ',
    '</pre></code> ',
  }
  local buf

  local function fresh(settings)
    vim.lsp.config('glossator', { settings = { glossator = settings or {} } })
    buf = t.open(t.write('text.ann.txt', LINES))
    t.attached(buf)
  end
  local function put(needle, from)
    local row, column = t.find(buf, needle, from)
    vim.api.nvim_win_set_cursor(0, { row + 1, column })
  end
  local function line(row) return vim.api.nvim_buf_get_lines(buf, row - 1, row, false)[1] end
  -- The settings of a running server, changed as Neovim does it.
  local function set(settings)
    local client = t.attached(buf)
    client.settings = { glossator = settings }
    client:notify('workspace/didChangeConfiguration', { settings = client.settings })
  end

  -- The items that a function of vim.lsp.buf lists.
  local function listed(ask)
    local items
    ask({ on_list = function(found) items = found.items end })
    t.wait('the list', function() return items end)
    return vim.tbl_map(function(item) return item.lnum .. ':' .. item.col end, items)
  end

  t.test('the definition of an acronym is its long name, and the cursor goes there', function()
    fresh()
    put('HT', 2)
    vim.lsp.buf.definition()
    local _, column = t.find(buf, 'Harbour')
    t.wait('the place', function() return vim.deep_equal({ 2, column }, vim.api.nvim_win_get_cursor(0)) end)
  end)

  t.test('references are the mentions, with the untagged ones by setting', function()
    fresh()
    put('HT', 2)
    local function references()
      return listed(function(opts) vim.lsp.buf.references(nil, opts) end)
    end
    local tagged = references()
    local _, untagged = t.find(buf, 'HT stayed')
    untagged = '3:' .. untagged + 1
    t.ok(not vim.list_contains(tagged, untagged), vim.inspect(tagged))
    for needle, row in pairs({ ['[ORG HT  ] )'] = 2, ['[ORG HT  ] left'] = 3 }) do
      local _, column = t.find(buf, needle)
      t.ok(vim.list_contains(tagged, row .. ':' .. column + #'[ORG ' + 1), needle .. ' in ' .. vim.inspect(tagged))
    end
    set({ references = { untagged = true } })
    t.wait('the untagged one', function() return vim.list_contains(references(), untagged) end)
  end)

  t.test('links lead to paragraphs', function()
    fresh()
    local links = t.request(buf, 'textDocument/documentLink', t.document(buf))
    local _, column = t.find(buf, 'para 2')
    local link = vim.iter(links):find(function(link) return link.range.start.line == 1 end)
    t.eq({ line = 1, character = column }, t.ok(link, vim.inspect(links)).range.start)
    link = t.request(buf, 'documentLink/resolve', link)
    t.ok(link.target and link.target:find('text.ann.txt#', 1, true), vim.inspect(link))
  end)

  local function hints()
    return table.concat(
      vim.tbl_map(function(hint)
        local label = hint.inlay_hint.label
        return type(label) == 'string' and label
          or table.concat(vim.tbl_map(function(part) return part.value end, label))
      end, vim.lsp.inlay_hint.get({ bufnr = buf })),
      '|'
    )
  end

  t.test('inlay hints, each kind by its setting', function()
    fresh()
    vim.lsp.inlay_hint.enable(true, { bufnr = buf })
    t.wait('the hints', function() return hints():find('LOC', 1, true) end)
    t.ok(not hints():find('¶', 1, true), hints())
    set({ inlayHints = { conflicts = false, paragraphs = true } })
    t.wait('numbers alone', function() return hints():find('¶', 1, true) and not hints():find('LOC', 1, true) end)
    set({ inlayHints = { conflicts = false, acronyms = false } })
    t.wait('none', function() return hints() == '' end)
    vim.lsp.inlay_hint.enable(false, { bufnr = buf })
  end)

  t.test('lenses count mentions, unless a setting says no', function()
    fresh()
    local function lenses()
      vim.lsp.codelens.refresh({ bufnr = buf })
      return vim.tbl_map(function(lens) return lens.command and lens.command.title or '' end, vim.lsp.codelens.get(buf))
    end
    t.wait('a count', function()
      return vim.iter(lenses()):any(function(title) return title:find('%d+ mentions') end)
    end)
    set({ codeLens = false })
    t.wait('no lens', function() return #lenses() == 0 end)
  end)

  t.test('a name is renamed in all its mentions, and its label', function()
    fresh()
    put('HT', 2)
    vim.lsp.buf.rename('HTQ')
    t.wait(
      'the new name',
      function() return line(3):find('[ORG HTQ  ] left', 1, true) and line(2):find('[ORG HTQ  ]', 1, true) end
    )
    vim.cmd('silent undo')
    t.eq(LINES, vim.api.nvim_buf_get_lines(buf, 0, -1, false))
    put('ORG HT', 2)
    vim.lsp.buf.rename('MISC')
    t.wait(
      'the new label',
      function() return line(3):find('[MISC HT  ] left', 1, true) and line(2):find('[MISC HT  ]', 1, true) end
    )
    t.ok(line(2):find('[ORG Harbour Trust  ]', 1, true), line(2))
  end)

  t.test('what is no mention is not renamed, and it is said why', function()
    fresh()
    put('Later')
    local said
    local notify, input = vim.notify, vim.ui.input
    vim.notify = function(message) said = message end
    vim.ui.input = function() error('it was asked for a name') end
    vim.lsp.buf.rename()
    t.wait('the reason', function() return said end)
    vim.notify, vim.ui.input = notify, input
    t.ok(said:find('only names that are tagged', 1, true), said)
    t.eq(LINES, vim.api.nvim_buf_get_lines(buf, 0, -1, false))
  end)
end
