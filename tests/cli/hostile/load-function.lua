-- Returns a function
return function() return rule {} end
