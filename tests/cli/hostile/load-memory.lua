-- Takes all memory while it is read
local t = {}
while true do t[#t + 1] = ("x"):rep(10000) .. #t end
