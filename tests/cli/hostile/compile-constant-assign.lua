-- Assigns to a constant
local x <const> = 1
x = 2
return rule { api = 1 }
