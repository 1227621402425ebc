-- The configuration of `editors/try`, with keys typed as a person would.
return function(t)
  local child = dofile(vim.env.GLOSSATOR_TEST .. '/child.lua')
  local LINES = { 'The [ORG DBWG  ] met . So did DBWG . ', 'She left [LOC Saint Oru.  ] . ' }
  local vi

  -- The text of the window at the cursor; nothing if there is none.
  local function window()
    return vi:lua([[
      local window = vim.b.lsp_floating_preview
      if not window or not vim.api.nvim_win_is_valid(window) then return '' end
      return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
    ]])
  end
  local function open()
    vi = child.start(t.write('text.ann.txt', LINES), { plugin = t.plugin, configuration = t.plugin .. '/try/init.lua' })
    vi:lua([[
      vim.o.updatetime = 50
      held = 0
      vim.api.nvim_create_autocmd('CursorHold', { callback = function() held = held + 1 end })
    ]])
    vi:wait('the findings', function() return vi:lua('return #vim.diagnostic.get(0) == 2') end)
  end

  t.test('K on something flagged explains it, and goes on to', function()
    open()
    vi:press('2G0f.')
    vi:wait('what is wrong with it', function() return window():find('full stop', 1, true) ~= nil or window() end)
    vi:press('K')
    vi:wait(
      'the explanation',
      function() return window():find('Saint Oru', 1, true) and window():find('LOC', 1, true) and true or window() end
    )
    local explained = window()
    vi:lua('held = 0')
    -- Shift is a key that does nothing but to be pressed: the editor comes to rest once more.
    vi:press('<Ignore>')
    vi:wait('a rest of the cursor', function() return vi:lua('return held > 0') end)
    t.eq(explained, window())
    vi:stop()
  end)
end
