-- Which documents are recognised, by name and by content, and which are not.
return function(t)
  local function filetype_of(name, lines)
    t.open(t.write(name, lines))
    return vim.bo.filetype
  end

  local function is(want, cases)
    for _, case in ipairs(cases) do
      t.eq(want, filetype_of(case[1], case[2]), case[1] .. ' ' .. case[2][1])
    end
  end

  t.test('by name', function()
    local nothing = { 'Nothing is tagged here yet . ' }
    is('annotated-text', {
      { 'a.ann.txt', nothing },
      { 'a.bracket.txt', nothing },
      { 'a.ner.txt', nothing },
      { 'a.ner', nothing },
      { 'a.annotated', nothing },
      { 'a.b.c.ann.txt', nothing },
    })
  end)

  t.test('the samples, under any name', function()
    for _, sample in ipairs(vim.fn.glob(t.samples .. '/*.txt', true, true)) do
      local lines = vim.fn.readfile(sample)
      is('annotated-text', { { 'a.txt', lines }, { 'plain', lines }, { 'a.html', lines }, { 'a.htm', lines } })
    end
  end)

  local examples = vim.json.decode(table.concat(vim.fn.readfile(vim.fs.dirname(t.plugin) .. '/detect.json'), '\n'))

  t.test('the examples that all are tested against', function()
    for what, lines in pairs(examples.annotated) do
      t.eq('annotated-text', filetype_of(vim.fn.sha256(what) .. '.txt', lines), what)
    end
    for what, lines in pairs(examples.other) do
      t.eq('text', filetype_of(vim.fn.sha256(what) .. '.txt', lines), what)
    end
  end)

  t.test('every label of a known set is one, and no word of logs and remarks', function()
    local is_annotated = require('glossator.detect').is_annotated
    local function told(want, text) t.eq(want, is_annotated({ text }), text) end
    for _, label in ipairs(examples.labels.abbreviated) do
      told(true, ('She met [%s Okell ] .'):format(label))
      told(true, ('The [%s Okell] and [%s Oru] .'):format(label, label))
    end
    for _, label in ipairs(examples.labels.spelled_out) do
      told(true, ('She met [%s Okell ] .'):format(label))
      told(false, ('The [%s Okell] and [%s Oru] .'):format(label, label))
    end
    for _, label in ipairs(examples.labels.never) do
      told(false, ('[%s a  ] [%s b  ] [%s c  ]'):format(label, label, label:lower()))
    end
  end)

  t.test('where it is told: in pages, without an extension, in the first lines', function()
    local name = { 'She left [LOC Quillhaven  ] on May 6 . ' }
    local function behind(count) return vim.list_extend(vim.fn['repeat']({ 'No name here . ' }, count), name) end
    is('annotated-text', {
      { 'no-extension', name },
      { 'page.html', name },
      { 'one-line.txt', { ('She left . '):rep(3000) .. name[1] } },
      { 'late.txt', behind(150) },
    })
    is('text', { { 'too-late.txt', behind(250) } })
  end)

  t.test('other files keep their type', function()
    is('markdown', { { 'a.md', { 'The [LOC Quillhaven  ] of the readme' } } })
    is('html', { { 'a.html', { '<!doctype html><p>[1] and [the mole]</p>' } } })
    is('dosini', { { 'a.ini', { '[PER section  ]', 'a = 1' } } })
    is('lua', { { 'a.lua', { 'local a = t[LOC x  ]' } } })
    is('cmake', { { 'CMakeLists.txt', { 'set(A "[LOC x  ]")' } } })
    is('sh', { { 'script', { '#!/bin/sh', '[ -f a ] && [ -f b ]' } } })
  end)

  t.test('standard input', function()
    local run = vim
      .system({
        vim.v.progpath,
        '--clean',
        '--headless',
        '--cmd',
        'set runtimepath^=' .. vim.fn.fnameescape(t.plugin),
        '--cmd',
        'let g:glossator_enable = v:false',
        '-',
        '+lua io.stdout:write(vim.bo.filetype)',
        '+qall!',
      }, { stdin = 'She left [LOC Quillhaven  ] . \n', text = true })
      :wait(10000)
    t.eq('annotated-text', run.stdout)
  end)

  t.test('a line of megabytes opens at once', function()
    local path = t.write('long.txt', { ('no name here [1] [x '):rep(500000) })
    local start = vim.uv.hrtime()
    t.open(path)
    vim.bo.filetype = ''
    local before = vim.uv.hrtime()
    t.eq(nil, require('glossator.detect').filetype(0))
    local looking, opening = vim.uv.hrtime() - before, before - start
    t.ok(looking < math.max(opening, 50e6), ('looking took %.0f ms'):format(looking / 1e6))
  end)
end
