# answers.jq - the answers of a run's JSON document, in lines as answers.sql prints them:
# rule, population, failed, unknown, set apart.
.outcomes[] | select(.rule | startswith("bench-") or . == "A.5.9-assets-owned")
| .numbers as $n
| "\(.rule) \($n.population) \($n.failed) \($n.unknown) \($n.waived + $n.exempt + $n.not_due + $n.no_limit)"
