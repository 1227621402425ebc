-- A whole cable corrected with the keyboard alone, key by key, in a Neovim of its own.
return function(t)
  local session = dofile(vim.env.GLOSSATOR_TEST .. '/session.lua')
  local folder = vim.env.GLOSSATOR_TEST .. '/cable/'
  local corrected = vim.fn.readfile(folder .. 'lamps.corrected.ann.txt')

  local function play(script, options)
    local played = session.play(
      folder .. 'lamps.ann.txt',
      folder .. script,
      vim.tbl_extend('error', { plugin = t.plugin }, options or {})
    )
    local difference = session.difference(corrected, played.lines)
    t.ok(not difference, difference)
    return played.keystrokes
  end

  -- 35 findings, and a name that no rule can see.
  for script, most in pairs({ ['lamps.keys'] = 43, ['lamps-alike.keys'] = 36 }) do
    t.test(('%s: as corrected by hand, after %d keystrokes at most'):format(script, most), function()
      local keystrokes = play(script)
      t.ok(keystrokes <= most, ('it took %d'):format(keystrokes))
    end)
  end

  t.test('without the plugin the same takes four times as many', function()
    local keystrokes = play('lamps-by-hand.keys', { plain = true })
    t.ok(keystrokes > 4 * 43, ('it took %d'):format(keystrokes))
  end)

  t.test('the same from the command line', function()
    local function run(expected)
      return vim
        .system({
          'bash',
          vim.env.GLOSSATOR_TEST .. '/session',
          folder .. 'lamps.ann.txt',
          folder .. 'lamps-alike.keys',
          expected,
        }, { text = true, env = { GLOSSATOR_NVIM = vim.v.progpath } })
        :wait()
    end
    local done = run(folder .. 'lamps.corrected.ann.txt')
    t.eq({ 0, '36 keystrokes, and the corrected text\n' }, { done.code, done.stdout }, done.stderr)
    done = run(folder .. 'lamps.ann.txt')
    t.eq(1, done.code)
    t.ok(done.stdout:find('another text: line 1 should be', 1, true), done.stdout)
  end)

  t.test('a text that is not as expected is told', function()
    t.eq('line 2 should be\n  b\nand is\n  c', session.difference({ 'a', 'b' }, { 'a', 'c' }))
    t.eq('line 2 should be\n  (none)\nand is\n  c', session.difference({ 'a' }, { 'a', 'c' }))
    t.eq(nil, session.difference(corrected, vim.list_slice(corrected)))
  end)
end
