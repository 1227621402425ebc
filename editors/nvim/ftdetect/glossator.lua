-- By name where the name says it, else by content: these documents are mostly called *.txt.
local function by_content(_, bufnr) return require('glossator.detect').filetype(bufnr) end

vim.filetype.add({
  extension = {
    ner = 'annotated-text',
    annotated = 'annotated-text',
  },
  pattern = {
    ['.*%.ann%.txt'] = 'annotated-text',
    ['.*%.bracket%.txt'] = 'annotated-text',
    ['.*%.ner%.txt'] = 'annotated-text',
    ['.*%.txt'] = by_content,
    ['.*%.html?'] = by_content,
    -- No extension, or one that nobody claims.
    ['.*'] = { by_content, { priority = -math.huge } },
  },
})
