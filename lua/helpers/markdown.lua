-- markdown.lua - pieces of Markdown for report templates. What evidence or rules
-- say is data: `text` is the one function that makes it harmless in Markdown.
local markdown = {}

-- What moves the cursor or turns the direction of text, as \x1B or \u{202E}: the form that it has on a terminal.
local function shown(text)
  text = text:gsub("[%z\1-\31\127]", function(c) return ("\\x%02X"):format(c:byte()) end)
  if not text:find("[\xC2\xD8\xE2]") then return text end
  return (text:gsub(utf8.charpattern, function(c)
    local code = #c > 1 and utf8.codepoint(c) or 0
    if code >= 0x80 and code <= 0x9F or code == 0x061C or code == 0x200E or code == 0x200F
      or code >= 0x2028 and code <= 0x202E or code >= 0x2066 and code <= 0x2069 then
      return ("\\u{%04X}"):format(code)
    end
  end))
end

-- Characters that mean something to Markdown, or to HTML inside it. A line break would end a table
-- row or a paragraph, so it becomes a blank; an underscore inside a word means nothing and stays.
function markdown.text(value)
  if value == nil then return "–" end
  local text = tostring(value)
  text = shown((text:gsub("[\r\n\t]+", " ")))
  text = text:gsub("[\\`*%[%]|]", "\\%0")
  text = text:gsub("&", "&amp;"):gsub("<", "&lt;"):gsub(">", "&gt;")
  text = text:gsub("~~", "\\~\\~")
  -- Some readers make links of what looks like an address.
  text = text:gsub("://", "&#58;//"):gsub("([Ww][Ww][Ww])%.", "%1&#46;")
  local plain = text
  text = text:gsub("()(_+)()", function(from, run, to)
    if plain:find("^%w", from - 1) and plain:find("^%w", to) then return run end
    return ("\\_"):rep(#run)
  end)
  text = text:gsub("^[-+#=]", "\\%0"):gsub("^(%d+)([.)]%s)", "%1\\%2")
  return text
end

local text = markdown.text

-- A heading of that level; `title` is already Markdown.
function markdown.heading(level, title)
  return ("#"):rep(level) .. " " .. title .. "\n\n"
end

function markdown.paragraph(sentence)
  return sentence .. "\n\n"
end

-- A list of values; `none` is said where there are none.
function markdown.list(values, none, form)
  if values == nil or #values == 0 then return markdown.paragraph("*" .. none .. "*") end
  local out = {}
  for _, value in ipairs(values) do
    out[#out + 1] = "- " .. (form and form(value) or text(value))
  end
  return table.concat(out, "\n") .. "\n\n"
end

-- A table; cells are Markdown already (columns[i].raw) or made harmless here.
-- columns: { { "Title", "field" or function(row) }, … }
function markdown.table(columns, rows, none)
  if rows == nil or #rows == 0 then return markdown.paragraph("*" .. none .. "*") end
  local head, rule, out = {}, {}, {}
  for i, column in ipairs(columns) do
    head[i] = column[1]
    rule[i] = column.right and "---:" or "---"
  end
  out[1] = "| " .. table.concat(head, " | ") .. " |"
  out[2] = "| " .. table.concat(rule, " | ") .. " |"
  for _, row in ipairs(rows) do
    local cells = {}
    for i, column in ipairs(columns) do
      local value = column[2]
      if type(value) == "function" then value = value(row) else value = row[value] end
      cells[i] = column.raw and value or text(value)
    end
    out[#out + 1] = "| " .. table.concat(cells, " | ") .. " |"
  end
  return table.concat(out, "\n") .. "\n\n"
end

-- "1 finding", "3 findings".
function markdown.count(n, one, many)
  return n .. " " .. (n == 1 and one or many or one .. "s")
end

return markdown
