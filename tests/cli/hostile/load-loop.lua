-- loads for ever
while true do end
