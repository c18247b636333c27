#!/bin/sh
# Several rules of a requirement read one record. When it is said not to exist, that is one condition and so one
# finding, which names the other rules.
. "$SOURCE/tests/cli/lib.sh"
workspace company 2026-H1
rm "$work/company/evidence/soa.csv" "$work/company/evidence/actions.csv"
cat >>"$work/company/evidence/sources.yaml" <<'END'

soa: {not_given: does not exist, said_by: managing director, on: 2026-04-20}
actions: {not_given: does not exist, said_by: managing director, on: 2026-04-20}
END
"$STAGE0" -C "$work/company" audit >"$work/out"
for requirement in 6.1.3 10.2; do
  [ "$(grep -c " $requirement " "$work/out")" -eq 1 ] || fail "$requirement: $(grep " $requirement " "$work/out")"
  rules=$("$STAGE0" -C "$work/company" explain "$requirement" | grep -c ': absent')
  [ "$rules" -gt 1 ] || fail "$requirement: only $rules rule reads the record, so nothing is shown"
done
"$STAGE0" -C "$work/company" explain NC-2026-H1-002 | tr -s ' \n' ' ' | grep -q "6.1.3-soa-complete would read the same record" ||
  fail "the finding does not name the other rules"
done_testing 3
