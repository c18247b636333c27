-- Defines two rules
local first = rule { api = 1, id = "A.5.1-load-twice-1" }
local second = rule { api = 1, id = "A.5.1-load-twice-2" }
return first, second
