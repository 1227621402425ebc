-- Installed as the README says, by hand and by what plugin managers do: an annotated document opens with colours,
-- commands and a server. Real managers are run where Neovim has one (vim.pack); of the others their way of
-- loading: a folder on 'runtimepath' or in 'packpath', at start-up or later.
return function(t)
  local LOOK = [[
    local function look()
      local client = vim.lsp.get_clients({ bufnr = 0, name = 'glossator' })[1]
      return client and client.initialized
    end
    local attached = vim.wait(%d, look, 20)
    io.stdout:write(vim.json.encode({
      attached = attached, filetype = vim.bo.filetype, command = vim.fn.exists(':GlossatorFix'), fold = vim.wo.foldmethod,
      syntax = vim.fn.synIDattr(vim.fn.synID(1, 12, 1), 'name'), messages = vim.fn.execute('messages'),
    }))
    for _, client in ipairs(vim.lsp.get_clients()) do client:stop(true) end
    vim.cmd('qall!')
  ]]
  local slow = tonumber(vim.env.GLOSSATOR_SLOW or '') or 1
  -- The server as users have it, on PATH under its name.
  local bin = vim.fn.tempname()
  vim.fn.mkdir(bin, 'p')
  assert(vim.uv.fs_symlink(vim.env.GLOSSATOR_BIN, bin .. '/glossator'))

  -- Starts Neovim with these lines as init.lua and `files` in its data folder, opens a document, and tells what it has.
  local function opens(init, links, after)
    local home = vim.fn.tempname()
    for name, target in pairs(links or {}) do
      local path = home .. '/data/nvim/' .. name
      vim.fn.mkdir(vim.fs.dirname(path), 'p')
      assert(vim.uv.fs_symlink(target, path))
    end
    vim.fn.mkdir(home .. '/config/nvim', 'p')
    vim.fn.writefile(vim.split(init, '\n'), home .. '/config/nvim/init.lua')
    vim.fn.writefile({ 'The [ORG Harbour Trust  ] met . ' }, home .. '/a.ann.txt')
    vim.fn.writefile(vim.split(LOOK:format(10000 * slow), '\n'), home .. '/look.lua')
    local run = vim
      .system({
        vim.v.progpath,
        '--headless',
        '-i',
        'NONE',
        home .. '/a.ann.txt',
        '+' .. (after or ''),
        '+lua vim.schedule(function() dofile([[' .. home .. '/look.lua]]) end)',
      }, {
        text = true,
        env = {
          PATH = bin .. ':' .. vim.env.PATH,
          HOME = home,
          XDG_CONFIG_HOME = home .. '/config',
          XDG_DATA_HOME = home .. '/data',
          XDG_STATE_HOME = home .. '/state',
          XDG_CACHE_HOME = home .. '/cache',
          XDG_CONFIG_DIRS = home,
          XDG_DATA_DIRS = home,
        },
      })
      :wait(30000 * slow)
    local told = vim.json.decode(t.ok(run.stdout:match('%b{}'), run.stdout .. run.stderr))
    told.messages = told.messages:gsub('\nvim%.pack: [^\n]*', '') -- its own
    t.eq({
      attached = true,
      filetype = 'annotated-text',
      command = 2,
      fold = 'expr',
      syntax = 'GlossatorOrganization',
      messages = '',
    }, told, run.stderr)
  end
  local repository = vim.fs.dirname(vim.fs.dirname(t.plugin))

  t.test("a folder on 'runtimepath'", function() opens(("vim.opt.runtimepath:prepend('%s')"):format(t.plugin)) end)

  t.test(
    'a package that is loaded at start',
    function() opens('', { ['site/pack/mine/start/glossator'] = t.plugin }) end
  )

  t.test(
    'a package that init.lua loads',
    function() opens("vim.cmd.packadd('glossator')", { ['site/pack/mine/opt/glossator'] = t.plugin }) end
  )

  t.test(
    'a package that is loaded when a document is open already',
    function() opens('', { ['site/pack/mine/opt/glossator'] = t.plugin }, 'packadd glossator | edit') end
  )

  t.test(
    'the whole repository in a package, and the folder named: mini.deps',
    function()
      opens(
        [[
      vim.cmd.packadd('glossator')
      vim.opt.runtimepath:prepend(vim.fn.stdpath('data') .. '/site/pack/deps/opt/glossator/editors/nvim')
    ]],
        { ['site/pack/deps/opt/glossator'] = repository }
      )
    end
  )

  t.test(
    "a folder in the repository: vim-plug's `rtp`",
    function()
      opens(
        [[
      vim.cmd('filetype off')
      vim.opt.runtimepath:prepend(vim.fn.stdpath('data') .. '/plugged/glossator/editors/nvim')
      vim.cmd('filetype plugin indent on | syntax enable')
    ]],
        { ['plugged/glossator'] = repository }
      )
    end
  )

  t.test(
    "plugins sourced one by one, with Neovim's own loading off: lazy.nvim's `dir`",
    function()
      opens(([[
      vim.go.loadplugins = false
      vim.go.packpath = vim.env.VIMRUNTIME
      vim.go.runtimepath = vim.fn.stdpath('config') .. ',%s,' .. vim.env.VIMRUNTIME
      vim.cmd('filetype plugin indent on')
      for _, file in ipairs(vim.fn.glob('%s/plugin/**/*.lua', true, true)) do vim.cmd.source(file) end
      for _, file in ipairs(vim.fn.glob(vim.env.VIMRUNTIME .. '/plugin/*.vim', true, true)) do vim.cmd.source(file) end
    ]]):format(t.plugin, t.plugin))
    end
  )

  if not vim.pack then return end
  t.test('vim.pack, from a repository', function()
    local source = vim.fn.tempname()
    vim.fn.mkdir(source .. '/editors', 'p')
    local function run(...)
      local done = vim.system({ ... }, { cwd = source, text = true }):wait()
      t.eq(0, done.code, done.stderr)
    end
    run('cp', '-R', t.plugin, source .. '/editors/nvim')
    run('git', 'init', '--quiet')
    run('git', 'add', '.')
    run('git', '-c', 'user.name=x', '-c', 'user.email=x@example.org', 'commit', '--quiet', '--message', 'x')
    opens(([[
      vim.pack.add({ { src = 'file://%s', name = 'glossator' } }, { confirm = false })
      vim.opt.runtimepath:prepend(vim.fn.stdpath('data') .. '/site/pack/core/opt/glossator/editors/nvim')
    ]]):format(source))
  end)
end
