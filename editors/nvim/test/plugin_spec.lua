-- The plugin's manners: what it loads when, what it sets, and that it can be turned off.
return function(t)
  local function nvim(...)
    local run = vim
      .system(
        vim.list_extend({
          vim.v.progpath,
          '--clean',
          '--headless',
          '--cmd',
          'set runtimepath^=' .. vim.fn.fnameescape(t.plugin),
        }, { ... }),
        { text = true }
      )
      :wait(20000)
    return vim.trim(run.stdout .. run.stderr)
  end
  local sample = t.samples .. '/article.ann.txt'

  t.test('nothing of ours is loaded at start', function()
    local loaded = nvim(
      '+lua for name in pairs(package.loaded) do if name:find("^glossator") then io.stdout:write(name, " ") end end',
      '+qall!'
    )
    -- 0.12 reads lsp/glossator.lua, and with it the names of the tokens, when it starts.
    t.ok(loaded == '' or loaded == 'glossator.tokens', loaded)
  end)

  t.test('the server is enabled, unless told not to', function()
    local ask = '+lua io.stdout:write(tostring(vim.lsp.is_enabled("glossator")))'
    t.eq('true', nvim(ask, '+qall!'))
    t.eq('false', nvim('--cmd', 'let g:glossator_enable = v:false', ask, '+qall!'))
  end)

  t.test('a missing server is told once, in words', function()
    local out = nvim(
      '--cmd',
      'let $PATH = "/nowhere"',
      sample,
      '+edit ' .. vim.fn.fnameescape(t.samples .. '/ontonotes.ann.txt'),
      '+qall!'
    )
    local _, times = out:gsub('is not an executable', '')
    t.eq(1, times, out)
    t.ok(out:find(':checkhealth glossator', 1, true), out)
    t.ok(not out:find('stack traceback', 1, true), out)
  end)

  t.test('the configuration is complete and can be overridden', function()
    local config = vim.lsp.config.glossator
    t.eq({ 'annotated-text', 'toml' }, config.filetypes)
    t.eq({ 'glossator.toml', '.git' }, config.root_markers)
    t.eq({ vim.env.GLOSSATOR_BIN, 'server' }, config.cmd)
    local tokens = config.capabilities.textDocument.semanticTokens
    for _, name in ipairs({ 'person', 'label8', 'markup', 'event', 'keyword' }) do
      t.ok(vim.tbl_contains(tokens.tokenTypes, name), name)
    end
    for _, name in ipairs({ 'malformed', 'acronym', 'deprecated' }) do
      t.ok(vim.tbl_contains(tokens.tokenModifiers, name), name)
    end
  end)

  t.test('options of a document, and their undoing', function()
    t.open(sample)
    t.eq(
      { true, true, true, '', 99 },
      { vim.wo.wrap, vim.wo.linebreak, vim.wo.breakindent, vim.bo.commentstring, vim.wo.foldlevel }
    )
    t.eq('v:lua.vim.lsp.foldexpr()', vim.wo.foldexpr)
    vim.bo.filetype = 'text'
    t.eq({ false, false, 'manual' }, { vim.wo.linebreak, vim.wo.breakindent, vim.wo.foldmethod })
  end)

  t.test('every token type has a colour or a link', function()
    t.open(sample)
    local tokens = require('glossator.tokens')
    for _, name in ipairs(vim.list_extend(vim.list_slice(tokens.types), { 'event' })) do
      local link =
        vim.api.nvim_get_hl(0, { name = '@lsp.type.' .. name .. (name == 'event' and '.annotated-text' or '') }).link
      t.eq(tokens.group(name), link)
      t.ok(next(vim.api.nvim_get_hl(0, { name = link })), link)
    end
    for _, name in ipairs(tokens.modifiers) do
      t.ok(next(vim.api.nvim_get_hl(0, { name = vim.api.nvim_get_hl(0, { name = '@lsp.mod.' .. name }).link })), name)
    end
  end)

  local function luminance(colour)
    local function linear(c)
      c = c / 255
      return c <= 0.03928 and c / 12.92 or ((c + 0.055) / 1.055) ^ 2.4
    end
    return 0.2126 * linear(math.floor(colour / 65536))
      + 0.7152 * linear(math.floor(colour / 256) % 256)
      + 0.0722 * linear(colour % 256)
  end
  local function contrast(a, b)
    a, b = luminance(a), luminance(b)
    return (math.max(a, b) + 0.05) / (math.min(a, b) + 0.05)
  end

  t.test('mentions read well on dark and on light, and differ', function()
    t.open(sample)
    for _, background in ipairs({ 'dark', 'light', 'dark' }) do
      vim.o.background = background
      local ground, seen = vim.api.nvim_get_hl(0, { name = 'Normal' }).bg, {}
      for _, kind in ipairs({ 'Person', 'Organization', 'Location', 'Misc' }) do
        local colour = vim.api.nvim_get_hl(0, { name = 'Glossator' .. kind }).fg
        t.ok(contrast(colour, ground) >= 4.5, ('%s on %s: %.1f'):format(kind, background, contrast(colour, ground)))
        t.ok(not seen[colour], kind .. ' has a colour of its own')
        seen[colour] = true
      end
    end
  end)

  t.test(
    "a colour of the user's stays through a change of background and comes back to ours with :colorscheme",
    function()
      t.open(sample)
      local function person() return vim.api.nvim_get_hl(0, { name = 'GlossatorPerson' }) end
      local ours = person()
      vim.api.nvim_set_hl(0, 'GlossatorPerson', { link = 'Function' })
      vim.o.background = 'light'
      t.eq('Function', person().link)
      vim.o.background = 'dark'
      vim.cmd.colorscheme('habamax')
      t.eq(ours, person())
    end
  )

  t.test('colours without a server', function()
    local buf = t.open(sample)
    for needle, group in pairs({
      ['Quillhaven  ]'] = 'GlossatorLocation',
      ['Jorun'] = 'GlossatorPerson',
      ['Sorn Gazette'] = 'GlossatorOrganization',
      ['Great Thaw'] = 'GlossatorMisc',
    }) do
      local row, column = t.find(buf, needle)
      t.eq(group, vim.fn.synIDattr(vim.fn.synID(row + 1, column + 1, 1), 'name'), needle)
    end
    t.eq('GlossatorOpen', vim.fn.synIDattr(vim.fn.synID(3, 1, 1), 'name'))
    t.eq('GlossatorLabelName', vim.fn.synIDattr(vim.fn.synID(3, 2, 1), 'name'))
  end)

  t.test('health names the server', function()
    vim.cmd.checkhealth('glossator')
    local report = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
    t.ok(report:find('Neovim 0', 1, true), report)
    t.ok(report:find(vim.env.GLOSSATOR_BIN, 1, true), report)
    t.ok(report:find('glossator_keys', 1, true), report)
    t.ok(not report:find('cannot edit tags', 1, true), report)
    t.ok(not report:find('ERROR', 1, true), report)
  end)

  t.test('help is found by its tags as the folder comes', function()
    vim.cmd.help('glossator')
    t.eq('glossator.txt', vim.fs.basename(vim.api.nvim_buf_get_name(0)))
    vim.cmd.help(':GlossatorFix')
    t.ok(vim.api.nvim_get_current_line():find(':GlossatorFix', 1, true))
    vim.cmd.helpclose()
  end)

  t.test('health says what to do about missing help, and about a missing server what works', function()
    local copy = vim.fn.tempname()
    vim.fn.mkdir(copy)
    for _, part in ipairs({ 'ftdetect', 'ftplugin', 'lsp', 'lua', 'plugin' }) do
      assert(vim.uv.fs_symlink(t.plugin .. '/' .. part, copy .. '/' .. part))
    end
    local function health(plugin)
      local run = vim
        .system({
          vim.v.progpath,
          '--clean',
          '--headless',
          '--cmd',
          'set runtimepath^=' .. vim.fn.fnameescape(plugin),
          '+checkhealth glossator',
          '+lua io.stdout:write(table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\\n"))',
          '+qall!',
        }, { text = true, env = { PATH = '/nowhere' } })
        :wait(20000)
      return run.stdout .. run.stderr
    end
    local report = health(copy)
    t.ok(report:find('WARNING[^\n]*:help |glossator|'), report)
    t.ok(report:find(':helptags ALL', 1, true), report)
    t.ok(report:find('cargo install --locked --path .', 1, true), report)
    report = health(t.plugin)
    t.ok(report:find('OK[^\n]*:help |glossator|'), report)
    t.ok(not report:find(':helptags ALL', 1, true), report)
  end)

  t.test('help has its tags', function()
    local doc = vim.fn.tempname()
    vim.fn.mkdir(doc, 'p')
    vim.fn.writefile(vim.fn.readfile(t.plugin .. '/doc/glossator.txt'), doc .. '/glossator.txt')
    vim.cmd.helptags(vim.fn.fnameescape(doc))
    local tags = table.concat(vim.fn.readfile(doc .. '/tags'), '\n')
    t.eq(tags, table.concat(vim.fn.readfile(t.plugin .. '/doc/tags'), '\n'), 'doc/tags is what :helptags makes')
    for _, tag in ipairs({
      'glossator',
      'g:glossator_enable',
      'g:glossator_keys',
      'g:glossator_conceal',
      'glossator-colours',
      'glossator-status',
    }) do
      t.ok(tags:find(tag .. '\t', 1, true), tag)
    end
    -- Every command of a document and every mapping to choose keys for is described.
    local help = table.concat(vim.fn.readfile(t.plugin .. '/doc/glossator.txt'), '\n')
    t.open(sample)
    for name in pairs(vim.api.nvim_buf_get_commands(0, {})) do
      t.ok(tags:find(':' .. name .. '\t', 1, true), name)
    end
    t.ok(tags:find(':Glossator\t', 1, true))
    for _, map in ipairs(vim.api.nvim_buf_get_keymap(0, 'n')) do
      local plug = map.lhs:match('^<Plug>%(glossator%-.*%)$')
      local described = plug and (plug:find('tag%-[2-8]%)') or help:find(plug, 1, true))
      t.ok(not plug or described, plug)
    end
  end)

  t.test('help and README list all settings that the server knows', function()
    local source =
      table.concat(vim.fn.readfile(vim.fs.dirname(vim.fs.dirname(t.plugin)) .. '/src/server/session/settings.rs'), '\n')
    local names = t.ok(source:match('const NAMES: [^=]*= %[(.-)%];'), 'the list of settings')
    local help = table.concat(vim.fn.readfile(t.plugin .. '/doc/glossator.txt'), '\n')
    local readme = table.concat(vim.fn.readfile(t.plugin .. '/README.md'), '\n')
    local count = 0
    for name in names:gmatch('"([%w.]+)"') do
      count = count + 1
      t.ok(help:find('`' .. name .. '`', 1, true), name .. ' is not in :help glossator')
      t.ok(readme:find('`' .. name .. '`', 1, true), name .. ' is not in the README')
    end
    t.ok(count >= 9, count)
  end)
end
