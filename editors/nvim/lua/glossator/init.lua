local M = {}

local NAME = 'glossator'
local STOP_WITHIN_MS = 3000

local function enabled() return vim.lsp.is_enabled == nil or vim.lsp.is_enabled(NAME) end

-- Neovim writes a missing server into its log and nowhere else.
local function tell_if_missing()
  local cmd = (vim.lsp.config[NAME] or {}).cmd
  if not enabled() or type(cmd) ~= 'table' or type(cmd[1]) ~= 'string' then return end
  if vim.fn.executable(cmd[1]) == 0 then
    vim.notify_once(
      ('glossator: `%s` is not an executable; see :checkhealth glossator'):format(cmd[1]),
      vim.log.levels.WARN
    )
  end
end

function M.document_opened()
  require('glossator.colours').set()
  tell_if_missing()
end

-- A buffer that gets another name is another document to the server; Neovim tells it so only when it is written.
---@param client vim.lsp.Client
---@param buf integer
local function follow_name(client, buf)
  local augroup = vim.api.nvim_create_augroup(('glossator.name.%d'):format(buf), {})
  local function on(event, act) vim.api.nvim_create_autocmd(event, { group = augroup, buffer = buf, callback = act }) end
  on('BufFilePre', function()
    if not vim.lsp.buf_is_attached(buf, client.id) then return end
    -- Before 0.12 an answer about tokens that is on its way trips over the parting.
    if not vim.lsp.semantic_tokens.enable then pcall(vim.lsp.semantic_tokens.stop, buf, client.id) end
    vim.lsp.buf_detach_client(buf, client.id)
  end)
  on('BufFilePost', function()
    if not client:is_stopped() then vim.lsp.buf_attach_client(buf, client.id) end
  end)
end

-- The server may be set up for other filetypes, too. It also attends to the settings of projects, which have no tags.
---@param client vim.lsp.Client
---@param buf integer
function M.attached(client, buf)
  if vim.bo[buf].filetype == 'toml' then return end
  require('glossator.colours').set()
  require('glossator.buffer').set_up(buf)
  require('glossator.paint').ask(client, buf)
  follow_name(client, buf)
end

-- For a status line: label set, mentions, findings.
---@param buf integer? the current one
---@return string
function M.status(buf) return require('glossator.status').line(buf) end

-- Stops what runs and starts it again for every annotated buffer; also starts it anew when it died.
local function restart()
  local running = vim.lsp.get_clients({ name = NAME })
  for _, client in ipairs(running) do
    client:stop()
  end
  local deadline = vim.uv.now() + STOP_WITHIN_MS
  local function start()
    local alive = vim.tbl_filter(function(client) return not client:is_stopped() end, running)
    if #alive == 0 then
      vim.lsp.enable(NAME)
    else
      if vim.uv.now() > deadline then
        for _, client in ipairs(alive) do
          client:stop(true)
        end
      end
      vim.defer_fn(start, 20)
    end
  end
  start()
end

local function info()
  local clients = vim.lsp.get_clients({ name = NAME })
  if #clients == 0 then return vim.notify('glossator: no server is running') end
  local lines = vim.tbl_map(function(client)
    local server = client.server_info or {}
    return ('%s %s, client %d, %d buffer(s), positions in %s, root %s'):format(
      server.name or NAME,
      server.version or '(no version)',
      client.id,
      vim.tbl_count(client.attached_buffers),
      client.offset_encoding,
      client.root_dir or 'none'
    )
  end, clients)
  -- Of several servers all is wanted, although that takes an Enter.
  if #lines == 1 then
    require('glossator.say').tell(lines[1], vim.log.levels.INFO)
  else
    vim.notify(table.concat(lines, '\n'))
  end
end

local function log() vim.cmd.tabedit(vim.fn.fnameescape(vim.lsp.get_log_path())) end

local function conceal() require('glossator.conceal').toggle() end

local COMMANDS = { conceal = conceal, restart = restart, info = info, log = log }

-- For the completion of a command line.
---@return string[]
function M.complete(lead)
  local names = vim.tbl_filter(function(name) return vim.startswith(name, lead) end, vim.tbl_keys(COMMANDS))
  table.sort(names)
  return names
end

---@param name string a subcommand of :Glossator
function M.command(name)
  local run = COMMANDS[name]
  if run then
    run()
  else
    vim.notify('glossator: no such command: ' .. tostring(name), vim.log.levels.ERROR)
  end
end

return M
