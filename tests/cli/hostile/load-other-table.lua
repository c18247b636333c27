-- Returns another table than the one it gave to rule
rule { api = 1 }
return { api = 1, id = "A.5.1-load-other-table" }
