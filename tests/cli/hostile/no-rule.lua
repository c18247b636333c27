-- returns no rule
return 42
