-- Returns a rule and something more
return rule { api = 1, id = "A.5.1-load-two-values" }, true
