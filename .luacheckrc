-- Rules and report templates run in a locked-down environment: only these globals exist there.
std = {
  read_globals = {
    "assert", "error", "ipairs", "pairs", "select", "tonumber", "tostring", "type",
    string = { fields = { "byte", "char", "find", "format", "gmatch", "gsub", "len", "lower", "match", "pack",
                          "packsize", "rep", "reverse", "sub", "unpack", "upper" } },
    math = { fields = { "abs", "acos", "asin", "atan", "ceil", "cos", "deg", "exp", "floor", "fmod", "huge", "log",
                        "max", "maxinteger", "min", "mininteger", "modf", "pi", "rad", "sin", "sqrt", "tan",
                        "tointeger", "type", "ult" } },
    table = { fields = { "concat", "insert", "move", "pack", "remove", "sort", "unpack" } },
    utf8 = { fields = { "char", "charpattern", "codepoint", "codes", "len", "offset" } },
    "use",
  },
}
max_line_length = 160

-- The vocabulary of rules.
local words = { "rule", "every", "schedule", "conform", "improvement", "gap", "none", "given", "column", "by", "before",
                "after", "since", "at_least", "at_most", "one_of", "any_of", "per" }
files["rules"].read_globals = words
files["fixtures/**/rules"].read_globals = words
files["lua/helpers/look_back.lua"].read_globals = words -- a helper of rules
files["tests/bench/careless/rules"].read_globals = words

-- Definitions for editors: they define what rules only read.
local meta_words = { "use", "assert", "error", "ipairs", "pairs", "select", "tonumber", "tostring", "type" }
for _, word in ipairs(words) do meta_words[#meta_words + 1] = word end
files["lua/stage0.lua"] = { globals = meta_words, unused_args = false, unused = false, read_globals = {}, max_line_length = false }
