-- What `session` runs.
local here = vim.env.GLOSSATOR_TEST
local session = dofile(here .. '/session.lua')
local document, script, expected = unpack(_G.arg)
local ok, result =
  pcall(session.play, document, script, { plugin = vim.fs.dirname(here), plain = vim.env.PLAIN == 'true' })
if not ok then
  io.stderr:write('session: ' .. tostring(result) .. '\n')
  os.exit(1)
end
if expected == '-' then
  io.stdout:write(table.concat(result.lines, '\n') .. '\n')
  os.exit(0)
end
local difference = session.difference(vim.fn.readfile(expected), result.lines)
local what = difference and 'another text: ' .. difference or 'the corrected text'
io.stdout:write(('%d keystrokes, and %s\n'):format(result.keystrokes, what))
os.exit(difference and 1 or 0)
