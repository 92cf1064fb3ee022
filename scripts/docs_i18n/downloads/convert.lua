-- Makes word-processor files of HTML documents; run as `pandoc lua convert.lua`, in the folder of the documents.
-- Reads `jobs.json`: {"documents": ["0", "1", …]}; for each name it reads NAME.html and writes NAME.docx and NAME.odt,
-- or NAME.error with the reason. The styles stand in reference.docx, reference.odt, docx.template and odt.template.

local function read(name)
  local file = assert(io.open(name, "rb"))
  local text = file:read("a")
  file:close()
  return text
end

local function write(name, bytes)
  local file = assert(io.open(name, "wb"))
  file:write(bytes)
  file:close()
end

-- What stands between the box of a checklist and its words, so that lines below begin under the words.
local TABS = { docx = { "openxml", "<w:r><w:tab/></w:r>" }, odt = { "opendocument", "<text:tab/>" } }

-- An item of a checklist with its box as a letter that people can overwrite; nil for another item.
local function ticked(item, format)
  local words = item[1] and item[1].content
  local first = (item[1].t == "Plain" or item[1].t == "Para") and words[1]
  if not (first and first.t == "Str" and (first.text == "☐" or first.text == "☒")) then
    return nil
  end
  local line = pandoc.Inlines({ first, pandoc.RawInline(TABS[format][1], TABS[format][2]) })
  for number = 2, #words do
    if number > 2 or words[number].t ~= "Space" then
      line:insert(words[number])
    end
  end
  local rest = pandoc.Blocks(item)
  rest:remove(1)
  return { pandoc.Div(pandoc.Para(line), { ["custom-style"] = "Checklist" }), rest }
end

-- A list in which each item begins with a box: a list without bullets, in a style that has a name.
local function checklist(list, format)
  local blocks = pandoc.Blocks({})
  local function tag(text)
    if format == "odt" then
      blocks:insert(pandoc.RawBlock("opendocument", text))
    end
  end
  tag('<text:list text:style-name="Checklist">')
  for _, item in ipairs(list.content) do
    local found = ticked(item, format)
    if not found then
      return nil
    end
    tag("<text:list-item>")
    blocks:insert(found[1])
    blocks:extend(found[2])
    tag("</text:list-item>")
  end
  tag("</text:list>")
  return blocks
end

local function filter(format)
  return {
    BulletList = function(list)
      return checklist(list, format)
    end,
    BlockQuote = format == "odt" and function(quote)
      return pandoc.Div(quote.content, { ["custom-style"] = "Quotations" })
    end or nil,
    Image = format == "odt" and function(image)
      image.title = pandoc.utils.stringify(image.caption) -- becomes <svg:title>
      return image
    end or nil,
  }
end

local options = {}
for _, format in ipairs({ "docx", "odt" }) do
  options[format] = {
    reference_doc = "reference." .. format,
    template = pandoc.template.compile(read(format .. ".template")),
  }
end

for _, name in ipairs(pandoc.json.decode(read("jobs.json"), false).documents) do
  local done, reason = pcall(function()
    local document = pandoc.read(read(name .. ".html"), "html")
    for format, how in pairs(options) do
      write(name .. "." .. format, pandoc.write(document:walk(filter(format)), format, how))
    end
  end)
  if not done then
    write(name .. ".error", tostring(reason))
  end
end
