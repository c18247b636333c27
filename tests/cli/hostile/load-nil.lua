-- Returns nothing
local _ = rule
