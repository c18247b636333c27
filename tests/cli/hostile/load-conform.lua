-- Comes to an outcome while it is read
return conform("all is well")
