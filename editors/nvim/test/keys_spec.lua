-- The keys that Neovim has for every language server, on names.
return function(t)
  t.test("Neovim's own keys: all mentions, definition, rename, code actions, completion", function()
    local document = t.open(t.write('keys.ann.txt', {
      'The [ORG Harbour Trust  ] ( [ORG HT  ] ) of [LOC Quillhaven  ] met . ',
      'Later the [ORG Harbour Trust  ] left and [ORG HT  ] said so . ',
      'A [ORG Ferry Office  ] stayed . ',
    }))
    t.attached(document)
    local function put(needle, from)
      local row, column = t.find(document, needle, from)
      vim.api.nvim_win_set_cursor(0, { row + 1, column })
    end
    local function line(row) return vim.api.nvim_buf_get_lines(document, row - 1, row, false)[1] end

    put('Trust')
    local list
    vim.lsp.buf.references(nil, { on_list = function(found) list = found.items end })
    t.wait('references', function() return list end)
    local rows = vim.tbl_map(function(item) return item.lnum end, list)
    table.sort(rows)
    t.ok(vim.list_contains(rows, 1) and vim.list_contains(rows, 2), vim.inspect(rows))

    put('HT', 1)
    list = nil
    vim.lsp.buf.definition({ on_list = function(found) list = found.items end })
    t.wait('the definition', function() return list end)
    t.eq(1, list[1].lnum)

    put('Trust')
    vim.lsp.buf.rename('Port Trust')
    t.wait('the rename', function() return line(2):find('[ORG Port Trust  ]', 1, true) end)
    t.ok(line(1):find('[ORG Port Trust  ]', 1, true), line(1))

    put('Office')
    vim.lsp.buf.code_action({
      apply = true,
      filter = function(action) return action.title:find('Extend right', 1, true) end,
    })
    t.wait('the edit', function() return line(3):find('[ORG Ferry Office stayed  ]', 1, true) end)

    vim.api.nvim_buf_set_lines(document, 3, 4, false, { 'In [' })
    local answer = t.request(
      document,
      'textDocument/completion',
      vim.tbl_extend('force', t.document(document), { position = { line = 3, character = 4 } })
    )
    local labels = vim.tbl_map(function(item) return item.label end, answer.items or answer)
    for _, label in ipairs({ 'PER', 'ORG', 'LOC', 'MISC' }) do
      t.ok(vim.list_contains(labels, label), vim.inspect(labels))
    end
    vim.cmd.bwipeout({ bang = true })
  end)
end
