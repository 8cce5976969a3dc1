-- Neovim as a real client of the language server: a note is opened, its finding appears, a quick fix is applied, the finding goes.
-- nvim --headless -u NONE -i NONE -n -S test/neovim/note.lua    (status 0 where all of it happens)

local WAIT = 20000 -- milliseconds, far more than it takes; a step that fails ends the test at once

local folder = vim.fn.tempname()

local function write(name, lines)
  vim.fn.writefile(lines, folder .. '/' .. name)
end

-- An agency's own word, so that the test holds whatever the built-in lexicon says.
local function open_note()
  vim.fn.mkdir(folder)
  write('.peernote.json', { '{ "lexicon": ["words.json"] }' })
  write('words.json', {
    '{ "category": "motive", "entries": [{ "terms": ["wolk:verb"], "instead": ["fall:verb silent"],',
    '  "examples": ["He is [[wolking]]."] }] }',
  })
  write('monday.note', { '🙂 We met at the library.', 'He is wolking again.' })
  vim.cmd('edit ' .. vim.fn.fnameescape(folder .. '/monday.note'))
  return vim.api.nvim_get_current_buf()
end

local function attach(buffer)
  local client = vim.lsp.start_client({
    name = 'peernote',
    cmd = { 'node', 'dist/server.cjs', '--stdio' },
    root_dir = folder,
  })
  assert(client, 'the server does not start')
  assert(vim.lsp.buf_attach_client(buffer, client), 'the server does not attach')
  return client
end

-- The diagnostic for the word in question; a whole note may be asked for more than that.
local function finding(buffer)
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
    if diagnostic.code == 'drift/motive' then return diagnostic end
  end
end

local function quick_fix(buffer, client, diagnostic)
  local params = {
    textDocument = vim.lsp.util.make_text_document_params(buffer),
    range = {
      start = { line = diagnostic.lnum, character = diagnostic.col },
      ['end'] = { line = diagnostic.end_lnum, character = diagnostic.end_col },
    },
    context = { diagnostics = {} },
  }
  local answers = vim.lsp.buf_request_sync(buffer, 'textDocument/codeAction', params, WAIT)
  for _, action in ipairs(answers and answers[client] and answers[client].result or {}) do
    if action.isPreferred then return action end
  end
end

local function run()
  local buffer = open_note()
  local client = attach(buffer)
  assert(vim.wait(WAIT, function() return finding(buffer) ~= nil end, 20), 'no finding appears')
  local found = finding(buffer)
  assert(found.source == 'peernote' and found.lnum == 1 and found.col == 6 and found.end_col == 13, vim.inspect(found))

  local action = quick_fix(buffer, client, found)
  assert(action, 'no quick fix is offered')
  vim.lsp.util.apply_workspace_edit(action.edit, vim.lsp.get_client_by_id(client).offset_encoding)
  local line = vim.api.nvim_buf_get_lines(buffer, 1, 2, true)[1]
  assert(line == 'He is falling silent again.', line)
  assert(vim.wait(WAIT, function() return finding(buffer) == nil end, 20), 'the finding stays')

  vim.lsp.stop_client(client)
  assert(vim.wait(WAIT, function() return vim.lsp.client_is_stopped(client) end, 20), 'the server does not end')
end

local ok, failure = xpcall(run, debug.traceback)
vim.fn.delete(folder, 'rf')
io.stdout:write((ok and 'Neovim: opened, found, fixed, cleared' or failure) .. '\n')
vim.cmd(ok and 'qa!' or 'cq!')
