-- Colours that read well on a dark and on a light background (contrast at least 4.5 to 1), and differ
-- where kinds meet in one sentence. A colour scheme or the user may define any Glossator… group instead.
local M = {}

-- A hue on dark, on light, and both in 256 colours.
local HUES = {
  blue = { '#8cb8ff', '#0b4fa8', 111, 25 },
  amber = { '#f0c674', '#7a4f00', 222, 94 },
  green = { '#93d69a', '#166527', 114, 22 },
  magenta = { '#e8a3ea', '#8a2397', 176, 90 },
  coral = { '#f5a097', '#a3241c', 217, 124 },
  olive = { '#c3cf7a', '#525a00', 186, 58 },
  orange = { '#f3b27a', '#8f4200', 215, 130 },
  violet = { '#bdb2ff', '#5638bd', 147, 55 },
  cyan = { '#7fd6d6', '#00606b', 116, 23 },
  steel = { '#9fb4c8', '#3f586f', 110, 60 },
}

local MENTIONS = {
  Person = 'blue',
  Organization = 'amber',
  Location = 'green',
  Misc = 'magenta',
  Group = 'coral',
  Facility = 'olive',
  Event = 'orange',
  Product = 'violet',
  Work = 'violet',
  Law = 'orange',
  Language = 'coral',
  Date = 'cyan',
  Time = 'cyan',
  Percent = 'steel',
  Money = 'steel',
  Quantity = 'steel',
  Ordinal = 'steel',
  Cardinal = 'steel',
  Label1 = 'violet',
  Label2 = 'cyan',
  Label3 = 'orange',
  Label4 = 'coral',
  Label5 = 'olive',
  Label6 = 'blue',
  Label7 = 'magenta',
  Label8 = 'steel',
}
-- The second kind of a hue slants.
local SLANTED = { Work = true, Law = true, Language = true, Time = true, Label6 = true, Label7 = true }

local LINKS = {
  Bracket = 'NonText',
  LabelName = 'Comment',
  Markup = 'NonText',
  PageMarker = 'Comment',
  Heading = 'Title',
  HeaderKeyword = 'Statement',
  PassageMarker = 'Statement',
  Classification = 'WarningMsg',
  ParagraphNumber = 'Special',
  PortionMark = 'Special',
  UnknownLabel = 'DiagnosticUnderlineWarn',
  Malformed = 'DiagnosticUnderlineError',
}

-- What we set ourselves, so that a change of background replaces that and nothing else.
local ours = {}

local function define(group, attributes)
  local present = vim.api.nvim_get_hl(0, { name = group })
  if next(present) and not vim.deep_equal(present, ours[group]) then return end
  vim.api.nvim_set_hl(0, group, attributes)
  ours[group] = vim.api.nvim_get_hl(0, { name = group })
end

local function link(from, to) vim.api.nvim_set_hl(0, from, { link = to, default = true }) end

local function link_tokens()
  local tokens = require('glossator.tokens')
  for _, name in ipairs(tokens.types) do
    link('@lsp.type.' .. name, tokens.group(name))
  end
  for _, name in ipairs(tokens.modifiers) do
    link('@lsp.mod.' .. name, tokens.group(name))
  end
  -- Also a type of programming languages, so claimed in our documents only.
  link('@lsp.type.event.annotated-text', tokens.group('event'))
end

local function set()
  local shade = vim.o.background == 'light' and 2 or 1
  for kind, hue in pairs(MENTIONS) do
    define('Glossator' .. kind, { fg = HUES[hue][shade], ctermfg = HUES[hue][shade + 2], italic = SLANTED[kind] })
  end
  define('GlossatorAcronym', { italic = true })
  for part, group in pairs(LINKS) do
    link('Glossator' .. part, group)
  end
  link_tokens()
end

-- Sets the groups, now and whenever the colour scheme or the background changes.
function M.set()
  set()
  local augroup = vim.api.nvim_create_augroup('glossator.colours', {})
  vim.api.nvim_create_autocmd('ColorScheme', { group = augroup, callback = set })
  vim.api.nvim_create_autocmd('OptionSet', { group = augroup, pattern = 'background', callback = set })
end

return M
