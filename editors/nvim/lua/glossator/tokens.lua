-- The server's semantic token types and modifiers that are not the protocol's own.
local M = {}

M.types = {
  'person',
  'organization',
  'location',
  'misc',
  'group',
  'facility',
  'product',
  'work',
  'law',
  'language',
  'date',
  'time',
  'percent',
  'money',
  'quantity',
  'ordinal',
  'cardinal',
  'label1',
  'label2',
  'label3',
  'label4',
  'label5',
  'label6',
  'label7',
  'label8',
  'unknownLabel',
  'bracket',
  'labelName',
  'paragraphNumber',
  'heading',
  'headerKeyword',
  'classification',
  'portionMark',
  'pageMarker',
  'passageMarker',
  'markup',
}

M.modifiers = { 'malformed', 'acronym' }

---@param token string a token type or modifier
---@return string # the highlight group it is shown with, which is what to override
function M.group(token) return 'Glossator' .. token:sub(1, 1):upper() .. token:sub(2) end

return M
