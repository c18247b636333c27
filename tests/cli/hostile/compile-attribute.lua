-- Names an attribute that does not exist
local x <conform> = 1
return x
