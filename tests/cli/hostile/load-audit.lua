-- Reads evidence while it is read
return rule { api = 1, id = "A.5.1-load-audit", title = audit.profile.name }
