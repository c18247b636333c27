-- Puts a function of its own in the place of rule
rule = function(t) return t end
return rule { api = 1, id = "A.5.1-load-rule-replaced" }
