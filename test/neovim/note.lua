-- Neovim as a real client of the language server, set up as client/README.md says and driven by the keys that it names.
-- nvim --headless -u NONE -i NONE -n -S test/neovim/note.lua    (status 0 where all of it happens)

local person = dofile('test/neovim/person.lua')

local folder = vim.fn.tempname() .. ' of notes'

-- An agency's own words, so that the test holds whatever the built-in lexicon says. The note lies below the settings.
local FILES = {
  ['.peernote.json'] = [[{ "lexicon": ["words.json"], "rules": { "field/plan": "off" } }]],
  ['words.json'] = [=[{ "category": "motive", "entries": [
    { "terms": ["wolk:verb"], "instead": ["fall:verb silent"], "why": "Silence has many reasons.",
      "examples": ["He is [[wolking]]."] },
    { "terms": ["brell:verb"], "ask": "What did he do?", "examples": ["He is [[brelling]]."] },
    { "terms": ["snorp:verb"], "instead": ["laugh:verb"], "examples": ["He is [[snorping]]."] }] }]=],
  ['march/monday.note'] = [[
We met at the library.
🙂 He is wolking again.
🙂 He is brelling now.
He has a hx of falls.
She was snorping on the bus.]],
}

-- `peernote` on the path, as `npm link` puts it there.
local function install()
  local bin = folder .. '/bin'
  vim.fn.mkdir(bin, 'p')
  vim.fn.writefile({ '#!/bin/sh', ('exec node "%s/dist/cli.cjs" "$@"'):format(vim.fn.getcwd()) }, bin .. '/peernote')
  vim.fn.setfperm(bin .. '/peernote', 'rwxr-xr-x')
  vim.env.PATH = bin .. ':' .. vim.env.PATH
end

local function configure()
  local guide = table.concat(vim.fn.readfile('client/README.md'), '\n')
  local configuration = assert(guide:match('```lua\n(.-)```'), 'client/README.md has no Lua')
  assert(loadstring(configuration, 'client/README.md'))()
end

local function open_note()
  for name, text in pairs(FILES) do
    local path = folder .. '/' .. name
    vim.fn.mkdir(vim.fn.fnamemodify(path, ':h'), 'p')
    vim.fn.writefile(vim.split(text, '\n'), path)
  end
  vim.cmd('edit ' .. vim.fn.fnameescape(folder .. '/march/monday.note'))
end

-- What the command line says of the whole folder: the lines in which the agency's words are found.
local function on_command_line(...)
  local command = { 'peernote', 'lint', folder, '--format', 'json', '--fail-on', 'never', ... }
  local output = vim.fn.system(command)
  assert(vim.v.shell_error == 0, output)
  local found = {}
  for _, file in ipairs(vim.fn.json_decode(output).files) do
    for _, one in ipairs(file.findings) do
      if one.rule == 'drift/motive' then table.insert(found, one.line) end
    end
  end
  return found
end

local FIXED = {
  'Date of service: [to add: the day you met]',
  'We met at the library.',
  '🙂 He is falling silent again.',
  '🙂 He is [to add: what did he do?] now.',
  'He has a history of falls.',
  'She was snorping on the bus.',
}

local function gra() person.press('gra') end

-- In the order in which they run, each on what the one before it left.
local STEPS = {
  { 'opened', open_note },
  { 'found what the settings of the folder ask for', function()
    local found = person.appears('drift/motive', 'wolking')
    -- Bytes: the face before the word is four of them, and two units of the protocol.
    assert(found.lnum == 1 and found.col == 11 and found.end_col == 18, vim.inspect(found))
    assert(person.finding('field/date') and not person.finding('field/plan'), 'field/plan is off')
  end },
  { 'explained by K', function()
    person.go_to(person.finding('drift/motive', 'wolking'))
    person.press('K')
    local shown = person.floating_text()
    assert(shown:find('Silence has many reasons.', 1, true), shown)
  end },
  { 'replaced by gra', function()
    person.go_to(person.finding('drift/motive', 'wolking'))
    person.choose('Replace with "falling silent"', gra)
    person.goes('drift/motive', 'wolking')
  end },
  { 'asked, with a prompt to write over', function()
    person.go_to(person.finding('drift/motive', 'brelling'))
    person.choose('Ask here instead: [to add: what did he do?]', gra)
    person.goes('drift/motive', 'brelling')
    person.appears('check/placeholder')
  end },
  { 'added what is missing', function()
    person.go_to(person.finding('field/date'))
    person.choose('Add "Date of service"', gra)
    person.goes('field/date')
  end },
  { 'fixed all that is certain', function()
    person.appears('drift/shorthand')
    local only = { only = { 'source.fixAll.peernote' } }
    local options = vim.lsp.start and { context = only } or only -- Neovim 0.7 takes the context alone
    person.choose('Fix all that needs no answer from you', function() vim.lsp.buf.code_action(options) end)
    person.goes('drift/shorthand')
  end },
  { 'kept with a reason', function()
    person.go_to(person.appears('drift/motive', 'snorping'))
    person.choose("Keep: the person's own words", gra)
    person.goes('drift/motive', 'snorping')
    local kept = vim.fn.json_decode(vim.fn.readfile(folder .. '/.peernote/accepted.json')).accepted
    assert(#kept == 1 and kept[1].reason == 'own-words', vim.inspect(kept))
  end },
  { 'saved', function()
    vim.cmd('silent write')
    assert(vim.deep_equal(vim.fn.readfile(vim.api.nvim_buf_get_name(0)), FIXED), 'other text was saved')
    local without, with = on_command_line(), on_command_line('--no-accepted')
    assert(vim.deep_equal(without, {}) and vim.deep_equal(with, { 6 }), vim.inspect({ without, with }))
  end },
  { 'ended', function()
    local client = vim.lsp.get_active_clients()[1]
    assert(client.config.root_dir == folder, client.config.root_dir)
    vim.lsp.stop_client(client.id)
    person.until_true('the server does not end', function() return vim.lsp.client_is_stopped(client.id) end)
  end },
}

local function run()
  install()
  configure()
  for _, step in ipairs(STEPS) do
    step[2]()
    io.stdout:write('Neovim: ' .. step[1] .. '\n')
  end
end

local ok, failure = xpcall(run, debug.traceback)
vim.fn.delete(folder, 'rf')
if not ok then io.stdout:write(failure .. '\n') end
vim.cmd(ok and 'qa!' or 'cq!')
