-- Stays inside one C function while it is read
return ("a"):rep(200):find(("a-"):rep(60) .. "b")
