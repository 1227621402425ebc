-- What a buffer with an annotated text has: commands and mappings of its own.
local M = {}

local function mentions(direction)
  return function() require('glossator.mentions').go(direction) end
end

local function complete_label(lead) return require('glossator.labels').complete(lead) end

-- Completes one of these words.
local function one_of(words)
  return function(lead)
    return vim.tbl_filter(function(word) return vim.startswith(word, lead) end, words)
  end
end

-- `name`, and behind it `file`.
local function complete_scope(lead, line)
  local before = line:sub(1, #line - #lead):match('^%s*%S+%s+(.-)%s*$')
  local words = before == '' and { 'name', 'file', 'project' } or before == 'name' and { 'file' } or {}
  return one_of(words)(lead)
end

local function go(direction)
  return function() require('glossator.findings').go(direction) end
end

local function fix(action, ...)
  local given = { ... }
  return function() require('glossator.fix')[action](unpack(given)) end
end

local PLAIN = {
  Unwrap = { 'unwrap', 'Take the tag off the mention at the cursor' },
  UnwrapAll = { 'unwrap-all', 'Take the tags off all mentions of this name' },
  TagAll = { 'tag-all', 'Tag all untagged repeats of this name' },
  Merge = { 'merge', 'Make one mention of this one and the next' },
  Split = { 'split', 'Make two mentions of this one, parted at the cursor' },
  MoveOut = { 'move-out', 'Move signs and endings out of the mention at the cursor' },
  Unnest = { 'unnest', 'Make one mention of two that stand in each other' },
  Renumber = { 'renumber', 'Number all paragraphs anew' },
}
local LABELLED = {
  Relabel = { 'relabel', 'Give the mention at the cursor another label' },
  RelabelAll = { 'relabel-all', 'Give all mentions of this name another label' },
}
local SIDED = {
  Extend = { 'extend', 'Take the next word into the mention' },
  Shrink = { 'shrink', 'Leave the outermost word out of the mention' },
}

local function commands(buf)
  local edit = function(action, ...)
    local given = { ... }
    return function(command)
      require('glossator.edit')[action](unpack(vim.list_extend(vim.list_slice(given), { command })))
    end
  end
  local function define(name, run, desc, more)
    vim.api.nvim_buf_create_user_command(buf, 'Glossator' .. name, run, vim.tbl_extend('error', { desc = desc }, more))
  end
  define(
    'Tag',
    edit('tag_command'),
    'Tag the selection or the name at the cursor',
    { nargs = '?', range = true, complete = complete_label }
  )
  for name, what in pairs(LABELLED) do
    define(name, edit('relabel_command', what[1]), what[2], { nargs = '?', complete = complete_label })
  end
  for name, what in pairs(SIDED) do
    define(name, edit('side_command', what[1]), what[2], { nargs = 1, complete = one_of({ 'left', 'right' }) })
  end
  for name, what in pairs(PLAIN) do
    define(name, edit('plain_command', what[1]), what[2], { nargs = 0 })
  end
end

-- `:GlossatorFix`, `:GlossatorAccept` and the like.
local function finding_commands(buf)
  local function define(name, run, desc, more)
    vim.api.nvim_buf_create_user_command(
      buf,
      'Glossator' .. name,
      run,
      vim.tbl_extend('error', { desc = desc }, more or {})
    )
  end
  define(
    'Finding',
    function(command)
      local direction = command.args == 'previous' and 'previous' or 'next'
      require('glossator.findings').go(direction, command.bang)
    end,
    'Go to the next or previous finding; with ! also to those about layout',
    { nargs = '?', bang = true, complete = one_of({ 'next', 'previous' }) }
  )
  define(
    'Fix',
    function(command) require('glossator.fix').fix(command.count) end,
    'Fix the finding at the cursor, and go on to the next',
    { count = 0 }
  )
  define('FixAlike', fix('alike'), 'Fix all findings like the one at the cursor')
  define('FixAll', fix('all'), 'Fix all findings that may be fixed unseen')
  define(
    'Unaccept',
    function() require('glossator.project').unaccept() end,
    'What was accepted last is a finding again'
  )
  define(
    'Accept',
    function(command) require('glossator.project').accept_command(command.args) end,
    'The finding at the cursor is right as it is',
    { nargs = '*', complete = complete_scope }
  )
end

local function finding_plugs(buf)
  local function map(name, run, desc, expr)
    vim.keymap.set('n', ('<Plug>(glossator-%s)'):format(name), run, { buffer = buf, desc = desc, expr = expr })
  end
  local function repeated(act)
    return function() return require('glossator.edit').operate(act) end
  end
  map('next-finding', go('next'), 'Next finding')
  map('previous-finding', go('previous'), 'Previous finding')
  map('fix', function() return require('glossator.fix').keys() end, 'Fix this finding, and go on', true)
  map('fix-alike', repeated(fix('alike')), 'Fix all findings like this one', true)
  map('unaccept', function() require('glossator.project').unaccept() end, 'What was accepted last is a finding again')
  map('fix-all', fix('all'), 'Fix all that may be fixed unseen')
  for name, scope in pairs({ here = 'name-in-file', name = 'name', file = 'file', project = 'project' }) do
    map(
      'accept-' .. name,
      repeated(function() require('glossator.project').accept(scope) end),
      ('This finding is right as it is (%s)'):format(name),
      true
    )
  end
end

local function plugs(buf)
  local function map(modes, name, run, desc, expr)
    vim.keymap.set(modes, ('<Plug>(glossator-%s)'):format(name), run, { buffer = buf, desc = desc, expr = expr })
  end
  map({ 'n', 'x', 'o' }, 'next-mention', mentions('next'), 'Next mention')
  map({ 'n', 'x', 'o' }, 'previous-mention', mentions('previous'), 'Previous mention')
  map('n', 'conceal', function() require('glossator.conceal').toggle() end, 'Show or hide brackets and labels')
  map(
    { 'n', 'x' },
    'tag',
    function() return require('glossator.edit').tag_motion() end,
    'Tag what a motion covers',
    true
  )
  for n = 1, 9 do
    map(
      { 'n', 'x' },
      'tag-' .. n,
      function() return require('glossator.edit').tag_nth(n) end,
      ('Tag with label %d'):format(n),
      true
    )
  end
  for _, what in pairs(PLAIN) do
    map('n', what[1], function() return require('glossator.edit').keys(what[1]) end, what[2], true)
  end
  for _, what in pairs(LABELLED) do
    map('n', what[1], function() return require('glossator.edit').relabel_keys(what[1]) end, what[2], true)
  end
  for _, what in pairs(SIDED) do
    for _, side in ipairs({ 'left', 'right' }) do
      local name = what[1] .. '-' .. side
      map(
        'n',
        name,
        function() return require('glossator.edit').keys(name) end,
        ('%s (%s)'):format(what[2], side),
        true
      )
    end
  end
end

-- With vim.g.glossator_keys, behind <LocalLeader>.
local KEYS = {
  t = 'tag',
  a = 'tag-all',
  r = 'relabel',
  R = 'relabel-all',
  u = 'unwrap',
  U = 'unwrap-all',
  h = 'extend-left',
  l = 'extend-right',
  H = 'shrink-left',
  L = 'shrink-right',
  m = 'merge',
  s = 'split',
  o = 'move-out',
  x = 'unnest',
  ['#'] = 'renumber',
  c = 'conceal',
  n = 'next-finding',
  N = 'previous-finding',
  f = 'fix',
  F = 'fix-alike',
  ['!'] = 'fix-all',
  i = 'accept-here',
  I = 'unaccept',
}

local function keys(buf)
  local function map(modes, lhs, name)
    vim.keymap.set(
      modes,
      lhs,
      ('<Plug>(glossator-%s)'):format(name),
      { buffer = buf, remap = true, desc = 'Glossator: ' .. name }
    )
  end
  if vim.g.no_plugin_maps == nil and vim.g.no_annotated_text_maps == nil then
    map({ 'n', 'x', 'o' }, ']m', 'next-mention')
    map({ 'n', 'x', 'o' }, '[m', 'previous-mention')
  end
  if vim.g.glossator_keys ~= true then return end
  for key, name in pairs(KEYS) do
    map(name == 'tag' and { 'n', 'x' } or 'n', '<LocalLeader>' .. key, name)
  end
  for n = 1, 9 do
    map({ 'n', 'x' }, '<LocalLeader>' .. n, 'tag-' .. n)
  end
end

---@param buf integer
function M.set_up(buf)
  if vim.b[buf].glossator_set_up then return end
  vim.b[buf].glossator_set_up = true
  commands(buf)
  finding_commands(buf)
  plugs(buf)
  finding_plugs(buf)
  keys(buf)
end

-- For b:undo_ftplugin.
---@param buf integer 0 for the current one
function M.undo(buf)
  if not vim.b[buf].glossator_set_up then return end
  vim.b[buf].glossator_set_up = nil
  for name in pairs(vim.api.nvim_buf_get_commands(buf, {})) do
    if vim.startswith(name, 'Glossator') then vim.api.nvim_buf_del_user_command(buf, name) end
  end
  for _, mode in ipairs({ 'n', 'x', 'o' }) do
    for _, map in ipairs(vim.api.nvim_buf_get_keymap(buf, mode)) do
      local ours = vim.startswith(map.lhs, '<Plug>(glossator-') or vim.startswith(map.rhs or '', '<Plug>(glossator-')
      if ours then vim.keymap.del(mode, map.lhs, { buffer = buf }) end
    end
  end
end

return M
