-- Reading without brackets and labels: the syntax marks them, 'conceallevel' hides them.
local M = {}

local HIDDEN = 2

-- In the current window.
function M.toggle()
  local hidden = vim.wo.conceallevel >= HIDDEN
  vim.wo[0][0].conceallevel = hidden and 0 or HIDDEN
  require('glossator.say').show({
    { 'brackets and labels are ' .. (hidden and 'shown' or 'hidden, except on the line of the cursor') },
  })
end

return M
