-- Neovim's own menu of code actions, and each editing command: the text before and after, and one step back.
return function(t)
  local buf

  local function fresh(lines)
    buf = t.open(t.write('text.ann.txt', lines))
    t.attached(buf)
  end
  local function put(needle, from)
    local row, column = t.find(buf, needle, from)
    vim.api.nvim_win_set_cursor(0, { row + 1, column })
  end
  local function all() return vim.api.nvim_buf_get_lines(buf, 0, -1, false) end
  local function found(code)
    t.wait(code, function()
      return vim.iter(vim.diagnostic.get(buf)):any(function(d) return d.code == code end)
    end)
  end

  -- Chooses the one action with this title at the cursor, as `gra` does.
  local function act(title, context)
    local before = vim.api.nvim_buf_get_changedtick(buf)
    vim.lsp.buf.code_action({
      apply = true,
      context = context,
      filter = function(action) return action.title == title end,
    })
    t.wait('`' .. title .. '`', function() return vim.api.nvim_buf_get_changedtick(buf) > before end)
  end

  -- The text after an action, which one `u` takes back.
  local function fixes(code, before, needle, title, after)
    fresh(before)
    found(code)
    put(needle)
    act(title, { only = { 'quickfix' } })
    t.eq(after, all(), title)
    vim.cmd('silent undo')
    t.eq(before, all(), 'undone: ' .. title)
  end

  t.test('quick fixes fix findings, one step each', function()
    local broken = { 'The [PER Idris Fenn left . ' }
    fixes('unclosed-entity', broken, '[PER', 'Close it behind “Idris Fenn”', { 'The [PER Idris Fenn  ] left . ' })
    fixes('unclosed-entity', broken, '[PER', 'Remove “[PER”', { 'The Idris Fenn left . ' })
    fixes(
      'missed-mention',
      { 'The [ORG DBWG  ] met ; so did DBWG . ' },
      'DBWG .',
      'Tag “DBWG” as ORG',
      { 'The [ORG DBWG  ] met ; so did [ORG DBWG  ] . ' }
    )
    fixes(
      'unknown-label',
      { 'The [PRE Idris  ] and [PER Maud  ] . ' },
      'PRE',
      'Use PER',
      { 'The [PER Idris  ] and [PER Maud  ] . ' }
    )
  end)

  t.test('a mention in another one: the outer or the inner is kept', function()
    local nested = { 'The [ORG [LOC Velmoran  ] High Court  ] met . ' }
    fixes('nested-entity', nested, '[ORG', 'Keep “[ORG”', { 'The [ORG Velmoran High Court  ] met . ' })
    fixes('nested-entity', nested, '[ORG', 'Keep “[LOC”', { 'The [LOC Velmoran  ] High Court met . ' })
  end)

  t.test(
    'all of a kind are fixed in one step',
    function()
      fixes(
        'entity-trailing-period',
        { 'In [LOC Saint Oru.  ] ', 'In [LOC Port Merrow.  ] ', 'In [LOC Oru  ] . ' },
        '.  ]',
        'Fix all 2 “entity-trailing-period”',
        { 'In [LOC Saint Oru  ] . ', 'In [LOC Port Merrow  ] . ', 'In [LOC Oru  ] . ' }
      )
    end
  )

  t.test('source.fixAll.glossator does all that needs no look, and no more', function()
    local before =
      { 'In [LOC Saint Oru.  ] ', 'The [ORG DBWG  ] met ; so did DBWG . ', '[PER Okell  ] , [LOC Okell  ] . ' }
    fresh(before)
    found('inconsistent-label')
    local tick = vim.api.nvim_buf_get_changedtick(buf)
    vim.lsp.buf.code_action({ apply = true, context = { only = { 'source.fixAll.glossator' }, diagnostics = {} } })
    t.wait('the edit', function() return vim.api.nvim_buf_get_changedtick(buf) > tick end)
    t.eq({ 'In [LOC Saint Oru  ] . ', before[2], before[3] }, all())
    vim.cmd('silent undo')
    t.eq(before, all())
  end)

  t.test('the commands are in the menu, too, with their labels', function()
    fresh({ 'The [ORG Ferry Office  ] stayed in Quillhaven . ' })
    put('Office')
    act('Relabel “Ferry Office” as LOC', { only = { 'refactor.rewrite' }, diagnostics = {} })
    t.eq({ 'The [LOC Ferry Office  ] stayed in Quillhaven . ' }, all())
    put('Quillhaven')
    act('Tag “Quillhaven” as LOC')
    t.eq({ 'The [LOC Ferry Office  ] stayed in [LOC Quillhaven  ] . ' }, all())
  end)

  -- What a command does to a line, given where the cursor is.
  local COMMANDS = {
    { 'GlossatorTag PER', 'Fenn', 'With Idris Fenn he left . ', 'With [PER Idris Fenn  ] he left . ' },
    { 'GlossatorRelabel MISC', 'Oru', '[LOC Oru  ] , [LOC Oru  ] ', '[MISC Oru  ] , [LOC Oru  ] ' },
    { 'GlossatorRelabelAll MISC', 'Oru', '[LOC Oru  ] , [LOC Oru  ] ', '[MISC Oru  ] , [MISC Oru  ] ' },
    { 'GlossatorUnwrap', 'Oru', '[LOC Oru  ] , [LOC Oru  ] ', 'Oru , [LOC Oru  ] ' },
    { 'GlossatorUnwrapAll', 'Oru', '[LOC Oru  ] , [LOC Oru  ] ', 'Oru , Oru ' },
    { 'GlossatorTagAll', 'Oru', '[LOC Oru  ] , Oru , Oru . ', '[LOC Oru  ] , [LOC Oru  ] , [LOC Oru  ] . ' },
    { 'GlossatorExtend left', 'Trust', 'Old [ORG Trust  ] House . ', '[ORG Old Trust  ] House . ' },
    { 'GlossatorExtend right', 'Trust', 'Old [ORG Trust  ] House . ', 'Old [ORG Trust House  ] . ' },
    { 'GlossatorShrink left', 'Trust', '[ORG Old Trust House  ] . ', 'Old [ORG Trust House  ] . ' },
    { 'GlossatorShrink right', 'Trust', '[ORG Old Trust House  ] . ', '[ORG Old Trust  ] House . ' },
    { 'GlossatorMerge', 'Old', '[ORG Old  ] [ORG Trust  ] . ', '[ORG Old Trust  ] . ' },
    { 'GlossatorMoveOut', 'Oru', '[LOC Oru’s.  ] ', '[LOC Oru  ] ’s. ' },
    { 'GlossatorUnnest', 'High', 'The [ORG [LOC Oru  ] High Court  ] . ', 'The [ORG Oru High Court  ] . ' },
    {
      'GlossatorRenumber',
      'Oru',
      "[LOC Oru  ] . <a id='par1' href='#par1'>¶</a>1 . Sea . <a id='par3' href='#par3'>¶</a>3 . ",
      "[LOC Oru  ] . <a id='par1' href='#par1'>¶</a>1 . Sea . <a id='par2' href='#par2'>¶</a>2 . ",
    },
    { 'GlossatorSplit', 'Trust', '[ORG Old Trust  ] . ', '[ORG Old  ] [ORG Trust  ] . ' },
  }
  for _, command in ipairs(COMMANDS) do
    local name, needle, before, after = unpack(command)
    t.test((':%s, and one undo takes it back'):format(name), function()
      fresh({ before, '[PER Maud Okell  ] . ' })
      put(needle)
      vim.cmd(name)
      t.eq(after, all()[1])
      vim.cmd('silent undo')
      t.eq({ before, '[PER Maud Okell  ] . ' }, all())
      vim.cmd('silent redo')
      t.eq(after, all()[1])
    end)
  end

  t.test('each command that the server has can be reached', function()
    local known = t.attached(buf).server_capabilities.executeCommandProvider.commands
    t.ok(#known >= 13, vim.inspect(known))
    local edit = table.concat(vim.fn.readfile(t.plugin .. '/lua/glossator/edit.lua'), '\n')
    local project = require('glossator.project').commands
    -- Ids that two of them had before are announced for other editors.
    local before = { moveOut = true, unnest = true }
    for _, command in ipairs(known) do
      local name = command:gsub('^glossator%.', '')
      t.ok(before[name] or project[command] or edit:find("'" .. name .. "'", 1, true), command)
    end
  end)
end
