-- Makes a length that is one in 32 bits
-- A table of n texts, n a power of two, and of those that a search for its end looks at: #t is "last".
local function pretend(n, last)
  local t, i, low, high = {}, 1 << 62, 1 << 60, 1 << 60
  for k = 1, n do t[k] = "k" .. k end
  while high <= last and high > 0 do low, high = high, high << 1 end
  if high < 0 then high = math.maxinteger end
  while high - low > 1 do
    local middle = low + (high - low) // 2
    if middle <= last then t[middle] = "x" low = middle else high = middle end
  end
  for k = 1, 100 do t["room" .. k] = true end -- so that what comes now moves nothing into the list part
  while i > n do
    if i <= last then t[i] = "x" end
    i = i >> 1
  end
  t[n + 1] = "x"
  assert(#t == last, "the length is what it should be")
  return t
end
return rule {
  api         = 1,
  id          = "A.5.1-c-length-32-bits",
  requirement = "A.5.1",
  title       = "Makes a length that is one in 32 bits",
  criterion   = "Never to be relied upon.",
  evidence    = { "leavers.person" },
  check = function(audit)
    return every { of = audit.records.leavers, key = "person", meets = { person = one_of(pretend(65536, (1 << 61) + 1)) }, gap = "{failed} of {all}" }
  end,
  examples = { { given = {}, expect = "not_determined" } },
}
