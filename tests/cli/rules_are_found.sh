#!/bin/sh
# `rule list` filters by requirement, theme, attribute, evidence and last outcome, all at once where asked; nothing that
# matches is an error that names what was asked. `rule show --evidence` says what a rule reads and whether it is there.
. "$SOURCE/tests/cli/lib.sh"
count=0
two_cycles acme
cd "$work/acme"

# lists ARGUMENTS… : the ids, one a line, in ids.
lists() {
  count=$((count + 1))
  "$STAGE0" rule list "$@" --json >json || fail "rule list $*: exit $?"
  sed -n 's/^    "id": "\(.*\)",$/\1/p' json >ids
  [ -s ids ] || fail "rule list $*: nothing"
}
# refuses WORDS ARGUMENTS…
refuses() {
  words=$1
  shift
  count=$((count + 1))
  status=0
  "$STAGE0" rule list "$@" >out 2>err || status=$?
  [ "$status" -eq 2 ] || fail "rule list $*: exit $status, not 2"
  grep -qF -- "$words" err || { fail "rule list $*: does not say \"$words\""; cat err; }
}

lists
cp ids all
lists --requirement A.8
grep -v '^A\.8\.' ids && fail "--requirement A.8 lists others"
lists --requirement A.5.18
grep -v '^A\.5\.18-' ids && fail "--requirement A.5.18 lists others"
[ "$(grep -c '^A\.5\.18-' all)" -eq "$(wc -l <ids)" ] || fail "--requirement A.5.18 leaves some out"
lists --theme people
grep -v '^A\.6\.' ids && fail "--theme people lists others"
for attribute in control_type=detective security_properties=availability cybersecurity_concepts=recover \
  operational_capabilities=governance security_domains=protection; do
  lists --attribute $attribute
  sed 's/-.*//' ids | sort -u >have
  "$STAGE0" catalog --attribute $attribute --json | sed -n 's/.*"id": "\(.*\)".*/\1/p' | sort -u >may
  comm -23 have may | grep . && fail "--attribute $attribute lists others"
done
lists --reads accounts
while read -r id; do
  grep -qE '"accounts(\.[a-z_]+)?"' "$SOURCE"/rules/*/"$id".lua || fail "$id does not read accounts"
done <ids
[ "$(grep -lE 'evidence.*"accounts\.|^ +"accounts\.' "$SOURCE"/rules/*/*.lua | wc -l)" -eq "$(wc -l <ids)" ] || fail "--reads accounts leaves some out"
lists --reads own_rules.leaver_accounts
[ "$(cat ids)" = A.5.18-leavers-disabled ] || fail "--reads an own rule"
lists --reads accounts.mfa
grep -qx A.8.5-privileged-mfa ids || fail "--reads a column"
total=0
for word in conform improvement gap not_determined absent not_tested error; do
  "$STAGE0" rule list --outcome $word --json 2>/dev/null >json || continue
  total=$((total + $(grep -c '^    "id"' json)))
done
tested=$(grep -c '^      "rule": "[0-9A]' reports/2026-H2/report.json || true)
[ "$total" -eq "$(wc -l <all)" ] || fail "the outcomes of $total rules of $(wc -l <all) are listed ($tested recorded)"
lists --outcome gap --reads accounts --requirement A.5
grep -qx A.5.18-leavers-disabled ids || fail "three filters at once"
"$STAGE0" rule list A.5 2>/dev/null && fail "a part is no name of a rule"

refuses 'no rule matches --theme people --reads accounts.mfa' --theme people --reads accounts.mfa
refuses 'did you mean accounts' --reads acounts
refuses 'did you mean A.5.18' --requirement 5.18
refuses 'near is people' --theme peopel
refuses 'did you mean conform' --outcome conforms
refuses 'there is no attribute' --attribute colour=red
refuses 'no control has control_type "blue"' --attribute control_type=blue

"$STAGE0" rule show A.5.18-leavers-disabled --evidence >out
count=$((count + 1))
sed -n '/^$/q;p' out >head
grep -qF -- "-- A.5.18-leavers-disabled reads" head || fail "show --evidence has no head"
tr '\n' ' ' <head | sed 's/--  *//g' | grep -qE 'accounts \(account, .*\) - there: [0-9]+ records in evidence/accounts.csv' || { fail "show --evidence does not say that accounts are there"; cat head; }
grep -qF "own_rules.leaver_accounts - there" head || fail "show --evidence does not name the own rule"
"$STAGE0" rule show A.5.18-leavers-disabled --json >json
grep -qF '"path": "rules/annex-a/A.5.18-leavers-disabled.lua"' json || fail "show --json does not say where"
grep -qF '"state": "there: ' json || fail "show --json does not say what is there"
rm evidence/accounts.csv
"$STAGE0" rule show A.5.18-leavers-disabled --evidence >out
tr '\n' ' ' <out | sed 's/--  *//g' | grep -qE 'accounts \(account, [^)]*\) - missing' || fail "show --evidence does not say that accounts are missing"
sed '1,/^$/d' out | cmp -s - "$SOURCE/rules/annex-a/A.5.18-leavers-disabled.lua" || fail "the source is not the file"
cd "$work"
"$STAGE0" rule show A.5.18-leavers-disabled | cmp -s - "$SOURCE/rules/annex-a/A.5.18-leavers-disabled.lua" || fail "show prints another source"
refuses 'there is no workspace' --outcome gap
done_testing "$count"
