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

  t.test(
    'by content, as each writer spaces it',
    function()
      is('annotated-text', {
        { 'w1.txt', { 'She left [LOC Quillhaven  ] on May 6 . ' } },
        { 'w2.txt', { '[PER Maud Okell] left [LOC Quillhaven] on May 6 .' } },
        { 'w3.txt', { 'She left [LOC Quillhaven ] on May 6.' } },
        { 'ontonotes.txt', { 'She left on [DATE May 6  ] . ' } },
        {
          'own-labels.txt',
          { '[Person Maud Okell  ] left [Place Quillhaven  ] . ', '[Vessel Grey Heron  ] followed . ' },
        },
        { 'accents.txt', { 'She left [LOC Öland  ] . ' } },
        { 'one-line.txt', { ('She left . '):rep(3000) .. '[LOC Quillhaven  ] ' } },
        { 'late.txt', vim.list_extend(vim.fn['repeat']({ 'No name here . ' }, 150), { '[LOC Quillhaven  ] ' }) },
        { 'cable.html', { "<code><pre>UNCLAS <a id='par1' href='#par1'>¶</a>1 . ", '( U ) [PER Okell] left . ' } },
        { 'no-extension', { 'She left [LOC Quillhaven  ] on May 6 . ' } },
      })
    end
  )

  t.test(
    'ordinary text stays text',
    function()
      is('text', {
        { 'empty.txt', { '' } },
        { 'prose.txt', { 'She left Quillhaven on May 6.' } },
        { 'references.txt', { 'As shown in [1], [2] and [12, p. 3].', '[1] Okell, The Mole.' } },
        { 'links.txt', { 'See [the mole](mole.html) and [ORG chart](org.html) and [ORG Chart][2].' } },
        { 'remarks.txt', { '[Note: this is a draft]', '[Note: and this]', '[See page 3]', '[Laughter in the room]' } },
        { 'ini.txt', { '[section]', 'key = value', '[section two]', 'key = value', '[Section Three]' } },
        { 'log.txt', vim.fn['repeat']({ '[INFO main   ] started', '[ERROR Thread-1 ] [WARN x ] failed' }, 4) },
        { 'template.txt', { 'Born on [DATE OF BIRTH] as [PERSON NAME], [PRODUCT NAME], [EVENT TITLE]' } },
        { 'checklist.txt', { '[ ] to do', '[x] done', '[X] Done' } },
        { 'empty-mentions.txt', { '[PER  ] [LOC ] [ORG] [MISC   ]' } },
        { 'lower-case.txt', { '[per diem  ] [loc cit ]' } },
        { 'one-own-label.txt', { 'We met [Person X ] once.' } },
        { 'too-late.txt', vim.list_extend(vim.fn['repeat']({ 'No name here . ' }, 250), { '[LOC Quillhaven  ] ' }) },
      })
    end
  )

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
