-- What a person sees and does in Neovim: findings, keys, the menu of code actions. What does not happen in time is an error.

local WAIT = 60000 -- milliseconds, far more than it takes

local function until_true(what, holds)
  if vim.wait(WAIT, holds, 20) then return end
  local messages = vim.tbl_map(function(one) return one.message end, vim.diagnostic.get(0))
  error(what .. '\n' .. table.concat(messages, '\n'))
end

-- The first finding of a rule, of those with the word in their message where one is named.
local function finding(rule, word)
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    local names = not word or diagnostic.message:find(word, 1, true)
    if diagnostic.source == 'peernote' and diagnostic.code == rule and names then return diagnostic end
  end
end

local function appears(rule, word)
  until_true('not found: ' .. rule, function() return finding(rule, word) end)
  return finding(rule, word)
end

local function goes(rule, word)
  until_true('still there: ' .. rule, function() return not finding(rule, word) end)
end

local function press(keys)
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(keys, true, true, true), 'mx', false)
end

local function go_to(found) vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col }) end

-- What stands in the floating window once there is one.
local function floating_text()
  local function text()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then
        return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, true), '\n')
      end
    end
  end
  until_true('no floating window', text)
  return text()
end

-- Has the code actions shown and takes the one with a title, as a person does in the menu.
local function choose(title, show)
  local titles, chosen
  vim.ui.select = function(items, options, on_choice)
    titles = vim.tbl_map(options.format_item, items)
    for at, item in ipairs(items) do
      if titles[at] == title then
        on_choice(item, at)
        chosen = true
      end
    end
  end
  show()
  until_true('no code actions', function() return titles end)
  assert(chosen, ('"%s" is not among %s'):format(title, vim.inspect(titles)))
end

return {
  until_true = until_true,
  finding = finding,
  appears = appears,
  goes = goes,
  press = press,
  go_to = go_to,
  floating_text = floating_text,
  choose = choose,
}
