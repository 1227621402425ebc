-- The colours that a project gives to its labels.
return function(t)
  local TEXT =
    { 'The [Ship Grey Heron  ] of [Port Quillhaven  ] met [Pilot Maud Okell  ] , then [Ship Grey Heron  ] left . ' }
  local function labels(ship)
    return {
      'labels = [',
      ('  { name = "Ship", colour = "%s" },'):format(ship),
      '  { name = "Pilot", colour = "#a2b" },',
      '  "Port",',
      ']',
    }
  end
  local function project(settings)
    local root = vim.fs.dirname(t.write('.git/HEAD', { '' })):gsub('/%.git$', '')
    vim.fn.writefile(settings, root .. '/glossator.toml')
    vim.fn.writefile(TEXT, root .. '/a.ann.txt')
    return root
  end
  -- The colour that a word is in, by the uppermost mark.
  local function colour(buf, needle)
    local row, column = t.find(buf, needle)
    local groups = t.groups_at(buf, row, column)
    for index = #groups, 1, -1 do
      local fg = vim.api.nvim_get_hl(0, { name = groups[index], link = false }).fg
      if fg then return ('#%06x'):format(fg) end
    end
  end
  local function becomes(buf, needle, wanted)
    local seen
    local done = vim.wait(10000, function()
      seen = colour(buf, needle)
      return seen == wanted
    end, 20)
    t.ok(done, ('%s: expected %s, got %s'):format(needle, wanted, seen))
  end

  t.test('names have the colour that the settings give to their label', function()
    local buf = t.open(project(labels('#0a7ea4')) .. '/a.ann.txt')
    t.attached(buf)
    becomes(buf, 'Grey Heron', '#0a7ea4')
    becomes(buf, 'Heron', '#0a7ea4')
    becomes(buf, 'Maud', '#aa22bb')
    t.ok(colour(buf, 'Quillhaven') ~= '#0a7ea4' and colour(buf, 'Quillhaven') ~= '#aa22bb', colour(buf, 'Quillhaven'))
  end)

  t.test('another colour in the settings, and none, hold once they are saved', function()
    local root = project(labels('#0a7ea4'))
    local buf = t.open(root .. '/a.ann.txt')
    t.attached(buf)
    becomes(buf, 'Grey Heron', '#0a7ea4')
    local plain = colour(buf, 'Quillhaven')
    vim.o.hidden = true
    vim.cmd.split(root .. '/glossator.toml')
    vim.api.nvim_buf_set_lines(0, 0, -1, false, labels('#d33'))
    vim.cmd.write({ mods = { silent = true } })
    becomes(buf, 'Grey Heron', '#dd3333')
    vim.api.nvim_buf_set_lines(0, 0, -1, false, { 'labels = ["Ship", "Pilot", "Port"]' })
    vim.cmd.write({ mods = { silent = true } })
    t.wait('the colour of the type', function() return colour(buf, 'Grey Heron') ~= '#dd3333' end)
    becomes(buf, 'Quillhaven', plain)
    vim.cmd.close()
  end)

  t.test('a name that is tagged has it, and one that is not has it no more', function()
    local buf = t.open(project(labels('#0a7ea4')) .. '/a.ann.txt')
    t.attached(buf)
    becomes(buf, 'Grey Heron', '#0a7ea4')
    local row, column = t.find(buf, 'Quillhaven')
    vim.api.nvim_win_set_cursor(0, { row + 1, column })
    vim.cmd('GlossatorRelabel Pilot')
    becomes(buf, 'Quillhaven', '#aa22bb')
    vim.cmd('GlossatorUnwrap')
    t.wait('no colour', function() return colour(buf, 'Quillhaven') == nil end)
  end)

  t.test('documents of other projects are none of it', function()
    local buf = t.open(t.write('b.ann.txt', { 'The [ORG DBWG  ] met [PER Maud  ] . ' }))
    t.attached(buf)
    t.wait('its token', function() return t.token_at(buf, 0, 9) end)
    t.eq(0, #vim.api.nvim_get_autocmds({ event = 'LspTokenUpdate', buffer = buf }))
  end)
end
