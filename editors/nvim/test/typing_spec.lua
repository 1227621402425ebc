-- What comes while typing, in a Neovim of its own with keys typed into it: completion; and formatting.
return function(t)
  local start = dofile(vim.env.GLOSSATOR_TEST .. '/child.lua').start
  local LINES = { 'The [ORG Harbour Trust  ] of [LOC Quillhaven  ] met [PER Maud Okell  ] . ', '' }

  -- As the help of Neovim says: completion that comes by itself.
  local COMPLETION = [[
    vim.o.completeopt = 'menuone,noselect'
    vim.lsp.completion.enable(true, require('glossator.server').of(0).id, 0, { autotrigger = true })
  ]]
  local MENU = [[
    local seen = vim.fn.complete_info({ 'items', 'pum_visible' })
    return seen.pum_visible == 1 and vim.tbl_map(function(item) return item.abbr or item.word end, seen.items) or {}
  ]]

  -- Types on the last line, waits for `item` in the menu, and takes it.
  local function completes(typed, asking, item, after)
    local child = start(t.write('text.ann.txt', LINES), { plugin = t.plugin })
    local ok, err = pcall(function()
      child:lua(COMPLETION)
      child:press('G')
      child:type('A' .. typed .. asking)
      local index
      child:wait(('`%s` among what completes `%s`'):format(item, typed), function()
        local menu = child:lua(MENU)
        for n, word in ipairs(menu) do
          if word == item then index = n end
        end
        return index ~= nil or menu
      end)
      child:type(('<C-n>'):rep(index) .. '<C-y>')
      child:wait('the text', function()
        local line = child:lines()[2]
        return line == after or line
      end)
    end)
    child:stop()
    if not ok then error(err, 0) end
  end

  t.test('after `[`: the labels, and the place for the name', function() completes('[', '', 'LOC', '[LOC   ]') end)

  t.test(
    'in a mention: the names that are known',
    function() completes('In [LOC Qu', '<C-x><C-o>', 'Quillhaven', 'In [LOC Quillhaven  ]') end
  )

  t.test(
    'on plain text: a known name becomes a mention',
    function() completes('With Mau', '<C-x><C-o>', 'Maud Okell', 'With [PER Maud Okell  ]') end
  )

  -- Text in a buffer of this Neovim.
  local function opened(lines)
    local buf = t.open(t.write('text.ann.txt', lines))
    t.attached(buf)
    return buf, function() return vim.api.nvim_buf_get_lines(buf, 0, -1, false) end
  end
  local UNTIDY =
    { '[LOC Oru  ] . ', '[LOC Oru ] and [PER  Maud   ] . ', 'So [LOC Oru ] . ', '[LOC Oru  ] , [LOC Oru  ] . ' }
  local TIDY =
    { '[LOC Oru  ] . ', '[LOC Oru  ] and [PER Maud  ] . ', 'So [LOC Oru  ] . ', '[LOC Oru  ] , [LOC Oru  ] . ' }

  t.test('a document is formatted in one step, and what is tidy is left alone', function()
    local buf, lines = opened(UNTIDY)
    vim.lsp.buf.format({ bufnr = buf })
    t.eq(TIDY, lines())
    local tick = vim.api.nvim_buf_get_changedtick(buf)
    vim.lsp.buf.format({ bufnr = buf })
    t.eq(tick, vim.api.nvim_buf_get_changedtick(buf))
    vim.cmd('silent undo')
    t.eq(UNTIDY, lines())
  end)

  t.test('lines alone, also by `gq`', function()
    local buf, lines = opened(UNTIDY)
    vim.lsp.buf.format({ bufnr = buf, range = { start = { 3, 0 }, ['end'] = { 3, 0 } } })
    t.eq({ UNTIDY[1], UNTIDY[2], TIDY[3], UNTIDY[4] }, lines())
    vim.cmd('silent undo')
    t.eq('v:lua.vim.lsp.formatexpr()', vim.bo.formatexpr)
    vim.api.nvim_win_set_cursor(0, { 2, 0 })
    vim.cmd('normal! gqq')
    t.eq({ UNTIDY[1], TIDY[2], UNTIDY[3], UNTIDY[4] }, lines())
  end)

  t.test('the mention just closed, where Neovim asks while typing; else when it is asked', function()
    local buf, lines = opened({ 'In [LOC Oru  ] and [LOC  Port Merrow]' })
    local row, column = t.find(buf, 'Merrow]')
    local edits = t.request(
      buf,
      'textDocument/onTypeFormatting',
      vim.tbl_extend('force', t.document(buf), {
        position = { line = row, character = column + #'Merrow]' },
        ch = ']',
        options = { tabSize = 4, insertSpaces = true },
      })
    )
    vim.lsp.util.apply_text_edits(edits, buf, t.attached(buf).offset_encoding)
    t.eq({ 'In [LOC Oru  ] and [LOC Port Merrow  ]' }, lines())
    if not vim.lsp.on_type_formatting then return end
    local child = start(t.write('text.ann.txt', { 'In [LOC Oru  ] and ' }), { plugin = t.plugin })
    local ok, err = pcall(function()
      child:lua('vim.lsp.on_type_formatting.enable(true)')
      child:press('A[LOC<Space>Port<Space>Merrow]')
      child:wait('the blanks', function()
        local line = child:lines()[1]
        return vim.trim(line) == 'In [LOC Oru  ] and [LOC Port Merrow  ]' or line
      end)
    end)
    child:stop()
    if not ok then error(err, 0) end
  end)
end
