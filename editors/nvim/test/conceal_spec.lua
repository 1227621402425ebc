-- Brackets and labels out of sight, names as they are.
return function(t)
  local LINES = {
    'Line of the cursor [PER Okell  ] . ',
    'The [ORG Harbour Trust  ] of [LOC Quillhaven] met [Ship Grey Heron  ] , see [1] and [the mole](a) . ',
  }

  -- The row as it is on the screen.
  local function screen(row)
    vim.cmd('redraw!')
    local cells = {}
    for column = 1, vim.o.columns do
      cells[column] = vim.fn.screenstring(row, column)
    end
    return vim.trim(table.concat(cells))
  end
  local HIDDEN = 'The Harbour Trust of Quillhaven met Grey Heron , see [1] and [the mole](a) .'

  vim.o.columns = 120
  vim.o.signcolumn = 'no'
  local file = t.write('text.ann.txt', LINES)

  t.test('brackets are seen', function()
    t.open(file)
    t.eq(vim.trim(LINES[2]), screen(2))
    t.eq(0, vim.wo.conceallevel)
  end)

  t.test(':Glossator conceal hides them, and shows them again', function()
    vim.cmd('Glossator conceal')
    t.eq(HIDDEN, screen(2))
    t.eq(vim.trim(LINES[1]), screen(1), 'the line of the cursor stays as it is')
    t.eq(LINES, vim.api.nvim_buf_get_lines(0, 0, -1, false))
    vim.cmd('Glossator conceal')
    t.eq(vim.trim(LINES[2]), screen(2))
  end)

  t.test('also under the colours of the server', function()
    local buf = vim.api.nvim_get_current_buf()
    t.attached(buf)
    t.wait('tokens', function() return t.token_at(buf, 1, 5) end)
    vim.api.nvim_feedkeys(vim.keycode('<Plug>(glossator-conceal)'), 'xm', false)
    t.eq(HIDDEN, screen(2))
    local row, column = t.find(buf, 'Harbour Trust')
    t.ok(vim.tbl_contains(t.groups_at(buf, row, column), 'GlossatorOrganization'), 'the name has its colour')
  end)

  t.test('vim.g.glossator_conceal hides them from the start, in our texts only', function()
    vim.g.glossator_conceal = true
    t.open(t.write('other.ann.txt', LINES))
    t.eq(HIDDEN, screen(2))
    vim.bo.filetype = 'text'
    t.eq(0, vim.wo.conceallevel)
    vim.g.glossator_conceal = nil
  end)
end
