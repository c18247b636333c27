-- look_back.lua - how far a rule on planned audits or reviews looks back: one interval of the own rule and the limit after it, so
-- that last year's is still in sight until this year's is due.

-- The first day in sight. `own` is an own rule that states `every` and may state `within`.
return function(date, own)
  local from = date - own.every
  if own.within == none then return from end
  return from - own.within
end
