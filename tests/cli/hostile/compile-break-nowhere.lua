-- Breaks out of nothing
break
return 1
