-- The settings of a project, `glossator.toml`: looked after in the editor, and written by accepting findings.
return function(t)
  -- A project in a folder of its own, with a text in a folder of it.
  local function project(settings, lines)
    local root = vim.fs.dirname(t.write('.git/HEAD', { '' })):gsub('/%.git$', '')
    vim.fn.mkdir(root .. '/texts', 'p')
    if settings then vim.fn.writefile(settings, root .. '/glossator.toml') end
    vim.fn.writefile(lines or { 'Nothing is tagged here . ' }, root .. '/texts/a.ann.txt')
    return root
  end
  local function codes(buf)
    return vim.tbl_map(function(d) return d.code or d.message end, vim.diagnostic.get(buf))
  end

  t.test('a mistake in the settings is shown where it stands, and goes when it is put right', function()
    local root = project({ '[rules]', 'missed-mention = "loud"' })
    local buf = t.open(root .. '/glossator.toml')
    t.eq('toml', vim.bo.filetype)
    local client = t.attached(buf)
    t.eq(root, client.root_dir)
    local found = t.wait('the mistake', function() return vim.diagnostic.get(buf)[1] end)
    t.eq({ 1, vim.diagnostic.severity.ERROR }, { found.lnum, found.severity })
    vim.api.nvim_buf_set_lines(buf, 1, 2, false, { 'missed-mention = "off"' })
    vim.cmd.write({ mods = { silent = true } })
    t.wait('no mistake', function() return #vim.diagnostic.get(buf) == 0 end)
  end)

  t.test('settings are completed and explained', function()
    local root = project({ '[rules]', 'missed-', 'whitespace = ""' })
    local buf = t.open(root .. '/glossator.toml')
    t.attached(buf)
    local function offered(line, character)
      local answer = t.request(
        buf,
        'textDocument/completion',
        vim.tbl_extend('force', t.document(buf), { position = { line = line, character = character } })
      )
      return vim.tbl_map(function(item) return item.label end, answer.items or answer)
    end
    t.ok(vim.list_contains(offered(1, 7), 'missed-mention'), 'rules are offered')
    t.ok(vim.list_contains(offered(2, 14), 'hint'), 'levels are offered')
    vim.api.nvim_win_set_cursor(0, { 3, 2 })
    vim.lsp.buf.hover()
    t.wait('the explanation', function()
      for _, window in ipairs(vim.api.nvim_list_wins()) do
        local shown = vim.api.nvim_win_get_buf(window)
        local text = table.concat(vim.api.nvim_buf_get_lines(shown, 0, -1, false), ' ')
        if shown ~= buf and text:find('whitespace', 1, true) then return true end
      end
    end)
  end)

  t.test('settings have no commands and keys for tags', function()
    t.eq(0, vim.fn.exists(':GlossatorTag'))
    t.eq('', vim.fn.maparg(']m', 'n'))
  end)

  t.test('other TOML is none of ours', function()
    local root = project()
    vim.fn.writefile({ '[rules' }, root .. '/other.toml')
    local other = t.open(root .. '/other.toml')
    local ours = t.open(root .. '/texts/a.ann.txt')
    t.attached(ours)
    t.eq('toml', vim.bo[other].filetype)
    t.eq({}, vim.lsp.get_clients({ bufnr = other }))
  end)

  t.test('settings that are saved hold at once', function()
    local root = project({ '[rules]', 'missed-mention = "warning"' }, { 'The [ORG DBWG  ] met . So did DBWG . ' })
    local text = t.open(root .. '/texts/a.ann.txt')
    t.attached(text)
    t.wait('a warning', function()
      local found = vim.diagnostic.get(text)[1]
      return found and found.code == 'missed-mention' and found.severity == vim.diagnostic.severity.WARN
    end)
    t.open(root .. '/glossator.toml')
    vim.api.nvim_buf_set_lines(0, 1, 2, false, { 'missed-mention = "off"' })
    vim.cmd.write({ mods = { silent = true } })
    t.wait('no finding', function() return #codes(text) == 0 end)
  end)

  local REPEATS = { 'The [ORG DBWG  ] met . So did DBWG , and DBWG . ', 'The [PER Okell  ] and Okell . ' }

  -- The text open, and the cursor on the first finding about a name.
  local function at_finding(root, needle)
    local text = t.open(root .. '/texts/a.ann.txt')
    t.attached(text)
    local row, column = t.find(text, needle)
    vim.api.nvim_win_set_cursor(0, { row + 1, column })
    return text
  end
  local function written(root) return table.concat(vim.fn.readfile(root .. '/glossator.toml'), '\n') end
  local function left(text)
    return vim.tbl_map(function(f) return f.row end, t.ok(require('glossator.findings').of(text)))
  end

  t.test('a finding is accepted about its name: it is written into the settings of the project, and gone', function()
    local root = project({ '# ours', '[rules]', 'whitespace = "off"' }, REPEATS)
    local text = at_finding(root, 'DBWG ,')
    t.eq({ 0, 0, 1 }, left(text))
    vim.cmd('GlossatorAccept name The ship, not the office.')
    local toml = written(root)
    t.ok(vim.startswith(toml, '# ours\n[rules]\nwhitespace = "off"\n'), toml)
    t.ok(
      toml:find('%[%[accept%]%]\nrule = "missed%-mention"\nname = "DBWG"\nreason = "The ship, not the office."'),
      toml
    )
    t.wait('the other name alone', function() return vim.deep_equal({ 1 }, left(text)) end)
    t.wait('the same on the screen', function() return #vim.diagnostic.get(text) == 1 end)
    t.eq(REPEATS, vim.api.nvim_buf_get_lines(text, 0, -1, false))
  end)

  t.test('without a word a finding is accepted about its name in its file, and nothing else', function()
    local root = project({ '# ours' }, REPEATS)
    vim.fn.writefile(REPEATS, root .. '/texts/b.ann.txt')
    local text = at_finding(root, 'DBWG ,')
    vim.cmd('GlossatorAccept')
    local toml = written(root)
    t.ok(toml:find('rule = "missed%-mention"\nname = "DBWG"\nfile = "texts/a%.ann%.txt"'), toml)
    t.wait('the other name alone', function() return vim.deep_equal({ 1 }, left(text)) end)
    local other = t.open(root .. '/texts/b.ann.txt')
    t.attached(other)
    t.eq({ 0, 0, 1 }, left(other))
  end)

  t.test('how far, and why: in words, with quotation marks or without', function()
    local project_of = require('glossator.project')
    local accept, seen = project_of.accept, nil
    project_of.accept = function(scope, reason) seen = { scope, reason } end
    local said
    local notify = vim.notify
    vim.notify = function(message) said = message end
    at_finding(project({ '# ours' }, REPEATS), 'DBWG ,')
    for written_as, meant in pairs({
      [''] = { 'name-in-file' },
      ['name file'] = { 'name-in-file' },
      ['name file as printed'] = { 'name-in-file', 'as printed' },
      ['name'] = { 'name' },
      ['name files are odd'] = { 'name', 'files are odd' },
      ['name "file by file"'] = { 'name', 'file by file' },
      ['file'] = { 'file' },
      ['project "as they say"'] = { 'project', 'as they say' },
      ["project 'x'"] = { 'project', 'x' },
      ['file ""'] = { 'file' },
    }) do
      vim.cmd('GlossatorAccept ' .. written_as)
      t.eq(meant, seen, written_as)
    end
    seen = nil
    vim.cmd('GlossatorAccept proejct')
    t.eq(nil, seen)
    t.ok(said:find('how far?', 1, true), said)
    t.eq({ 'name' }, vim.fn.getcompletion('GlossatorAccept n', 'cmdline'))
    t.eq({ 'file' }, vim.fn.getcompletion('GlossatorAccept name ', 'cmdline'))
    t.eq({}, vim.fn.getcompletion('GlossatorAccept file ', 'cmdline'))
    project_of.accept, vim.notify = accept, notify
  end)

  t.test('what was accepted is taken back, one after the other, and the text keeps its own undo', function()
    local root = project({ '# ours', '[rules]', 'whitespace = "off"' }, REPEATS)
    local text = at_finding(root, 'DBWG ,')
    local before = written(root)
    vim.cmd('GlossatorTag ORG')
    vim.bo.undolevels = vim.bo.undolevels
    t.wait('the others', function() return vim.deep_equal({ 0, 1 }, left(text)) end)
    vim.cmd('GlossatorFinding')
    vim.cmd('GlossatorAccept')
    vim.cmd('GlossatorAccept')
    t.wait('nothing', function() return vim.deep_equal({}, left(text)) end)
    vim.cmd('GlossatorUnaccept')
    t.wait('one', function() return #left(text) == 1 end)
    vim.api.nvim_feedkeys(vim.keycode('<Plug>(glossator-unaccept)'), 'xm', false)
    t.wait('both', function() return #left(text) == 2 end)
    t.eq(before, written(root))
    t.ok(vim.api.nvim_buf_get_lines(text, 0, 1, false)[1]:find('So did [ORG DBWG  ]', 1, true))
    vim.cmd('silent undo')
    t.eq(REPEATS, vim.api.nvim_buf_get_lines(text, 0, -1, false))
  end)

  t.test('settings that began with an acceptance end with it; those changed since are not touched', function()
    local said
    local notify = vim.notify
    vim.notify = function(message) said = message end
    local root = project(nil, REPEATS)
    local text = at_finding(root, 'DBWG ,')
    vim.cmd('GlossatorAccept')
    t.wait('one less', function() return vim.deep_equal({ 1 }, left(text)) end)
    vim.cmd('GlossatorUnaccept')
    t.eq(0, vim.fn.filereadable(root .. '/glossator.toml'))
    t.wait('all', function() return #left(text) == 3 end)
    vim.cmd('GlossatorAccept')
    local settings = vim.fn.bufnr(root .. '/glossator.toml')
    vim.fn.appendbufline(settings, '$', '# mine')
    vim.cmd('GlossatorUnaccept')
    vim.notify = notify
    t.eq('glossator: glossator.toml has changed since; take the entry out there', said)
    t.eq('# mine', vim.fn.getbufline(settings, '$')[1])
    vim.bo[settings].modified = false
  end)

  t.test('a status line says of settings what is wrong with them, and nothing of labels and mentions', function()
    local root = project({ '[rules]', 'missed-mention = "loud"' })
    local buf = t.open(root .. '/glossator.toml')
    t.attached(buf)
    t.wait('the mistake', function() return #vim.diagnostic.get(buf) == 1 end)
    t.eq('settings · 1 finding', require('glossator').status())
    vim.api.nvim_buf_set_lines(buf, 1, 2, false, { 'missed-mention = "off"' })
    vim.cmd.write({ mods = { silent = true } })
    t.wait('no mistake', function() return require('glossator').status() == 'settings · no findings' end)
  end)

  t.test('from the menu of quick fixes it is the same', function()
    local root = project({ '# ours' }, REPEATS)
    local text = at_finding(root, 'DBWG ,')
    t.wait('the findings', function() return #vim.diagnostic.get(text) == 3 end)
    vim.lsp.buf.code_action({
      apply = true,
      filter = function(action) return action.title == 'Accept “DBWG” in this project' end,
    })
    t.wait('the settings', function() return written(root):find('name = "DBWG"', 1, true) end)
    t.wait('the other name alone', function() return #vim.diagnostic.get(text) == 1 end)
  end)

  t.test('a label of your own is added to those of the project, which is one way to fix it', function()
    local root = project({ '# ours' }, { 'The [Vessel Heron  ] left [LOC Oru  ] . ', '[LOC Oru  ] , [PER Maud  ] . ' })
    local text = at_finding(root, 'Vessel')
    local select, chosen = vim.ui.select, nil
    vim.ui.select = function(items, _, on_choice)
      chosen = vim.iter(items):find(function(item) return item.title:find('^Add “Vessel”') end)
      on_choice(chosen)
    end
    vim.cmd('GlossatorFix')
    vim.ui.select = select
    t.ok(chosen, 'it is offered')
    t.ok(written(root):find('"Vessel"', 1, true), written(root))
    t.wait('no finding', function() return #vim.diagnostic.get(text) == 0 end)
  end)

  t.test('the file is made where there is none: in the folder of the project', function()
    local root = project(nil, REPEATS)
    local text = at_finding(root, 'DBWG ,')
    vim.api.nvim_feedkeys(vim.keycode('<Plug>(glossator-accept-project)'), 'xm', false)
    t.ok(written(root):find('rule = "missed-mention"', 1, true), written(root))
    t.eq(0, vim.fn.filereadable(root .. '/texts/glossator.toml'))
    t.wait('no finding', function() return vim.deep_equal({}, left(text)) end)
  end)

  t.test('settings that the user is changing are not saved', function()
    local root = project({ '# ours' }, REPEATS)
    local settings = t.open(root .. '/glossator.toml')
    t.attached(settings)
    vim.api.nvim_buf_set_lines(settings, 1, 1, false, { '# begun' })
    vim.o.hidden = true
    local text = t.open(root .. '/texts/a.ann.txt')
    t.attached(text)
    vim.api.nvim_win_set_cursor(0, { 1, 30 })
    vim.cmd('GlossatorAccept file')
    t.eq('# ours', written(root))
    local lines = table.concat(vim.api.nvim_buf_get_lines(settings, 0, -1, false), '\n')
    t.ok(lines:find('# begun', 1, true) and lines:find('file = "texts/a.ann.txt"', 1, true), lines)
    t.eq(true, vim.bo[settings].modified)
  end)

  t.test('what cannot be accepted is said in words', function()
    local said
    local notify = vim.notify
    vim.notify = function(message) said = message end
    local root = project({ 'labels = 5' }, REPEATS)
    at_finding(root, 'DBWG ,')
    vim.cmd('GlossatorAccept')
    vim.notify = notify
    t.ok(said and said:find('must be put right first', 1, true), said)
    t.eq('labels = 5', written(root))
  end)
end
